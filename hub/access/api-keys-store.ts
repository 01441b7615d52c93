import { randomBytes } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Scope } from '../domain/access.ts'
import type { Clock } from '../domain/clock.ts'
import { hashSecret, newSecret, sameHash } from './secrets.ts'

/** What may be shown of an API key. `prefix` is its visible beginning; the rest is shown once and never stored. */
export interface ApiKey {
  id: string
  name: string
  prefix: string
  scopes: Scope[]
  createdAt: Date
  createdBy: string
  lastUsedAt?: Date
  revokedAt?: Date
}

export interface ApiKeys {
  /** Answers the key itself once; the store keeps its hash. */
  create(key: {
    name: string
    scopes: readonly Scope[]
    createdBy: string
  }): Promise<{ secret: string; key: ApiKey }>
  /** The live key that was presented, else null. Notes when it was last used. */
  verify(presented: string): Promise<ApiKey | null>
  list(): Promise<ApiKey[]>
  /** Works at once. False when there is no such key. */
  revoke(id: string): Promise<boolean>
}

interface KeyDoc extends Omit<ApiKey, 'id' | 'prefix'> {
  /** The visible part after `es_live_`. */
  _id: string
  hash: string
}

const BRAND = 'es_live_'
const SHAPE = /^es_live_([0-9a-f]{8})_[\w-]{43}$/
const MAX_LISTED = 500
const TOUCH_EVERY_MS = 60 * 1000

const schema = new Schema<KeyDoc>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  hash: { type: String, required: true },
  scopes: { type: [String], required: true },
  createdAt: { type: Date, required: true },
  createdBy: { type: String, required: true },
  lastUsedAt: Date,
  revokedAt: Date,
})

export function makeApiKeys({ connection, clock }: { connection: Connection; clock: Clock }): ApiKeys {
  const model = connection.model<KeyDoc>('ApiKey', schema, 'api_keys')
  return {
    async create({ name, scopes, createdBy }) {
      const _id = randomBytes(4).toString('hex')
      const secret = `${BRAND}${_id}_${newSecret()}`
      const created = await model.create({
        _id,
        name,
        hash: hashSecret(secret),
        scopes: [...scopes],
        createdAt: clock.now(),
        createdBy,
      })
      return { secret, key: toKey(created) }
    },
    async verify(presented) {
      const id = SHAPE.exec(presented)?.[1]
      const found = id ? await model.findOne({ _id: id }) : null
      if (!found || !sameHash(found.hash, hashSecret(presented)) || found.revokedAt) return null
      const now = clock.now()
      if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() >= TOUCH_EVERY_MS)
        await model.updateOne({ _id: found._id }, { $set: { lastUsedAt: now } })
      return toKey(found)
    },
    async list() {
      return (await model.find().sort({ createdAt: -1 }).limit(MAX_LISTED)).map(toKey)
    },
    async revoke(id) {
      const { matchedCount } = await model.updateOne({ _id: id }, { $set: { revokedAt: clock.now() } })
      return matchedCount > 0
    },
  }
}

const toKey = ({ _id, name, scopes, createdAt, createdBy, lastUsedAt, revokedAt }: KeyDoc): ApiKey => ({
  id: _id,
  name,
  prefix: `${BRAND}${_id}`,
  scopes: [...scopes],
  createdAt,
  createdBy,
  ...(lastUsedAt ? { lastUsedAt } : {}),
  ...(revokedAt ? { revokedAt } : {}),
})
