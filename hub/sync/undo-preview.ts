import type { Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { foresee } from './foresee.ts'
import type { Piece } from './piece.ts'
import { recordOf, type LinesOptions } from './preview-lines.ts'
import type { ManagePreviews } from './preview-manage.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { isWrite, type Preview, type PreviewRecord } from './preview.ts'
import type { Opened } from './reconcile.ts'
import { makeUndo, undoWork, type Made, type UndoPlanner, type UndoWork } from './undo-plan.ts'

const MOST_RUNS = 2000

/** Which runs are to be taken back. */
export interface UndoWish {
  runId?: string
  /** All of a connection from then on, ISO 8601. */
  window?: { connectionId: string; since: string }
  /** Whether records that they made are archived in the CRM; otherwise they are only listed. */
  archiveCreated: boolean
}

export type AskUndo = (wish: UndoWish, by: string) => Promise<Preview>

/** Makes the preview of an undo; nothing is taken back before it is approved. */
export function makeAskUndo(needs: PreviewNeeds, manage: Pick<ManagePreviews, 'ask'>): AskUndo {
  return async ({ runId, window, archiveCreated }, by) => {
    const run = runId === undefined ? undefined : await needs.runs.get(runId)
    const connectionId = run?.connectionId ?? window?.connectionId ?? ''
    const runs = run
      ? [{ id: run.id, assessmentId: run.assessmentId }]
      : await needs.runs.since(connectionId, window?.since ?? '', MOST_RUNS + 1)
    if (runs.length > MOST_RUNS)
      throw new HubError('invalid_input', `More than ${MOST_RUNS} runs cannot be taken back at once.`, {
        hint: 'Choose a later time.',
        fields: [{ path: 'since', message: 'too early' }],
      })
    if (runs.length === 0)
      throw new HubError('conflict', 'Nothing was changed since then.', { hint: 'Choose an earlier time.' })
    const assessmentIds = [...new Set(runs.map(({ assessmentId }) => assessmentId))]
    return manage.ask(connectionId, { assessmentIds, undo: { runs, archiveCreated } }, by)
  }
}

/** What the runs of one assessment did, and how that is taken back. */
export async function plannerFor(
  { runs, clock }: Pick<PreviewNeeds, 'runs' | 'clock'>,
  undo: NonNullable<Preview['undo']>,
  { owners }: Connection,
  assessmentId: string,
  who: string,
): Promise<{ work: UndoWork; planner: UndoPlanner }> {
  const ids = undo.runs.filter((one) => one.assessmentId === assessmentId).map(({ id }) => id)
  const work = undoWork(await runs.many(ids))
  return { work, planner: makeUndo(work, { context: { owners }, who, at: clock.now().toISOString() }) }
}

interface At {
  connection: Connection
  mapping: Mapping
  opened: Opened
}

/** Looks ahead at an undo: reads only. */
export async function foreseeUndo(
  needs: PreviewNeeds,
  undo: NonNullable<Preview['undo']>,
  { connection, mapping, opened }: At,
  assessment: Assessment,
): Promise<PreviewRecord[]> {
  const { work, planner } = await plannerFor(needs, undo, connection, assessment.id, '')
  const foreseen = await foresee(needs, connection, assessment, { mapping, opened, undo: planner.undo })
  if (foreseen.failure !== undefined) throw foreseen.failure
  const touched = foreseen.pieces.filter(({ link: { id } }) => work.fields.has(id) || work.made.has(id))
  const archives = undo.archiveCreated && opened.session.archive !== undefined
  const options: LinesOptions = {
    winner: 'former',
    alsoShow: (linkId, remote) => work.fields.get(linkId)?.has(remote) ?? false,
  }
  return touched.map((piece) => {
    const record = recordOf(piece, [], options)
    const made = work.made.get(piece.link.id)
    return { ...record, ...(made ? ofMade(piece, made, archives) : { what: whatOf(record) }) }
  })
}

const whatOf = ({ fields }: PreviewRecord): PreviewRecord['what'] =>
  fields.some(isWrite) ? 'update' : 'keep'

/** A record that a run made is archived only when that was chosen, and never with somebody else's work in it. */
function ofMade({ link, fields }: Piece, { remoteId }: Made, archives: boolean): Partial<PreviewRecord> {
  const stays = (reason: string) => ({ what: 'keep' as const, fields: [], reason })
  if (link.remoteId !== remoteId) return stays('Made by the run; it is not linked any more.')
  if (!archives) return stays('Made by the run. It stays in the CRM unless you choose to archive it.')
  if (fields.some(({ base = null, theirs }) => theirs !== base))
    return stays('Made by the run, and changed in the CRM since: left alone.')
  return { what: 'archive', fields: [], reason: 'Made by the run.' }
}
