import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { Schema } from 'mongoose'
import { loadKeys, openStore, type StoreOptions } from './index.ts'
import { quietLog } from './testing.ts'

describe('opening the store', () => {
  let dataDir = ''

  beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'hub-test-'))))
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  const open = async (more: Partial<StoreOptions> & { masterKey?: string } = {}) => {
    const keys = await loadKeys({ dataDir, masterKey: more.masterKey })
    return openStore({ dataDir, keys, log: quietLog, ...more })
  }
  const newKey = () => randomBytes(32).toString('base64')
  const Thing = new Schema({ _id: String, secret: { type: String, sealed: true } })

  it('keeps documents, sealed fields and derived keys from one start to the next', async () => {
    const first = await open()
    await first.connection.model('Thing', Thing).create({ _id: 'a', secret: 's' })
    await first.close()
    const second = await open()
    const found = await second.connection.model('Thing', Thing).findById('a')
    assert.equal(found?.secret, 's')
    assert.match(second.engine, /embedded/)
    await second.close()
  })

  it('makes the demo key once, for this user alone', async () => {
    await (await open()).close()
    const { mode } = await stat(join(dataDir, 'keys', 'master.key'))
    assert.equal(mode & 0o777, 0o600)
    assert.equal((await stat(join(dataDir))).mode & 0o077, 0)
  })

  it('keeps its socket from other users', async () => {
    const store = await open()
    assert.equal((await stat(join(dataDir, 'run'))).mode & 0o777, 0o700)
    await store.close()
  })

  it('says so when the master key is another one, and changes nothing', async () => {
    const masterKey = newKey()
    await (await open({ masterKey })).close()
    await assert.rejects(open({ masterKey: newKey() }), {
      code: 'misconfigured',
      message: /SENTRY_MASTER_KEY is not the one that this database was sealed with/,
    })
    await (await open({ masterKey })).close()
  })

  it('says so when the master key is no key', async () => {
    await assert.rejects(loadKeys({ masterKey: 'short', dataDir }), { code: 'misconfigured' })
    await mkdir(join(dataDir, 'keys'))
    await writeFile(join(dataDir, 'keys', 'master.key'), '')
    await assert.rejects(loadKeys({ dataDir }), /master\.key is not 32 bytes/)
  })

  it('does not let keys be used before the store is open', async () => {
    const keys = await loadKeys({ dataDir })
    assert.throws(() => keys.derive('x'), /before the store was open/)
  })

  it('refuses a second owner, and says who the first is', async () => {
    const first = await open()
    await assert.rejects(open(), {
      code: 'unavailable',
      message: new RegExp(`in use: process ${process.pid}, running since 20`),
      hint: new RegExp(`kill ${process.pid}`),
    })
    await first.close()
    await (await open()).close()
  })

  it('lets a tool attach to the owner', async () => {
    const owner = await open()
    await owner.connection.model('Thing', Thing).create({ _id: 'a', secret: 's' })
    const tool = await open({ attach: true })
    assert.equal((await tool.connection.model('Thing', Thing).findById('a'))?.secret, 's')
    await tool.close()
    assert.equal(await owner.connection.model('Thing').countDocuments(), 1)
    await owner.close()
    await (await open({ attach: true })).close()
  })

  it('works where the path is too long for a socket', async () => {
    dataDir = join(dataDir, 'x'.repeat(100))
    const store = await open()
    assert.equal(await store.connection.model('Thing', Thing).countDocuments(), 0)
    await store.close()
    dataDir = join(dataDir, '..')
  })

  it('says so when the file is no database', async () => {
    await writeFile(join(dataDir, 'hub.sqlite'), 'not a database, whatever its name says'.repeat(100))
    await assert.rejects(open(), { code: 'unavailable', message: /hub\.sqlite.*not a database/ })
  })

  it('says so when the directory cannot be made', async () => {
    await writeFile(join(dataDir, 'file'), '')
    dataDir = join(dataDir, 'file', 'data')
    await assert.rejects(open(), { code: 'unavailable', message: /file\/data.* cannot be made/ })
    await assert.rejects(open({ masterKey: newKey() }), { code: 'unavailable' })
    dataDir = join(dataDir, '..', '..')
  })

  it('names host, reason and remedy when a server does not answer', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    server.close()
    const url = `mongodb://user:hidden@127.0.0.1:${port}/hub?serverSelectionTimeoutMS=300`
    await assert.rejects(open({ url }), (error: { code: string; message: string; hint: string }) => {
      assert.equal(error.code, 'unavailable')
      assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${port} cannot be reached: .*ECONNREFUSED`))
      assert.ok(!error.message.includes('hidden'))
      assert.match(error.hint, /DATABASE_URL/)
      return true
    })
    await assert.rejects(open({ url: 'mysql://x' }), { code: 'misconfigured' })
  })

  it('starts its thread again when that fails', async () => {
    const started = once(process, 'worker') as Promise<[Worker]>
    const store = await open()
    const things = store.connection.model('Thing', Thing)
    await things.create({ _id: 'a', secret: 's' })
    await (await started)[0].terminate()
    let found = null
    for (let attempt = 0; !found && attempt < 50; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      found = await things.findById('a').catch(() => null)
    }
    assert.equal(found?.secret, 's')
    await store.close()
  })

  it('takes over from a process that was killed', async () => {
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      join(import.meta.dirname, 'testing-writer.ts'),
      dataDir,
    ])
    await once(child.stdout, 'data')
    await assert.rejects(open(), new RegExp(`process ${child.pid}`))
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await open()).close()
  })
})
