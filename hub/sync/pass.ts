import type { Conflict, RunField, RunRecord } from '../domain/sync.ts'
import { associate } from './associate.ts'
import { bringBack } from './bring-back.ts'
import { project } from './facts.ts'
import { checkGuard } from './guard.ts'
import { hold, locate } from './locate.ts'
import { leaseLost, type Sync } from './needs.ts'
import { goByTime } from './newest.ts'
import { FLIPPING, isActive, makePieces, needsLook, planPiece, same, writesOf, type Piece } from './piece.ts'
import { forward } from '../mapping/use-mapping.ts'
import { send } from './send.ts'

/** What a sync found and means to do, right before it writes to the CRM. */
export interface Outlook {
  pieces: Piece[]
  open: Conflict[]
  asked: Map<Piece, RunField[]>
}

/**
 * One look at one assessment: project → find the records → plan → the CRM's changes into the assessment → ours into
 * the CRM → associate → store what both agree on. Answers the records that a run should tell of.
 */
export async function pass(sync: Sync): Promise<RunRecord[]> {
  const outlook = await lookAhead(sync)
  if (!outlook) return []
  const { pieces, open, asked } = outlook
  try {
    if (sync.failure === undefined) {
      await send(sync, pieces, open)
      if (!sync.undo) await associate(sync, pieces)
    }
  } catch (error) {
    // What was done so far is kept; what is still noted as in flight is found out about next time.
    sync.failure ??= error
  }
  return finish(sync, pieces, asked)
}

/** Everything up to the first write to the CRM; undefined when there is nothing to sync. */
export async function lookAhead(sync: Sync): Promise<Outlook | undefined> {
  const { needs, connection, mapping } = sync
  const records = project(sync.assessment, mapping, needs, connection.choices, connection.id)
  if (records.length === 0) return undefined
  const [links, known] = await Promise.all([
    needs.links.of(connection.id, sync.assessment.id),
    needs.conflicts.openOf(connection.id, sync.assessment.id),
  ])
  const pieces = makePieces(sync, records, links)
  await look(sync, pieces, known)
  const open = known.length > 0 ? await needs.conflicts.openOf(connection.id, sync.assessment.id) : []
  planAll(sync, pieces, open)
  await goByTime(sync, pieces, open)
  const asked = await askAboutFields(sync, pieces, open)
  // What a person approved was seen, however much it is.
  if (!sync.dry && !sync.approved) await checkGuard(sync, pieces)
  try {
    if (await bringBack(sync, pieces)) {
      for (const canonical of project(sync.assessment, mapping, needs, connection.choices, connection.id)) {
        const piece = pieces.find(({ link }) => link.key === canonical.key)
        if (piece) piece.ours = forward(piece.record, canonical.fields, { owners: connection.owners })
      }
      await look(sync, pieces, open)
      planAll(sync, pieces, open)
      await goByTime(sync, pieces, open)
      // A record that was only read now may have news of its own: the next pass brings them.
      sync.again ||= pieces.some(
        (piece) => isActive(piece) && piece.fields.some(({ action }) => action === 'write_canonical'),
      )
    }
  } catch (error) {
    sync.failure ??= error
  }
  return { pieces, open, asked }
}

/** Reads what has to be read and was not yet. */
const look = (sync: Sync, pieces: Piece[], open: Conflict[]) =>
  Promise.all(
    pieces
      .filter((piece) => piece.readMs === undefined && needsLook(sync, piece, open))
      .map((piece) => find(sync, piece)),
  )

/** Where a plan was approved, a record that was not shown there is left alone. */
async function find(sync: Sync, piece: Piece): Promise<void> {
  const { approved, moved } = sync
  if (!approved) return locate(sync, piece)
  const asFound = structuredClone(piece.link)
  await locate(sync, piece)
  const { link } = piece
  if (link.remoteId === undefined || link.remoteId === asFound.remoteId || approved.record(link)) return
  moved.add(`${link.id}|`)
  piece.link = asFound
  piece.leftAlone = true
  delete piece.what
}

const planAll = (sync: Sync, pieces: Piece[], open: Conflict[]) => {
  for (const piece of pieces.filter(isActive)) planPiece(sync, piece, open)
}

