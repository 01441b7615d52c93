import type { LanguageCode, Translate } from '../../hub/domain/languages.ts'
import { de } from './de.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { de as findingsDe } from './findings/de.ts'
import { es as findingsEs } from './findings/es.ts'
import { fr as findingsFr } from './findings/fr.ts'
import { makeRetell, type Retell } from './retell.ts'
import { makeTranslate, type Catalogue } from './translate.ts'
import { de as webDe } from './web/de.ts'
import { es as webEs } from './web/es.ts'
import { fr as webFr } from './web/fr.ts'

/** What the conversation and the hub say, by language; English is the key itself. */
export const CATALOGUES: Readonly<Record<LanguageCode, Catalogue>> = { en: {}, de, fr, es }

/** What the web client says by itself; it travels to the browser, so it holds nothing else. */
export const WEB_CATALOGUES: Readonly<Record<LanguageCode, Catalogue>> = {
  en: {},
  de: webDe,
  fr: webFr,
  es: webEs,
}

const SPEAKERS: Readonly<Record<LanguageCode, Translate>> = {
  en: makeTranslate('en', CATALOGUES.en),
  de: makeTranslate('de', CATALOGUES.de),
  fr: makeTranslate('fr', CATALOGUES.fr),
  es: makeTranslate('es', CATALOGUES.es),
}

/** Speaks one of our languages on the server. */
export const translateFor = (code: LanguageCode): Translate => SPEAKERS[code]

/** What findings say, by language: whole sentences that were stored in English. */
export const FINDINGS_CATALOGUES: Readonly<Record<LanguageCode, Catalogue>> = {
  en: {},
  de: findingsDe,
  fr: findingsFr,
  es: findingsEs,
}

const RETELLERS: Readonly<Record<LanguageCode, Retell>> = {
  en: makeRetell({}),
  de: makeRetell(findingsDe),
  fr: makeRetell(findingsFr),
  es: makeRetell(findingsEs),
}

/** Says findings in one of our languages. */
export const retellIn = (code: LanguageCode): Retell => RETELLERS[code]

/** The sentences that the web client needs in this language. */
export const sentencesFor = (code: LanguageCode): Catalogue => WEB_CATALOGUES[code]

export { makeTranslate, type Catalogue, type Plurals } from './translate.ts'
