import { Schema, type Connection } from 'mongoose'
import { HubError } from '../domain/errors.ts'
import type { Clock } from '../domain/clock.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { LanguageCode } from '../domain/languages.ts'
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
  /** In which we speak with this person. */
  language: LanguageCode
  kept: Kept[]
  next: number
  /** Messages of the person that were taken already: their key and our id, the newest last. */
  seen: [key: string, id: string][]
  lookup: { domain: string; at: string } | null
  /** Fingerprint of the result that was shown last. */
  resultShown: string | null
  links: Link[]
  /** A colleague's, who was asked to fill one step: never the one that the assessment is continued in. */
  guest?: boolean
  /** Its person came by an invitation or a mailed link, and so may see what the CRM knows of a verified company. */
  proven?: boolean
  /** Over: it went on elsewhere, its link was taken back, or everything was deleted. Whoever still holds it is told. */
  ended?: 'moved' | 'revoked' | 'erased'
  /** Under which ids it began, before its person proved who they are: files and checks are kept by those. */
  was?: string[]
  /** A colleague's link has an end, and with it what it opened. ISO 8601. */
  until?: string
  /** Who came by a link that was passed on: fingerprints, so that two people learn of each other. */
  openers?: string[]
  /** Whether files or checks may be kept beside it; undefined = nobody knows. */
  beside?: boolean
  version: number
}

export interface ConversationStore {
  /** Answers whether it was new. */
  open(id: string, state: ConversationState, language?: LanguageCode): Promise<boolean>
  find(id: string): Promise<Conversation | null>
  /** The conversation that an assessment is continued in; a colleague's is not. */
  ofAssessment(assessmentId: string): Promise<string | null>
  /** All conversations about an assessment, colleagues' included. */
  allOf(assessmentId: string): Promise<string[]>
  /** Where conversations stand: the place of their next activity, by id. */
  heads(ids: readonly string[]): Promise<Map<string, number>>
  byLink(hash: string): Promise<Conversation | null>
  /** Takes the conversation for one turn; null while another process has it. */
  claim(id: string): Promise<Conversation | null>
  /** Stores what the turn made of it and lets go; throws `conflict` when the claim was lost meanwhile. */
  save(conversation: Conversation): Promise<void>
  release(conversation: Conversation): Promise<void>
  /** Lets go of the assessment of one that is over. */
  forget(id: string): Promise<void>
}

/** A turn takes milliseconds; after this long its process is taken for dead. */
const LEASE_MS = 5_000
const MOST_AT_ONCE = 500
/** Conversations in which nobody ever said a word are forgotten. */
const UNUSED_MS = 24 * 60 * 60 * 1000

const schema = new Schema(
  {
    _id: String,
    assessmentId: { type: String, default: null, index: true },
    state: { type: Schema.Types.Mixed, sealed: true },
    language: { type: String, default: 'en' },
    kept: { type: Schema.Types.Mixed, sealed: true },
    next: { type: Number, default: 0 },
    seen: { type: Schema.Types.Mixed, default: [] },
    lookup: { type: Schema.Types.Mixed, default: null },
    resultShown: { type: String, default: null },
    links: { type: [{ _id: false, hash: String, kind: String, expiresAt: String, replaced: Boolean }] },
    guest: Boolean,
    proven: Boolean,
    ended: String,
    until: String,
    was: { type: [String], default: undefined },
    openers: { type: [String], default: undefined },
    beside: Boolean,
    version: { type: Number, default: 0 },
    leaseUntil: { type: Number, default: 0 },
    unusedUntil: { type: Date, expires: 0 },
  },
  { collection: 'conversations', versionKey: false, minimize: false },
)
schema.index({ 'links.hash': 1 })

interface Stored extends Omit<Conversation, 'id'> {
  _id: string
  leaseUntil: number
  unusedUntil?: Date
}

/**
 * `alone` = no other process works on this database. Then the line of turns in this process is claim enough, and each
 * turn waits for one write less; `save` still refuses what was made from an older version.
 */
export function makeConversationStore(
  connection: Connection,
  clock: Clock,
  { alone = false } = {},
): ConversationStore {
  const Model = connection.model('Conversation', schema)
  const now = () => clock.now().getTime()
  const read = (stored: unknown): Conversation | null => {
    if (!stored) return null
    // What we wrote ourselves, opened by the store: sealed fields cannot have been changed.
    const { _id: id, leaseUntil: _l, unusedUntil: _u, language = 'en', ...rest } = stored as Stored
    return { id, language, ...rest }
  }

  return {
    async open(id, state, language = 'en') {
      if (await Model.exists({ _id: id })) return false
      const unusedUntil = new Date(now() + UNUSED_MS)
      try {
        await Model.create({ _id: id, state, language, kept: [], links: [], beside: false, unusedUntil })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    find: async (id) => read(await Model.findById(id).lean()),
    async ofAssessment(assessmentId) {
      const found = await Model.findOne({ assessmentId, guest: { $ne: true } }, { _id: 1 }).lean()
      return found ? String(found._id) : null
    },
    async allOf(assessmentId) {
      const found = await Model.find({ assessmentId }, { _id: 1 }).lean()
      return found.map(({ _id }) => String(_id))
    },
    async heads(ids) {
      const heads = new Map<string, number>()
      for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
        const some = ids.slice(at, at + MOST_AT_ONCE)
        for (const { _id, next } of await Model.find({ _id: { $in: some } }, { next: 1 }).lean())
          heads.set(String(_id), next)
      }
      return heads
    },
    byLink: async (hash) => read(await Model.findOne({ 'links.hash': hash }).lean()),
    async claim(id) {
      if (alone) return read(await Model.findById(id).lean())
      return read(
        await Model.findOneAndUpdate(
          { _id: id, leaseUntil: { $lte: now() } },
          { $set: { leaseUntil: now() + LEASE_MS }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        ).lean(),
      )
    },
    async save({ id, version, assessmentId, ...rest }) {
      // By the driver itself: a transcript is long, and nothing in it has to be cast.
      const saved = await Model.collection.updateOne(
        { _id: id, version } as object,
        {
          $set: { ...rest, assessmentId, leaseUntil: 0 },
          $inc: { version: 1 },
          ...(assessmentId ? { $unset: { unusedUntil: 1 } } : {}),
        },
        { ignoreUndefined: true },
      )
      if (saved.matchedCount !== 1)
        throw new HubError('conflict', 'The conversation went on meanwhile.', { hint: 'Send it again.' })
    },
    async forget(id) {
      await Model.updateOne({ _id: id }, { $set: { assessmentId: null } })
    },
    async release({ id, version }) {
      if (alone) return
      await Model.updateOne({ _id: id, version }, { $set: { leaseUntil: 0 } })
    },
  }
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 11000
