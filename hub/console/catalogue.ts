import type { StepId } from '../domain/vocabulary.ts'

/** A field of the catalogue without its schema, which is the server's business. */
export interface CatalogueField {
  path: string
  label: string
  step: StepId
  /** `none`: lists and groups, which are shown here and changed by the API or the intake. */
  control: 'text' | 'long' | 'choice' | 'count' | 'none'
  /** Ids of a choice. */
  options?: string[]
  maxChars?: number
}

/** What the page brings along. */
export interface PageData {
  fields: CatalogueField[]
  /** Whether this is the demo, where a connection may point at a stand-in. */
  demo: boolean
}

let read: PageData | undefined

/** Reads, once, what the server wrote into the page. */
export function pageData(): PageData {
  read ??= JSON.parse(
    document.getElementById('data')?.textContent ?? '{"fields":[],"demo":false}',
  ) as PageData
  return read
}
