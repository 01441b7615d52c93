import type { Assessments } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Connections, Hints } from '../domain/sync.ts'

export interface SweepNeeds {
  assessments: Pick<Assessments, 'behind'>
  connections: Pick<Connections, 'list'>
  hints: Pick<Hints, 'list'>
  queue: Pick<Queue, 'add'>
  /** How often each CRM is asked for changes; webhooks are faster, this is what they may miss. */
  pollEveryMs: number
  clock: Clock
}

/** At most so many for each connection at once: the next sweep takes the next ones. */
const BATCH = 500

export const reconcileKey = (connectionId: string, assessmentId: string): string =>
  `reconcile:${connectionId}:${assessmentId}`

/**
 * Queues a sync for every assessment that is behind, whatever happened to the job that should have done it, and asks
 * the CRMs from time to time what changed there.
 * Safe to run twice: it only queues, under a key that makes waiting jobs one.
 */
export function makeSweep({
  assessments,
  connections,
  hints,
  queue,
  pollEveryMs,
  clock,
}: SweepNeeds): JobHandler<'sync.sweep'> {
  const polledMs = new Map<string, number>()
  return async () => {
    for (const { id: connectionId, state } of await connections.list()) {
      if (state !== 'enabled') continue
      const now = clock.now().getTime()
      if (now - (polledMs.get(connectionId) ?? 0) >= pollEveryMs) {
        polledMs.set(connectionId, now)
        await queue.add('crm.poll', { connectionId }, { key: `poll:${connectionId}` })
      }
      const behind = await assessments.behind(connectionId, BATCH)
      const hinted = await hints.list(connectionId, BATCH)
      for (const assessmentId of new Set([...behind, ...hinted]))
        await queue.add(
          'sync.reconcile',
          { assessmentId, connectionId },
          { key: reconcileKey(connectionId, assessmentId) },
        )
    }
  }
}
