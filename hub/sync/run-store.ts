import { Schema, type Connection } from 'mongoose'
import { KINDS, type Kind } from '../domain/canonical.ts'
import { HubError } from '../domain/errors.ts'
import type { Run, Runs } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'
import { fromCursor, toCursor } from './cursor.ts'

interface RunDoc extends Omit<Run, 'id'> {
  _id: string
  /** What the guard counts; holds no values. */
  counts: { kind: Kind; changed: boolean; blanked: number }[]
  expiresAt: Date
}

const schema = new Schema<RunDoc>(
  {
    _id: { type: String, required: true },
    connectionId: { type: String, required: true },
    assessmentId: { type: String, required: true, index: true },
    why: { type: String },
    undoes: { type: [String], default: undefined },
    startedAt: { type: String, required: true },
    durationMs: { type: Number, required: true },
    calls: { type: Number, required: true },
    outcome: { type: String, required: true },
    error: { type: String },
    records: { type: Schema.Types.Mixed, sealed: true },
    counts: { type: Schema.Types.Mixed },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { minimize: false },
)
schema.index({ startedAt: -1, _id: -1 })
schema.index({ connectionId: 1, startedAt: -1 })

const PAGE = 50
const KEPT_DAYS = 180
const MOST_COUNTED = 20_000

/** Runs as people look at them, beside what a sync needs. */
export interface RunStore extends Runs {
  get(id: string): Promise<Run>
  many(ids: string[]): Promise<Run[]>
  /** Newest first. */
  since(connectionId: string, since: string, limit: number): Promise<Pick<Run, 'id' | 'assessmentId'>[]>
  /** Of one assessment, newest first. */
  ofAssessment(assessmentId: string, limit: number): Promise<Run[]>
}

export function makeRuns({ connection }: { connection: Connection }): RunStore {
  const model = connection.model<RunDoc>('SyncRun', schema, 'sync_runs')
  const add = gather<Run, void>(
    async (runs) => {
      await model.collection.insertMany(
        runs.map(({ id, ...run }) => {
          const expiresAt = new Date(Date.parse(run.startedAt) + KEPT_DAYS * 86_400_000)
          return { _id: id, ...run, counts: countsOf(run), expiresAt }
        }) as never,
      )
      return runs.map(() => undefined)
    },
    { most: 200 },
  )
  return {
    add,
    async list({ assessmentId, connectionId, cursor, limit = PAGE }) {
      const after = cursor ? fromCursor(cursor) : undefined
      const found = await model
        .find({
          ...(assessmentId ? { assessmentId } : {}),
          ...(connectionId ? { connectionId } : {}),
          ...(after
            ? { $or: [{ startedAt: { $lt: after.at } }, { startedAt: after.at, _id: { $lt: after.id } }] }
            : {}),
        })
        .sort({ startedAt: -1, _id: -1 })
        .limit(limit + 1)
      const items = found.slice(0, limit).map(toRun)
      const last = items.at(-1)
      return {
        items,
        ...(found.length > limit && last ? { nextCursor: toCursor(last.startedAt, last.id) } : {}),
      }
    },
    async get(id) {
      const found = await model.findOne({ _id: id })
      if (found) return toRun(found)
      throw new HubError('not_found', 'There is no such run.', {
        hint: 'List them at /api/runs; they are kept for half a year.',
      })
    },
    async many(ids) {
      return (await model.find({ _id: { $in: ids } })).map(toRun)
    },
    async since(connectionId, since, limit) {
      const found = model
        .find({ connectionId, startedAt: { $gte: since } }, { assessmentId: 1 })
        .sort({ startedAt: -1, _id: -1 })
        .limit(limit)
        .lean()
      return (await found).map(({ _id, assessmentId }) => ({ id: _id, assessmentId }))
    },
    async ofAssessment(assessmentId, limit) {
      const found = model.find({ assessmentId }).sort({ startedAt: -1, _id: -1 })
      return (await found.limit(limit)).map(toRun)
    },
    async changedSince(connectionId, since) {
      const found = await model
        .find({ connectionId, startedAt: { $gt: since } }, { assessmentId: 1, counts: 1 })
        .limit(MOST_COUNTED)
        .lean()
      return KINDS.map((kind) => {
        const counts = found.flatMap((run) =>
          run.counts
            .filter((one) => one.kind === kind)
            .map((one) => ({ ...one, assessmentId: run.assessmentId })),
        )
        return {
          kind,
          changed: new Set(counts.filter(({ changed }) => changed).map(({ assessmentId }) => assessmentId))
            .size,
          blanked: counts.reduce((sum, { blanked }) => sum + blanked, 0),
        }
      })
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
  }
}

/** What a person approved was seen: it counts for nothing. */
const countsOf = ({ records, why }: Pick<Run, 'records' | 'why'>): RunDoc['counts'] =>
  (why === undefined ? records : []).map(({ kind, what, fields }) => ({
    kind,
    changed: what === 'updated' && fields.some(({ action }) => action === 'write_remote'),
    blanked: fields.filter(
      ({ action, before, after }) => action.startsWith('write') && before !== null && after === null,
    ).length,
  }))

function toRun(doc: RunDoc): Run {
  const { _id, connectionId, assessmentId, startedAt, durationMs, calls, outcome, error, records } = doc
  const { why, undoes } = doc
  return {
    id: _id,
    connectionId,
    assessmentId,
    ...(why ? { why } : {}),
    ...(undoes ? { undoes: [...undoes] } : {}),
    startedAt,
    durationMs,
    calls,
    outcome,
    ...(error ? { error } : {}),
    records,
  }
}
