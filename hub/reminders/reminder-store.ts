import { Schema, type Connection } from 'mongoose'
import type { Reminded } from './due.ts'

interface Row extends Reminded {
  _id: string
}

/** By the id of the assessment: which reminders went out, and whether there shall be more. No personal data. */
export interface ReminderStore {
  of(assessmentIds: readonly string[]): Promise<Map<string, Reminded>>
  /** Notes the next one as sent; false when that was noted before, or they were stopped. */
  claim(assessmentId: string, sent: readonly string[], at: string): Promise<boolean>
  stop(assessmentId: string): Promise<void>
  forget(assessmentId: string): Promise<void>
}

const schema = new Schema<Row>(
  { _id: String, sent: { type: [String], default: [] }, stopped: { type: Boolean, default: false } },
  { collection: 'reminders', versionKey: false },
)

export function makeReminderStore({ connection }: { connection: Connection }): ReminderStore {
  const rows = connection.model<Row>('Reminder', schema)
  return {
    async of(assessmentIds) {
      const found = await rows.find({ _id: { $in: [...assessmentIds] } }).lean<Row[]>()
      return new Map(found.map(({ _id, sent, stopped }) => [_id, { sent, stopped }]))
    },
    async claim(assessmentId, sent, at) {
      // Its row exists before it is compared: an update that may insert would not say which of two was first.
      await rows.updateOne(
        { _id: assessmentId },
        { $setOnInsert: { sent: [], stopped: false } },
        { upsert: true },
      )
      const { modifiedCount } = await rows.updateOne(
        { _id: assessmentId, sent: [...sent], stopped: false },
        { $set: { sent: [...sent, at] } },
      )
      return modifiedCount === 1
    },
    async stop(assessmentId) {
      await rows.updateOne({ _id: assessmentId }, { $set: { stopped: true } }, { upsert: true })
    },
    async forget(assessmentId) {
      await rows.deleteOne({ _id: assessmentId })
    },
  }
}
