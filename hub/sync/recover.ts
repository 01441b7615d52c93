import type { RemoteRecord } from '../domain/connector.ts'
import type { Inflight, RemoteValues } from '../domain/sync.ts'
import type { RecordMapping } from '../mapping/mapping.ts'
import { normalise } from '../mapping/use-mapping.ts'

export interface Recovered {
  shadow: RemoteValues
  /** Fields of which nobody knows who spoke last. */
  doubtful: Set<string>
  /** Our write is there, or may be. */
  landed: boolean
}

/**
 * After a crash between "about to write" and "written": what may we believe? Remote = what we meant → it arrived.
 * Stamp unmoved → it never arrived, and the plan sends it again. Otherwise nobody knows, and the fields concerned ask
 * a person, except where ours decides anyway: that some of our values stand there proves nothing about the others,
 * because a rep may have said the same while the CRM refused ours.
 */
export function recover(
  shadow: RemoteValues,
  inflight: Inflight,
  remote: RemoteRecord,
  record: RecordMapping,
): Recovered {
  const lines = record.lines.filter(({ remote: name }) => name in inflight.values)
  const arrived = lines.map((line) => {
    const meant = inflight.values[line.remote] ?? null
    const matches = normalise(line, remote.fields[line.remote]) === meant
    return { line, meant, matches, tells: matches && shadow[line.remote] !== meant }
  })
  const whole = inflight.stamp === null || arrived.every(({ matches }) => matches)
  if (whole) return { shadow: { ...shadow, ...inflight.values }, doubtful: new Set(), landed: true }
  if (remote.modifiedAt === inflight.stamp) return { shadow, doubtful: new Set(), landed: false }
  const there = arrived.filter(({ matches }) => matches)
  const unknown = arrived.filter(({ line, matches }) => !matches && line.conflict !== 'ours')
  return {
    shadow: { ...shadow, ...Object.fromEntries(there.map(({ line, meant }) => [line.remote, meant])) },
    doubtful: new Set(unknown.map(({ line }) => line.remote)),
    landed: arrived.some(({ tells }) => tells),
  }
}
