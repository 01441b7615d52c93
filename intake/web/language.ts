import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LanguageCode } from '../../hub/domain/languages.ts'
import { makeTranslate, type Catalogue } from '../language/translate.ts'
import { wordsIn, type Words } from './words.ts'

/** The language of the page, with the sentences that this client needs. */
export interface PageLanguage {
  code: LanguageCode
  sentences: Catalogue
}

export const wordsOf = ({ code, sentences }: PageLanguage): Words => wordsIn(makeTranslate(code, sentences))

/** English where nobody says otherwise. */
export const Speaking = createContext<Words>(wordsIn(makeTranslate('en', {})))

/** The words of this page, in its language. */
export const useWords = (): Words => useContext(Speaking)
