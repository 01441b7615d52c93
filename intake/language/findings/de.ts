import type { Catalogue } from '../translate.ts'

/** What findings and the result say, in German. */
export const de: Catalogue = {}
