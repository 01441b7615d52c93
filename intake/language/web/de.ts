import type { Catalogue } from '../translate.ts'

/** What the web client says by itself; the conversation's sentences stand in ../de.ts. */
export const de: Catalogue = {}
