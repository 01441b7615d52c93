import type { Catalogue } from './translate.ts'

/** French. What is not in here is said in English. */
export const fr: Catalogue = {}
