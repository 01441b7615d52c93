import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Lease, Leases } from '../domain/sync.ts'
import { isDuplicateKey } from './duplicate-key.ts'

interface LeaseDoc {
  _id: string
  fence: number
  until: Date
}

const schema = new Schema<LeaseDoc>({
  _id: { type: String, required: true },
  fence: { type: Number, required: true },
  until: { type: Date, required: true },
})

export interface LeaseStore extends Leases {
  /** Ends every lease: for a process that has just started and that nobody shares the data with. */
  endAll(): Promise<void>
}

/** Leases that the store itself compares: each holder gets a higher number than the one before. */
export function makeLeases({ connection, clock }: { connection: Connection; clock: Clock }): LeaseStore {
  const model = connection.model<LeaseDoc>('SyncLease', schema, 'sync_leases')
  const until = (ttlMs: number) => new Date(clock.now().getTime() + ttlMs)
  return {
    async take(key, ttlMs) {
      try {
        const doc = await model.findOneAndUpdate(
          { _id: key, until: { $lte: clock.now() } },
          { $set: { until: until(ttlMs) }, $inc: { fence: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        return doc ? { key, fence: doc.fence } : null
      } catch (error) {
        // The document exists and its time is not over: somebody holds it.
        if (isDuplicateKey(error)) return null
        throw error
      }
    },
    async renew(lease: Lease, ttlMs) {
      const { matchedCount } = await model.updateOne(
        { _id: lease.key, fence: lease.fence, until: { $gt: clock.now() } },
        { $set: { until: until(ttlMs) } },
      )
      return matchedCount === 1
    },
    async release(lease: Lease) {
      await model.updateOne({ _id: lease.key, fence: lease.fence }, { $set: { until: new Date(0) } })
    },
    async endAll() {
      await model.updateMany({}, { $set: { until: new Date(0) } })
    },
  }
}
