import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestRedis {
  url: string
  stop(): Promise<void>
}

/** Starts a Redis of our own on this machine, on a free port unless given, or answers null where none is installed. */
export async function startTestRedis(given?: number): Promise<TestRedis | null> {
  const port = given ?? (await freePort())
  const dir = await mkdtemp(join(tmpdir(), 'sentry-redis-'))
  const options = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dir,
  ]
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
  const forget = () => rm(dir, { recursive: true, force: true })
  if (!(await answers(child))) {
    await forget()
    return null
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      await forget()
    },
  }
}

/**
 * Starts Redis before the tests of a suite, stops it afterwards, and skips the suite where none is installed. On CI a
 * missing Redis is a failure, so that nothing is skipped there unnoticed.
 */
export function withTestRedis(what: string): () => string {
  let redis: TestRedis | null = null
  before(async function () {
    redis = await startTestRedis()
    if (redis) return
    if (process.env['CI'] === 'true') throw new Error('CI must have redis-server installed.')
    console.log(`      skipped: ${what} needs redis-server, which is not installed here`)
    this.skip()
  })
  after(async () => redis?.stop())
  return () => {
    if (!redis) throw new Error('Redis is asked for before it was started.')
    return redis.url
  }
}

function answers(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(false) : reject(error),
    )
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said.slice(-500)}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ready to accept connections')) resolve(true)
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
