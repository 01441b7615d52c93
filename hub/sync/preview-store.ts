import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { fromCursor, toCursor } from './cursor.ts'
import type { Preview, PreviewPage, PreviewState } from './preview.ts'

interface PreviewDoc extends Omit<Preview, 'id'> {
  _id: string
  removeAt: Date
}

interface PageDoc extends PreviewPage {
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

/** Everything that holds values of the assessment or the CRM is sealed. */
const pageSchema = new Schema<PageDoc>(
  {
    _id: { type: String, required: true },
    previewId: { type: String, required: true },
    n: { type: Number, required: true },
    assessmentId: { type: String, required: true, index: true },
    title: { type: String, sealed: true },
    records: { type: Mixed, sealed: true },
    shown: { type: Number, required: true },
    error: { type: String },
    outcome: { type: String },
    removeAt: { type: Date, required: true, expires: 0 },
  },
  { minimize: false },
)
pageSchema.index({ previewId: 1, n: 1 })
pageSchema.index({ previewId: 1, outcome: 1 })

const DAY_MS = 86_400_000
/** That a plan was approved, and by whom, is told for a while; its values are not kept. */
const KEPT_MS = 90 * DAY_MS
/** Longer than a preview lives: one that was approved at the last moment has to be carried out. */
const PAGES_KEPT_MS = 3 * DAY_MS
const PAGE = 50

export type PreviewChange = Partial<Omit<Preview, 'id' | 'connectionId' | 'createdAt'>>

export interface Previews {
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
  putPages(pages: PreviewPage[]): Promise<void>
  /** After the nth: all, those that tell something, or those that were not carried out yet. */
  pages(
    id: string,
    query: { after?: number; limit: number; which?: 'shown' | 'open' },
  ): Promise<PreviewPage[]>
  countPages(id: string, outcome?: NonNullable<PreviewPage['outcome']>): Promise<number>
  setOutcome(page: PreviewPage, outcome: NonNullable<PreviewPage['outcome']>, error?: string): Promise<void>
  /** Assessments of which something moved. */
  movedOf(id: string): Promise<string[]>
  dropPages(id: string): Promise<void>
  forget(assessmentId: string): Promise<void>
}

export function makePreviews({ connection, clock }: { connection: Connection; clock: Clock }): Previews {
  const model = connection.model<PreviewDoc>('SyncPreview', schema, 'sync_previews')
  return {
    ...makePages({ connection, clock }),
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

type Pages = Pick<
  Previews,
  'putPages' | 'pages' | 'countPages' | 'setOutcome' | 'movedOf' | 'dropPages' | 'forget'
>

function makePages({ connection, clock }: { connection: Connection; clock: Clock }): Pages {
  const model = connection.model<PageDoc>('SyncPreviewPage', pageSchema, 'sync_preview_pages')
  const idOf = ({ previewId, assessmentId }: PreviewPage) => `${previewId}:${assessmentId}`
  return {
    async putPages(pages) {
      if (pages.length === 0) return
      const removeAt = new Date(clock.now().getTime() + PAGES_KEPT_MS)
      await model.collection.bulkWrite(
        pages.map((page) => ({
          updateOne: {
            filter: { _id: idOf(page) },
            update: { $set: { ...page, removeAt } },
            upsert: true,
          },
        })) as never,
        { ordered: false },
      )
    },
    async pages(previewId, { after = -1, limit, which }) {
      const found = await model
        .find({
          previewId,
          n: { $gt: after },
          ...(which === 'open' ? { outcome: { $exists: false } } : which ? { shown: { $gt: 0 } } : {}),
        })
        .sort({ n: 1 })
        .limit(limit)
        .lean()
      return found.map(toPage)
    },
    countPages: (previewId, outcome) => model.countDocuments({ previewId, ...(outcome ? { outcome } : {}) }),
    async setOutcome(page, outcome, error) {
      const $set = { outcome, ...(error === undefined ? {} : { error }) }
      await model.updateOne({ _id: idOf(page) }, { $set })
    },
    async movedOf(previewId) {
      const found = await model
        .find({ previewId, outcome: 'moved' }, { assessmentId: 1 })
        .sort({ n: 1 })
        .lean()
      return found.map(({ assessmentId }) => assessmentId)
    },
    async dropPages(previewId) {
      await model.deleteMany({ previewId })
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
  }
}

function toPreview({ _id, removeAt: _, ...rest }: PreviewDoc & { __v?: number }, now: Date): Preview {
  const { __v: _version, ...preview } = rest
  const expired = preview.state === 'ready' && Date.parse(preview.expiresAt) <= now.getTime()
  return { ...preview, id: _id, ...(expired ? { state: 'expired' } : {}) }
}

function toPage({ _id, removeAt: _, ...page }: PageDoc & { __v?: number }): PreviewPage {
  const { __v: _version, ...rest } = page
  return rest
}
