import { join } from 'node:path'
import mongoose from 'mongoose'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { startEmbedded } from './engine/embedded.ts'
import { ownerOf } from './engine/lock.ts'
import { makePrivateDir } from './private-dir.ts'

export interface DatabaseOptions {
  url: string | undefined
  dataDir: string
  log: Log
  attach: boolean
}

export interface Database {
  connection: mongoose.Connection
  engine: string
  close(): Promise<void>
}

/** The start gives up after this, unless the address says otherwise. */
const CONNECT_TIMEOUT_MS = 8000
const MAX_POOL_SIZE = 20

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const server = await serverFor(options)
  try {
    const connection = await connect(server.url)
    return {
      connection,
      engine: server.engine,
      async close() {
        await connection.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

interface Server {
  url: string
  engine: string
  stop(): Promise<void>
}

async function serverFor(options: DatabaseOptions): Promise<Server> {
  const { url, dataDir } = options
  if (url === undefined) return embedded(options)
  if (url.startsWith('mongodb-memory:')) return memoryServer(dataDir)
  if (/^mongodb(\+srv)?:\/\//.test(url))
    return { url, engine: `MongoDB at ${hostOf(url)}`, stop: async () => {} }
  throw new HubError('misconfigured', 'DATABASE_URL names a database that the hub does not know.', {
    hint: 'Use mongodb://…, mongodb+srv://… or mongodb-memory:, or leave it out for the embedded file.',
  })
}

async function embedded({ dataDir, log, attach }: DatabaseOptions): Promise<Server> {
  try {
    const { url, close } = await startEmbedded(dataDir, log)
    return { url, engine: `embedded (${join(dataDir, 'hub.sqlite')})`, stop: close }
  } catch (error) {
    // Only the lock knows whether there is an owner: what it left behind may be older than its death.
    const isOwned = error instanceof HubError && error.about.pid !== undefined
    const owner = attach && isOwned ? await ownerOf(dataDir) : undefined
    if (!owner?.url) throw error
    return { url: owner.url, engine: `embedded, of process ${owner.pid}`, stop: async () => {} }
  }
}

/** A real MongoDB that the package downloads on first use; its data stays under the data directory. */
async function memoryServer(dataDir: string): Promise<Server> {
  const { MongoMemoryServer } = await import('mongodb-memory-server')
  const dbPath = join(dataDir, 'mongodb')
  await makePrivateDir(dbPath)
  try {
    const server = await MongoMemoryServer.create({
      instance: { dbPath, storageEngine: 'wiredTiger', dbName: 'hub' },
    })
    const stop = async () => void (await server.stop({ doCleanup: false }))
    return { url: `${server.getUri('hub')}?retryWrites=false`, engine: 'mongodb-memory-server', stop }
  } catch (cause) {
    throw new HubError('unavailable', `mongodb-memory-server did not start: ${reasonOf(cause)}`, {
      hint: 'It downloads MongoDB on first use: check the network, or leave DATABASE_URL out for the embedded file.',
      cause,
    })
  }
}

async function connect(url: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(url, {
    ...(url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: CONNECT_TIMEOUT_MS }),
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    maxPoolSize: MAX_POOL_SIZE,
    autoCreate: false,
  })
  try {
    return await connection.asPromise()
  } catch (cause) {
    await connection.close()
    throw refusal(url, cause)
  }
}

function refusal(url: string, cause: unknown): HubError {
  const host = hostOf(url)
  const reason = reasonOf(cause)
  if (/auth/i.test(reason))
    return new HubError('misconfigured', `The database at ${host} refuses the sign-in: ${reason}`, {
      hint: 'Check the user, the password and the authSource in DATABASE_URL.',
      cause,
    })
  return new HubError('unavailable', `The database at ${host} cannot be reached: ${reason}`, {
    hint: 'Check that it runs, that DATABASE_URL names the right host and port, and that a firewall lets us through.',
    about: { host },
    cause,
  })
}

const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

/** The host without the user and password. */
const hostOf = (url: string) => /^[^:]+:\/\/(?:[^@/]*@)?([^/?]*)/.exec(url)?.[1] ?? 'unknown'
