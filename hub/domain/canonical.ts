/** Canonical = as the hub spells it; remote = as the CRM spells it. */
export const KINDS = ['company', 'contact', 'deal', 'note', 'task'] as const
export type Kind = (typeof KINDS)[number]

/**
 * One canonical record: what a mapping reads and writes. `fields` is keyed by canonical path and holds only what may
 * travel: known values, ranges, and `null` for a value that a person cleared. Absent = nothing known.
 */
export interface CanonicalRecord {
  kind: Kind
  /** Our own key on the remote record: unique for each (assessment, kind). */
  key: string
  assessmentId: string
  fields: Record<string, unknown>
}

export const canonicalKey = (assessmentId: string, kind: Kind): string => `${assessmentId}:${kind}`
