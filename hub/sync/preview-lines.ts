import { createHash } from 'node:crypto'
import type { Link } from '../domain/sync.ts'
import { nameOf } from './associate.ts'
import type { Approved } from './needs.ts'
import { isActive, sentValue, writesOf, type Piece } from './piece.ts'
import type { FieldPlan } from './plan.ts'
import {
  COUNTED,
  hasWork,
  isWrite,
  type PreviewCounts,
  type PreviewField,
  type PreviewPage,
  type PreviewRecord,
  type Spread,
} from './preview.ts'

export interface LinesOptions {
  /** Also the fields that stay as they are. */
  everything?: boolean
  /** Fields that stay as they are and are shown all the same. */
  alsoShow?: (linkId: string, remote: string) => boolean
  /** Who wins a write: in an undo, the value of former times. */
  winner?: 'former'
}

/** The pieces of a look ahead as people read them. */
export function recordsOf(pieces: Piece[], options: LinesOptions = {}): PreviewRecord[] {
  return pieces
    .map((piece) => recordOf(piece, pieces, options))
    .filter(
      ({ what, fields, associate }) =>
        options.everything || what !== 'keep' || fields.length > 0 || associate.length > 0,
    )
}

/** One piece; `all` = those that it may be associated with. */
export function recordOf(piece: Piece, all: Piece[], options: LinesOptions): PreviewRecord {
  const { link, record, done, reason } = piece
  const fields = [
    ...done.map((one) => broughtBack(piece, one, options)),
    ...(isActive(piece) ? piece.fields : [])
      .filter(({ line }) => !done.some(({ remote }) => remote === line.remote))
      .filter(
        ({ action, line }) =>
          action !== 'keep' || options.everything || options.alsoShow?.(link.id, line.remote),
      )
      .map((field) => fieldOf(field, options)),
  ]
  return {
    linkId: link.id,
    kind: record.kind,
    ...(link.element === undefined ? {} : { element: link.element }),
    object: link.object,
    ...(link.remoteId === undefined ? {} : { remoteId: link.remoteId }),
    what: whatOf(piece, fields),
    ...(reason === undefined ? {} : { reason }),
    associate: associationsOf(piece, all),
    fields,
  }
}

function whatOf({ what, link }: Piece, fields: PreviewField[]): PreviewRecord['what'] {
  if (what === 'held') return 'hold'
  if (what === 'unlinked') return 'unlink'
  if (what === 'pointed_anew') return 'point_anew'
  if (what === 'adopted') return 'adopt'
  if (!fields.some(isWrite)) return 'keep'
  return link.state === 'new' ? 'create' : 'update'
}

/** Partners that are there, or will be. */
function associationsOf(piece: Piece, all: Piece[]): PreviewRecord['associate'] {
  if (!willExist(piece)) return []
  return all.filter(willExist).flatMap(({ link: { object, remoteId }, record: { kind } }) => {
    if (!piece.record.associate.includes(kind)) return []
    if (remoteId === undefined) return [{ kind, object }]
    const isKnown = piece.link.associated.includes(nameOf({ object, id: remoteId }))
    return isKnown ? [] : [{ kind, object, remoteId }]
  })
}

const willExist = (piece: Piece): boolean =>
  (piece.link.state === 'linked' && piece.link.remoteId !== undefined) ||
  (piece.link.state === 'new' && writesOf(piece).length > 0)

function fieldOf(field: FieldPlan, { winner }: LinesOptions): PreviewField {
  const { line, action, reason, ours, theirs, base } = field
  const toCrm = action === 'write_remote'
  const side = toCrm ? 'crm' : action === 'write_canonical' ? 'assessment' : 'none'
  const now = side === 'assessment' ? ours : theirs
  return {
    remote: line.remote,
    ...(line.canonical ? { canonical: line.canonical } : {}),
    action,
    side,
    before: now,
    after: toCrm ? sentValue(field) : side === 'assessment' ? theirs : now,
    wins: side === 'none' ? 'nobody' : (winner ?? (toCrm ? 'ours' : 'crm')),
    reason,
    ...(base === undefined ? {} : { base }),
    ours,
    theirs,
  }
}

