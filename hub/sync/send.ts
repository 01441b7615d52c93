import type { RemoteWrite, WriteResult } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Conflict, RemoteValues } from '../domain/sync.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import { remember } from './flips.ts'
import { hold } from './locate.ts'
import type { Sync } from './needs.ts'
import { isActive, planPiece, type Piece } from './piece.ts'
import { effective, type FieldPlan } from './plan.ts'

export const LEASE_MS = 120_000

/** A record read so recently is not read again before it is written: the answer would be as old when it arrives. */
const FRESH_MS = 300

/**
 * Carries our changes into the CRM: note on the link what we are about to write → read again → write → read back.
 * What each step leaves behind if we die after it is told in README.md. The caller saves the links afterwards.
 */
export async function send(sync: Sync, pieces: Piece[], open: Conflict[]): Promise<void> {
  const intended = pieces.filter(hasWrites)
  if (intended.length === 0) return
  await Promise.all(intended.map((piece) => intend(sync, piece)))
  await Promise.all(intended.map((piece) => readAgain(sync, piece, open)))
  const ready = intended.filter(hasWrites)
  if (ready.length === 0) return

  if (!(await sync.needs.leases.renew(sync.lease, LEASE_MS))) throw leaseLost(sync)
  const results = await sync.session.write(ready.map(writeOf))
  for (const [index, piece] of ready.entries()) {
    const result = results[index]
    if (result?.ok) accept(sync, piece, result)
    else await refuse(sync, piece, result)
  }
  await Promise.all(
    ready
      .filter((piece) => (piece.what === 'updated' || piece.what === 'adopted') && comesBack(sync, piece))
      .map((piece) => readBack(sync, piece)),
  )
}

/** Reading back tells of a rep's edit; a record nothing of which comes back cannot lose one to us. */
const comesBack = ({ connection }: Sync, { record }: Piece) =>
  record.lines.some((line) => ['both', 'from_crm'].includes(effective(line, connection.twoWay).direction))

const writesOf = ({ fields }: Piece): FieldPlan[] => fields.filter(({ action }) => action === 'write_remote')
const hasWrites = (piece: Piece) => isActive(piece) && writesOf(piece).length > 0

const sentValue = ({ line, remoteValue }: FieldPlan) => normalise(line, remoteValue)
const meant = (piece: Piece): RemoteValues =>
  Object.fromEntries(writesOf(piece).map((field) => [field.line.remote, sentValue(field)]))

/** Notes the values in flight and the remote's stamp. Claims the remote record, which only one link can. */
async function intend(sync: Sync, piece: Piece): Promise<void> {
  const { link, remote } = piece
  link.inflight = {
    at: sync.needs.clock.now().toISOString(),
    stamp: remote?.modifiedAt ?? null,
    values: meant(piece),
  }
  const saved = await sync.needs.links.save(link)
  if (saved === 'saved') return
  if (saved === 'stale') throw leaseLost(sync)
  const claimed = link.remoteId
  delete link.remoteId
  await hold(
    sync,
    piece,
    claimed ? [claimed] : [],
    'The matching record in the CRM belongs to another assessment already.',
  )
}

/** A rep may have saved while we planned: then the plan is made again on what the record says now. */
async function readAgain(sync: Sync, piece: Piece, open: Conflict[]): Promise<void> {
  const { link, remote, record } = piece
  if (!remote || sync.needs.clock.now().getTime() - (piece.readMs ?? 0) < FRESH_MS) return
  const [fresh] = await sync.session.read(link.object, [remote.id], remoteFields(record))
  if (!fresh || fresh.id !== remote.id || fresh.archived) {
    // Gone in this very moment: the next look decides what that means.
    piece.fields = []
    link.inflight = null
    sync.again = true
    return
  }
  if (fresh.modifiedAt === remote.modifiedAt) return
  piece.remote = fresh
  planPiece(sync, piece, open)
  sync.again ||= piece.fields.some(({ action }) => action === 'write_canonical')
  link.inflight = null
  if (hasWrites(piece)) await intend(sync, piece)
}

