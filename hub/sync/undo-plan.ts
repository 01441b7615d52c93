import type { Provenance } from '../domain/answers.ts'
import type { Kind } from '../domain/canonical.ts'
import { linkId, type Run, type RunField, type RunRecord } from '../domain/sync.ts'
import { back } from '../mapping/use-mapping.ts'
import type { TransformContext } from '../mapping/transform.ts'
import type { Undo } from './needs.ts'
import type { FieldPlan } from './plan.ts'

/** What one field held before the runs that are taken back, and where they wrote. */
export interface Former {
  side: 'crm' | 'assessment'
  before: string | null
  after: string | null
  remoteId: string
  /** The newest of them. */
  runId: string
  /** That run had itself taken something back. */
  again: boolean
}

/** A record that the runs made. */
export interface Made {
  linkId: string
  kind: Kind
  object: string
  remoteId: string
}

/** Everything that runs of one assessment did, as one change. */
export interface UndoWork {
  /** By link, then by remote field. */
  fields: Map<string, Map<string, Former>>
  made: Map<string, Made>
  /** Newest first. */
  runIds: string[]
}

/**
 * Adds up what runs did, the newest first. Where an older one wrote the value that the next one found, on the same
 * side, both are taken back in one step; otherwise the newest counts alone. What a new record was made with stays.
 */
export function undoWork(runs: Run[]): UndoWork {
  const work: UndoWork = { fields: new Map(), made: new Map(), runIds: runs.map(({ id }) => id) }
  const ended = new Set<string>()
  for (const run of runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)))
    for (const record of run.records) {
      const id = linkId(run.connectionId, run.assessmentId, record.kind, record.element)
      const { remoteId, kind, object } = record
      if (remoteId === undefined) continue
      if (record.what === 'created') work.made.set(id, { linkId: id, kind, object, remoteId })
      else addUp(work, ended, run, id, record, remoteId)
    }
  for (const fields of work.fields.values())
    for (const [remote, { before, after }] of fields) if (before === after) fields.delete(remote)
  return work
}

function addUp(
  { fields }: UndoWork,
  ended: Set<string>,
  run: Run,
  id: string,
  record: RunRecord,
  remoteId: string,
): void {
  const known = fields.get(id) ?? new Map<string, Former>()
  fields.set(id, known)
  for (const field of record.fields) {
    const side = sideOf(field)
    if (!side) continue
    const newer = known.get(field.remote)
    const place = `${id}|${field.remote}`
    if (!newer) {
      const { before, after } = field
      const again = run.why === 'undo'
      known.set(field.remote, { side, before, after, remoteId, runId: run.id, again })
    } else if (!ended.has(place) && newer.side === side && field.after === newer.before)
      known.set(field.remote, { ...newer, before: field.before })
    else ended.add(place)
  }
}

const sideOf = ({ action }: RunField): Former['side'] | undefined =>
  action === 'write_remote' ? 'crm' : action === 'write_canonical' ? 'assessment' : undefined

/** How an undo plans, and what of it stands as it should: written, or back already. */
export interface UndoPlanner {
  undo: Undo
  /** "link id|remote field". */
  back: ReadonlySet<string>
}

export function makeUndo(
  work: UndoWork,
  { context, who, at }: { context: TransformContext; who: string; at: string },
): UndoPlanner {
  const back = new Set<string>()
  const provenance: Provenance = { source: 'staff', at, confidence: 1, detail: 'A sync was taken back' }
  return {
    back,
    undo: {
      provenance,
      who,
      plan: ({ link }, merged) =>
        merged.map((field) => {
          const former = work.fields.get(link.id)?.get(field.line.remote)
          const place = `${link.id}|${field.line.remote}`
          const planned = former && takeBack(field, former, link.remoteId, context)
          if (planned?.stands) back.add(place)
          else back.delete(place)
          return planned?.field ?? quiet(field)
        }),
    },
  }
}

/** What the sync itself would do is not done here. */
const quiet = (field: FieldPlan): FieldPlan =>
  field.action.startsWith('write')
    ? { ...field, action: 'keep', reason: 'Not part of what is taken back.' }
    : field

/**
 * Only where the side that was written still holds what was written, and the other side has not moved on to a third
 * value. As `theirs` of what comes back into the assessment stands the former value: it is what both agree on then.
 */
function takeBack(
  field: FieldPlan,
  former: Former,
  remoteId: string | undefined,
  context: TransformContext,
): { field: FieldPlan; stands: boolean } {
  const { line, ours, theirs } = field
  const { side, before, after } = former
  const left = (reason: string, stands = false) => ({
    field: { ...field, action: 'keep' as const, reason },
    stands,
  })
  if (remoteId !== former.remoteId) return left('Left alone: it is linked to another record now.')
  const [written, other] = side === 'crm' ? [theirs, ours] : [ours, theirs]
  if (written === before) return left('It is back already.', true)
  if (written !== after || (other !== after && other !== before)) return left('Left alone: changed since.')
  const reason = 'Taken back: what it held before the run.'
  if (side === 'crm')
    return { field: { ...field, action: 'write_remote', reason, remoteValue: before }, stands: true }
  const value = before === null ? { ok: true as const, value: null } : back(line, before, context)
  if (!value.ok) return left(`Left alone: the former value cannot be read any more. ${value.reason}`)
  const change = { action: 'write_canonical' as const, reason, theirs: before, canonicalValue: value.value }
  return { field: { ...field, ...change }, stands: true }
}
