import type { Catalogue } from './translate.ts'

/** Spanish. What is not in here is said in English. */
export const es: Catalogue = {}
