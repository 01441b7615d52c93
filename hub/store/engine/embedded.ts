import { once } from 'node:events'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Log } from '../../domain/ports.ts'
import { HubError } from '../../domain/errors.ts'
import { makePrivateDir } from '../private-dir.ts'
import { lockDataDir } from './lock.ts'

export interface WorkerSettings {
  file: string
  /** Null: a loopback port. */
  socket: string | null
  /** The loopback port to take; any free one when absent. */
  port?: number
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
export async function startEmbedded(dataDir: string, log: Log): Promise<Embedded> {
  await makePrivateDir(dataDir)
  const lock = await lockDataDir(dataDir)
  const socket = await socketPath(dataDir)
  const release = async () => {
    await socket?.remove()
    await lock.release()
  }
  try {
    const file = join(dataDir, 'hub.sqlite')
    // Made here, so that nobody else can read it; SQLite gives its companions the same rights.
    await (await open(file, 'a', 0o600)).close()
    const settings = { file, socket: socket?.path ?? null, expireEveryMs: EXPIRE_EVERY_MS }
    const thread = await keepRunning(settings, log)
    const url = addressOf(socket?.path, thread.port)
    await lock.announce(url)
    return {
      url,
      async close() {
        await thread.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

const RESTART_AFTER_MS = 1000

/** Starts the thread, and starts it again should it ever fail; the driver reconnects by itself. */
async function keepRunning(settings: WorkerSettings, log: Log) {
  let closing = false
  const first = await startWorker(settings, log)
  const { port } = first
  let { worker } = first
  const watch = () =>
    worker.once('exit', () => {
      if (closing) return
      log.error({ file: settings.file }, 'store thread ended, starting it again')
      setTimeout(() => void restart(), RESTART_AFTER_MS)
    })
  const restart = async () => {
    try {
      const next = await startWorker({ ...settings, port }, log)
      worker = next.worker
      watch()
    } catch (error) {
      log.error({ err: error }, 'store thread did not start')
      if (!closing) setTimeout(() => void restart(), RESTART_AFTER_MS)
    }
  }
  watch()
  return {
    port,
    async close() {
      closing = true
      const ended = once(worker, 'exit')
      worker.postMessage('close')
      await ended
    },
  }
}

async function startWorker(settings: WorkerSettings, log: Log): Promise<{ worker: Worker; port: number }> {
  const worker = new Worker(new URL('./start-worker.js', import.meta.url), {
    workerData: settings,
    // It brings its own loader; a profile of the hub covers it.
    execArgv: process.execArgv.filter((one) => one.startsWith('--cpu-prof')),
    // What it makes lives for one command: a small nursery keeps it small, and costs nothing that could be measured.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  })
  const said = await new Promise<FromWorker>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (!('listening' in said)) {
    await worker.terminate()
    throw cannotOpen(settings.file, 'failed' in said ? said.failed : 'no reason given')
  }
  worker.on('error', (error) => log.error({ err: error }, 'store thread failed'))
  worker.on('message', (later: FromWorker) => {
    if ('trouble' in later)
      log.error({ command: later.command, trouble: later.trouble }, 'store command failed')
    if ('closed' in later) void worker.terminate()
  })
  return { worker, port: said.listening }
}

const cannotOpen = (file: string, reason: string) =>
  new HubError('unavailable', `The database ${file} cannot be opened: ${reason}`, {
    hint: 'Check that the disk has room, that this user may write there, and that the file is not damaged.',
  })

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
    await makePrivateDir(directory)
    return { path, remove: () => rm(directory, { recursive: true, force: true }) }
  }
  const elsewhere = await mkdtemp(join(tmpdir(), 'hub-'))
  return { path: join(elsewhere, 'hub.sock'), remove: () => rm(elsewhere, { recursive: true, force: true }) }
}
