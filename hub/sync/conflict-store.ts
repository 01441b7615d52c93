import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Conflict, Conflicts } from '../domain/sync.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { gather } from '../platform/gather.ts'
import { isDuplicateKey } from './duplicate-key.ts'

interface ConflictDoc extends Omit<Conflict, 'id' | 'base' | 'ours' | 'theirs'> {
  _id: string
  /** Present while open: one question for each link, type and field. */
  openKey?: string
  values?: { base?: string | null; ours?: string | null; theirs?: string | null }
}

const schema = new Schema<ConflictDoc>(
  {
    _id: { type: String, required: true },
    openKey: { type: String },
    connectionId: { type: String, required: true },
    assessmentId: { type: String, required: true, index: true },
    linkId: { type: String, required: true },
    kind: { type: String, required: true },
    type: { type: String, required: true },
    reason: { type: String, required: true },
    remote: { type: String },
    canonical: { type: String },
    values: { type: Schema.Types.Mixed, sealed: true },
    candidates: { type: [String] },
    choices: { type: [String] },
    openedAt: { type: String, required: true },
    resolvedAt: { type: String },
    resolvedBy: { type: String },
    choice: { type: String },
  },
  { minimize: false },
)
schema.index({ openKey: 1 }, { unique: true, partialFilterExpression: { openKey: { $exists: true } } })
schema.index({ openedAt: -1, _id: -1 })

const PAGE = 50
/** For each assessment. */
const MOST_OPEN = 500

export function makeConflicts({ connection, clock }: { connection: Connection; clock: Clock }): Conflicts {
  const model = connection.model<ConflictDoc>('SyncConflict', schema, 'sync_conflicts')
  const openOf = gather<string, Conflict[]>(
    async (ids) => {
      const found = await model
        .find({ assessmentId: { $in: ids }, openKey: { $exists: true } })
        .limit(MOST_OPEN * ids.length)
      const all = found.map(toConflict)
      return ids.map((id) => all.filter(({ assessmentId }) => assessmentId === id))
    },
    { most: 200 },
  )
  return {
    async open({ base, ours, theirs, ...rest }) {
      const openKey = [rest.linkId, rest.type, rest.remote ?? ''].join('|')
      const values = { base, ours, theirs }
      const known = await model.findOne({ openKey })
      if (known) {
        await model.updateOne(
          { _id: known._id },
          { $set: { values, candidates: rest.candidates, choices: rest.choices } },
        )
        return false
      }
      try {
        await model.create({
          ...rest,
          _id: randomUUID(),
          openKey,
          values,
          openedAt: clock.now().toISOString(),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async settle(ids, choice, by) {
      for (const _id of ids)
        await model.updateOne(
          { _id, openKey: { $exists: true } },
          {
            $set: {
              resolvedAt: clock.now().toISOString(),
              resolvedBy: by ?? 'the sync',
              ...(choice ? { choice } : {}),
            },
            $unset: { openKey: 1 },
          },
        )
    },
    async openOf(connectionId, assessmentId) {
      return (await openOf(assessmentId)).filter((one) => one.connectionId === connectionId)
    },
    async get(id) {
      const found = await model.findOne({ _id: id })
      if (!found)
        throw new HubError('not_found', 'There is no such conflict.', {
          hint: 'List them at /api/conflicts.',
        })
      return toConflict(found)
    },
    async list({ assessmentId, connectionId, state = 'open', cursor, limit = PAGE }) {
      const after = cursor ? fromCursor(cursor) : undefined
      const found = await model
        .find({
          ...(assessmentId ? { assessmentId } : {}),
          ...(connectionId ? { connectionId } : {}),
          openKey: { $exists: state === 'open' },
          ...(after
            ? { $or: [{ openedAt: { $lt: after.at } }, { openedAt: after.at, _id: { $lt: after.id } }] }
            : {}),
        })
        .sort({ openedAt: -1, _id: -1 })
        .limit(limit + 1)
      const items = found.slice(0, limit).map(toConflict)
      const last = items.at(-1)
      return {
        items,
        ...(found.length > limit && last ? { nextCursor: toCursor(last.openedAt, last.id) } : {}),
      }
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
  }
}

function toConflict(doc: ConflictDoc): Conflict {
  const { _id, connectionId, assessmentId, linkId, kind, type, reason, remote, canonical, values, openedAt } =
    doc
  return {
    id: _id,
    connectionId,
    assessmentId,
    linkId,
    kind,
    type,
    reason,
    ...(remote ? { remote } : {}),
    ...(canonical ? { canonical } : {}),
    ...(values?.base === undefined ? {} : { base: values.base }),
    ...(values?.ours === undefined ? {} : { ours: values.ours }),
    ...(values?.theirs === undefined ? {} : { theirs: values.theirs }),
    candidates: [...doc.candidates],
    choices: [...doc.choices],
    openedAt,
    ...(doc.resolvedAt ? { resolvedAt: doc.resolvedAt } : {}),
    ...(doc.resolvedBy ? { resolvedBy: doc.resolvedBy } : {}),
    ...(doc.choice ? { choice: doc.choice } : {}),
  }
}
