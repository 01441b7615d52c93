import type { RemoteWrite, WriteResult } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Conflict, Inflight, RemoteValues } from '../domain/sync.ts'
import { remoteFields } from '../mapping/use-mapping.ts'
import { nameOf, partnersOf } from './associate.ts'
import { coveredEdits, spelled } from './covered.ts'
import { remember } from './flips.ts'
import { hold } from './locate.ts'
import { leaseLost, type Sync } from './needs.ts'
import { isActive, meant, planPiece, sentValue, writesOf, type Piece } from './piece.ts'
import { readBack } from './read-back.ts'

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

  for (const wave of waves(ready)) {
    await keepLease(sync)
    const results = await write(sync, wave, pieces)
    const checks: Promise<void>[] = []
    for (const [index, piece] of wave.entries()) {
      const result = results[index]
      if (!result?.ok) {
        await refuse(sync, piece, result)
        continue
      }
      const { inflight } = piece.link
      const before = spelled(piece.record, piece.remote)
      accept(sync, piece, result)
      checks.push(readBack(sync, piece, result), mend(sync, piece, inflight, before))
    }
    await Promise.all(checks)
  }
}

/** While most of the lease lies ahead, nobody can have taken it. */
async function keepLease(sync: Sync): Promise<void> {
  const leftMs = sync.lease.untilMs - sync.needs.clock.now().getTime()
  if (leftMs > LEASE_MS * 0.75) return
  if (!(await sync.needs.leases.renew(sync.lease, LEASE_MS))) throw leaseLost(sync)
}

/** Files travel alone, everything else of a wave together. One answer a piece, in their order. */
async function write(sync: Sync, wave: Piece[], all: Piece[]): Promise<(WriteResult | undefined)[]> {
  const answers = new Map<Piece, WriteResult>()
  const plain = wave.filter((piece) => !isFile(piece))
  const results = plain.length > 0 ? await sync.session.write(plain.map((piece) => writeOf(piece, all))) : []
  for (const [index, piece] of plain.entries()) {
    const result = results[index]
    if (result) answers.set(piece, result)
  }
  for (const piece of wave.filter(isFile)) answers.set(piece, await attach(sync, piece, all))
  return wave.map((piece) => answers.get(piece))
}

const isFile = ({ canonical, link }: Piece) => canonical.file !== undefined && !link.remoteId

async function attach({ session }: Sync, piece: Piece, all: Piece[]): Promise<WriteResult> {
  const { file } = piece.canonical
  const { key } = piece.link
  if (!file || !session.attach)
    return { ok: false, key, code: 'invalid', reason: 'This CRM takes no files from the hub.' }
  const { name, contentType } = file
  return session.attach({
    ...writeOf(piece, all),
    file: { name, contentType, content: await file.content() },
  })
}

/**
 * A record that is being made comes after those that it is associated with, so that it is associated in the same call.
 * Records that are there come first: they were read a moment ago.
 */
function waves(pieces: Piece[]): Piece[][] {
  const found: Piece[][] = []
  let left = pieces
  while (left.length > 0) {
    const waits = ({ link, record }: Piece) =>
      !link.remoteId &&
      left.some((other) => !other.link.remoteId && record.associate.includes(other.record.kind))
    const free = left.filter((piece) => !waits(piece))
    // Records that wait for each other in a circle go at once.
    const wave = free.length > 0 ? free : left
    found.push(wave)
    left = left.filter((piece) => !wave.includes(piece))
  }
  return found
}

const hasWrites = (piece: Piece) =>
  isActive(piece) && (writesOf(piece).length > 0 || Object.keys(piece.restore).length > 0)

/** Notes the values in flight and the remote's stamp. Claims the remote record, which only one link can. */
async function intend(sync: Sync, piece: Piece): Promise<void> {
  const { link, remote } = piece
  link.inflight = {
    at: sync.needs.clock.now().toISOString(),
    stamp: remote?.modifiedAt ?? null,
    values: meant(piece),
  }
  const saved = await sync.needs.links.save(link)
  // What is stored is no longer what was found: whatever the end looks like, it is stored too.
  piece.before = ''
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

function writeOf(piece: Piece, all: Piece[]): RemoteWrite {
  const { link, record } = piece
  return {
    object: link.object,
    keyProperty: record.key,
    key: link.key,
    ...(link.remoteId ? { id: link.remoteId } : { associate: partnersOf(piece, all) }),
    fields: {
      ...piece.restore,
      ...Object.fromEntries(
        writesOf(piece).map(({ line, remoteValue }) => [line.remote, remoteValue ?? null]),
      ),
    },
  }
}

function accept(sync: Sync, piece: Piece, result: WriteResult & { ok: true }): void {
  const { link } = piece
  const now = sync.needs.clock.now()
  link.shadow = { ...link.shadow, ...meant(piece) }
  for (const field of writesOf(piece)) {
    // What a record was made with is no change of it.
    if (!result.created) link.history = remember(link.history, field.line.remote, sentValue(field), now)
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
  link.associated = [...new Set([...link.associated, ...(result.associated ?? []).map(nameOf)])]
  delete link.dead
}

/** A rep's edit that our write covered is put back, and merged by the next pass as it should have been. */
async function mend(
  sync: Sync,
  piece: Piece,
  inflight: Inflight | null,
  before: RemoteValues,
): Promise<void> {
  if (!inflight || !piece.remote) return
  const covered = await coveredEdits(sync, piece, inflight, before)
  const names = Object.keys(covered)
  if (names.length === 0) return
  const { link, record } = piece
  const [result] = await sync.session.write([
    { object: link.object, keyProperty: record.key, key: link.key, id: piece.remote.id, fields: covered },
  ])
  if (!result?.ok)
    throw new HubError('remote_unavailable', 'An edit that our write had covered could not be put back.', {
      about: { linkId: link.id },
    })
  for (const name of names) {
    link.shadow = { ...link.shadow, [name]: before[name] ?? null }
    piece.done = piece.done.filter((one) => one.remote !== name)
  }
  sync.again = true
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
  await sync.needs.deadLetters?.refused(link, result.reason, meant(piece))
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
  if (sync.approved) {
    sync.moved.add(`${link.id}|`)
    piece.fields = []
    return
  }
  const claimed = await sync.needs.links.findByRemote(link.connectionId, link.object, existingId)
  if (claimed || !sync.assessment.verified)
    return hold(sync, piece, [existingId], 'The CRM holds a record with the same unique value.')
  link.state = 'linked'
  link.remoteId = existingId
  link.adopted = true
  sync.again = true
}
