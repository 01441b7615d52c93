import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { CHECK_MAX_BYTES, type ConnectionCheck } from '../domain/connection-check.ts'

/** One way of data, as the hub saw it. */
export interface Transfer {
  way: 'down' | 'up'
  bytes: number
  from: number
  to: number
}

/** A check that runs, or ran. */
export interface CheckRun {
  id: string
  conversationId: string
  assessmentId: string | null
  /** Of the link that it came by. */
  link: string | null
  state: 'running' | 'finished' | 'cancelled'
  at: string
  /** As the hub saw them. */
  addresses: { ipv4: string | null; ipv6: string | null }
  userAgent: string
  /** Bytes that were granted so far. */
  reserved: number
  transfers: Transfer[]
  result: ConnectionCheck | null
}

export type NewRun = Pick<
  CheckRun,
  'id' | 'conversationId' | 'assessmentId' | 'link' | 'addresses' | 'userAgent'
>

export interface CheckStore {
  begin(run: NewRun, keyHash: string): Promise<void>
  /** The check that this key opens, while it runs. */
  running(id: string, keyHash: string): Promise<CheckRun | null>
  find(id: string, keyHash: string): Promise<CheckRun | null>
  /** Grants bytes in one step, so that two at once never pass the limit; false when they are too many. */
  reserve(id: string, keyHash: string, bytes: number): Promise<boolean>
  seen(id: string, transfer: Transfer): Promise<void>
  addressed(id: string, addresses: CheckRun['addresses']): Promise<void>
  /** Answers false when it had ended already. */
  end(id: string, how: 'finished' | 'cancelled', result: ConnectionCheck | null): Promise<boolean>
  confirm(id: string, result: ConnectionCheck): Promise<void>
  /** Finished ones, the newest last. */
  of(conversationId: string): Promise<CheckRun[]>
  forget(assessmentId: string): Promise<number>
}

/** A check takes half a minute; after this long it is over. */
export const RUN_MS = 3 * 60_000
const KEEP_UNFINISHED_MS = 60 * 60_000
const KEEP_FINISHED_MS = 90 * 86_400_000
const TRANSFERS_AT_MOST = 60
const SHOWN_AT_MOST = 20

const schema = new Schema(
  {
    _id: String,
    conversationId: String,
    assessmentId: { type: String, default: null, index: true },
    link: { type: String, default: null },
    keyHash: String,
    state: { type: String, default: 'running' },
    at: String,
    until: Number,
    addresses: { type: Schema.Types.Mixed, sealed: true },
    userAgent: { type: String, sealed: true },
    reserved: { type: Number, default: 0 },
    requests: { type: Number, default: 0 },
    transfers: { type: [{ _id: false, way: String, bytes: Number, from: Number, to: Number }] },
    result: { type: Schema.Types.Mixed, sealed: true },
    expiresAt: { type: Date, expires: 0 },
  },
  { collection: 'connectionChecks', versionKey: false, minimize: false },
)
schema.index({ conversationId: 1, at: 1 })

export function makeCheckStore(connection: Connection, clock: Clock): CheckStore {
  const Model = connection.model('ConnectionCheck', schema)
  const now = () => clock.now().getTime()
  const read = (stored: unknown): CheckRun | null => {
    if (!stored) return null
    // What we wrote ourselves, opened by the store.
    const { _id, ...rest } = stored as CheckRun & { _id: string }
    return { ...rest, id: _id, result: rest.result ?? null }
  }
  const open = (id: string, keyHash: string) => ({
    _id: id,
    keyHash,
    state: 'running',
    until: { $gt: now() },
  })

  return {
    async begin({ id, ...run }, keyHash) {
      const at = clock.now().toISOString()
      const expiresAt = new Date(now() + KEEP_UNFINISHED_MS)
      await Model.create({ _id: id, ...run, keyHash, at, until: now() + RUN_MS, expiresAt, result: null })
    },
    running: async (id, keyHash) => read(await Model.findOne(open(id, keyHash)).lean()),
    find: async (id, keyHash) => read(await Model.findOne({ _id: id, keyHash }).lean()),
    async reserve(id, keyHash, bytes) {
      const granted = await Model.updateOne(
        {
          ...open(id, keyHash),
          reserved: { $lte: CHECK_MAX_BYTES - bytes },
          requests: { $lt: TRANSFERS_AT_MOST },
        },
        { $inc: { reserved: bytes, requests: 1 } },
      )
      return granted.matchedCount === 1
    },
    async seen(id, transfer) {
      await Model.updateOne({ _id: id, state: 'running' }, { $push: { transfers: transfer } })
    },
    async addressed(id, addresses) {
      await Model.updateOne({ _id: id, state: 'running' }, { $set: { addresses } })
    },
    async end(id, how, result) {
      const keepMs = how === 'finished' ? KEEP_FINISHED_MS : KEEP_UNFINISHED_MS
      const ended = await Model.updateOne(
        { _id: id, state: 'running' },
        { $set: { state: how, result, expiresAt: new Date(now() + keepMs) } },
      )
      return ended.matchedCount === 1
    },
    async confirm(id, result) {
      await Model.updateOne({ _id: id, state: 'finished' }, { $set: { result } })
    },
    async of(conversationId) {
      const found = await Model.find({ conversationId, state: 'finished' })
        .sort({ at: -1 })
        .limit(SHOWN_AT_MOST)
        .lean()
      return found.flatMap((one) => read(one) ?? []).toReversed()
    },
    forget: async (assessmentId) => (await Model.deleteMany({ assessmentId })).deletedCount,
  }
}
