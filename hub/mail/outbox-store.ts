import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { MAIL_KINDS, type MailDraft, type MailKind } from '../domain/mail.ts'

/**
 * `waiting` for its turn, `sent`: taken by the mail server, `shown`: there is no mail server and the console shows it,
 * `dead`: given up.
 */
export const MAIL_STATES = ['waiting', 'sent', 'shown', 'dead'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A mail as it is stored; its words are dropped once the mail server has it. */
export interface StoredMail {
  id: string
  kind: MailKind
  assessmentId: string
  state: MailState
  draft: MailDraft | null
  attempts: number
  /** When it is tried next. */
  nextAt: string
  /** Why the last try failed: a code, never the server's words. */
  failure?: string
  createdAt: string
  sentAt?: string
}

export interface OutboxStore {
  /** Stores it, or answers the one that was stored with this key before. */
  add(draft: MailDraft, state: MailState): Promise<{ id: string; isNew: boolean }>
  find(id: string): Promise<StoredMail | null>
  /** The newest first. */
  list(limit: number): Promise<StoredMail[]>
  /** Ids of those whose turn it is, the oldest first. */
  due(limit: number): Promise<string[]>
  /** Takes it for one try; null when it is not its turn, or somebody else tries. */
  claim(id: string, leaseMs: number): Promise<StoredMail | null>
  /** What became of a try; nothing when another try was begun meanwhile. */
  settle(id: string, attempt: number, outcome: Outcome): Promise<void>
  forget(assessmentId: string): Promise<void>
}

type Outcome = { state: 'sent' } | { state: 'dead' | 'waiting'; failure: string; nextAt?: string }

interface Row extends Omit<StoredMail, 'id'> {
  _id: string
  key: string
  expiresAt: Date
}

/** So long a key is known, and a mail that could not be sent can be looked at. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000

const schema = new Schema<Row>(
  {
    _id: String,
    key: { type: String, required: true, unique: true },
    kind: { type: String, enum: MAIL_KINDS },
    assessmentId: { type: String, index: true },
    state: { type: String, enum: MAIL_STATES },
    // Address, subject and links: everything of it is personal, and the link opens something.
    draft: { type: Schema.Types.Mixed, sealed: true },
    attempts: Number,
    nextAt: String,
    failure: String,
    createdAt: { type: String, index: true },
    sentAt: String,
    expiresAt: { type: Date, expires: 0 },
  },
  { collection: 'mails', versionKey: false, minimize: false },
)
schema.index({ state: 1, nextAt: 1 })

export function makeOutboxStore({
  connection,
  clock,
}: {
  connection: Connection
  clock: Clock
}): OutboxStore {
  const rows = connection.model<Row>('Mail', schema)
  const at = (ms = 0) => new Date(clock.now().getTime() + ms).toISOString()

  return {
    async add(draft, state) {
      const { key, kind, assessmentId } = draft
      const id = randomUUID()
      const expiresAt = new Date(clock.now().getTime() + KEPT_MS)
      const times = { nextAt: at(), createdAt: at(), expiresAt }
      try {
        await rows.create({ _id: id, key, kind, assessmentId, state, draft, attempts: 0, ...times })
        return { id, isNew: true }
      } catch (error) {
        const earlier = isDuplicate(error) && (await rows.findOne({ key }, { _id: 1 }).lean<Row>())
        if (earlier) return { id: earlier._id, isNew: false }
        throw error
      }
    },
    find: async (id) => read(await rows.findById(id).lean<Row>()),
    list: async (limit) =>
      (await rows.find().sort({ createdAt: -1 }).limit(limit).lean<Row[]>()).map((row) => mailOf(row)),
    async due(limit) {
      const found = await rows
        .find({ state: 'waiting', nextAt: { $lte: at() } }, { _id: 1 })
        .sort({ nextAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return found.map(({ _id }) => _id)
    },
    async claim(id, leaseMs) {
      const claimed = await rows
        .findOneAndUpdate(
          { _id: id, state: 'waiting', nextAt: { $lte: at() } },
          { $set: { nextAt: at(leaseMs) }, $inc: { attempts: 1 } },
          { returnDocument: 'after' },
        )
        .lean<Row>()
      return read(claimed)
    },
    async settle(id, attempt, outcome) {
      // Once the server has it, its words and its link are nobody's business here any more.
      const over = outcome.state === 'sent' ? { draft: null, sentAt: at() } : {}
      await rows.updateOne(
        { _id: id, state: 'waiting', attempts: attempt },
        { $set: { ...outcome, ...over } },
      )
    },
    async forget(assessmentId) {
      await rows.deleteMany({ assessmentId })
    },
  }
}

const read = (row: Row | null): StoredMail | null => (row ? mailOf(row) : null)
const mailOf = ({ _id, key: _key, expiresAt: _expires, ...rest }: Row): StoredMail => ({ ...rest, id: _id })

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 11000
