import type { Translate } from '../../hub/domain/languages.ts'
import { makeTranslate } from '../language/translate.ts'

/** What is said when nobody names a language. */
export const english: Translate = makeTranslate('en', {})
