import type { Kind } from '../domain/canonical.ts'
import type { RemoteRecord, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { Connection, Link, RemoteValues } from '../domain/sync.ts'
import type { RecordMapping } from '../mapping/mapping.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import type { SyncNeeds } from './needs.ts'
import { openSession } from './open-session.ts'
import { stops } from './reconcile.ts'
import { reconcileKey } from './sweep.ts'

export interface FullPassNeeds extends SyncNeeds {
  queue: Pick<Queue, 'add'>
}

const EVERY_MS = 24 * 3_600_000
const BATCH = 100
/** What is logged once is the rep's afterwards: to close, to delete. */
const LOGGED_ONCE: ReadonlySet<Kind> = new Set(['task', 'activity', 'document'])

/**
 * Once a day, reads every linked record, a hundred a call: archiving a record moves no stamp and a lost webhook tells
 * nobody, so this is how records that are gone, merged, or changed unnoticed are found. Each is only noted; the
 * ordinary sync of its assessment decides what it means.
 * Safe to run twice: it reads and notes hints. How far it came is kept on the connection, so that a restart goes on.
 */
export function makeFullPass(needs: FullPassNeeds): JobHandler<'sync.full-pass'> {
  return async () => {
    for (const connection of await needs.connections.list()) {
      if (connection.state !== 'enabled' || !isDue(connection, needs.clock.now())) continue
      try {
        await passThrough(needs, connection)
      } catch (error) {
        if (await stops(needs, connection, error)) continue
        const waits = error instanceof HubError && error.code !== 'internal'
        if (!waits) throw error
        needs.log.warn({ connectionId: connection.id, code: error.code }, 'full pass interrupted')
      }
    }
  }
}

const isDue = ({ fullPass, createdAt }: Connection, now: Date) =>
  fullPass?.at !== undefined || now.getTime() - Date.parse(fullPass?.doneAt ?? createdAt) >= EVERY_MS

async function passThrough(needs: FullPassNeeds, connection: Connection): Promise<void> {
  const { session } = await openSession(needs, connection, 'backfill')
  const records = needs.mappingOf(connection).records.filter(({ kind }) => !LOGGED_ONCE.has(kind))
  const from = records.findIndex(({ object }) => object === connection.fullPass?.at?.object)
  const doneAt = connection.fullPass?.doneAt
  for (const record of records.slice(Math.max(0, from))) {
    const { object } = record
    let after = object === connection.fullPass?.at?.object ? connection.fullPass.at.after : ''
    for (;;) {
      const links = await needs.links.page(connection.id, object, after, BATCH)
      const last = links.at(-1)?.id
      if (last === undefined) break
      await lookAt(needs, connection, session, record, links)
      after = last
      const fullPass = { ...(doneAt ? { doneAt } : {}), at: { object, after } }
      await needs.connections.update(connection.id, { fullPass })
    }
  }
  await needs.connections.update(connection.id, { fullPass: { doneAt: needs.clock.now().toISOString() } })
  needs.log.info({ connectionId: connection.id }, 'full pass done')
}

async function lookAt(
  { hints, queue }: FullPassNeeds,
  { id: connectionId }: Connection,
  session: Session,
  record: RecordMapping,
  links: Link[],
): Promise<void> {
  const ids = links.flatMap(({ remoteId }) => remoteId ?? [])
  const found = new Map(
    (await session.read(record.object, ids, remoteFields(record))).map((one) => [one.id, one]),
  )
  for (const { assessmentId, remoteId = '', shadow } of links) {
    const remote = found.get(remoteId)
    if (remote && !remote.archived && agrees(record, remote, shadow)) continue
    await hints.add(connectionId, assessmentId, record.object)
    await queue.add(
      'sync.reconcile',
      { connectionId, assessmentId },
      { key: reconcileKey(connectionId, assessmentId) },
    )
  }
}

/** Nothing of what both sides agreed on has changed; a field that they never agreed on is no news. */
const agrees = ({ lines }: RecordMapping, { fields }: RemoteRecord, shadow: RemoteValues): boolean =>
  lines.every(
    (line) =>
      line.direction === 'on_create' ||
      !(line.remote in shadow) ||
      normalise(line, fields[line.remote]) === shadow[line.remote],
  )
