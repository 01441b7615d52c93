import { Schema, type Connection } from 'mongoose'

/** That an assessment is to be erased, and what of it is done. It holds ids and times, nothing of what was erased. */
export interface Tombstone {
  assessmentId: string
  /** Its conversations: what is kept by their ids is found by nothing else once they are gone. */
  conversations: string[]
  by: 'prospect' | 'staff'
  askedAt: string
  doneAt?: string
}

export interface Tombstones {
  /** Stores it, or answers the one that stands. */
  set(tombstone: Tombstone): Promise<Tombstone>
  find(assessmentId: string): Promise<Tombstone | null>
  done(assessmentId: string, at: string): Promise<void>
  unfinished(limit: number): Promise<string[]>
}

interface Row extends Omit<Tombstone, 'assessmentId'> {
  _id: string
}

const schema = new Schema<Row>(
  { _id: String, conversations: [String], by: String, askedAt: String, doneAt: String },
  { collection: 'tombstones', versionKey: false },
)
schema.index({ doneAt: 1, askedAt: 1 })

export function makeTombstones({ connection }: { connection: Connection }): Tombstones {
  const rows = connection.model<Row>('Tombstone', schema)
  const find = async (assessmentId: string): Promise<Tombstone | null> => {
    const row = await rows.findById(assessmentId).lean<Row>()
    if (!row) return null
    const { _id, ...rest } = row
    return { ...rest, assessmentId: _id }
  }
  return {
    find,
    async set({ assessmentId, ...rest }) {
      await rows.updateOne({ _id: assessmentId }, { $setOnInsert: rest }, { upsert: true })
      return (await find(assessmentId)) ?? { assessmentId, ...rest }
    },
    async done(assessmentId, at) {
      await rows.updateOne({ _id: assessmentId }, { $set: { doneAt: at } })
    },
    async unfinished(limit) {
      const found = await rows
        .find({ doneAt: null }, { _id: 1 })
        .sort({ askedAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return found.map(({ _id }) => _id)
    },
  }
}
