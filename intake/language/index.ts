import type { LanguageCode, Translate } from '../../hub/domain/languages.ts'
import { de } from './de.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
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

/** The sentences that the web client needs in this language. */
export const sentencesFor = (code: LanguageCode): Catalogue => WEB_CATALOGUES[code]

export { makeTranslate, type Catalogue, type Plurals } from './translate.ts'
