import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, type Doc } from './values.ts'
import { makeEngine, type Engine } from './engine.ts'
import { openSqlite } from './sqlite.ts'
import type { Storage } from './storage.ts'

describe('the engine without its wire', () => {
  let directory = ''
  let storage: Storage
  let engine: Engine

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-test-'))
    storage = openSqlite(join(directory, 'hub.sqlite'))
    engine = makeEngine(storage, (error) => assert.fail(String(error)))
  })
  after(async () => {
    await storage.close()
    await rm(directory, { recursive: true })
  })

  const run = async (command: Doc) => decode(await engine.run({ ...command, $db: 'hub' }, 1))

  it('removes what a TTL index says is over, and nothing else', async () => {
    const indexes = [{ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 }]
    await run({ createIndexes: 'tickets', indexes })
    const documents = [
      { _id: 'old', at: new Date(0) },
      { _id: 'new', at: new Date(50_000) },
      { _id: 'text', at: 'never' },
      { _id: 'none' },
    ]
    await run({ insert: 'tickets', documents })
    assert.equal(await engine.expire(new Date(59_000)), 0)
    assert.equal(await engine.expire(new Date(61_000)), 1)
    const { values } = await run({ distinct: 'tickets', key: '_id' })
    assert.deepEqual(values, ['new', 'none', 'text'])
  })

  it('undoes a write that fails half-way without undoing the others of its group', async () => {
    const outcomes = await Promise.allSettled([
      storage.write((writer) => writer.createCollection('hub', 'kept')),
      storage.write(async (writer) => {
        await writer.createCollection('hub', 'undone')
        throw new Error('half-way')
      }),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    )
    const names = [...(await storage.reader.catalog()).keys()]
    assert.ok(names.includes('hub.kept'))
    assert.ok(!names.includes('hub.undone'))
  })
})
