import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { makePreviewPages, type PreviewPages } from './preview-page-store.ts'
import type { Preview, PreviewState } from './preview.ts'

interface PreviewDoc extends Omit<Preview, 'id'> {
  _id: string
  removeAt: Date
}

const Mixed = Schema.Types.Mixed

const schema = new Schema<PreviewDoc>(
  {
    _id: { type: String, required: true },
    connectionId: { type: String, required: true },
    why: { type: String, required: true },
    mapping: { type: Mixed, required: true },
    twoWay: { type: Boolean, required: true },
    from: { type: Mixed, required: true },
    assessmentIds: { type: [String], default: undefined },
    undo: { type: Mixed },
    follows: { type: String },
    next: { type: String },
    state: { type: String, required: true },
    paused: { type: Boolean, required: true },
    done: { type: Number, required: true },
    total: { type: Number },
    cursor: { type: String },
    counts: { type: Mixed, required: true },
    spread: { type: Mixed, required: true },
    warnings: { type: [String] },
    truncated: { type: Boolean, required: true },
    hash: { type: String },
    carried: { type: Mixed, required: true },
    trouble: { type: String },
    by: { type: String, required: true },
    createdAt: { type: String, required: true },
    expiresAt: { type: String, required: true },
    approvedBy: { type: String },
    approvedAt: { type: String },
    finishedAt: { type: String },
    removeAt: { type: Date, required: true, expires: 0 },
  },
  { minimize: false },
)
schema.index({ createdAt: -1, _id: -1 })
schema.index({ state: 1, createdAt: 1 })

const DAY_MS = 86_400_000
/** That a plan was approved, and by whom, is told for a while; its values are not kept. */
const KEPT_MS = 90 * DAY_MS
const PAGE = 50

export type PreviewChange = Partial<Omit<Preview, 'id' | 'connectionId' | 'createdAt'>>

export interface Previews extends PreviewPages {
  /** Does nothing when it is there. */
  add(preview: Preview): Promise<void>
  get(id: string): Promise<Preview>
  list(query: {
    connectionId?: string
    cursor?: string
    limit?: number
  }): Promise<{ items: Preview[]; nextCursor?: string }>
  /** Changes a preview that is in one of the states, and answers it; null when it is not. */
  turn(
    id: string,
    from: readonly PreviewState[],
    change: PreviewChange,
    hash?: string,
  ): Promise<Preview | null>
  /** Ids of those that somebody has to work on, oldest first. */
  unfinished(limit: number): Promise<string[]>
}

export function makePreviews({ connection, clock }: { connection: Connection; clock: Clock }): Previews {
  const model = connection.model<PreviewDoc>('SyncPreview', schema, 'sync_previews')
  return {
    ...makePreviewPages({ connection, clock }),
    async add({ id, ...preview }) {
      const removeAt = new Date(clock.now().getTime() + KEPT_MS)
      await model.updateOne({ _id: id }, { $setOnInsert: { ...preview, removeAt } }, { upsert: true })
    },
    async get(id) {
      const found = await model.findOne({ _id: id }).lean()
      if (found) return toPreview(found, clock.now())
      throw new HubError('not_found', 'There is no such preview.', { hint: 'List them at /api/previews.' })
    },
    async list({ connectionId, cursor, limit = PAGE }) {
      const after = cursor ? fromCursor(cursor) : undefined
      const found = await model
        .find({
          ...(connectionId ? { connectionId } : {}),
          ...(after
            ? { $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }] }
            : {}),
        })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean()
      const items = found.slice(0, limit).map((one) => toPreview(one, clock.now()))
      const last = items.at(-1)
      return {
        items,
        ...(found.length > limit && last ? { nextCursor: toCursor(last.createdAt, last.id) } : {}),
      }
    },
    async turn(id, from, change, hash) {
      const given = Object.entries(change)
      const gone = given.filter(([, value]) => value === undefined).map(([name]) => [name, 1])
      const found = await model
        .findOneAndUpdate(
          { _id: id, state: { $in: [...from] }, ...(hash === undefined ? {} : { hash }) },
          {
            $set: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
            ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
          },
          { returnDocument: 'after' },
        )
        .lean()
      return found ? toPreview(found, clock.now()) : null
    },
    async unfinished(limit) {
      const found = await model
        .find({ state: { $in: ['working', 'approved', 'carrying_out'] } }, { paused: 1 })
        .sort({ createdAt: 1 })
        .limit(limit)
        .lean()
      return found.filter(({ paused }) => !paused).map(({ _id }) => _id)
    },
  }
}

function toPreview({ _id, removeAt: _, ...rest }: PreviewDoc & { __v?: number }, now: Date): Preview {
  const { __v: _version, ...preview } = rest
  const expired = preview.state === 'ready' && Date.parse(preview.expiresAt) <= now.getTime()
  return { ...preview, id: _id, ...(expired ? { state: 'expired' } : {}) }
}
