import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Lease, Leases } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'
import { isDuplicateKey } from './duplicate-key.ts'

interface LeaseDoc {
  _id: string
  fence: number
  until: Date
  /** Who took it: tells a holder which of many it got. */
  holder: string
}

const schema = new Schema<LeaseDoc>({
  _id: { type: String, required: true },
  fence: { type: Number, required: true },
  until: { type: Date, required: true },
  holder: { type: String },
})

export interface LeaseStore extends Leases {
  /** Ends every lease: for a process that has just started and that nobody shares the data with. */
  endAll(): Promise<void>
}

const MOST_AT_ONCE = 200

/** Leases that the store itself compares: each holder gets a higher number than the one before. */
export function makeLeases({ connection, clock }: { connection: Connection; clock: Clock }): LeaseStore {
  const model = connection.model<LeaseDoc>('SyncLease', schema, 'sync_leases')

  const take = gather<{ key: string; ttlMs: number }, Lease | null>(
    async (wanted) => {
      const now = clock.now()
      // Two who want the same at once: the first gets it.
      const first = new Map(wanted.map(({ key, ttlMs }) => [key, { ttlMs, holder: randomUUID() }]))
      try {
        await model.collection.bulkWrite(
          [...first].map(([_id, { ttlMs, holder }]) => ({
            updateOne: {
              filter: { _id, until: { $lte: now } },
              update: { $set: { until: new Date(now.getTime() + ttlMs), holder }, $inc: { fence: 1 } },
              upsert: true,
            },
          })) as never,
          { ordered: false },
        )
      } catch (error) {
        // The document exists and its time is not over: somebody holds it.
        if (!isDuplicateKey(error)) throw error
      }
      const held = new Map(
        (await model.find({ _id: { $in: [...first.keys()] } }).lean()).map((doc) => [doc._id, doc]),
      )
      return wanted.map(({ key }) => {
        const [mine, doc] = [first.get(key), held.get(key)]
        first.delete(key)
        return mine && doc?.holder === mine.holder
          ? { key, fence: doc.fence, untilMs: doc.until.getTime() }
          : null
      })
    },
    { most: MOST_AT_ONCE },
  )

  const release = gather<Lease, void>(
    async (leases) => {
      await model.collection.bulkWrite(
        leases.map(({ key, fence }) => ({
          updateOne: { filter: { _id: key, fence }, update: { $set: { until: new Date(0) } } },
        })) as never,
        { ordered: false },
      )
      return leases.map(() => undefined)
    },
    { most: MOST_AT_ONCE },
  )

  return {
    take: (key, ttlMs) => take({ key, ttlMs }),
    async renew(lease, ttlMs) {
      const now = clock.now()
      const until = new Date(now.getTime() + ttlMs)
      const { matchedCount } = await model.updateOne(
        { _id: lease.key, fence: lease.fence, until: { $gt: now } },
        { $set: { until } },
      )
      if (matchedCount === 1) lease.untilMs = until.getTime()
      return matchedCount === 1
    },
    release,
    async endAll() {
      await model.updateMany({}, { $set: { until: new Date(0) } })
    },
  }
}
