import type { RemoteRecord } from '../domain/connector.ts'
import type { Inflight, RemoteValues } from '../domain/sync.ts'
import type { RecordMapping } from '../mapping/mapping.ts'
import { normalise } from '../mapping/use-mapping.ts'

/**
 * After a crash between "about to write" and "written": what may we believe? Remote = what we meant → it arrived.
 * Stamp unmoved → it never arrived, and the plan sends it again. Otherwise nobody knows, and the fields concerned ask
 * a person, except where ours decides anyway. A write is one call a record: if one field arrived, all did.
 */
export function recover(
  shadow: RemoteValues,
  inflight: Inflight,
  remote: RemoteRecord,
  record: RecordMapping,
): { shadow: RemoteValues; doubtful: Set<string>; landed: boolean } {
  const lines = record.lines.filter(({ remote: name }) => name in inflight.values)
  const arrived = lines.map((line) => {
    const meant = inflight.values[line.remote] ?? null
    const matches = normalise(line, remote.fields[line.remote]) === meant
    return { line, matches, proves: matches && shadow[line.remote] !== meant }
  })
  const landed =
    inflight.stamp === null || arrived.some(({ proves }) => proves) || arrived.every(({ matches }) => matches)
  if (landed) return { shadow: { ...shadow, ...inflight.values }, doubtful: new Set(), landed }
  if (remote.modifiedAt === inflight.stamp) return { shadow, doubtful: new Set(), landed }
  const unknown = arrived.filter(({ line, matches }) => !matches && line.conflict !== 'ours')
  return { shadow, doubtful: new Set(unknown.map(({ line }) => line.remote)), landed }
}
