import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Hints, Link, Links, WaitingEvent } from '../domain/sync.ts'
import type { CrmEvents } from './event-store.ts'
import type { StartAssessment } from './start/start-assessment.ts'

export const eventKey = (eventId: string): string => `event:${eventId}`

export interface LookNeeds {
  events: CrmEvents
  links: Pick<Links, 'findByRemotes'>
  hints: Pick<Hints, 'add'>
  queue: Pick<Queue, 'add'>
  /** Starts an assessment where a rep moved a record that we do not know to the chosen value; absent: nothing does. */
  start?: StartAssessment
  /** The key under which syncs of one assessment are one waiting job. */
  reconcileKey(connectionId: string, assessmentId: string): string
}

/** So many that wait are looked at with the one that is due: a CRM sends them by the hundred. */
const TOGETHER = 100

/**
 * Finds the assessment that an event is about, and has it looked at, unless we have seen the record as it was left;
 * others that wait are looked at along with it. A record that we do not know may start an assessment; other events of
 * such records are dropped.
 * Safe to run twice: a hint more only makes one more look, one record starts one assessment however often it is tried,
 * and an event that came again is kept.
 */
export function makeLookAtEvent(needs: LookNeeds): JobHandler<'crm.event'> {
  const { events, start } = needs
  /** What another job of this process looks at right now. */
  const busy = new Set<string>()
  return async ({ eventId }) => {
    const due = await events.find(eventId)
    if (!due) return
    const { connectionId, object, recordId, mergedInto } = due
    const waiting = await events.waiting(connectionId, TOGETHER + busy.size, 'people')
    const others = waiting.filter(({ id }) => id !== due.id && !busy.has(id))
    for (const { id } of [due, ...others]) busy.add(id)
    try {
      const linked = await linksOf(needs, [due, ...others])
      const known = others.filter((event) => linked(event).length > 0)
      await Promise.all(known.map((event) => look(needs, event, linked(event))))
      if (linked(due).length > 0) await look(needs, due, linked(due))
      else {
        await start?.(connectionId, object, mergedInto ?? recordId)
        await events.done(due)
      }
    } finally {
      for (const { id } of [due, ...others]) busy.delete(id)
    }
  }
}

const idsOf = ({ recordId, mergedInto }: WaitingEvent): string[] => [
  recordId,
  ...(mergedInto ? [mergedInto] : []),
]

/** What the hub has of a record: as it last saw it. */
export type Seen = Pick<Link, 'assessmentId' | 'remoteId' | 'stamp'>

/** The links of the records that the events are about: one query for each kind of record. */
export async function linksOf(
  { links }: { links: { findByRemotes(...of: Parameters<Links['findByRemotes']>): Promise<Seen[]> } },
  events: WaitingEvent[],
): Promise<(event: WaitingEvent) => Seen[]> {
  const found = new Map<string, Seen>()
  for (const object of new Set(events.map((one) => one.object))) {
    const own = events.filter((one) => one.object === object)
    const connectionId = own[0]?.connectionId ?? ''
    for (const link of await links.findByRemotes(connectionId, object, own.flatMap(idsOf)))
      found.set(`${object}:${link.remoteId}`, link)
  }
  return (event) => idsOf(event).flatMap((id) => found.get(`${event.object}:${id}`) ?? [])
}

/** Has the assessments of a record looked at, unless nothing happened to it since we saw it. */
export async function look(
  { events, hints, queue, reconcileKey }: Omit<LookNeeds, 'links' | 'start'>,
  event: WaitingEvent,
  links: Seen[],
): Promise<void> {
  const { connectionId, object } = event
  for (const link of links) {
    if (isEcho(event, link)) continue
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

/**
 * A CRM tells of our own writes, too. Whatever happened up to the stamp of the record as we read or made it is in what
 * we have; a look at each would hold up what people do while thousands of records are made.
 */
const isEcho = ({ changedAt }: WaitingEvent, { stamp }: Seen): boolean =>
  changedAt !== undefined && stamp !== undefined && Date.parse(changedAt) <= Date.parse(stamp)
