import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { isDuplicate } from './duplicates.ts'

/** Counts tries in the store, so that a restart or a second process gives nobody a fresh start. */
export interface Attempts {
  /** Counts one try; throws `too_many_requests` beyond the limit. Counted before the try, so parallel guesses count too. */
  count(key: string, limit: { tries: number; windowMs: number }): Promise<void>
  /** Forgets what was counted, after a success. */
  forget(key: string): Promise<void>
}

interface AttemptDoc {
  _id: string
  tries: number
  endsAt: Date
}

const schema = new Schema<AttemptDoc>({
  _id: { type: String, required: true },
  tries: { type: Number, required: true },
  endsAt: { type: Date, required: true, expires: 0 },
})

export function makeAttempts({ connection, clock }: { connection: Connection; clock: Clock }): Attempts {
  const model = connection.model<AttemptDoc>('AccessAttempt', schema, 'access_attempts')

  async function increment(_id: string, windowMs: number): Promise<AttemptDoc> {
    const now = clock.now()
    await model.deleteOne({ _id, endsAt: { $lte: now } })
    const counted = { $inc: { tries: 1 }, $setOnInsert: { endsAt: new Date(now.getTime() + windowMs) } }
    const once = () => model.findOneAndUpdate({ _id }, counted, { upsert: true, returnDocument: 'after' })
    // Two first tries at once can both insert; the loser of the unique _id counts itself on the winner's document.
    const found = await once().catch((error: unknown) =>
      isDuplicate(error) ? once() : Promise.reject(error),
    )
    return found ?? { _id, tries: 1, endsAt: counted.$setOnInsert.endsAt }
  }

  return {
    async count(key, { tries, windowMs }) {
      const counted = await increment(key, windowMs)
      if (counted.tries <= tries) return
      const seconds = Math.ceil((counted.endsAt.getTime() - clock.now().getTime()) / 1000)
      throw new HubError('too_many_requests', 'There were too many tries.', {
        hint: `Wait ${Math.ceil(seconds / 60)} minutes, then try again.`,
        retryAfterSeconds: seconds,
      })
    },
    async forget(key) {
      await model.deleteOne({ _id: key })
    },
  }
}
