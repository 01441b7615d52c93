import type { CanonicalRecord } from '../domain/canonical.ts'
import type { RemoteRecord } from '../domain/connector.ts'
import {
  linkId,
  type Conflict,
  type Link,
  type RemoteValues,
  type RunField,
  type RunRecord,
} from '../domain/sync.ts'
import type { RecordMapping } from '../mapping/mapping.ts'
import { forward, normalise, type Ours } from '../mapping/use-mapping.ts'
import { flips, MOST_FLIPS } from './flips.ts'
import type { Sync } from './needs.ts'
import { effective, plan, type FieldPlan } from './plan.ts'

/** One record of the assessment on its way: its link, what the CRM has, what is planned and what was done. */
export interface Piece {
  canonical: CanonicalRecord
  record: RecordMapping
  link: Link
  /** The link as it was found, to save only what changed. */
  before: string
  ours: Map<string, Ours>
  remote: RemoteRecord | null
  /** When it was read, in ms; undefined = it was not, because nothing asked for it. */
  readMs?: number
  /** Met for the first time: nothing that it holds is overwritten. */
  adopting: boolean
  doubtful: Set<string>
  /** Which side spoke last, where the CRM's history tells. */
  newer: Map<string, 'ours' | 'theirs'>
  /** Edits that our own write covered before we died: put back with the next write, as the rep left them. */
  restore: RemoteValues
  fields: FieldPlan[]
  /** The record is not the one that was approved: nothing is done with it. */
  leftAlone?: boolean
  /** What both sides had agreed on when it was found. */
  agreed: RemoteValues
  /** The CRM had refused it before. */
  wasDead: boolean
  /** For the run. */
  what?: RunRecord['what']
  reason?: string
  done: RunField[]
}

/** One piece for each record that is due, with its stored link or a fresh one. */
export function makePieces(sync: Sync, records: CanonicalRecord[], links: Link[]): Piece[] {
  const known = new Map(links.map((link) => [link.key, link]))
  return records.flatMap((canonical) => {
    const { kind, key, fields } = canonical
    const record = sync.mapping.records.find((one) => one.kind === kind)
    if (!record) return []
    const stored = known.get(key)
    const link = { ...(stored ?? freshLink(sync, record, canonical)), fence: sync.lease.fence }
    return [
      {
        canonical,
        record,
        link,
        before: stored ? same(link) : '',
        ours: forward(record, fields, { owners: sync.connection.owners }),
        remote: null,
        adopting: false,
        doubtful: new Set<string>(),
        newer: new Map<string, 'ours' | 'theirs'>(),
        restore: {},
        fields: [],
        agreed: link.shadow,
        wasDead: link.dead !== undefined,
        done: [],
      },
    ]
  })
}

function freshLink(
  { connection, assessment, needs, lease }: Sync,
  { kind, object }: RecordMapping,
  { key, element }: CanonicalRecord,
): Link {
  return {
    id: linkId(connection.id, assessment.id, kind, element),
    connectionId: connection.id,
    assessmentId: assessment.id,
    kind,
    ...(element === undefined ? {} : { element }),
    object,
    key,
    state: 'new',
    adopted: false,
    shadow: {},
    inflight: null,
    associated: [],
    tombstones: [],
    withheld: [],
    holds: [],
    trusted: [],
    history: [],
    createdAt: needs.clock.now().toISOString(),
    fence: lease.fence,
  }
}

/** What tells a changed link from an unchanged one. */
export const same = ({ fence: _, syncedAt: __, ...link }: Link): string => JSON.stringify(link)

/** Takes part in this sync: there is a record to compare with, or one to make. */
export const isActive = ({ link, readMs, leftAlone }: Piece): boolean =>
  !leftAlone && (link.state === 'new' || (link.state === 'linked' && readMs !== undefined))

export const writesOf = ({ fields }: Piece): FieldPlan[] =>
  fields.filter(({ action }) => action === 'write_remote')
export const sentValue = ({ line, remoteValue }: FieldPlan): string | null => normalise(line, remoteValue)

/** What our writes want the CRM to hold afterwards. */
export const meant = (piece: Piece): RemoteValues =>
  Object.fromEntries(writesOf(piece).map((field) => [field.line.remote, sentValue(field)]))

