/** Canonical = as the hub spells it; remote = as the CRM spells it. */
export const KINDS = [
  'company',
  'contact',
  'deal',
  'line_item',
  'asset',
  'note',
  'activity',
  'task',
  'document',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * Kinds of which an assessment can have several records, one for each element: a cost, a device, something that
 * happened, a file. What they may say beside the facts of the assessment begins with the word given here.
 */
export const MANY: Partial<Record<Kind, 'cost' | 'device' | 'activity' | 'document'>> = {
  line_item: 'cost',
  asset: 'device',
  activity: 'activity',
  document: 'document',
}

/**
 * One canonical record: what a mapping reads and writes. `fields` is keyed by canonical path and holds only what may
 * travel: known values, ranges, and `null` for a value that a person cleared. Absent = nothing known.
 */
export interface CanonicalRecord {
  kind: Kind
  /** Our own key on the remote record: unique for each (assessment, kind, element). */
  key: string
  assessmentId: string
  /** For kinds with several records: the id of the element, which never changes. */
  element?: string
  fields: Record<string, unknown>
  /** For documents: what is attached. */
  file?: { name: string; contentType: string; content(): Promise<Buffer> }
}

export const canonicalKey = (assessmentId: string, kind: Kind, element?: string): string =>
  element === undefined ? `${assessmentId}:${kind}` : `${assessmentId}:${kind}:${element}`
