import type { Assessments } from '../../assessments/assessments.ts'
import type { Assessment } from '../../domain/assessment.ts'
import { canonicalKey } from '../../domain/canonical.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Connector, Session } from '../../domain/connector.ts'
import { HubError } from '../../domain/errors.ts'
import type { Log } from '../../domain/ports.ts'
import {
  linkId,
  type Connection,
  type Connections,
  type Lease,
  type Leases,
  type Link,
  type Links,
} from '../../domain/sync.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import { remoteFields } from '../../mapping/use-mapping.ts'
import { mayStart, startingRecord } from './may-start.ts'
import { answersOf, gather, ownerOf, shadowOf, type Found } from './prefill.ts'

export interface StartNeeds {
  connections: Pick<Connections, 'find'>
  connectors: Readonly<Record<string, Pick<Connector, 'title'>>>
  assessments: Pick<Assessments, 'create' | 'change' | 'note'>
  links: Pick<Links, 'of' | 'save'>
  leases: Leases
  sessionOf(connection: Connection): Promise<Session>
  mappingOf(connection: Connection): Mapping
  freshInvitation(assessment: Assessment): NonNullable<Assessment['invitation']>
  clock: Clock
  log: Log
}

export type StartAssessment = (connectionId: string, object: string, recordId: string) => Promise<void>

const LEASE_MS = 60_000

/**
 * A rep moved a record to the chosen value: makes an assessment that knows what the CRM knows, linked to its records,
 * with an invitation for the prospect. The invitation is the last thing that is stored, and only with it the sync has
 * something to write, so that it never meets an assessment whose links are not there yet.
 * Safe to run twice, also at the same time: the record is the key of the assessment, and a link that is there stays.
 */
export function makeStartAssessment(needs: StartNeeds): StartAssessment {
  return async (connectionId, object, recordId) => {
    const connection = await needs.connections.find(connectionId)
    // Nothing of the CRM comes to the hub before an admin has switched two-way on.
    if (!connection || connection.state !== 'enabled' || !connection.twoWay) return
    const mapping = needs.mappingOf(connection)
    const record = startingRecord(mapping, object)
    if (!record) return
    const session = await needs.sessionOf(connection)
    const [remote] = await session.read(object, [recordId], remoteFields(record))
    if (!remote || !mayStart(mapping, connection, remote)) return
    const found = await gather(session, mapping, { mapping: record, remote })
    const title = needs.connectors[connection.crm]?.title ?? connection.title
    const { id } = await needs.assessments.create({
      status: 'invited',
      // Only the invitation opens it, and the rep decides who gets that.
      verified: true,
      idempotencyKey: ['crm.start', connectionId, object, recordId].join(':'),
      answers: answersOf(found, connection, {
        source: 'crm',
        at: needs.clock.now().toISOString(),
        confidence: 1,
        detail: title,
        connectionId,
        mappingVersion: mapping.version,
      }),
    })
    if (!(await linkAll(needs, connection, id, found))) return
    await invite(needs, connection, id, found, `Started from a ${record.kind} in ${title}.`)
    needs.log.info({ connectionId, assessmentId: id }, 'assessment started in the CRM')
  }
}

async function invite(
  { assessments, freshInvitation }: StartNeeds,
  connection: Connection,
  assessmentId: string,
  found: Found[],
  text: string,
): Promise<void> {
  const [{ remote } = { remote: undefined }] = found
  const owner = ownerOf(found, connection)
  let isNew = false
  await assessments.change(assessmentId, (current) => {
    isNew = current.startedIn === undefined
    if (!isNew || !remote) return null
    return {
      startedIn: { connectionId: connection.id, object: remote.object, recordId: remote.id },
      invitation: current.invitation ?? freshInvitation(current),
      ...(owner === undefined || current.owner !== undefined ? {} : { owner }),
    }
  })
  if (isNew) await assessments.note({ assessmentId, kind: 'started', who: connection.title, text })
}

/** False when the started record belongs to another assessment after all. */
async function linkAll(
  needs: StartNeeds,
  connection: Connection,
  assessmentId: string,
  found: Found[],
): Promise<boolean> {
  const { leases, links, assessments } = needs
  const lease = await leases.take(`${connection.id}:${assessmentId}`, LEASE_MS)
  if (!lease)
    throw new HubError('unavailable', 'Another worker syncs this assessment right now.', {
      about: { assessmentId, connectionId: connection.id },
      retryAfterSeconds: 1,
    })
  try {
    const known = await links.of(connection.id, assessmentId)
    for (const [index, one] of found.entries()) {
      if (known.some(({ kind }) => kind === one.mapping.kind)) continue
      const saved = await links.save(freshLink(needs, connection, assessmentId, one, lease))
      if (saved === 'stale')
        throw new HubError('unavailable', 'A newer sync took over.', { retryAfterSeconds: 1 })
      // A company that another assessment has keeps its link; the sync asks about it once it has something to say.
      if (saved === 'saved' || index > 0) continue
      await assessments.change(assessmentId, ({ status }) =>
        status === 'invited' ? { status: 'archived' } : null,
      )
      return false
    }
    return true
  } finally {
    await leases.release(lease)
  }
}

function freshLink(
  { clock }: StartNeeds,
  connection: Connection,
  assessmentId: string,
  found: Found,
  { fence }: Lease,
): Link {
  const { kind, object } = found.mapping
  const now = clock.now().toISOString()
  return {
    id: linkId(connection.id, assessmentId, kind),
    connectionId: connection.id,
    assessmentId,
    kind,
    object,
    key: canonicalKey(assessmentId, kind),
    state: 'linked',
    remoteId: found.remote.id,
    adopted: true,
    shadow: shadowOf(found, connection),
    inflight: null,
    associated: [],
    tombstones: [],
    withheld: [],
    trusted: [],
    holds: [],
    history: [],
    syncedAt: now,
    stamp: found.remote.modifiedAt,
    createdAt: now,
    fence,
  }
}
