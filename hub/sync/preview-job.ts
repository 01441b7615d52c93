import type { JobHandler } from '../domain/jobs.ts'
import type { Lease } from '../domain/sync.ts'
import { carryOut } from './preview-carry.ts'
import { workOut } from './preview-look.ts'
import { previewKey, type PreviewNeeds } from './preview-needs.ts'
import { mayPass, stops, wordsOf } from './reconcile.ts'

export const PREVIEW_LEASE_MS = 120_000
/** So often in a row; then a person has to look. */
export const PREVIEW_ATTEMPTS = 5
const MOST_AT_ONCE = 100

/** Prolongs the lease; false when somebody else has the preview now. */
export type StillOurs = () => Promise<boolean>

/**
 * Works a preview out, or carries an approved one out, a chunk of assessments at a time.
 * Safe to run twice, also at the same time: a lease lets one work, progress is stored after each chunk, and a chunk
 * that is looked at again gives the same pages; what was carried out already is what the plan says, and not done again.
 */
export function makePreviewJob(needs: PreviewNeeds): JobHandler<'sync.preview'> {
  return async ({ previewId }, { attempt }) => {
    const lease = await needs.leases.take(previewKey(previewId), PREVIEW_LEASE_MS)
    if (!lease) return
    try {
      await work(needs, previewId, lease)
    } catch (error) {
      if (attempt < PREVIEW_ATTEMPTS || mayPass(error)) throw error
      await giveUp(needs, previewId, error)
    } finally {
      await needs.leases.release(lease)
    }
  }
}

async function work(needs: PreviewNeeds, previewId: string, lease: Lease): Promise<void> {
  const preview = await needs.previews.get(previewId)
  if (preview.paused) return
  const connection = await needs.connections.find(preview.connectionId)
  if (!connection) {
    await needs.previews.turn(previewId, ['working', 'approved', 'carrying_out'], { state: 'cancelled' })
    return
  }
  // Given new credentials, it goes on.
  if (connection.state === 'reconnect') return
  const stillOurs = () => needs.leases.renew(lease, PREVIEW_LEASE_MS)
  try {
    if (preview.state === 'working') await workOut(needs, preview, connection, stillOurs)
    else if (preview.state === 'approved' || preview.state === 'carrying_out')
      await carryOut(needs, preview, connection, stillOurs)
  } catch (error) {
    if (!(await stops(needs, connection, error))) throw error
  }
}

/** What cannot be worked out is dropped; what cannot be carried out waits, and can be resumed. */
async function giveUp(
  { previews, clock, log }: PreviewNeeds,
  previewId: string,
  error: unknown,
): Promise<void> {
  const trouble = wordsOf(error)
  const finishedAt = clock.now().toISOString()
  log.error({ previewId }, 'a preview does not get on')
  if (!(await previews.turn(previewId, ['working'], { state: 'cancelled', trouble, finishedAt })))
    await previews.turn(previewId, ['approved', 'carrying_out'], { paused: true, trouble })
}

/**
 * Queues every preview that somebody has to work on, whatever happened to its job.
 * Safe to run twice: it only queues, under a key that makes waiting jobs one.
 */
export function makePreviewSweep({
  previews,
  queue,
}: Pick<PreviewNeeds, 'previews' | 'queue'>): JobHandler<'sync.previews'> {
  return async () => {
    for (const previewId of await previews.unfinished(MOST_AT_ONCE))
      await queue.add('sync.preview', { previewId }, { key: previewKey(previewId) })
  }
}
