import { createdProperty, modifiedProperty } from './definitions.ts'
import type { StoredRecord } from './portal.ts'
import type { Row } from './rows.ts'

/** Blanks are left out of what is stored. */
export const filled = (properties: Record<string, string>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''))

/** A search looks at thousands of records: their properties are read once somebody wants them. */
export function toRecord(row: Row, known?: Record<string, string>): StoredRecord {
  let own: Record<string, string> | undefined
  return {
    object: row.object,
    id: String(row.id),
    get properties() {
      own ??= {
        ...(known ?? (JSON.parse(row.properties) as Record<string, string>)),
        hs_object_id: String(row.id),
        [createdProperty(row.object)]: new Date(row.created_at).toISOString(),
        [modifiedProperty(row.object)]: new Date(row.updated_at).toISOString(),
      }
      return own
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.archived_at === null ? {} : { archivedAt: row.archived_at }),
  }
}
