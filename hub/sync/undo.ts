import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { Connection, Link, RunRecord } from '../domain/sync.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import { changeLinks, released, underLease } from './change-links.ts'
import { approvalOf } from './preview-lines.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { isWrite, type Preview, type PreviewPage, type PreviewRecord } from './preview.ts'
import { reconcileOne, type Opened } from './reconcile.ts'
import { plannerFor } from './undo-preview.ts'
import type { UndoWork } from './undo-plan.ts'

interface At {
  connection: Connection
  opened: Opened
}

const HELD = 'A sync of this field was taken back; it waits until it is released.'

/**
 * Takes back what was approved for one assessment. The fields are put on hold first, so that whatever happens in
 * between, no sync carries the value that was taken back once more; what could not be taken back is released again.
 * Safe to run twice: what is back already is left as it is.
 */
export async function carryOutUndo(
  needs: PreviewNeeds,
  preview: Preview,
  { connection, opened }: At,
  page: PreviewPage,
): Promise<'done' | 'moved'> {
  const { undo, approvedBy = preview.by } = preview
  if (!undo) return 'done'
  const { assessmentId, records } = page
  const { work, planner } = await plannerFor(needs, undo, connection, assessmentId, approvedBy)
  const at = needs.clock.now().toISOString()
  await changeLinks(needs, connection.id, assessmentId, (link) => onHold(link, records, work, at))
  const { moved } = await reconcileOne(needs, connection, assessmentId, opened, {
    approved: approvalOf(records),
    undo: planner.undo,
    run: { why: 'undo', undoes: work.runIds },
  })
  const gone = wantedOf(records).filter((place) => !planner.back.has(place))
  await changeLinks(needs, connection.id, assessmentId, (link) =>
    released(link, ({ remote, runId }) => {
      const former = work.fields.get(link.id)?.get(remote)
      const isOver = former?.again === true || gone.includes(`${link.id}|${remote}`)
      return isOver && (former?.again === true || former?.runId === runId)
    }),
  )
  const archived = await archive(needs, { connection, opened }, page, work)
  await needs.hints.add(connection.id, assessmentId)
  return moved.size > 0 || gone.length > 0 || !archived ? 'moved' : 'done'
}

const wantedOf = (records: PreviewRecord[]): string[] =>
  records.flatMap(({ linkId, fields }) => fields.filter(isWrite).map(({ remote }) => `${linkId}|${remote}`))

/** Undoing an undo brings both sides together again: nothing has to wait. */
function onHold(link: Link, records: PreviewRecord[], work: UndoWork, at: string): Link | null {
  const fields = records.find(({ linkId }) => linkId === link.id)?.fields.filter(isWrite) ?? []
  const held = fields.flatMap(({ remote }) => {
    const former = work.fields.get(link.id)?.get(remote)
    return !former || former.again ? [] : [{ remote, runId: former.runId, reason: HELD, at }]
  })
  if (held.length === 0) return null
  const others = (link.held ?? []).filter(({ remote }) => !held.some((one) => one.remote === remote))
  return { ...link, held: [...others, ...held] }
}

/** Answers false where a record could not be archived, because somebody worked on it since. */
async function archive(
  needs: PreviewNeeds,
  { connection, opened }: At,
  { assessmentId, records }: PreviewPage,
  { runIds }: UndoWork,
): Promise<boolean> {
  const wanted = records.filter(({ what }) => what === 'archive')
  const { session } = opened
  if (wanted.length === 0) return true
  if (!session.archive) throw new HubError('unsupported', 'This CRM does not let the hub archive records.')
  const started = needs.clock.now()
  const gone: PreviewRecord[] = []
  await underLease(needs, connection.id, assessmentId, async ({ fence }) => {
    const links = new Map((await needs.links.of(connection.id, assessmentId)).map((link) => [link.id, link]))
    for (const record of wanted) {
      const link = links.get(record.linkId)
      if (!link || !(await mayGo(needs, { connection, opened }, link, record))) continue
      // Apart first: a sync must not find its record missing and ask why.
      const leaving = link.state === 'linked' ? apart(link, started) : link
      await needs.links.save({ ...leaving, fence })
      await session.archive?.(record.object, [record.remoteId ?? ''])
      await needs.links.save({ ...leaving, inflight: null, fence })
      gone.push(record)
    }
  })
  if (gone.length > 0)
    await needs.runs.add({
      id: randomUUID(),
      connectionId: connection.id,
      assessmentId,
      why: 'undo',
      undoes: runIds,
      startedAt: started.toISOString(),
      durationMs: needs.clock.now().getTime() - started.getTime(),
      calls: gone.length,
      outcome: 'done',
      records: gone.map(archivedRecord),
    })
  return gone.length === wanted.length
}

/** Still the record that was shown, and nobody else's work in it; or taken apart by us a moment before we died. */
async function mayGo(
  needs: PreviewNeeds,
  { connection, opened }: At,
  link: Link,
  { remoteId = '', kind }: PreviewRecord,
): Promise<boolean> {
  if (link.state === 'unlinked') return link.inflight !== null && link.tombstones.includes(remoteId)
  const record = needs.mappingOf(connection).records.find((one) => one.kind === kind)
  if (link.state !== 'linked' || link.remoteId !== remoteId || !record) return false
  const [found] = await opened.session.read(link.object, [remoteId], remoteFields(record))
  return (
    found?.id === remoteId &&
    record.lines.every(
      (line) => normalise(line, found.fields[line.remote]) === (link.shadow[line.remote] ?? null),
    )
  )
}

/** What is in flight says that the record is about to be archived. */
function apart(link: Link, now: Date): Link {
  const { remoteId, stamp: _, written: __, held: ___, ...rest } = link
  const tombstones = [...new Set([...link.tombstones, ...(remoteId === undefined ? [] : [remoteId])])]
  const inflight = { at: now.toISOString(), stamp: link.stamp ?? null, values: {} }
  return { ...rest, state: 'unlinked', inflight, shadow: {}, associated: [], tombstones }
}

const archivedRecord = ({ kind, element, object, remoteId, reason }: PreviewRecord): RunRecord => ({
  kind,
  ...(element === undefined ? {} : { element }),
  object,
  ...(remoteId === undefined ? {} : { remoteId }),
  what: 'archived',
  ...(reason === undefined ? {} : { reason }),
  fields: [],
})
