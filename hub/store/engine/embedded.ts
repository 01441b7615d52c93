import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Log } from '../../domain/ports.ts'
import { HubError } from '../../domain/errors.ts'
import { lockDataDir } from './lock.ts'

export interface WorkerSettings {
  file: string
  /** Null: a loopback port. */
  socket: string | null
  durable: boolean
  expireEveryMs: number
}

/** What the worker says. */
export type FromWorker =
  { listening: number } | { failed: string } | { trouble: string; command: string } | { closed: true }

export interface Embedded {
  /** A MongoDB connection string. */
  url: string
  close(): Promise<void>
}

/** sun_path holds 108 bytes on Linux, 104 on macOS. */
const MAX_SOCKET_PATH_BYTES = 100
const EXPIRE_EVERY_MS = 60_000

/** Takes possession of a data directory and serves its SQLite file under MongoDB's protocol. */
export async function startEmbedded(dataDir: string, log: Log, { durable = true } = {}): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockDataDir(dataDir)
  try {
    const socket = await socketPath(dataDir)
    const settings: WorkerSettings = {
      file: join(dataDir, 'hub.sqlite'),
      socket: socket?.path ?? null,
      durable,
      expireEveryMs: EXPIRE_EVERY_MS,
    }
    const worker = new Worker(new URL('./start-worker.js', import.meta.url), {
      workerData: settings,
      execArgv: [],
    })
    const port = await started(worker, dataDir)
    const url = addressOf(socket?.path, port)
    await lock.announce(url)
    report(worker, log)
    return {
      url,
      async close() {
        const closed = once(worker, 'exit')
        worker.postMessage('close')
        await closed
        await socket?.remove()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const addressOf = (socket: string | undefined, port: number) =>
  `mongodb://${socket === undefined ? `127.0.0.1:${port}` : encodeURIComponent(socket)}/hub?directConnection=true&retryWrites=false&retryReads=false`

/**
 * A socket that only this user can reach. Windows has no such sockets in Node, so there the engine listens on a
 * loopback port; a password for it is still to come.
 */
async function socketPath(dataDir: string) {
  if (process.platform === 'win32') return undefined
  const directory = join(dataDir, 'run')
  const path = join(directory, 'hub.sock')
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    return { path, remove: () => rm(directory, { recursive: true, force: true }) }
  }
  const elsewhere = await mkdtemp(join(tmpdir(), 'hub-'))
  return { path: join(elsewhere, 'hub.sock'), remove: () => rm(elsewhere, { recursive: true, force: true }) }
}

async function started(worker: Worker, dataDir: string): Promise<number> {
  const said = await new Promise<FromWorker>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if ('listening' in said) return said.listening
  await worker.terminate()
  throw new HubError(
    'unavailable',
    `The database in ${dataDir} cannot be opened: ${'failed' in said ? said.failed : ''}`,
    {
      hint: 'Check that the disk has room, that this user may write there, and that the file is not damaged.',
    },
  )
}

function report(worker: Worker, log: Log): void {
  worker.on('message', (said: FromWorker) => {
    if ('trouble' in said) log.error({ command: said.command, trouble: said.trouble }, 'store command failed')
    if ('closed' in said) void worker.terminate()
  })
  worker.on('error', (error) => log.error({ err: error }, 'store thread failed'))
}
