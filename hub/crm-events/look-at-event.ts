import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Hints, Links } from '../domain/sync.ts'
import type { CrmEvents } from './event-store.ts'

export const eventKey = (eventId: string): string => `event:${eventId}`

export interface LookNeeds {
  events: CrmEvents
  links: Pick<Links, 'findByRemote'>
  hints: Pick<Hints, 'add'>
  queue: Pick<Queue, 'add'>
  /** The key under which syncs of one assessment are one waiting job. */
  reconcileKey(connectionId: string, assessmentId: string): string
}

/**
 * Finds the assessment that an event is about, and has it looked at. Events of records that we do not know are dropped.
 * Safe to run twice: a hint more only makes one more look, and an event that came again is kept.
 */
export function makeLookAtEvent({
  events,
  links,
  hints,
  queue,
  reconcileKey,
}: LookNeeds): JobHandler<'crm.event'> {
  return async ({ eventId }) => {
    const event = await events.find(eventId)
    if (!event) return
    const { connectionId, object, recordId, mergedInto } = event
    const found = await Promise.all(
      [recordId, mergedInto].flatMap((id) => (id ? [links.findByRemote(connectionId, object, id)] : [])),
    )
    for (const link of found) {
      if (!link) continue
      const { assessmentId } = link
      await hints.add(connectionId, assessmentId, object)
      await queue.add(
        'sync.reconcile',
        { connectionId, assessmentId },
        { key: reconcileKey(connectionId, assessmentId) },
      )
    }
    await events.done(event)
  }
}
