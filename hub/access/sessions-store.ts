import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { hashSecret, newSecret } from './secrets.ts'

export const SESSION_ABSOLUTE_MS = 12 * 60 * 60 * 1000
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1000
/** A session is touched at most this often, so that reading does not write. */
const TOUCH_EVERY_MS = 60 * 1000

export interface Sessions {
  /** Starts a session and answers its token; the store keeps only the token's hash. */
  open(userId: string): Promise<string>
  /** The user of a live session. `touch` counts this as activity. */
  userOf(token: string, touch: boolean): Promise<string | null>
  close(token: string): Promise<void>
  closeAll(userId: string): Promise<void>
}

interface SessionDoc {
  /** The SHA-256 of the token. */
  _id: string
  userId: string
  lastSeenAt: Date
  endsAt: Date
}

const schema = new Schema<SessionDoc>({
  _id: { type: String, required: true },
  userId: { type: String, required: true, index: true },
  lastSeenAt: { type: Date, required: true },
  endsAt: { type: Date, required: true, expires: 0 },
})

export function makeSessions({ connection, clock }: { connection: Connection; clock: Clock }): Sessions {
  const model = connection.model<SessionDoc>('Session', schema, 'sessions')
  return {
    async open(userId) {
      const token = newSecret()
      const now = clock.now()
      await model.create({
        _id: hashSecret(token),
        userId,
        lastSeenAt: now,
        endsAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS),
      })
      return token
    },
    async userOf(token, touch) {
      const _id = hashSecret(token)
      const found = await model.findOne({ _id })
      if (!found) return null
      const now = clock.now()
      const idleMs = now.getTime() - found.lastSeenAt.getTime()
      if (now >= found.endsAt || idleMs >= SESSION_IDLE_MS) {
        await model.deleteOne({ _id })
        return null
      }
      if (touch && idleMs >= TOUCH_EVERY_MS) await model.updateOne({ _id }, { $set: { lastSeenAt: now } })
      return found.userId
    },
    async close(token) {
      await model.deleteOne({ _id: hashSecret(token) })
    },
    async closeAll(userId) {
      await model.deleteMany({ userId })
    },
  }
}
