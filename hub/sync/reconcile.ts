import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { JobHandler } from '../domain/jobs.ts'
import type { Connector, Session } from '../domain/connector.ts'
import type { Connection, RunRecord } from '../domain/sync.ts'
import type { Approved, Sync, SyncNeeds } from './needs.ts'
import { openSession } from './open-session.ts'
import { pass } from './pass.ts'
import { LEASE_MS } from './send.ts'

const MOST_PASSES = 3

/**
 * Brings one assessment and one CRM account into agreement.
 * Safe to run twice, also at the same time: a lease lets one work, its number keeps a stalled one from storing
 * anything, creates are keyed by our own key, and a sync of what agrees writes nothing.
 */
export function makeReconcile(needs: SyncNeeds): JobHandler<'sync.reconcile'> {
  return async ({ assessmentId, connectionId }, { attempt }) => {
    const connection = await needs.connections.find(connectionId)
    if (!connection || connection.state !== 'enabled') return
    const opened = await openSession(needs, connection, attempt > 1 ? 'retry' : 'live')
    try {
      await reconcileOne(needs, connection, assessmentId, opened)
    } catch (error) {
      if (!(await stops(needs, connection, error))) throw error
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

/** The sync itself, on a session that is open; throws what stopped it. */
export async function reconcileOne(
  needs: SyncNeeds,
  connection: Connection,
  assessmentId: string,
  opened: Opened,
  approved?: Approved,
): Promise<{ moved: ReadonlySet<string> }> {
  const lease = await needs.leases.take(`${connection.id}:${assessmentId}`, LEASE_MS)
  if (!lease)
    throw new HubError('unavailable', 'Another worker syncs this assessment right now.', {
      about: { assessmentId, connectionId: connection.id },
      retryAfterSeconds: 1,
    })
  try {
    return await work(needs, connection, assessmentId, lease, opened, approved)
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
  approved: Approved | undefined,
): Promise<{ moved: ReadonlySet<string> }> {
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
      hinted: new Set(round === 1 && !approved ? (hint?.objects ?? []) : ['*']),
      dry: false,
      ...(approved ? { approved } : {}),
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
  // What was not approved is still to do.
  if (revision !== undefined && moved.size === 0)
    await needs.assessments.caughtUp(assessmentId, connection.id, revision)
  if (again) await needs.hints.add(connection.id, assessmentId)
  else if (hint) await needs.hints.clear(connection.id, assessmentId, hint.token)
  needs.log.info(
    { assessmentId, connectionId: connection.id, calls: calls() - callsBefore, records: records.length },
    'synced',
  )
  return { moved }
}

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