/**
 * Whether the record has to be read at all. A linked one needs no look while nobody said that it changed, nothing of
 * ours is different from what both sides agreed on, and no question about it is open.
 */
export function needsLook(
  { connection, hinted }: Sync,
  { link, record, ours }: Piece,
  open: Conflict[],
): boolean {
  if (link.state !== 'linked' || link.inflight || link.coming) return true
  if (hinted.has('*') || hinted.has(link.object)) return true
  if ((link.syncedAt ?? '') < connection.resumedAt) return true
  if (open.some(({ linkId }) => linkId === link.id)) return true
  const held = new Set(link.held?.map(({ remote }) => remote))
  return record.lines.some((line) => {
    if (held.has(line.remote)) return false
    const { direction } = effective(line, connection.twoWay)
    if (direction !== 'to_crm' && direction !== 'both') return false
    const said = ours.get(line.remote)
    if (said?.state === 'cleared') return line.blank === 'clear' && link.shadow[line.remote] !== null
    return said?.state === 'value' && normalise(line, said.text) !== link.shadow[line.remote]
  })
}

/** Plans a piece anew, from its shadow, its values and the record as last read. */
export function planPiece(sync: Sync, piece: Piece, open: Conflict[]): void {
  const { link, record, remote } = piece
  const own = open.filter((one) => one.linkId === link.id)
  const asked = own.filter(({ type }) => type === 'field').flatMap((one) => one.remote ?? [])
  const held = new Map<string, string>()
  for (const name of link.withheld)
    held.set(name, 'Another record of the CRM has this value; this one is kept without it.')
  for (const { remote, reason } of link.held ?? []) held.set(remote, reason)
  for (const { line, reason } of sync.connection.suspended)
    if (line.startsWith(`${record.kind}.`)) held.set(line.slice(record.kind.length + 1), reason)
  for (const one of own) if (one.type === 'flip' && one.remote) held.set(one.remote, one.reason)
  const planned = plan(link.shadow, piece.ours, remote?.fields ?? null, record, {
    twoWay: sync.connection.twoWay,
    adopting: piece.adopting,
    ...(link.adopted && !sync.assessment.verified ? { stranger: strangerTo(piece) } : {}),
    doubtful: new Set([...piece.doubtful, ...asked]),
    held,
    newer: piece.newer,
    context: { owners: sync.connection.owners },
  })
  const now = sync.needs.clock.now()
  const merged = planned.map((field) =>
    trips(link, field, now) ? { ...field, action: 'hold' as const, reason: FLIPPING } : field,
  )
  piece.fields = withinApproval(sync, link, sync.undo?.plan(piece, merged) ?? merged)
}

/** What a person did not see in the preview is not done; a new record is made as it was shown, or not at all. */
function withinApproval({ approved, moved }: Sync, link: Link, fields: FieldPlan[]): FieldPlan[] {
  if (!approved) return fields
  const writes = fields.filter(({ action }) => action.startsWith('write'))
  const unseen = writes.filter((field) => !approved.field(link, field))
  const turned = fields.filter(
    ({ action, line }) => ['conflict', 'hold'].includes(action) && approved.some(link, line.remote),
  )
  // Planned anew: only the last plan counts.
  for (const { line } of fields) moved.delete(`${link.id}|${line.remote}`)
  for (const { line } of [...unseen, ...turned]) moved.add(`${link.id}|${line.remote}`)
  const left = new Set(link.state === 'new' && unseen.length > 0 ? writes : unseen)
  return fields.map((field) =>
    left.has(field)
      ? { ...field, action: 'keep', reason: 'It is not what was approved: look at the preview again.' }
      : field,
  )
}

const strangerTo = ({ link, record }: Piece) => ({
  own: new Set(record.own.map(({ name }) => name)),
  trusted: new Set(link.trusted),
})

export const FLIPPING =
  'The field keeps changing back and forth: two systems undo each other. It waits for a person.'

function trips(link: Link, field: FieldPlan, now: Date): boolean {
  if (field.action === 'write_remote')
    return flips(link.history, field.line.remote, field.ours, now) >= MOST_FLIPS
  return (
    field.action === 'write_canonical' &&
    flips(link.history, field.line.remote, field.theirs, now) >= MOST_FLIPS
  )
}
