import { HubError } from '../domain/errors.ts'
import type { Sync } from './needs.ts'
import { isActive, type Piece } from './piece.ts'

const HOUR_MS = 3_600_000
const FEWEST_LINKS = 50

/**
 * The blast radius: when one kind changes or blanks more than the mapping allows within an hour, the connection stops
 * and asks. Records younger than the hour do not count: a new prospect's changes all the time.
 */
export async function checkGuard(sync: Sync, pieces: Piece[]): Promise<void> {
  const { needs, connection, mapping } = sync
  const now = needs.clock.now().getTime()
  const risky = pieces.filter(
    (piece) =>
      isActive(piece) && piece.remote && (blanks(piece) > 0 || (overwrites(piece) && isOld(piece, now))),
  )
  if (risky.length === 0) return
  const hourAgo = new Date(now - HOUR_MS).toISOString()
  const since = connection.resumedAt > hourAgo ? connection.resumedAt : hourAgo
  // Who resumes lets the record through that stopped it, even where it alone blanks more than the mapping allows.
  const isResumed = connection.resumedAt > hourAgo && connection.resumedAt > connection.createdAt
  const counts = await needs.runs.changedSince(connection.id, since)
  for (const piece of risky) {
    const { kind } = piece.record
    const count = counts.find((one) => one.kind === kind) ?? { changed: 0, blanked: 0 }
    const links = await needs.links.count(connection.id, kind)
    const tooMany =
      links >= FEWEST_LINKS && isOld(piece, now) && count.changed + 1 > links * mapping.guard.maxChangedShare
    const tooBlank = count.blanked + blanks(piece) > mapping.guard.maxBlanked
    if (tooMany || (tooBlank && !(isResumed && count.blanked === 0)))
      throw new HubError(
        'conflict',
        `More ${kind} records would change within an hour than the mapping allows.`,
        {
          hint: 'Look at the runs; resume the connection when this is wanted.',
          about: { connectionId: connection.id, guard: true },
        },
      )
  }
}

const isOld = ({ link }: Piece, now: number) => now - Date.parse(link.createdAt) > HOUR_MS
const overwrites = ({ fields }: Piece) =>
  fields.some(({ action, theirs }) => action === 'write_remote' && theirs !== null)
const blanks = ({ fields }: Piece) =>
  fields.filter(
    ({ action, theirs, ours, remoteValue, canonicalValue }) =>
      (action === 'write_remote' && theirs !== null && (remoteValue ?? null) === null) ||
      (action === 'write_canonical' && ours !== null && canonicalValue === null),
  ).length
