import type { RemoteRecord } from '../domain/connector.ts'
import type { Choice, ConflictType } from '../domain/sync.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import type { Sync } from './needs.ts'
import { coveredEdits } from './covered.ts'
import type { Piece } from './piece.ts'
import { recover } from './recover.ts'

/**
 * Finds the remote record of a piece: by its link, else by our key, else among the records that were there before us.
 * Afterwards the piece is linked with its record read, new with nothing in the CRM, or waits for a person.
 */
export async function locate(sync: Sync, piece: Piece): Promise<void> {
  const { link } = piece
  piece.readMs = sync.needs.clock.now().getTime()
  if (link.state === 'unlinked') return
  if (link.state === 'held') {
    // A stranger who has proved to belong to the company is a stranger no longer.
    if (!sync.assessment.verified) return
    link.state = 'new'
  }
  if (link.state === 'linked') return locateLinked(sync, piece)
  const [found] = mayExist(sync, piece) ? await byKey(sync, piece) : []
  if (found && link.tombstones.includes(found.id)) return hold(sync, piece, [], KEY_TAKEN)
  if (found) return meet(sync, piece, found)
  link.inflight = null
  await adopt(sync, piece)
}

/**
 * Whether a record with our key can be there although no link says so: after a death between making and noting it,
 * or because an earlier connection to the same account made it. Otherwise asking would be a wasted call.
 */
const mayExist = ({ assessment, connection }: Sync, { link }: Piece): boolean =>
  link.inflight !== null ||
  link.tombstones.length > 0 ||
  (assessment.createdAt <= connection.createdAt && !connection.keyedAnew.includes(link.object))

async function locateLinked(sync: Sync, piece: Piece): Promise<void> {
  const { link, record } = piece
  const id = link.remoteId ?? ''
  const answered = (await sync.session.read(link.object, [id], remoteFields(record))).filter(isLive)
  const own = answered.find((one) => one.id === id)
  if (own) {
    piece.remote = own
    doubtWhatCame(sync, piece, own)
    piece.adopting = link.adopted && Object.keys(link.shadow).length === 0
    return settleInflight(sync, piece, own)
  }
  const winner =
    answered.find(({ mergedIds }) => mergedIds?.includes(id)) ??
    (await byKey(sync, piece)).find((one) => one.id !== id && !link.tombstones.includes(one.id))
  if (winner && record.onCrmMerge === 'follow') return pointAnew(sync, piece, winner)
  if (winner)
    return takeApart(
      sync,
      piece,
      'merged',
      'The record was merged in the CRM into another one.',
      [winner.id],
      ['link', 'new', 'unlink'],
    )
  if (record.onCrmDelete === 'recreate') return makeAnew(piece)
  await takeApart(
    sync,
    piece,
    'deleted',
    'The record is no longer in the CRM: it was deleted or archived there.',
    [],
  )
}

/**
 * A sync died while it brought these values, and the assessment says something else since: nobody knows whether that
 * was said before they came or afterwards, so it is asked.
 */
function doubtWhatCame({ assessment, connection }: Sync, piece: Piece, found: RemoteRecord): void {
  const { coming } = piece.link
  delete piece.link.coming
  if (!coming) return
  for (const line of piece.record.lines) {
    if (!(line.remote in coming.values) || line.canonical === undefined) continue
    const came = coming.values[line.remote] ?? null
    const said = piece.ours.get(line.remote)
    const ours = normalise(line, said?.state === 'value' ? said.text : null)
    if (said?.state === 'value' && ours === came) {
      // It came: that is what both agreed on, whatever the CRM says by now.
      piece.link.shadow = { ...piece.link.shadow, [line.remote]: came }
      continue
    }
    const provenance = assessment.answers[line.canonical]?.provenance
    const isNewer = provenance?.connectionId !== connection.id && (provenance?.at ?? '') >= coming.at
    if (isNewer && ours !== came && normalise(line, found.fields[line.remote]) === came)
      piece.doubtful.add(line.remote)
  }
}

/** The mapping wants a record that was deleted in the CRM to be made again. */
function makeAnew(piece: Piece): void {
  const { link } = piece
  if (link.remoteId) link.tombstones = [...new Set([...link.tombstones, link.remoteId])]
  delete link.remoteId
  delete link.stamp
  delete link.written
  Object.assign(link, { state: 'new', adopted: false, shadow: {}, inflight: null, associated: [] })
  piece.reason = 'It was deleted in the CRM; the mapping wants it made again.'
}

/** A create under our key would become an update of the record that has it: a merge gave it to one that was refused. */
const KEY_TAKEN =
  'A record in the CRM that this one is not to be linked to carries our key. Empty that field there, then choose again.'

async function byKey(sync: Sync, { link, record }: Piece): Promise<RemoteRecord[]> {
  const found = await sync.session.readByKey(link.object, record.key, [link.key], remoteFields(record))
  return found.filter(isLive)
}

const isLive = (one: RemoteRecord) => one.archived !== true

/** A record with our key: we made it, and perhaps died before we could note its id. */
async function meet(sync: Sync, piece: Piece, found: RemoteRecord): Promise<void> {
  const { link } = piece
  if (await isClaimed(sync, piece, found.id)) return hold(sync, piece, [found.id], CLAIMED)
  link.state = 'linked'
  link.remoteId = found.id
  piece.remote = found
  if (link.inflight) return settleInflight(sync, piece, found)
  piece.adopting = true
}

