import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Hint, Hints } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'

interface HintDoc {
  _id: string
  connectionId: string
  assessmentId: string
  token: string
  objects: string[]
  at: Date
}

const schema = new Schema<HintDoc>({
  _id: { type: String, required: true },
  connectionId: { type: String, required: true },
  assessmentId: { type: String, required: true, index: true },
  token: { type: String, required: true },
  objects: { type: [String] },
  at: { type: Date, required: true },
})
schema.index({ connectionId: 1, at: 1 })

export function makeHints({ connection, clock }: { connection: Connection; clock: Clock }): Hints {
  const model = connection.model<HintDoc>('SyncHint', schema, 'sync_hints')
  const idOf = (connectionId: string, assessmentId: string) => `${connectionId}:${assessmentId}`
  const find = gather<string, Hint | null>(
    async (ids) => {
      const found = new Map((await model.find({ _id: { $in: ids } }).lean()).map((doc) => [doc._id, doc]))
      return ids.map((id) => {
        const doc = found.get(id)
        return doc ? { token: doc.token, objects: [...doc.objects] } : null
      })
    },
    { most: 200 },
  )
  return {
    async add(connectionId, assessmentId, object = '*') {
      await model.updateOne(
        { _id: idOf(connectionId, assessmentId) },
        {
          $set: { connectionId, assessmentId, token: randomUUID(), at: clock.now() },
          $addToSet: { objects: object },
        },
        { upsert: true },
      )
    },
    find: (connectionId, assessmentId) => find(idOf(connectionId, assessmentId)),
    async clear(connectionId, assessmentId, token) {
      await model.deleteOne({ _id: idOf(connectionId, assessmentId), token })
    },
    async list(connectionId, limit) {
      const found = await model.find({ connectionId }).sort({ at: 1 }).limit(limit)
      return found.map(({ assessmentId }) => assessmentId)
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
  }
}
