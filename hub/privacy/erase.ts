import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from '../platform/failure.ts'
import type { Tombstone, Tombstones } from './tombstone-store.ts'

/** One part of the hub that keeps something about an assessment. Forgetting what is gone already is no failure. */
export interface Keeper {
  name: string
  forget(assessmentId: string, conversations: readonly string[]): Promise<unknown>
}

export interface EraseNeeds {
  tombstones: Tombstones
  /** In order: first what people can still write to, the assessment itself towards the end. */
  keepers: readonly Keeper[]
  conversationsOf: (assessmentId: string) => Promise<string[]>
  queue: Queue
  clock: Clock
  log: Log
}

export interface Erase {
  (assessmentId: string, by: Tombstone['by']): Promise<void>
}

/**
 * Erases an assessment with everything that hangs on it. The tombstone is written first: killed at any moment, the
 * sweep finds it and goes on. Each keeper is asked again then, which changes nothing where it was done.
 */
export function makeErase(needs: EraseNeeds): Erase {
  return async (assessmentId, by) => {
    const { tombstones, queue, clock, log } = needs
    const conversations = await needs.conversationsOf(assessmentId)
    await tombstones.set({ assessmentId, conversations, by, askedAt: clock.now().toISOString() })
    try {
      await finish(needs, assessmentId)
    } catch (error) {
      log.error({ ...describeFailure(error), assessmentId }, 'an erasure was interrupted, and goes on later')
      await queue.add('privacy.erase', { assessmentId }, { key: assessmentId })
      throw new HubError('unavailable', 'The deletion has begun, and is not finished yet.', {
        hint: 'It goes on by itself; there is nothing more to do.',
        cause: error,
      })
    }
  }
}

/** Safe to run twice: see `makeErase`. */
export const makeEraseJob =
  (needs: EraseNeeds): JobHandler<'privacy.erase'> =>
  ({ assessmentId }) =>
    finish(needs, assessmentId)

const SWEPT_AT_ONCE = 20

/** Queues every erasure that is not finished. Safe to run twice: jobs with one key are one job. */
export const makeEraseSweep =
  ({ tombstones, queue }: Pick<EraseNeeds, 'tombstones' | 'queue'>): JobHandler<'privacy.sweep'> =>
  async () => {
    for (const assessmentId of await tombstones.unfinished(SWEPT_AT_ONCE))
      await queue.add('privacy.erase', { assessmentId }, { key: assessmentId })
  }

async function finish({ tombstones, keepers, clock, log }: EraseNeeds, assessmentId: string): Promise<void> {
  const tombstone = await tombstones.find(assessmentId)
  if (!tombstone || tombstone.doneAt) return
  for (const keeper of keepers) await keeper.forget(assessmentId, tombstone.conversations)
  await tombstones.done(assessmentId, clock.now().toISOString())
  log.info({ assessmentId, by: tombstone.by }, 'assessment erased')
}
