import type { Assessments, Backlog } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Connections, Hints } from '../domain/sync.ts'
import { backfillKey, isDue } from './backfill-job.ts'
import type { Backfill, Backfills } from './backfill-store.ts'

export interface SweepNeeds {
  assessments: Pick<Assessments, 'behind'>
  /** How many that are behind travel together; without it each travels by itself. */
  backfill?: {
    backlog: Pick<Backlog, 'page'>
    backfills: Pick<Backfills, 'find'>
    /** Begins one with everything that is behind. */
    start(connectionId: string): Promise<unknown>
  }
  /** Those among them that failed for good, and that nobody changed since: they wait for a person. */
  stuck?(connectionId: string, assessmentIds: string[]): Promise<ReadonlySet<string>>
  connections: Pick<Connections, 'list'>
  hints: Pick<Hints, 'list'>
  queue: Pick<Queue, 'add'>
  /** How often each CRM is asked for changes; webhooks are faster, this is what they may miss. */
  pollEveryMs: number
  clock: Clock
}

/** At most so many for each connection at once: the next sweep takes the next ones. */
const BATCH = 500
/** From so many on they travel together, as a backfill: one by one they would cost many times the calls. */
const MANY = 100
/** What a backfill has left behind is not another backfill. */
const REST_AFTER_BACKFILL_MS = 600_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 300_000

export const reconcileKey = (connectionId: string, assessmentId: string): string =>
  `reconcile:${connectionId}:${assessmentId}`

/**
 * Queues a sync for every assessment that is behind, whatever happened to the job that should have done it, and asks
 * the CRMs from time to time what changed there. What a backfill covers is left to it.
 * Safe to run twice: it only queues, under a key that makes waiting jobs one.
 */
export function makeSweep(needs: SweepNeeds, many = MANY): JobHandler<'sync.sweep'> {
  const { connections, hints, queue, pollEveryMs, clock } = needs
  const polledMs = new Map<string, number>()
  const pace = makePace(clock)
  return async () => {
    for (const { id: connectionId, state } of await connections.list()) {
      if (state !== 'enabled') continue
      const now = clock.now().getTime()
      if (now - (polledMs.get(connectionId) ?? 0) >= pollEveryMs) {
        polledMs.set(connectionId, now)
        await queue.add('crm.poll', { connectionId }, { key: `poll:${connectionId}` })
      }
      const behind = await sweepBacklog(needs, connectionId, many)
      const hinted = await hints.list(connectionId, BATCH)
      const due = pace(connectionId, [...new Set([...behind, ...hinted])])
      const stuck = due.length > 0 ? await needs.stuck?.(connectionId, due) : undefined
      for (const assessmentId of due.filter((id) => !stuck?.has(id)))
        await queue.add(
          'sync.reconcile',
          { assessmentId, connectionId },
          { key: reconcileKey(connectionId, assessmentId) },
        )
    }
  }
}

/** Keeps a backfill going, begins one where many are behind, and answers those that travel by themselves. */
async function sweepBacklog(needs: SweepNeeds, connectionId: string, many: number): Promise<string[]> {
  const { assessments, queue, clock } = needs
  if (!needs.backfill) return assessments.behind(connectionId, BATCH)
  const { backlog, backfills, start } = needs.backfill
  const backfill = await backfills.find(connectionId)
  if (backfill && isDue(backfill, clock.now()))
    await queue.add('sync.backfill', { connectionId }, { key: backfillKey(connectionId) })
  const covered = backfill && backfill.state !== 'done'
  const behind = await backlog.page(connectionId, {
    // A backfill covers what had changed when it began.
    ...(covered ? { after: { at: backfill.startedAt, id: LAST_ID } } : {}),
    limit: BATCH,
  })
  if (behind.length <= many || !mayBegin(backfill, clock.now())) return behind.map(({ id }) => id)
  await start(connectionId)
  return []
}

/** Greater than every id. */
const LAST_ID = '\uffff'

const mayBegin = (backfill: Backfill | null, now: Date): boolean =>
  !backfill ||
  (backfill.state === 'done' &&
    now.getTime() - Date.parse(backfill.finishedAt ?? backfill.updatedAt) >= REST_AFTER_BACKFILL_MS)

/** Whoever stays behind although a sync was queued comes again after a growing pause. */
function makePace(clock: Clock) {
  const known = new Map<string, Map<string, { pauseMs: number; nextMs: number }>>()
  return (connectionId: string, ids: string[]): string[] => {
    const now = clock.now().getTime()
    const before = known.get(connectionId)
    const after = new Map<string, { pauseMs: number; nextMs: number }>()
    known.set(connectionId, after)
    return ids.filter((id) => {
      const { pauseMs, nextMs } = before?.get(id) ?? { pauseMs: FIRST_PAUSE_MS / 2, nextMs: now }
      const due = nextMs <= now
      const longer = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
      after.set(id, due ? { pauseMs: longer, nextMs: now + longer } : { pauseMs, nextMs })
      return due
    })
  }
}
