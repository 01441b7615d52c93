import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { HubError } from '../../domain/errors.ts'
import { createGuardedClient, type GetOptions, type GuardedLimits } from './guarded-client.ts'
import { dialInto, httpServer, PUBLIC_IP, rawServer, type LocalServer } from './testing/servers.ts'

const open: LocalServer[] = []
const resolve = async () => [PUBLIC_IP]
const QUICK: Partial<GuardedLimits> = { connectTimeoutMs: 150, totalTimeoutMs: 300 }

async function ask(server: LocalServer, options: GetOptions = {}, limits: Partial<GuardedLimits> = {}) {
  open.push(server)
  const { dial } = dialInto({ '*:80': server.port })
  return createGuardedClient({ resolve, dial, limits }).get('http://acme.com/', options)
}
const askHttp = async (listener: RequestListener, options?: GetOptions, limits?: Partial<GuardedLimits>) =>
  ask(await httpServer(listener), options, limits)
const askRaw = async (talk: (socket: Socket) => void, limits?: Partial<GuardedLimits>) =>
  ask(await rawServer(talk), {}, limits)

const failsFor = (reason: string) => (error: unknown) => {
  assert.ok(error instanceof HubError, String(error))
  assert.equal(error.about.reason, reason, error.message)
  return true
}

describe('the limits of the guarded client', () => {
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))

  const page = Buffer.from('<h1>Acme</h1>')
  const encoded: [string, Buffer][] = [
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['br', brotliCompressSync(page)],
    ['identity', page],
  ]
  for (const [encoding, body] of encoded)
    it(`reads ${encoding}`, async () => {
      const reply = await askHttp((_, res) => res.setHeader('content-encoding', encoding).end(body))
      assert.equal(reply.body.toString(), page.toString())
    })

  const zeros = Buffer.alloc(50_000_000)
  const bombs: [string, Buffer][] = [
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['br', brotliCompressSync(zeros)],
  ]
  for (const [encoding, body] of bombs)
    it(`stops a ${encoding} bomb of ${body.length} bytes at the limit`, () =>
      assert.rejects(
        askHttp((_, res) => res.setHeader('content-encoding', encoding).end(body)),
        failsFor('too_large'),
      ))

  it('refuses compressions it did not ask for, and piled ones', async () => {
    for (const encoding of ['gzip, gzip', 'zstd', 'compress', 'gzip;q=1'])
      await assert.rejects(
        askHttp((_, res) => res.setHeader('content-encoding', encoding).end(page)),
        failsFor('bad_reply'),
      )
  })

  it('refuses broken compression', () =>
    assert.rejects(
      askHttp((_, res) => res.setHeader('content-encoding', 'gzip').end('not gzip')),
      failsFor('bad_reply'),
    ))

  it('refuses a body over 1 MB, announced or not', async () => {
    const large = Buffer.alloc(1_000_001)
    await assert.rejects(
      askHttp((_, res) => res.setHeader('content-length', large.length).end(large)),
      failsFor('too_large'),
    )
    await assert.rejects(
      askHttp((_, res) => {
        res.write(large)
        res.end()
      }),
      failsFor('too_large'),
    )
  })

  it('keeps the first part when told to', async () => {
    const reply = await askHttp((_, res) => res.end('abcdef'), { maxBytes: 4, truncate: true })
    assert.equal(reply.body.toString(), 'abcd')
    assert.equal(reply.truncated, true)
  })

  it('does not let a caller raise the limits', () =>
    assert.rejects(
      askHttp((_, res) => res.end('abcdef'), { maxBytes: 100 }, { maxBytes: 5 }),
      failsFor('too_large'),
    ))

  it('takes a body of exactly the limit', async () => {
    const reply = await askHttp((_, res) => res.end(Buffer.alloc(1_000_000)))
    assert.equal(reply.body.length, 1_000_000)
    assert.equal(reply.truncated, false)
  })

  it('refuses one header over 16 kB, and a flood of small ones', async () => {
    await assert.rejects(
      askHttp((_, res) => res.setHeader('x-long', 'a'.repeat(17_000)).end()),
      failsFor('bad_reply'),
    )
    await assert.rejects(
      askRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        for (let at = 0; at < 3_000; at++) socket.write(`x-${at}: 1\r\n`)
      }),
      failsFor('bad_reply'),
    )
  })

  it('refuses a flood of interim answers in time', () =>
    assert.rejects(
      askRaw((socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20)
        socket.on('close', () => clearInterval(timer))
      }, QUICK),
      failsFor('no_answer'),
    ))

  const replies: [what: string, text: string][] = [
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a body cut short', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nab'],
    ['an upgrade', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a bare line feed in a header', 'HTTP/1.1 200 OK\nX: a\rb\n\n'],
    ['nothing', ''],
  ]
  for (const [what, text] of replies)
    it(`refuses ${what}`, () =>
      assert.rejects(
        askRaw((socket) => {
          socket.end(text)
        }),
        failsFor('bad_reply'),
      ))

  it('gives up on a server that accepts and stays silent', () =>
    assert.rejects(
      askRaw(() => undefined, QUICK),
      failsFor('no_answer'),
    ))

  it('gives up on headers that drip', () =>
    assert.rejects(
      askRaw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        const timer = setInterval(() => socket.write('x: y\r\n'), 30)
        socket.on('close', () => clearInterval(timer))
      }, QUICK),
      failsFor('no_answer'),
    ))

  it('gives up on a body that drips, though every piece is in time', () =>
    assert.rejects(
      askHttp(
        (_, res) => {
          const timer = setInterval(() => res.write('x'), 30)
          res.on('close', () => clearInterval(timer))
        },
        {},
        QUICK,
      ),
      failsFor('no_answer'),
    ))

  it('gives up on a name server that does not answer', () =>
    assert.rejects(
      createGuardedClient({ resolve: () => new Promise(() => {}), limits: QUICK }).get('http://acme.com/'),
      failsFor('no_answer'),
    ))

  it('says so when nobody listens', () =>
    assert.rejects(
      createGuardedClient({ resolve, dial: dialInto({}).dial }).get('http://acme.com/'),
      failsFor('no_answer'),
    ))

  it('stops when the caller calls it off', async () => {
    const calledOff = new AbortController()
    setTimeout(() => calledOff.abort(), 50)
    await assert.rejects(
      askHttp(() => undefined, { signal: calledOff.signal }),
      /called off/,
    )
  })
})
