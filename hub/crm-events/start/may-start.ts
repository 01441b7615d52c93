import type { RemoteRecord } from '../../domain/connector.ts'
import type { Connection } from '../../domain/sync.ts'
import type { Mapping, RecordMapping } from '../../mapping/mapping.ts'
import { withChoices } from '../choices.ts'

/** The record of the mapping that starts assessments, where it is one of this object. */
export const startingRecord = ({ start, records }: Mapping, object: string): RecordMapping | undefined =>
  records.find((one) => one.kind === start?.kind && one.object === object)

/**
 * Whether a rep moved this record to a value that starts an assessment. A record that carries our key belongs to one
 * already, or did; an archived one starts nothing.
 */
export function mayStart(
  mapping: Mapping,
  connection: Connection,
  { object, fields, archived }: RemoteRecord,
): boolean {
  const { start } = mapping
  const record = startingRecord(mapping, object)
  if (!start || !record || archived || fields[record.key]) return false
  const values = start.values.map((text) => withChoices(text, mapping, connection)).filter(Boolean)
  return values.includes(fields[start.remote] ?? '')
}
