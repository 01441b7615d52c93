import type { Clock } from '../domain/clock.ts'
import type { RemoteRecord, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Connection, Connections, Hints, Link, Links } from '../domain/sync.ts'
import type { Line, Mapping } from '../mapping/mapping.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import type { CrmEvents } from './event-store.ts'
import { eventKey } from './look-at-event.ts'
import { programsKey } from './look-at-programs.ts'
import { mayStart } from './start/may-start.ts'

export interface PollNeeds {
  connections: Pick<Connections, 'find' | 'update'>
  links: Pick<Links, 'findByRemotes'>
  hints: Pick<Hints, 'add'>
  events: Pick<CrmEvents, 'waiting' | 'keep'>
  queue: Pick<Queue, 'add'>
  /** Opens the account of a connection; its calls go behind all that are more urgent. */
  sessionOf(connection: Connection, priority: 'backfill'): Promise<Session>
  mappingOf(connection: Connection): Mapping
  /** Compares the mapping with the CRM's fields again. */
  refresh(connectionId: string): Promise<unknown>
  /** Has owners told of what waits for their decision. */
  tellOwners(connectionId: string): Promise<void>
  reconcileKey(connectionId: string, assessmentId: string): string
  clock: Clock
}

const MOST_PAGES = 50
const REFRESH_MS = 15 * 60_000
const MOST_EVENTS = 500
/**
 * A poll looks back, because a CRM's index shows changes late. While thousands of records are made, it finds them again
 * each time, with the searches that those who make them need: after a poll that took long, the next one waits so many
 * times as long.
 */
const LONG_MS = 2_000
const RESTS_FOR_WORK = 4
const LONGEST_REST_MS = 60_000

/**
 * Asks the CRM what changed since the last time: this covers webhooks that were lost or are not set up.
 * Safe to run twice: the cursor is stored after what it covers is noted, and a change seen twice is looked at twice.
 */
export function makePoll(needs: PollNeeds): JobHandler<'crm.poll'> {
  const rests = makeRests(needs.clock)
  return async ({ connectionId }) => {
    const connection = await needs.connections.find(connectionId)
    if (!connection || connection.state !== 'enabled') return
    for (const { id } of await needs.events.waiting(connectionId, MOST_EVENTS, 'people'))
      await needs.queue.add('crm.event', { connectionId, eventId: id }, { key: eventKey(id) })
    if ((await needs.events.waiting(connectionId, 1, 'programs')).length > 0)
      await needs.queue.add('crm.programs', { connectionId }, { key: programsKey(connectionId) })
    await needs.tellOwners(connectionId)
    const checkedMs = Date.parse(connection.checkedAt ?? '1970-01-01T00:00:00Z')
    if (needs.clock.now().getTime() - checkedMs > REFRESH_MS) await needs.refresh(connectionId)
    if (!connection.twoWay) return
    try {
      await rests.between(connectionId, () => poll(needs, connection))
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'credentials_expired') throw error
      await needs.connections.update(connectionId, { state: 'reconnect', reason: error.message })
    }
  }
}

/** Nothing is lost by a rest: the cursor says where the next one goes on. */
function makeRests(clock: Clock) {
  const untilMs = new Map<string, number>()
  return {
    async between(connectionId: string, work: () => Promise<void>): Promise<void> {
      const from = clock.now().getTime()
      if (from < (untilMs.get(connectionId) ?? 0)) return
      await work().finally(() => {
        const now = clock.now().getTime()
        const tookMs = now - from
        if (tookMs >= LONG_MS)
          untilMs.set(connectionId, now + Math.min(RESTS_FOR_WORK * tookMs, LONGEST_REST_MS))
      })
    },
  }
}

async function poll(needs: PollNeeds, connection: Connection): Promise<void> {
  const session = await needs.sessionOf(connection, 'backfill')
  if (!session.changes) return
  let cursors = connection.cursors
  for (const { object, fields } of watched(needs.mappingOf(connection))) {
    for (let page = 1; page <= MOST_PAGES; page++) {
      const known = cursors.find((one) => one.object === object)?.cursor
      const { records, cursor, more } = await session.changes(object, known, fields)
      await noteChanges(needs, connection, object, records)
      if (cursor !== known) {
        cursors = [...cursors.filter((one) => one.object !== object), { object, cursor }]
        await needs.connections.update(connection.id, { cursors })
      }
      if (!more || cursor === known) break
    }
  }
}

/** Objects with a line that comes back, and those that start an assessment; the others need no watching. */
function watched(mapping: Mapping): { object: string; fields: string[] }[] {
  const back = mapping.records.filter(
    ({ kind, lines }) =>
      kind === mapping.start?.kind ||
      lines.some(({ direction }) => direction === 'both' || direction === 'from_crm'),
  )
  return back.map((record) => ({ object: record.object, fields: remoteFields(record) }))
}

async function noteChanges(
  { links, hints, queue, events, reconcileKey, mappingOf }: PollNeeds,
  connection: Connection,
  object: string,
  records: RemoteRecord[],
): Promise<void> {
  if (records.length === 0) return
  const connectionId = connection.id
  const byId = new Map(records.map((record) => [record.id, record]))
  const found = await links.findByRemotes(connectionId, object, [...byId.keys()])
  const mapping = mappingOf(connection)
  const known = new Set(found.map(({ remoteId }) => remoteId))
  const starting = records.filter((one) => !known.has(one.id) && mayStart(mapping, connection, one))
  // Kept before the cursor moves on: what is lost afterwards is found again.
  const asEvents = starting.map(({ id, modifiedAt }) => ({
    id: `start:${id}`,
    object,
    recordId: id,
    kind: 'changed' as const,
    occurredAt: modifiedAt,
  }))
  for (const eventId of await events.keep(connectionId, asEvents))
    await queue.add('crm.event', { connectionId, eventId }, { key: eventKey(eventId) })
  const moved = found.filter((link) => {
    const record = byId.get(link.remoteId ?? '')
    const lines = mapping.records.find(({ kind }) => kind === link.kind)?.lines
    return !record || !lines || isNews(link, record, lines)
  })
  for (const { assessmentId } of moved) {
    await hints.add(connectionId, assessmentId, object)
    await queue.add(
      'sync.reconcile',
      { connectionId, assessmentId },
      { key: reconcileKey(connectionId, assessmentId) },
    )
  }
}

/**
 * Overlap brings the same records again, and our own writes come back as changes. No look is needed at a record that
 * is as we last saw it, or as our last write left it; in the latter case a rep may have changed another field right
 * before, so its values have to be the agreed ones.
 */
function isNews(
  { stamp, written, shadow }: Link,
  { modifiedAt, fields }: RemoteRecord,
  lines: Line[],
): boolean {
  if (modifiedAt === stamp) return false
  if (modifiedAt !== written) return true
  return lines.some(
    (line) =>
      line.direction !== 'on_create' &&
      normalise(line, fields[line.remote]) !== (shadow[line.remote] ?? null),
  )
}
