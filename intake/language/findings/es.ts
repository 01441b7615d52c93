import type { Catalogue } from '../translate.ts'

/** What findings and the result say, in Spanish. */
export const es: Catalogue = {}
