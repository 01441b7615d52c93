import mongoose from 'mongoose'
import type { Log } from '../domain/ports.ts'
import { openDatabase } from './database.ts'
import type { Keys, Keyring, KeyringStore } from './keys.ts'
import { sealFields } from './sealed.ts'

export { loadKeys, type Keys } from './keys.ts'

export interface StoreOptions {
  /** Unset: the embedded engine over one SQLite file. Else `mongodb://…`, `mongodb+srv://…` or `mongodb-memory:`. */
  url?: string | undefined
  dataDir: string
  keys: Keys
  log: Log
  /** For command-line tools: use the embedded database of the process that owns `dataDir`, if one does. */
  attach?: boolean
}

/** An open database. Models are made on its connection; sealed fields and indexes need nothing more. */
export interface Store {
  connection: mongoose.Connection
  /** What carries it, for people to read. */
  engine: string
  /** Resolves when every model made so far has its indexes; rejects when one could not be built. */
  ready(): Promise<void>
  close(): Promise<void>
}

/** Opens the database, unlocks the keys with its keyring, and answers a connection for models. */
export async function openStore({ url, dataDir, keys, log, attach = false }: StoreOptions): Promise<Store> {
  const database = await openDatabase({ url, dataDir, log, attach })
  const { connection } = database
  try {
    await keys.unlock(keyringIn(connection))
  } catch (error) {
    await database.close()
    throw error
  }
  sealFields(connection, keys)
  return {
    connection,
    engine: database.engine,
    async ready() {
      await Promise.all(Object.values(connection.models).map((model) => model.init()))
    },
    close: () => database.close(),
  }
}

const KEYRING_ID = 'keyring'

/** One document, so that a later rotation replaces all keys at once. */
function keyringIn(connection: mongoose.Connection): KeyringStore {
  const keyrings = connection.collection<{ _id: string } & Keyring>('keyring')
  const load = () => keyrings.findOne({ _id: KEYRING_ID })
  return {
    load,
    async create(keyring) {
      try {
        await keyrings.insertOne({ _id: KEYRING_ID, ...keyring })
      } catch (error) {
        if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) throw error
      }
      return load()
    },
  }
}