function broughtBack(piece: Piece, done: Piece['done'][number], { winner }: LinesOptions): PreviewField {
  const { remote, canonical, before, after, reason } = done
  const base = piece.agreed[remote]
  return {
    remote,
    ...(canonical ? { canonical } : {}),
    action: 'write_canonical',
    side: 'assessment',
    before,
    after,
    wins: winner ?? 'crm',
    reason,
    ...(base === undefined ? {} : { base }),
    ours: before,
    theirs: after,
  }
}

/** A plan as approved: the same record, the same field, the same side, the same value before and after. */
export function approvalOf(records: PreviewRecord[]): Approved {
  const known = new Set(records.map(({ linkId, remoteId }) => JSON.stringify([linkId, remoteId ?? null])))
  const lines = new Set(
    records.flatMap((record) =>
      record.fields.filter(isWrite).map(({ side, remote, before, after }) => {
        return lineKey([record.linkId, record.remoteId, side, remote, before, after])
      }),
    ),
  )
  const touched = new Set(
    records.flatMap(({ linkId, fields }) =>
      fields.filter(isWrite).map(({ remote }) => `${linkId}|${remote}`),
    ),
  )
  return {
    record: ({ id, remoteId }) => known.has(JSON.stringify([id, remoteId ?? null])),
    field: (link, field) => lines.has(keyOf(link, field)),
    some: ({ id }, remote) => touched.has(`${id}|${remote}`),
  }
}

function keyOf({ id, remoteId }: Link, field: FieldPlan): string {
  const { remote } = field.line
  return field.action === 'write_remote'
    ? lineKey([id, remoteId, 'crm', remote, field.theirs, sentValue(field)])
    : lineKey([id, remoteId, 'assessment', remote, field.ours, field.theirs])
}

const lineKey = (parts: (string | null | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part ?? null))

export const noCounts = (): PreviewCounts =>
  Object.fromEntries(COUNTED.map((name) => [name, 0])) as PreviewCounts

const COUNT_OF: Partial<Record<PreviewRecord['what'], keyof PreviewCounts>> = {
  create: 'created',
  adopt: 'adopted',
  update: 'updated',
  point_anew: 'pointedAnew',
  hold: 'held',
  unlink: 'unlinked',
  archive: 'archived',
}

export function counted(
  before: PreviewCounts,
  pages: Pick<PreviewPage, 'records' | 'error'>[],
): PreviewCounts {
  const counts = { ...before }
  for (const { records, error } of pages) {
    if (error !== undefined) counts.failed++
    for (const { what, fields, associate } of records) {
      const name = COUNT_OF[what]
      if (name) counts[name]++
      counts.associations += associate.length
      for (const field of fields) {
        if (field.side === 'crm') counts.fieldsToCrm++
        if (field.side === 'assessment') counts.fieldsToAssessment++
        if (isClearing(field)) counts.cleared++
        if (field.action === 'conflict') counts.conflicts++
        if (field.action === 'hold') counts.holds++
      }
    }
  }
  return counts
}

export function spreadOf(before: Spread, pages: Pick<PreviewPage, 'records'>[]): Spread {
  const spread = structuredClone(before)
  for (const { kind, fields } of pages.flatMap(({ records }) => records)) {
    const overwrites = fields.some((one) => one.side === 'crm' && one.before !== null)
    const blanked = fields.filter(isClearing).length
    const known = spread[kind] ?? { changed: 0, blanked: 0 }
    if (overwrites || blanked > 0)
      spread[kind] = { changed: known.changed + (overwrites ? 1 : 0), blanked: known.blanked + blanked }
  }
  return spread
}

const isClearing = (field: PreviewField): boolean =>
  isWrite(field) && field.before !== null && field.after === null

/** One number for everything that approving would do, carried on from page to page. */
export function hashed(before: string, pages: PreviewPage[]): string {
  const hash = createHash('sha256').update(before)
  for (const { assessmentId, records } of pages.filter(hasWork))
    hash.update(JSON.stringify([assessmentId, records]))
  return hash.digest('base64url')
}
