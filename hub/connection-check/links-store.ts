import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'

/** A link that lets somebody at one location run one check for a conversation; only the hash of its secret is kept. */
export interface CheckLink {
  hash: string
  conversationId: string
  assessmentId: string
  location: string
  state: 'open' | 'used' | 'expired'
}

export interface CheckLinkStore {
  make(
    link: Pick<CheckLink, 'hash' | 'conversationId' | 'assessmentId' | 'location'>,
    expiresAt: Date,
  ): Promise<void>
  find(hash: string): Promise<CheckLink | null>
  /** Answers false when somebody else used it first. */
  use(hash: string): Promise<boolean>
  forget(assessmentId: string): Promise<void>
}

/** Long enough after its end to say that it is over. */
const KEEP_MS = 60 * 86_400_000

const schema = new Schema(
  {
    _id: String,
    conversationId: String,
    assessmentId: { type: String, index: true },
    location: { type: String, sealed: true },
    validUntil: Number,
    used: { type: Boolean, default: false },
    expiresAt: { type: Date, expires: 0 },
  },
  { collection: 'connectionCheckLinks', versionKey: false },
)

export function makeCheckLinkStore(connection: Connection, clock: Clock): CheckLinkStore {
  const Model = connection.model('ConnectionCheckLink', schema)
  return {
    async make({ hash, ...link }, validUntil) {
      const expiresAt = new Date(validUntil.getTime() + KEEP_MS)
      await Model.create({ _id: hash, ...link, validUntil: validUntil.getTime(), expiresAt })
    },
    async find(hash) {
      const found = await Model.findById(hash).lean()
      if (!found) return null
      const over = (found.validUntil ?? 0) <= clock.now().getTime()
      return {
        hash,
        conversationId: found.conversationId ?? '',
        assessmentId: found.assessmentId ?? '',
        location: found.location ?? '',
        state: found.used ? 'used' : over ? 'expired' : 'open',
      }
    },
    async use(hash) {
      const used = await Model.updateOne({ _id: hash, used: false }, { $set: { used: true } })
      return used.matchedCount === 1
    },
    async forget(assessmentId) {
      await Model.deleteMany({ assessmentId })
    },
  }
}
