import assert from 'node:assert/strict'
import { createSocket, type Socket } from 'node:dgram'
import { crc32 } from 'node:zlib'
import { silentLog } from '../platform/log.ts'
import { startStun, type Stun } from './stun.ts'
import { bindingReply, isBindingRequest } from './stun-message.ts'

const COOKIE = 0x2112a442

/** A binding request as browsers send it: a header alone, or with attributes. */
function request(attributes: Buffer = Buffer.alloc(0), type = 0x0001): Buffer {
  const header = Buffer.alloc(20, 7)
  header.writeUInt16BE(type, 0)
  header.writeUInt16BE(attributes.length, 2)
  header.writeUInt32BE(COOKIE, 4)
  return Buffer.concat([header, attributes])
}
const attribute = (type: number, value: Buffer, length = value.length): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(length, 2)
  return Buffer.concat([head, value])
}

describe('A STUN message', () => {
  it('tells the address as RFC 5769 has it in its test vectors', () => {
    // https://www.rfc-editor.org/rfc/rfc5769#section-2.2 : 192.0.2.1 port 32853
    const asked = Buffer.from('000100002112a442b7e7a701bc34d686fa87dfae', 'hex')
    const reply = bindingReply(asked, '192.0.2.1', 32_853)
    assert.equal(reply.toString('hex'), '0101000c2112a442b7e7a701bc34d686fa87dfae002000080001a147e112a643')
    // …#section-2.3 : 2001:db8:1234:5678:11:2233:4455:6677, the same port
    const six = bindingReply(asked, '2001:db8:1234:5678:11:2233:4455:6677', 32_853)
    assert.equal(six.subarray(20).toString('hex'), '002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9')
  })

  it('is a whole binding request, or nothing', () => {
    assert.ok(isBindingRequest(request()))
    assert.ok(isBindingRequest(request(attribute(0x8022, Buffer.from('test')))), 'software')
    const bare = request()
    bare.writeUInt16BE(8, 2)
    const fingerprint = Buffer.alloc(4)
    fingerprint.writeUInt32BE((crc32(bare) ^ 0x5354554e) >>> 0)
    assert.ok(isBindingRequest(Buffer.concat([bare, attribute(0x8028, fingerprint)])))
    for (const [why, message] of Object.entries({
      empty: Buffer.alloc(0),
      short: request().subarray(0, 19),
      'another cookie': Buffer.concat([request().subarray(0, 4), Buffer.alloc(16)]),
      'an answer': request(undefined, 0x0101),
      'an indication': request(undefined, 0x0011),
      'an allocation (TURN)': request(undefined, 0x0003),
      'a length that lies': Buffer.concat([request(), Buffer.alloc(4)]),
      'an attribute beyond the end': request(attribute(0x8022, Buffer.alloc(4), 200)),
      'a user name': request(attribute(0x0006, Buffer.from('user'))),
      'a wish for another port': request(attribute(0x0003, Buffer.alloc(4))),
      'a wrong fingerprint': request(attribute(0x8028, Buffer.alloc(4))),
      'many attributes': request(
        Buffer.concat(Array.from({ length: 30 }, () => attribute(0x8022, Buffer.alloc(0)))),
      ),
      'too long': request(attribute(0x8022, Buffer.alloc(1200))),
      'a question to a name server': Buffer.from('0001010000010000000000000377777707', 'hex'),
    }))
      assert.equal(isBindingRequest(message), false, why)
  })
})

describe('The STUN responders', () => {
  let stun: Stun
  let client: Socket
  let replies: Buffer[]
  let at = Date.parse('2026-11-23T12:00:00Z')

  beforeEach(async () => {
    stun = await startStun({
      host: '127.0.0.1',
      ports: [0, 0],
      clock: { now: () => new Date(at) },
      log: silentLog,
      limits: { perAddress: 5, inAll: 100 },
    })
    replies = []
    client = createSocket('udp4').on('message', (message) => replies.push(message))
    await new Promise<void>((resolve) => client.bind(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    client.close()
    stun.close()
  })

  const send = async (message: Buffer, which: 0 | 1 = 0) => {
    client.send(message, stun.ports[which], '127.0.0.1')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  const { port } = { port: () => client.address().port }

  it('answer with the least that can carry an address, and know who asked them', async () => {
    await send(request())
    assert.equal(replies[0]?.length, 32)
    assert.deepEqual(stun.askedFrom('127.0.0.1', port()), [true, false])
    await send(request(), 1)
    assert.deepEqual(stun.askedFrom('127.0.0.1', port()), [true, true])
    assert.deepEqual(stun.askedFrom('127.0.0.1', port() + 1), [false, false])
    at += 121_000
    assert.deepEqual(stun.askedFrom('127.0.0.1', port()), [false, false], 'forgotten')
  })

  it('answer a large question with no more than a small one', async () => {
    for (const size of [0, 100, 500]) await send(request(attribute(0x8022, Buffer.alloc(size))))
    assert.deepEqual(
      replies.map(({ length }) => length),
      [32, 32, 32],
    )
  })

  it('answer one address a few times only, whichever responder it asks', async () => {
    for (let count = 0; count < 10; count += 1) await send(request(), count % 2 === 0 ? 0 : 1)
    assert.equal(replies.length, 5)
    at += 10_000
    await send(request())
    assert.equal(replies.length, 6)
  })

  it('are silent to noise, and live on', async () => {
    for (const noise of [Buffer.from('hello'), Buffer.alloc(1400, 255), Buffer.alloc(20)]) await send(noise)
    assert.equal(replies.length, 0)
    await send(request())
    assert.equal(replies.length, 1)
  })
})
