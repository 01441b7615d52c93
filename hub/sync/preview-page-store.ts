import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { gather } from '../platform/gather.ts'
import type { PreviewPage } from './preview.ts'

interface PageDoc extends PreviewPage {
  _id: string
  removeAt: Date
}

/** Everything that holds values of the assessment or the CRM is sealed. */
const pageSchema = new Schema<PageDoc>(
  {
    _id: { type: String, required: true },
    previewId: { type: String, required: true },
    n: { type: Number, required: true },
    assessmentId: { type: String, required: true, index: true },
    title: { type: String, sealed: true },
    records: { type: Schema.Types.Mixed, sealed: true },
    shown: { type: Number, required: true },
    error: { type: String },
    outcome: { type: String },
    removeAt: { type: Date, required: true, expires: 0 },
  },
  { minimize: false },
)
pageSchema.index({ previewId: 1, n: 1 })
pageSchema.index({ previewId: 1, outcome: 1 })

/** Longer than a preview lives: one that was approved at the last moment has to be carried out. */
const KEPT_MS = 3 * 86_400_000

/** The plans of the assessments of a preview. */
export interface PreviewPages {
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

interface Carried {
  page: PreviewPage
  outcome: NonNullable<PreviewPage['outcome']>
  error: string | undefined
}

export function makePreviewPages({
  connection,
  clock,
}: {
  connection: Connection
  clock: Clock
}): PreviewPages {
  const model = connection.model<PageDoc>('SyncPreviewPage', pageSchema, 'sync_preview_pages')
  const idOf = ({ previewId, assessmentId }: PreviewPage) => `${previewId}:${assessmentId}`
  const setOutcome = gather<Carried, void>(
    async (carried) => {
      await model.collection.bulkWrite(
        carried.map(({ page, outcome, error }) => ({
          updateOne: {
            filter: { _id: idOf(page) },
            update: { $set: { outcome, ...(error === undefined ? {} : { error }) } },
          },
        })) as never,
        { ordered: false },
      )
      return carried.map(() => undefined)
    },
    { most: 200 },
  )
  return {
    async putPages(pages) {
      if (pages.length === 0) return
      const removeAt = new Date(clock.now().getTime() + KEPT_MS)
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
    setOutcome: (page, outcome, error) => setOutcome({ page, outcome, error }),
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

function toPage({ _id, removeAt: _, ...page }: PageDoc & { __v?: number }): PreviewPage {
  const { __v: _version, ...rest } = page
  return rest
}
