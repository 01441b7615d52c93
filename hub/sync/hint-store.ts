import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Hints } from '../domain/sync.ts'

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
    async find(connectionId, assessmentId) {
      const found = await model.findOne({ _id: idOf(connectionId, assessmentId) })
      return found ? { token: found.token, objects: [...found.objects] } : null
    },
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
