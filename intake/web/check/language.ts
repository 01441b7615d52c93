import { useEffect, useState } from 'preact/hooks'
import type { LanguageCode } from '../../../hub/domain/languages.ts'
import { makeTranslate, type Catalogue } from '../../language/translate.ts'
import { checkWords, type CheckWords } from './words.ts'

/** Sentences that only the check says travel with it. */
const CATALOGUES: Record<LanguageCode, () => Promise<Catalogue>> = {
  en: async () => ({}),
  de: async () => (await import('./languages/de.ts')).de,
  fr: async () => (await import('./languages/fr.ts')).fr,
  es: async () => (await import('./languages/es.ts')).es,
}

const wordsWith = (code: LanguageCode, catalogue: Catalogue): CheckWords =>
  checkWords(makeTranslate(code, catalogue))

/** The words of the check in a language; null until they are there. What cannot be loaded is said in English. */
export function useCheckWords(code: LanguageCode): CheckWords | null {
  const [words, setWords] = useState(() => (code === 'en' ? wordsWith('en', {}) : null))
  useEffect(() => {
    if (words) return
    CATALOGUES[code]().then(
      (catalogue) => setWords(wordsWith(code, catalogue)),
      () => setWords(wordsWith('en', {})),
    )
  }, [])
  return words
}
