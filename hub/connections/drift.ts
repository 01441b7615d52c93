import { createHash } from 'node:crypto'
import type { RemoteSchema } from '../domain/connector.ts'
import type { Connection } from '../domain/sync.ts'
import { checkAgainst } from '../mapping/check-against.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { remoteFields } from '../mapping/use-mapping.ts'

/** What of the CRM's own fields changed since the last look, and which lines wait for that since when. */
export function driftOf(
  connection: Connection,
  mapping: Mapping,
  schema: RemoteSchema,
  now: Date,
): Pick<Connection, 'suspended' | 'schemaHash' | 'schemaChangedAt'> {
  const at = now.toISOString()
  const schemaHash = hashOf(mapping, schema)
  const isKnown = schemaHash === connection.schemaHash && connection.schemaChangedAt !== undefined
  const since = new Map(connection.suspended.map((one) => [one.line, one.since]))
  return {
    suspended: checkAgainst(mapping, schema, connection.choices).map(({ line, reason }) => ({
      line,
      reason,
      since: since.get(line) ?? at,
    })),
    schemaHash,
    schemaChangedAt: isKnown ? connection.schemaChangedAt : at,
  }
}

/** Of the fields that the mapping uses, whatever else the account has. */
function hashOf({ records }: Mapping, { objects }: RemoteSchema): string {
  const used = records.map((record) => {
    const names = new Set(remoteFields(record))
    const properties = (objects[record.object]?.properties ?? []).filter(({ name }) => names.has(name))
    const told = properties.map(({ name, type, readOnly = false, options = [] }) => [
      name,
      type,
      readOnly,
      options.map(({ value }) => value).toSorted(),
    ])
    return [record.object, told.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))]
  })
  return createHash('sha256').update(JSON.stringify(used)).digest('base64url')
}
