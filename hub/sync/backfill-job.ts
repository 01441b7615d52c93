import type { Backlog, Place } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import type { Connections, Lease, Leases } from '../domain/sync.ts'
import { keepBook, later, LEASE_MS } from './backfill-book.ts'
import type { Backfill, Backfills } from './backfill-store.ts'
import { oneByOne } from './one-by-one.ts'
import type { Reconciled, ReconcileMany } from './reconcile-many.ts'

export interface BackfillNeeds {
  backfills: Backfills
  backlog: Backlog
  connections: Pick<Connections, 'find'>
  leases: Leases
  reconcileMany: ReconcileMany
  queue: Pick<Queue, 'add'>
  clock: Clock
  log: Log
}

/** So many at once: as many as one call to a CRM carries. */
const CHUNK = 100
/** While one chunk waits for the CRM, others use the processor. */
const LANES = 3
/** Ids are read ahead, because looking for them costs more than carrying them. */
const PAGE = 10 * CHUNK
/** Then the job ends and is queued again, so that a process can stop within reasonable time. */
const TURN_MS = 20_000
const MOST_ROUNDS = 3
const ROUND_PAUSE_MS = 10_000
/** When at least so many fail at once for a reason that may pass, it is the CRM and not they. */
const ENOUGH_TO_BLAME_THE_CRM = 10

export const backfillKey = (connectionId: string): string => `backfill:${connectionId}`

/**
 * Works through everything that was behind when the backfill began, chunk by chunk, at the lowest priority.
 * Safe to run twice, also at the same time: a lease lets one work, each assessment is synced under its own lease, and
 * what was synced is no longer behind. A crash costs the chunks that were under way; they are looked at again.
 */
export function makeBackfillJob(needs: BackfillNeeds, chunk = CHUNK): JobHandler<'sync.backfill'> {
  return async ({ connectionId }) => {
    const [backfill, connection] = await Promise.all([
      needs.backfills.find(connectionId),
      needs.connections.find(connectionId),
    ])
    if (!connection) return needs.backfills.forget(connectionId)
    if (connection.state !== 'enabled' || !backfill || !isDue(backfill, needs.clock.now())) return
    const lease = await needs.leases.take(backfillKey(connectionId), LEASE_MS)
    if (!lease) return
    const unfinished = await workOn(needs, backfill, lease, chunk).finally(() => needs.leases.release(lease))
    if (unfinished)
      await needs.queue.add('sync.backfill', { connectionId }, { key: backfillKey(connectionId) })
  }
}

/** Running, and not waiting for the CRM. */
export const isDue = ({ state, waitUntil }: Backfill, now: Date): boolean =>
  state === 'running' && (waitUntil === undefined || Date.parse(waitUntil) <= now.getTime())

/** Answers true when its turn was over before the work was. */
async function workOn(
  needs: BackfillNeeds,
  backfill: Backfill,
  lease: Lease,
  size: number,
): Promise<boolean> {
  const { connectionId } = backfill
  const endMs = needs.clock.now().getTime() + TURN_MS
  const next = chunksOf(needs, backfill, size)
  const book = keepBook(needs, backfill, lease)
  const lane = async () => {
    while (book.goesOn() && needs.clock.now().getTime() < endMs) {
      const chunk = await next()
      if (!chunk) return true
      const page = book.open(chunk)
      const ids = chunk.map(({ id }) => id)
      const results = await needs.reconcileMany(connectionId, ids, { priority: 'backfill' })
      if (isTrouble(results)) await book.waits(results)
      else await book.close(page, results)
    }
    return false
  }
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        book.stop()
        throw error
      }),
    ),
  )
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
  if (!book.goesOn()) return false
  if (!lanes.every((one) => one.status === 'fulfilled' && one.value)) return true
  await endRound(needs, book.current())
  return false
}

const isTrouble = (results: Reconciled[]): boolean =>
  results.length >= ENOUGH_TO_BLAME_THE_CRM && results.every(({ ok, again }) => !ok && again)

/** The assessments in their order, a chunk at a time; several may ask at once. */
function chunksOf({ backlog }: BackfillNeeds, { connectionId, cursor, startedAt }: Backfill, size: number) {
  const inTurn = oneByOne()
  let read: Place[] = []
  let after = cursor
  let ended = false
  return () =>
    inTurn(async (): Promise<Place[] | undefined> => {
      if (read.length === 0 && !ended) {
        read = await backlog.page(connectionId, {
          until: startedAt,
          limit: PAGE,
          ...(after ? { after } : {}),
        })
        ended = read.length < PAGE
        after = read.at(-1) ?? after
      }
      return read.length > 0 ? read.splice(0, size) : undefined
    })
}

/** Whatever is still behind is tried again a little later, a few times; then the sweep keeps it. */
async function endRound({ backlog, backfills, clock, log }: BackfillNeeds, current: Backfill): Promise<void> {
  const { connectionId, round, startedAt } = current
  const behind = await backlog.count(connectionId, { until: startedAt })
  if (behind > 0 && round < MOST_ROUNDS) {
    const waitUntil = later(clock, ROUND_PAUSE_MS * round)
    await backfills.note(current, { round: round + 1, cursor: null, failures: [], waitUntil })
    return
  }
  await backfills.note(current, { state: 'done', samples: [] })
  log.info({ connectionId, total: current.total, failed: behind }, 'backfill done')
}
