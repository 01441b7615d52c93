import type { Assessments, Backlog } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Connections } from '../domain/sync.ts'
import { later } from './backfill-book.ts'
import { backfillKey } from './backfill-job.ts'
import { progressOf, type Progress } from './backfill-progress.ts'
import type { Backfill, BackfillReason, Backfills, BackfillState } from './backfill-store.ts'

export type BackfillStanding = Backfill & Progress

/** What people and other parts of the hub do with backfills. */
export interface ManageBackfills {
  /** Null when there never was one. */
  standing(connectionId: string): Promise<BackfillStanding | null>
  /** Carries everything that is behind; what runs already begins anew. */
  start(connectionId: string, why: BackfillReason): Promise<BackfillStanding>
  /** Looks at every assessment, also at those that are up to date. */
  everything(connectionId: string, why: BackfillReason): Promise<BackfillStanding>
  pause(connectionId: string): Promise<BackfillStanding>
  resume(connectionId: string): Promise<BackfillStanding>
}

export interface ManageBackfillsNeeds {
  assessments: Pick<Assessments, 'markAllPending'>
  backfills: Backfills
  backlog: Backlog
  connections: Pick<Connections, 'find'>
  queue: Pick<Queue, 'add'>
  clock: Clock
}

/** Should we die while marking, the backfill begins after that long with what was marked. */
const MARKED_WITHIN_MS = 60_000

export function makeManageBackfills(needs: ManageBackfillsNeeds): ManageBackfills {
  const { backfills, backlog, queue } = needs
  const shown = async (backfill: Backfill): Promise<BackfillStanding> => ({
    ...backfill,
    ...(await progressOf(needs, backfill)),
  })
  const go = (connectionId: string) =>
    queue.add('sync.backfill', { connectionId }, { key: backfillKey(connectionId) })
  const existing = async (connectionId: string): Promise<void> => {
    if (await needs.connections.find(connectionId)) return
    throw new HubError('not_found', 'There is no such connection.', {
      hint: 'It may have been removed; look at the list.',
    })
  }
  const start = async (connectionId: string, why: BackfillReason): Promise<BackfillStanding> => {
    const begun = await backfills.start(connectionId, why, await backlog.count(connectionId, {}))
    await go(connectionId)
    return shown(begun)
  }
  const turn = async (connectionId: string, from: BackfillState, to: BackfillState) => {
    await existing(connectionId)
    const turned = await backfills.turn(connectionId, from, to)
    if (turned) return turned
    throw new HubError('conflict', `There is no backfill that is ${from}.`, {
      hint: 'Look where it stands.',
      about: { connectionId },
    })
  }

  return {
    async standing(connectionId) {
      await existing(connectionId)
      const found = await backfills.find(connectionId)
      return found && shown(found)
    },
    start,
    async everything(connectionId, why) {
      await existing(connectionId)
      // It is there before what it covers, so that the sweep never meets thousands that nobody covers.
      await backfills.start(connectionId, why, 0, later(needs.clock, MARKED_WITHIN_MS))
      await needs.assessments.markAllPending(connectionId)
      return start(connectionId, why)
    },
    pause: async (connectionId) => shown(await turn(connectionId, 'running', 'paused')),
    async resume(connectionId) {
      const resumed = await turn(connectionId, 'paused', 'running')
      await go(connectionId)
      return shown(resumed)
    },
  }
}
