import { Schema, type Connection } from 'mongoose'
import { HubError } from '../domain/errors.ts'
import type { Clock } from '../domain/clock.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { Kept } from './activity.ts'

/** A secret that opens this conversation; only its hash is kept. */
export interface Link {
  hash: string
  /** A link to pass on, or the secret that a browser keeps for itself. */
  kind: 'link' | 'browser'
  expiresAt: string
  /** A newer link took its place. */
  replaced?: boolean
}

/** One conversation: where it stands and what was said. The answers live in its assessment. */
export interface Conversation {
  id: string
  assessmentId: string | null
  state: ConversationState
  kept: Kept[]
  next: number
  /** Messages of the person that were taken already: their key and our id, the newest last. */
  seen: [key: string, id: string][]
  lookup: { domain: string; at: string } | null
  /** Fingerprint of the result that was shown last. */
  resultShown: string | null
  links: Link[]
  version: number
}

export interface ConversationStore {
  /** Answers whether it was new. */
  open(id: string, state: ConversationState): Promise<boolean>
  find(id: string): Promise<Conversation | null>
  ofAssessment(assessmentId: string): Promise<string | null>
  byLink(hash: string): Promise<Conversation | null>
  /** Takes the conversation for one turn; null while another process has it. */
  claim(id: string): Promise<Conversation | null>
  /** Stores what the turn made of it and lets go; throws `conflict` when the claim was lost meanwhile. */
  save(conversation: Conversation): Promise<void>
  release(conversation: Conversation): Promise<void>
}

/** A turn takes milliseconds; after this long its process is taken for dead. */
const LEASE_MS = 5_000
/** Conversations in which nobody ever said a word are forgotten. */
const UNUSED_MS = 24 * 60 * 60 * 1000

const schema = new Schema(
  {
    _id: String,
    assessmentId: { type: String, default: null, index: true },
    state: { type: Schema.Types.Mixed, sealed: true },
    kept: { type: Schema.Types.Mixed, sealed: true },
    next: { type: Number, default: 0 },
    seen: { type: Schema.Types.Mixed, default: [] },
    lookup: { type: Schema.Types.Mixed, default: null },
    resultShown: { type: String, default: null },
    links: { type: [{ _id: false, hash: String, kind: String, expiresAt: String, replaced: Boolean }] },
    version: { type: Number, default: 0 },
    leaseUntil: { type: Number, default: 0 },
    unusedUntil: { type: Date, expires: 0 },
  },
  { collection: 'conversations', versionKey: false, minimize: false },
)
schema.index({ 'links.hash': 1 })

interface Stored extends Omit<Conversation, 'id'> {
  _id: string
}

export function makeConversationStore(connection: Connection, clock: Clock): ConversationStore {
  const Model = connection.model('Conversation', schema)
  const now = () => clock.now().getTime()
  const read = (stored: unknown): Conversation | null => {
    if (!stored) return null
    // What we wrote ourselves, opened by the store: sealed fields cannot have been changed.
    const { _id, assessmentId, state, kept, next, seen, lookup, resultShown, links, version } =
      stored as Stored
    return { id: _id, assessmentId, state, kept, next, seen, lookup, resultShown, links, version }
  }

  return {
    async open(id, state) {
      if (await Model.exists({ _id: id })) return false
      const unusedUntil = new Date(now() + UNUSED_MS)
      try {
        await Model.create({ _id: id, state, kept: [], links: [], unusedUntil })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    find: async (id) => read(await Model.findById(id).lean()),
    async ofAssessment(assessmentId) {
      const found = await Model.findOne({ assessmentId }, { _id: 1 }).lean()
      return found ? String(found._id) : null
    },
    byLink: async (hash) => read(await Model.findOne({ 'links.hash': hash }).lean()),
    async claim(id) {
      return read(
        await Model.findOneAndUpdate(
          { _id: id, leaseUntil: { $lte: now() } },
          { $set: { leaseUntil: now() + LEASE_MS }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        ).lean(),
      )
    },
    async save({ id, version, assessmentId, ...rest }) {
      const saved = await Model.updateOne(
        { _id: id, version },
        {
          $set: { ...rest, assessmentId, leaseUntil: 0 },
          $inc: { version: 1 },
          ...(assessmentId ? { $unset: { unusedUntil: 1 } } : {}),
        },
      )
      if (saved.matchedCount !== 1)
        throw new HubError('conflict', 'The conversation went on meanwhile.', { hint: 'Send it again.' })
    },
    async release({ id, version }) {
      await Model.updateOne({ _id: id, version }, { $set: { leaseUntil: 0 } })
    },
  }
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 11000
