import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createConnection, type Socket } from 'node:net'
import { join } from 'node:path'
import { once } from 'node:events'
import { serialize, deserialize } from 'bson'
import type { mongo } from 'mongoose'
import { openTestStore, type TestStore } from '../testing.ts'

describe('the embedded engine under bad input', () => {
  let store: TestStore
  let documents: mongo.Collection

  before(async () => {
    store = await openTestStore()
    assert.ok(store.connection.db)
    documents = store.connection.db.collection('hostile')
  })
  after(() => store.close())
  afterEach(async () => {
    await documents.insertOne({ alive: true })
  })

  const nested = (levels: number) => {
    let document: object = { end: true }
    for (let level = 1; level < levels; level++) document = { a: document }
    return document
  }

  it('refuses a document over 16 MB', async () => {
    await assert.rejects(documents.insertOne({ text: 'x'.repeat(16 * 1024 * 1024) }), /larger than|too large/)
  })

  it('refuses an update that makes a document too large', async () => {
    const { insertedId: _id } = await documents.insertOne({ text: 'x'.repeat(9 * 1024 * 1024) })
    const more = { $set: { more: 'x'.repeat(9 * 1024 * 1024) } }
    await assert.rejects(documents.updateOne({ _id }, more), { code: 17419 })
  })

  it('refuses a document nested too deeply, and takes one that is not', async () => {
    await documents.insertOne(nested(150))
    await assert.rejects(documents.insertOne(nested(1000)), { code: 15 })
  })

  it('answers a nesting bomb that the driver would not send', async () => {
    const levels = 200_000
    const bomb = Buffer.alloc(levels * 8 + 5)
    for (let level = 0; level <= levels; level++) {
      bomb.writeInt32LE(bomb.length - level * 8, level * 7)
      if (level < levels) bomb.write('\x03a\0', level * 7 + 4, 'latin1')
    }
    const reply = await send(message(0, bomb))
    assert.equal(reply.ok, 0)
  })

  it('refuses a key with a NUL', async () => {
    await assert.rejects(documents.insertOne({ 'a\0b': 1 }), /null bytes/)
  })

  it('names a command that it does not know', async () => {
    assert.ok(store.connection.db)
    await assert.rejects(store.connection.db.command({ mapReduce: 'x' }), { code: 59, message: /mapReduce/ })
    await assert.rejects(store.connection.db.command({ constructor: 1 }), { code: 59 })
  })

  it('closes on what is not the protocol, and goes on serving others', async () => {
    for (const garbage of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.alloc(16),
      Buffer.from([255, 255, 255, 127, ...Buffer.alloc(12)]),
      createHash('sha256').update('noise').digest(),
    ]) {
      const socket = connect()
      socket.write(garbage)
      await once(socket, 'close')
    }
  })

  it('answers a message whose parts lie about their size', async () => {
    const body = Buffer.from(serialize({ ping: 1, $db: 'hub' }))
    body.writeInt32LE(body.length + 100, 0)
    assert.equal((await send(message(0, body))).ok, 0)
    const truncated = Buffer.from(serialize({ ping: 1 })).subarray(0, 8)
    truncated.writeInt32LE(8, 0)
    assert.equal((await send(message(0, truncated))).ok, 0)
    assert.equal((await send(message(7, Buffer.from(serialize({ ping: 1 }))))).ok, 0)
  })

  const connect = (): Socket => {
    const socket = createConnection(join(store.dataDir, 'run', 'hub.sock'))
    socket.on('error', () => {})
    return socket
  }

  function message(kind: number, section: Buffer): Buffer {
    const header = Buffer.alloc(21)
    header.writeInt32LE(21 + section.length, 0)
    header.writeInt32LE(2013, 12)
    header.writeUInt8(kind, 20)
    return Buffer.concat([header, section])
  }

  async function send(bytes: Buffer): Promise<{ ok?: number }> {
    const socket = connect()
    socket.write(bytes)
    const [reply] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return deserialize(reply.subarray(21))
  }
})