/** Opens a question for each field that needs a person, and closes those that answered themselves. */
async function askAboutFields(
  sync: Sync,
  pieces: Piece[],
  open: Conflict[],
): Promise<Map<Piece, RunField[]>> {
  const asked = new Map<Piece, RunField[]>()
  for (const piece of pieces.filter(isActive)) {
    const { link, record } = piece
    const fresh: RunField[] = []
    const answered = open.filter(
      ({ linkId, type }) => linkId === link.id && type !== 'field' && type !== 'flip',
    )
    if (link.state === 'linked') await sync.needs.conflicts.settle(answered.map(({ id }) => id))
    for (const { line, action, reason, base, ours, theirs } of piece.fields) {
      const flipping = action === 'hold' && reason === FLIPPING
      const known = open.filter((one) => one.linkId === link.id && one.remote === line.remote)
      if (action !== 'conflict' && !flipping) {
        await sync.needs.conflicts.settle(known.filter(({ type }) => type === 'field').map(({ id }) => id))
        continue
      }
      const { connectionId, assessmentId, id: linkId } = link
      const canonical = line.canonical ? { canonical: line.canonical } : {}
      const isNew = await sync.needs.conflicts.open({
        connectionId,
        assessmentId,
        linkId,
        kind: record.kind,
        type: flipping ? 'flip' : 'field',
        reason,
        remote: line.remote,
        ...canonical,
        ...(base === undefined ? {} : { base }),
        ours,
        theirs,
        candidates: [],
        choices: ['ours', 'theirs'],
      })
      if (isNew)
        fresh.push({
          remote: line.remote,
          ...canonical,
          action: 'conflict',
          before: ours,
          after: theirs,
          reason,
        })
    }
    asked.set(piece, fresh)
  }
  return asked
}

/** One update of each changed link, and what the run will say. */
async function finish(sync: Sync, pieces: Piece[], asked: Map<Piece, RunField[]>): Promise<RunRecord[]> {
  const told: RunRecord[] = []
  const saves: Promise<void>[] = []
  for (const piece of pieces) {
    const { link, record } = piece
    await noteDead(sync, piece)
    const holds = isActive(piece)
      ? piece.fields
          .filter(({ action }) => action === 'hold')
          .map(({ line, reason }) => ({ remote: line.remote, reason }))
      : link.holds
    const newlyHeld = holds.filter(({ remote }) => !link.holds.some((one) => one.remote === remote))
    link.holds = holds
    settleShadow(piece)
    if (link.state === 'linked' && piece.remote) link.stamp = piece.remote.modifiedAt
    const unseen = piece.readMs !== undefined && (link.syncedAt ?? '') < sync.connection.resumedAt
    const changed = piece.before === '' || (link.state === 'linked' && unseen) || same(link) !== piece.before
    if (changed) saves.push(save(sync, piece))
    const fields: RunField[] = [
      ...piece.done,
      ...(asked.get(piece) ?? []),
      ...newlyHeld.map(({ remote, reason }): RunField => ({
        remote,
        action: 'hold',
        before: null,
        after: null,
        reason,
      })),
    ]
    if (fields.length === 0 && (piece.what === undefined || !changed)) continue
    told.push({
      kind: record.kind,
      ...(link.element === undefined ? {} : { element: link.element }),
      object: record.object,
      ...(link.remoteId ? { remoteId: link.remoteId } : {}),
      what: piece.what ?? 'updated',
      ...(piece.reason ? { reason: piece.reason } : {}),
      fields,
    })
  }
  await Promise.all(saves)
  return told
}

/** A record that was refused stays with its reason until a sync has nothing left to send of it. */
async function noteDead({ needs }: Sync, piece: Piece): Promise<void> {
  const { link } = piece
  const isSent = isActive(piece) && piece.what !== 'refused' && writesOf(piece).length === 0
  // Without a record there is nothing that could be refused.
  if (isSent || link.state === 'unlinked' || link.state === 'held') delete link.dead
  if (piece.wasDead && !link.dead) await needs.deadLetters?.settle([link.id])
}

/** Where both sides say the same, that is what they agreed on. */
function settleShadow(piece: Piece): void {
  const { link } = piece
  if (link.state !== 'linked') return
  for (const { line, action, ours, theirs } of piece.fields)
    if (action === 'keep' && ours !== null && ours === theirs && link.shadow[line.remote] !== ours)
      link.shadow = { ...link.shadow, [line.remote]: ours }
}

async function save(sync: Sync, piece: Piece): Promise<void> {
  const { link } = piece
  link.syncedAt = sync.needs.clock.now().toISOString()
  const saved = await sync.needs.links.save(link)
  if (saved === 'stale') throw leaseLost(sync)
  if (saved === 'saved') return
  const claimed = link.remoteId
  delete link.remoteId
  await hold(
    sync,
    piece,
    claimed ? [claimed] : [],
    'The record in the CRM belongs to another assessment already.',
  )
  await sync.needs.links.save(link)
}
