import type { Catalogue } from '../translate.ts'

/** What findings and the result say, in French. */
export const fr: Catalogue = {}
