import type { RemoteRecord } from '../domain/connector.ts'
import type { Inflight, RemoteValues } from '../domain/sync.ts'
import type { Line } from '../mapping/mapping.ts'
import { normalise } from '../mapping/use-mapping.ts'
import type { Sync } from './needs.ts'
import type { Piece } from './piece.ts'
import { effective } from './plan.ts'

/**
 * A rep's edits that lie under our own write: saved after we had read the record, gone since. No CRM has a conditional
 * write, so this cannot be prevented; where the CRM keeps the history of its fields, it can be seen and mended. Answers
 * the values as the rep left them.
 */
export async function coveredEdits(
  sync: Sync,
  { link, record }: Piece,
  { stamp, values }: Pick<Inflight, 'stamp' | 'values'>,
  before: RemoteValues,
): Promise<RemoteValues> {
  const { session, connection } = sync
  const { remoteId } = link
  const watched = record.lines.filter((line) => isWatched(line, connection.twoWay))
  const written = watched.filter(({ remote }) => remote in values)
  if (!session.history || stamp === null || remoteId === undefined || written.length === 0) return {}
  // Always the same fields, so that several syncs ask together.
  const fields = watched.map(({ remote }) => remote)
  const [history] = await session.history(link.object, [remoteId], fields)
  const covered = written.flatMap((line) => {
    const under = underOurs(line, history?.fields[line.remote] ?? [], values[line.remote] ?? null, stamp)
    return under === undefined || normalise(line, under) === (before[line.remote] ?? null)
      ? []
      : [[line.remote, under] as const]
  })
  return Object.fromEntries(covered)
}

/** Where ours decides anyway, nothing can be lost. */
function isWatched(line: Line, twoWay: boolean): boolean {
  const { direction, conflict } = effective(line, twoWay)
  return (direction === 'both' || direction === 'to_crm') && conflict !== 'ours'
}

/** The newest value before ours that is younger than our look at the record. */
function underOurs(
  line: Line,
  newestFirst: { value: string | null; at: string }[],
  ours: string | null,
  stamp: string,
): string | null | undefined {
  const own = newestFirst.findIndex(({ value }) => normalise(line, value) === ours)
  if (own === -1) return undefined
  const under = newestFirst.slice(own + 1).find(({ value }) => normalise(line, value) !== ours)
  return under && under.at > stamp ? under.value : undefined
}

/** The values of a record, spelled as they are compared. */
export const spelled = ({ lines }: Piece['record'], remote: RemoteRecord | null): RemoteValues =>
  Object.fromEntries(lines.map((line) => [line.remote, normalise(line, remote?.fields[line.remote])]))
