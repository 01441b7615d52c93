import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { JobHandler } from '../domain/jobs.ts'
import type { Connector, Session } from '../domain/connector.ts'
import { syncId, type Connection, type Run, type RunRecord } from '../domain/sync.ts'
import type { Approved, Sync, SyncNeeds, Undo } from './needs.ts'
import { openSession } from './open-session.ts'
import { pass } from './pass.ts'
import { LEASE_MS } from './send.ts'

const MOST_PASSES = 3
/** So often in all; what then still fails is a dead letter. */
export const RECONCILE_ATTEMPTS = 8

/**
 * Brings one assessment and one CRM account into agreement.
 * Safe to run twice, also at the same time: a lease lets one work, its number keeps a stalled one from storing
 * anything, creates are keyed by our own key, and a sync of what agrees writes nothing.
 */
export function makeReconcile(
  needs: SyncNeeds,
  { attempts = RECONCILE_ATTEMPTS } = {},
): JobHandler<'sync.reconcile'> {
  return async ({ assessmentId, connectionId }, { attempt }) => {
    const connection = await needs.connections.find(connectionId)
    if (!connection || connection.state !== 'enabled') return
    const opened = await openSession(needs, connection, attempt > 1 ? 'retry' : 'live')
    try {
      await reconcileOne(needs, connection, assessmentId, opened)
    } catch (error) {
      if (await stops(needs, connection, error)) return
      if (attempt >= attempts) await noteFailure(needs, connection, assessmentId, error)
      throw error
    }
  }
}

/** What one sync works with beside its needs. */
export interface Opened {
  connector: Connector
  session: Session
  /** Calls to the CRM so far. */
  calls(): number
}

/** A sync that a person ordered: exactly what was approved, and why. */
export interface Order {
  approved: Approved
  undo?: Undo
  run: Pick<Run, 'why' | 'undoes'>
}

/** What one sync came to. */
export interface Outcome {
  /** Lines that turned out otherwise than approved. */
  moved: ReadonlySet<string>
  records: RunRecord[]
}

/** The sync itself, on a session that is open; throws what stopped it. */
export async function reconcileOne(
  needs: SyncNeeds,
  connection: Connection,
  assessmentId: string,
  opened: Opened,
  order?: Order,
): Promise<Outcome> {
  const lease = await needs.leases.take(`${connection.id}:${assessmentId}`, LEASE_MS)
  if (!lease)
    throw new HubError('unavailable', 'Another worker syncs this assessment right now.', {
      about: { assessmentId, connectionId: connection.id },
      retryAfterSeconds: 1,
    })
  try {
    return await work(needs, connection, assessmentId, lease, opened, order)
  } finally {
    await needs.leases.release(lease)
  }
}

async function work(
  needs: SyncNeeds,
  connection: Connection,
  assessmentId: string,
  lease: Sync['lease'],
  { connector, session, calls }: Opened,
  order: Order | undefined,
): Promise<Outcome> {
  const hint = await needs.hints.find(connection.id, assessmentId)
  const mapping = needs.mappingOf(connection)
  const startedAt = needs.clock.now()
  const callsBefore = calls()
  const records: RunRecord[] = []
  const moved = new Set<string>()
  let revision: number | undefined
  let failure: unknown
  let again = false
  for (let round = 1; round <= MOST_PASSES; round++) {
    const assessment = await needs.assessments.find(assessmentId)
    if (!assessment) break
    const sync: Sync = {
      needs,
      connection,
      connector,
      mapping,
      session,
      lease,
      assessment,
      // A second look is at everything: the world moved while we worked. So is one that a person approved.
      hinted: new Set(round === 1 && !order ? (hint?.objects ?? []) : ['*']),
      dry: false,
      ...(order ? { approved: order.approved } : {}),
      ...(order?.undo ? { undo: order.undo } : {}),
      moved,
      again: false,
      failure: undefined,
    }
    try {
      records.push(...(await pass(sync)))
    } catch (error) {
      sync.failure = error
    }
    revision = sync.assessment.revision
    failure = sync.failure
    again = sync.again
    if (failure !== undefined || !sync.again) break
  }
  if (records.length > 0)
    await needs.runs.add({
      id: randomUUID(),
      connectionId: connection.id,
      assessmentId,
      ...order?.run,
      startedAt: startedAt.toISOString(),
      durationMs: needs.clock.now().getTime() - startedAt.getTime(),
      calls: calls() - callsBefore,
      outcome: failure
        ? 'failed'
        : records.some(({ what }) => what === 'refused' || what === 'held')
          ? 'partly'
          : 'done',
      ...(failure instanceof HubError ? { error: failure.message } : {}),
      records,
    })
  if (failure !== undefined) throw failure
  await needs.deadLetters?.settle([syncId(connection.id, assessmentId)])
  // What was not approved, or not part of the undo, is still to do.
  const isWhole = moved.size === 0 && !order?.undo
  if (revision !== undefined && isWhole)
    await needs.assessments.caughtUp(assessmentId, connection.id, revision)
  if (again) await needs.hints.add(connection.id, assessmentId)
  else if (hint && isWhole) await needs.hints.clear(connection.id, assessmentId, hint.token)
  needs.log.info(
    { assessmentId, connectionId: connection.id, calls: calls() - callsBefore, records: records.length },
    'synced',
  )
  return { moved, records }
}

/** A sync that failed for good, or for so long that a person should know. */
export async function noteFailure(
  { assessments, deadLetters }: SyncNeeds,
  { id }: Connection,
  assessmentId: string,
  error: unknown,
): Promise<void> {
  const assessment = await assessments.find(assessmentId)
  if (!assessment) return
  const { revision } = assessment
  await deadLetters?.failed(id, assessmentId, { reason: wordsOf(error), again: mayPass(error), revision })
}

/** Trying again may help: the CRM was away, or somebody else syncs it right now. */
export const mayPass = (error: unknown): boolean =>
  error instanceof HubError && ['unavailable', 'remote_unavailable', 'too_many_requests'].includes(error.code)

export const wordsOf = (error: unknown): string =>
  error instanceof HubError ? error.message : 'The sync failed in an unexpected way.'

/** Failures that no retry mends: the connection waits for a person, and what is pending stays pending. */
export async function stops(
  { connections, log }: SyncNeeds,
  { id }: Connection,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof HubError)) return false
  if (error.code === 'credentials_expired') {
    await connections.update(id, { state: 'reconnect', reason: error.message })
    log.warn({ connectionId: id }, 'the CRM refuses the credentials')
    return true
  }
  if (error.about['guard'] === true) {
    await connections.update(id, { state: 'stopped', reason: `${error.message} ${error.hint ?? ''}`.trim() })
    log.warn({ connectionId: id }, 'the guard stopped a connection')
    return true
  }
  return false
}