function writeOf(piece: Piece): RemoteWrite {
  const { link, record } = piece
  return {
    object: link.object,
    keyProperty: record.key,
    key: link.key,
    ...(link.remoteId ? { id: link.remoteId } : {}),
    fields: Object.fromEntries(
      writesOf(piece).map(({ line, remoteValue }) => [line.remote, remoteValue ?? null]),
    ),
  }
}

function accept(sync: Sync, piece: Piece, result: WriteResult & { ok: true }): void {
  const { link } = piece
  const now = sync.needs.clock.now()
  link.shadow = { ...link.shadow, ...meant(piece) }
  for (const field of writesOf(piece)) {
    link.history = remember(link.history, field.line.remote, sentValue(field), now)
    piece.done.push({
      remote: field.line.remote,
      ...(field.line.canonical ? { canonical: field.line.canonical } : {}),
      action: 'write_remote',
      before: field.theirs,
      after: sentValue(field),
      reason: field.reason,
    })
  }
  piece.what ??= result.created ? 'created' : 'updated'
  link.state = 'linked'
  link.remoteId = result.id
  link.inflight = null
  delete link.dead
}

/** One record was refused; the others went through. */
async function refuse(sync: Sync, piece: Piece, result: WriteResult | undefined): Promise<void> {
  const { link } = piece
  if (!result || result.ok || result.code === 'unavailable') {
    // Nobody knows whether it arrived: what was in flight stays noted, and the next try finds out.
    sync.failure ??= new HubError('remote_unavailable', 'The CRM did not take every record.', {
      about: { linkId: link.id },
    })
    piece.fields = []
    return
  }
  link.inflight = null
  if (result.code === 'not_found') {
    sync.again = true
    return
  }
  if (result.code === 'conflict' && link.state === 'new') return meetTwin(sync, piece, result.existingId)
  link.dead = result.reason
  piece.what = 'refused'
  piece.reason = result.reason
}

/** The CRM itself says that a record with this unique value exists. */
async function meetTwin(sync: Sync, piece: Piece, existingId: string | undefined): Promise<void> {
  const { link, record, ours } = piece
  if (existingId === undefined || link.tombstones.includes(existingId)) {
    // A person wanted a record of its own: it is made without the value that only one may have.
    const values = record.adopt
      .flatMap(({ remotes }) => remotes)
      .filter((remote) => ours.get(remote)?.state === 'value')
    const more = values.filter((remote) => !link.withheld.includes(remote))
    if (link.tombstones.length > 0 && more.length > 0) {
      link.withheld = [...link.withheld, ...more]
      sync.again = true
      return
    }
    return hold(
      sync,
      piece,
      [],
      'The CRM says that a record with the same unique value exists, without naming it.',
    )
  }
  const claimed = await sync.needs.links.findByRemote(link.connectionId, link.object, existingId)
  if (claimed || !sync.assessment.verified)
    return hold(sync, piece, [existingId], 'The CRM holds a record with the same unique value.')
  link.state = 'linked'
  link.remoteId = existingId
  link.adopted = true
  sync.again = true
}

/** What the CRM made of our write. Anything that differs is somebody's edit, and looked at once more. */
async function readBack(sync: Sync, piece: Piece): Promise<void> {
  const { link, record } = piece
  const [fresh] = await sync.session.read(link.object, [link.remoteId ?? ''], remoteFields(record))
  if (!fresh || fresh.archived) {
    sync.again = true
    return
  }
  const before = piece.remote?.fields ?? {}
  const sent = meant(piece)
  sync.again ||= record.lines.some((line) => {
    const expected = line.remote in sent ? sent[line.remote] : normalise(line, before[line.remote])
    return normalise(line, fresh.fields[line.remote]) !== expected
  })
  piece.remote = fresh
}

export const leaseLost = ({ assessment, connection }: Sync): HubError =>
  new HubError('unavailable', 'Another worker took this sync over.', {
    about: { assessmentId: assessment.id, connectionId: connection.id },
    retryAfterSeconds: 1,
  })
