import { rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromWorker, WorkerSettings } from './embedded.ts'
import { makeEngine } from './engine.ts'
import { openSqlite } from './sqlite.ts'
import { serve } from './wire.ts'

/** The thread that owns the SQLite file, so that a long scan never keeps the hub from answering. */
const settings = workerData as WorkerSettings
const tell = (message: FromWorker) => parentPort?.postMessage(message)

try {
  await start()
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) })
}

async function start(): Promise<void> {
  const storage = openSqlite(settings.file)
  const engine = makeEngine(storage, (error, command) =>
    tell({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error), command }),
  )
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    const id = ++connections
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.setNoDelay(true)
    serve(socket, (command) => engine.run(command, id))
  })
  const expiry = setInterval(() => {
    engine.expire(new Date()).catch((error: unknown) => tell({ trouble: String(error), command: 'expiry' }))
  }, settings.expireEveryMs)

  parentPort?.once('message', () => {
    clearInterval(expiry)
    for (const socket of sockets) socket.destroy()
    server.close(() => void storage.close().then(() => tell({ closed: true })))
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    if (settings.socket === null) server.listen(settings.port ?? 0, '127.0.0.1', resolve)
    else void rm(settings.socket, { force: true }).then(() => server.listen(settings.socket, resolve), reject)
  })
  const address = server.address()
  tell({ listening: address !== null && typeof address === 'object' ? address.port : 0 })
}