async function settleInflight(sync: Sync, piece: Piece, found: RemoteRecord): Promise<void> {
  const { link, record } = piece
  const { inflight, shadow: base } = link
  if (!inflight) return
  const { shadow, doubtful, landed } = recover(base, inflight, found, record)
  link.shadow = shadow
  link.inflight = null
  for (const remote of doubtful) piece.doubtful.add(remote)
  if (!landed) return
  const covered = await coveredEdits(sync, piece, inflight, base)
  if (Object.keys(covered).length === 0) return
  // The plan sees the record as the rep left it.
  piece.remote = { ...found, fields: { ...found.fields, ...covered } }
  piece.restore = covered
  link.shadow = { ...shadow }
  for (const remote of Object.keys(covered)) {
    const before = base[remote]
    if (before === undefined) delete link.shadow[remote]
    else link.shadow[remote] = before
  }
}

/** Two records became one in the CRM: the link follows the one that lives on. */
async function pointAnew(sync: Sync, piece: Piece, winner: RemoteRecord): Promise<void> {
  const { link } = piece
  if (await isClaimed(sync, piece, winner.id))
    return takeApart(
      sync,
      piece,
      'merged',
      'The record was merged in the CRM into one that is linked already.',
      [winner.id],
    )
  if (link.remoteId) link.tombstones = [...new Set([...link.tombstones, link.remoteId])]
  link.inflight = null
  link.associated = []
  // Our key on it says nothing: a merge fills the blanks of the winner, and that may be one of them.
  if (!sync.assessment.verified) {
    delete link.remoteId
    return hold(sync, piece, [winner.id], 'The record was merged in the CRM into one that was there before.')
  }
  link.remoteId = winner.id
  piece.remote = winner
  piece.adopting = true
  piece.what = 'pointed_anew'
}

async function takeApart(
  sync: Sync,
  piece: Piece,
  type: ConflictType,
  reason: string,
  candidates: string[],
  choices: Choice[] = ['new', 'unlink'],
): Promise<void> {
  const { link } = piece
  if (link.remoteId) link.tombstones = [...new Set([...link.tombstones, link.remoteId])]
  delete link.remoteId
  link.state = 'unlinked'
  link.inflight = null
  piece.what = 'unlinked'
  piece.reason = reason
  await ask(sync, piece, type, reason, candidates, choices)
}

/**
 * Looks for a record that was there before us. A verified person's record is adopted when exactly one matches;
 * whoever has proved nothing touches none of them and learns nothing from them: a person decides.
 */
async function adopt(sync: Sync, piece: Piece): Promise<void> {
  const { link, record } = piece
  for (const { remotes } of record.adopt) {
    const match = matchOf(piece, remotes)
    if (!match) continue
    const found = await sync.session.search(link.object, match, remoteFields(record), MOST_CANDIDATES)
    const candidates = found.filter((one) => isLive(one) && !link.tombstones.includes(one.id))
    const [only] = candidates
    if (!only) continue
    const ids = candidates.map(({ id }) => id)
    if (ids.length > 1) return hold(sync, piece, ids, 'Several records in the CRM match this one.')
    if (await isClaimed(sync, piece, only.id)) return hold(sync, piece, ids, CLAIMED)
    if (!sync.assessment.verified)
      return hold(
        sync,
        piece,
        ids,
        'The CRM holds a matching record, and the person has not proved to belong to the company.',
      )
    link.state = 'linked'
    link.remoteId = only.id
    link.adopted = true
    piece.remote = only
    piece.adopting = true
    piece.what = 'adopted'
    return
  }
}

const MOST_CANDIDATES = 5
const CLAIMED = 'The matching record in the CRM belongs to another assessment already.'

function matchOf({ ours }: Piece, remotes: string[]): Record<string, string> | undefined {
  const pairs = remotes.map((remote) => {
    const said = ours.get(remote)
    return said?.state === 'value' ? ([remote, said.text] as const) : undefined
  })
  return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined
}

async function isClaimed(sync: Sync, { link }: Piece, remoteId: string): Promise<boolean> {
  const other = await sync.needs.links.findByRemote(link.connectionId, link.object, remoteId)
  return other !== null && other.id !== link.id
}

/** Leaves both sides alone and asks. The other records of the assessment go on. */
export async function hold(sync: Sync, piece: Piece, candidates: string[], reason: string): Promise<void> {
  const { link } = piece
  link.state = 'held'
  link.inflight = null
  piece.remote = null
  piece.adopting = false
  piece.fields = []
  piece.what = 'held'
  piece.reason = reason
  await ask(sync, piece, 'adopt', reason, candidates, candidates.length > 0 ? ['link', 'new'] : ['new'])
}

async function ask(
  sync: Sync,
  { link }: Piece,
  type: ConflictType,
  reason: string,
  candidates: string[],
  choices: Choice[],
): Promise<void> {
  const { connectionId, assessmentId, id, kind } = link
  await sync.needs.conflicts.open({
    connectionId,
    assessmentId,
    linkId: id,
    kind,
    type,
    reason,
    candidates,
    choices,
  })
}
