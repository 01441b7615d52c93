import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Hints, Link, Links, WaitingEvent } from '../domain/sync.ts'
import type { CrmEvents } from './event-store.ts'
import type { StartAssessment } from './start/start-assessment.ts'

export const eventKey = (eventId: string): string => `event:${eventId}`

export interface LookNeeds {
  events: CrmEvents
  links: Pick<Links, 'findByRemote'>
  hints: Pick<Hints, 'add'>
  queue: Pick<Queue, 'add'>
  /** Starts an assessment where a rep moved a record that we do not know to the chosen value; absent: nothing does. */
  start?: StartAssessment
  /** The key under which syncs of one assessment are one waiting job. */
  reconcileKey(connectionId: string, assessmentId: string): string
}

/**
 * Finds the assessment that an event is about, and has it looked at, unless we have seen the record as it was left. A
 * record that we do not know may start one; other events of such records are dropped.
 * Safe to run twice: a hint more only makes one more look, one record starts one assessment however often it is tried,
 * and an event that came again is kept.
 */
export function makeLookAtEvent({
  events,
  links,
  hints,
  queue,
  start,
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
      if (!link || isEcho(event, link)) continue
      const { assessmentId } = link
      await hints.add(connectionId, assessmentId, object)
      await queue.add(
        'sync.reconcile',
        { connectionId, assessmentId },
        { key: reconcileKey(connectionId, assessmentId) },
      )
    }
    if (found.every((link) => link === null)) await start?.(connectionId, object, mergedInto ?? recordId)
    await events.done(event)
  }
}

/**
 * A CRM tells of our own writes, too. Whatever happened up to the stamp of the record as we read or made it is in what
 * we have; a look at each would hold up what people do while thousands of records are made.
 */
const isEcho = ({ changedAt }: WaitingEvent, { stamp }: Link): boolean =>
  changedAt !== undefined && stamp !== undefined && Date.parse(changedAt) <= Date.parse(stamp)
