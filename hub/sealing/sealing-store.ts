import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { WrappedPrivateKey } from '../domain/sealed-answers.ts'

/** A pair of keys of the MSP: browsers encrypt to the public one, the console opens with the wrapped one. */
export interface SealingKey {
  id: string
  publicKey: string
  wrapped: WrappedPrivateKey
  /** Browsers encrypt to the newest; the others still open what was sealed to them. */
  active: boolean
  createdAt: string
  createdBy: string
}

export interface SealingStore {
  /** The newest first. */
  keys(): Promise<SealingKey[]>
  /** Adds a pair, which becomes the active one. */
  add(key: Pick<SealingKey, 'id' | 'publicKey' | 'wrapped' | 'createdBy'>): Promise<SealingKey>
  /** The same key under another passphrase. */
  rewrap(id: string, wrapped: WrappedPrivateKey): Promise<SealingKey>
  /** Ids of built-in questions whose answers are sealed. */
  questions(): Promise<string[]>
  choose(questions: string[]): Promise<void>
}

interface KeyDoc {
  _id: string
  publicKey: string
  wrapped: WrappedPrivateKey
  createdAt: Date
  createdBy: string
}

const keySchema = new Schema<KeyDoc>(
  {
    _id: { type: String, required: true },
    publicKey: { type: String, required: true },
    wrapped: { type: Schema.Types.Mixed, required: true, sealed: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
  },
  { collection: 'sealing_keys', versionKey: false },
)
keySchema.index({ createdAt: -1 })

const choiceSchema = new Schema<{ _id: string; questions: string[] }>(
  { _id: { type: String, required: true }, questions: { type: [String], default: [] } },
  { collection: 'sealing_choice', versionKey: false },
)

const CHOICE = 'choice'
/** Each rotation adds one; nobody rotates weekly for two years. */
const MOST_KEYS = 100

export function makeSealingStore({
  connection,
  clock,
}: {
  connection: Connection
  clock: Clock
}): SealingStore {
  const Keys = connection.model<KeyDoc>('SealingKey', keySchema)
  const Choice = connection.model<{ _id: string; questions: string[] }>('SealingChoice', choiceSchema)

  async function keys(): Promise<SealingKey[]> {
    const found = await Keys.find().sort({ createdAt: -1 }).limit(MOST_KEYS).lean<KeyDoc[]>()
    return found.map((doc, index) => toKey(doc, index === 0))
  }

  return {
    keys,
    async add({ id, ...key }) {
      if ((await Keys.countDocuments()) >= MOST_KEYS)
        throw new HubError('conflict', `There are ${MOST_KEYS} sealing keys already.`, {
          hint: 'Go on with the newest one.',
        })
      try {
        return toKey(await Keys.create({ _id: id, ...key, createdAt: clock.now() }), true)
      } catch (error) {
        if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 11000)
          throw new HubError('conflict', 'This key is here already.', { hint: 'Load the page again.' })
        throw error
      }
    },
    async rewrap(id, wrapped) {
      const changed = await Keys.findOneAndUpdate(
        { _id: id },
        { $set: { wrapped } },
        { returnDocument: 'after' },
      ).lean<KeyDoc>()
      if (!changed)
        throw new HubError('not_found', 'There is no such sealing key.', { hint: 'Look at the list.' })
      const [newest] = await keys()
      return toKey(changed, newest?.id === id)
    },
    questions: async () => (await Choice.findById(CHOICE).lean())?.questions ?? [],
    async choose(questions) {
      await Choice.updateOne({ _id: CHOICE }, { $set: { questions } }, { upsert: true })
    },
  }
}

const toKey = ({ _id, publicKey, wrapped, createdAt, createdBy }: KeyDoc, active: boolean): SealingKey => ({
  id: _id,
  publicKey,
  wrapped,
  active,
  createdAt: createdAt.toISOString(),
  createdBy,
})
