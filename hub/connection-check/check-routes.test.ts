import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { openCheckBench, HOME_LINE, type CheckBench } from './testing.ts'

interface Begun {
  id: string
  key: string
  stun: string[]
  maxBytes: number
}

const FIGURES = {
  latencyMs: { idle: [10, 11, 12, 11, 10, 12], loaded: [30, 31, 32, 33, 34] },
  down: null,
  stun: { state: 'off', mapped: [] },
  troubles: [],
}
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'

describe('The endpoints of the connection check', () => {
  let bench: CheckBench
  let next = 0
  before(async () => {
    bench = await openCheckBench()
  })
  after(() => bench.close())

  /** Each test comes from an address of its own: limits count them apart. */
  const headers = (token?: string, address = `24.5.${next}.7`) => ({
    'x-forwarded-for': address,
    'user-agent': CHROME,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  })
  async function call(method: string, path: string, token?: string, body?: unknown, more: object = {}) {
    const reply = await fetch(`${bench.url}/intake${path}`, {
      method,
      headers: {
        ...headers(token),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return {
      status: reply.status,
      headers: reply.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }
  async function begin(conversation = `c${++next}`): Promise<Begun> {
    const { status, body } = await call('POST', '/check', conversation, {})
    assert.equal(status, 201)
    return body
  }
  const finish = ({ id, key }: Begun, changes: object = {}) =>
    call('POST', `/check/${id}/finish`, key, { ...FIGURES, ...changes })

  it('begin a check for whoever has a chat token, with a key of its own', async () => {
    const check = await begin()
    assert.match(check.key, /^[\w-]{43}$/)
    assert.equal(check.maxBytes, 25_000_000)
    assert.match(check.stun[0] ?? '', /^stun:127\.0\.0\.1:\d+$/)
    assert.equal((await call('POST', '/check', undefined, {})).status, 401)
    const stranger = await call('GET', `/check/${check.id}/down?bytes=10`, 'a'.repeat(43))
    assert.equal(stranger.status, 410)
    assert.equal((await call('GET', `/check/${check.id}/down?bytes=10`)).status, 401)
  })

  it('store what the hub saw, and say nothing that the browser made up about it', async () => {
    const check = await begin('seen')
    const down = await call('GET', `/check/${check.id}/down?bytes=500000`, check.key)
    assert.equal(down.headers.get('cache-control'), 'no-store, no-transform')
    assert.equal(down.headers.get('content-encoding'), null)
    assert.equal(down.headers.get('content-length'), '500000')
    await fetch(`${bench.url}/intake/check/${check.id}/up`, {
      method: 'POST',
      headers: headers(check.key),
      body: Buffer.alloc(200_000, 1),
    })
    const { status, body } = await finish(check, { down: { bytes: 500_000, ms: 0.001 } })
    assert.equal(status, 200)
    assert.equal(body.ipv4, `24.5.${next}.7`)
    assert.equal(body.ipv6, null)
    assert.deepEqual([body.isp.name, body.isp.kind, body.isp.confidence], ['Comcast', 'residential', 0.85])
    assert.deepEqual(body.latencyMs, { idle: 11, jitter: 1.2, loaded: 32 })
    assert.equal(body.mbps.down, null, 'four terabits a second')
    assert.ok(body.mbps.up > 0)
    assert.match(body.problems.join(' '), /did not fit what we sent/)
    assert.equal(body.bytes, 700_000)
    assert.deepEqual(body.browser, { name: 'Chrome', version: '120', os: 'Windows 10 or 11', outdated: true })
    assert.deepEqual(await bench.checks.of('seen'), [body])
    assert.deepEqual(await bench.checks.of('others'), [])
    assert.equal((await finish(check)).status, 410, 'once')
  })

  it('transfer 25 MB at most, however it is asked for', async () => {
    const check = await begin()
    const ask = (bytes: number | string) => call('GET', `/check/${check.id}/down?bytes=${bytes}`, check.key)
    for (const bytes of [0, -1, 1e9, 'many', '']) assert.equal((await ask(bytes)).status, 422, String(bytes))
    const all = await Promise.all(Array.from({ length: 4 }, () => ask(8_000_000)))
    assert.equal(all.filter(({ status }) => status === 200).length, 3)
    const refused = all.find(({ status }) => status !== 200)
    assert.equal(refused?.status, 413)
    assert.match(JSON.stringify(refused?.body), /25 MB at most/)
  })

  it('take no upload of unknown or unlikely length, and close the line behind it', async () => {
    const check = await begin()
    const chunked = new ReadableStream({ start: (one) => (one.enqueue(Buffer.alloc(10)), one.close()) })
    const unknown = await fetch(`${bench.url}/intake/check/${check.id}/up`, {
      method: 'POST',
      headers: headers(check.key),
      body: chunked,
      duplex: 'half',
    } as RequestInit)
    assert.equal(unknown.status, 422)
    const huge = await raw(
      `POST /intake/check/${check.id}/up HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${check.key}\r\nContent-Length: 99000000000\r\n\r\n`,
    )
    assert.match(huge, /^HTTP\/1\.1 422/)
    assert.match(huge, /connection: close/i)
  })

  it('hold no place for whoever sends or reads a byte a second', async () => {
    const usual = bench
    bench = await openCheckBench({ timeoutMs: 500 })
    const check = await begin()
    const from = Date.now()
    await raw(
      `POST /intake/check/${check.id}/up HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${check.key}\r\nContent-Length: 5000\r\n\r\na`,
    )
    assert.ok(Date.now() - from < 3_000, 'the line is cut')
    const reader = connect(Number(new URL(bench.url).port), '127.0.0.1')
    reader.on('error', () => undefined)
    reader.write(
      `GET /intake/check/${check.id}/down?bytes=12000000 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${check.key}\r\n\r\n`,
    )
    reader.pause()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const { body } = await finish(check)
    assert.ok(body.bytes < 12_000_000, 'what lay in our buffers was not sent')
    reader.destroy()
    await bench.close()
    bench = usual
  })

  it('run six transfers of one check at once, and no more', async () => {
    const check = await begin()
    const slow = Array.from({ length: 6 }, () => {
      const socket = connect(Number(new URL(bench.url).port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        `POST /intake/check/${check.id}/up HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${check.key}\r\nContent-Length: 50\r\n\r\na`,
      )
      return socket
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal((await call('GET', `/check/${check.id}/down?bytes=10`, check.key)).status, 503)
    for (const socket of slow) socket.destroy()
  })

  it('end after three minutes, and by a cancel', async () => {
    const cancelled = await begin('gone')
    assert.equal((await call('POST', `/check/${cancelled.id}/cancel`, cancelled.key)).status, 204)
    assert.equal((await finish(cancelled)).status, 410)
    const old = await begin('gone')
    bench.move(3 * 60_000 + 1)
    assert.equal((await finish(old)).status, 410)
    assert.deepEqual(await bench.checks.of('gone'), [])
  })

  it('begin a dozen for one address, and one conversation, and no more', async () => {
    next += 1
    const statuses: number[] = []
    for (let count = 0; count < 13; count += 1)
      statuses.push((await call('POST', '/check', `many${count}`, {})).status)
    assert.deepEqual(statuses.slice(-2), [201, 429])
  })

  it('answer a ping with nothing', async () => {
    const reply = await call('GET', '/check/any/ping')
    assert.deepEqual([reply.status, reply.body], [204, ''])
    assert.match(reply.headers.get('cache-control') ?? '', /no-store/)
  })

  it('refuse bad figures by name, and go on waiting for good ones', async () => {
    const check = await begin()
    const bad = await finish(check, { latencyMs: { idle: ['fast'], loaded: [] } })
    assert.equal(bad.status, 422)
    assert.match(JSON.stringify(bad.body.errors), /latencyMs\.idle\.0/)
    assert.equal((await call('POST', `/check/${check.id}/finish`, check.key, 'nonsense')).status, 400)
    assert.equal((await finish(check)).status, 200)
  })

  it('see the other family of addresses by another name, for whoever has the key', async () => {
    const check = await begin()
    const by = (key: string, address: string) =>
      fetch(`${bench.url}/intake/check/${check.id}/address`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'x-forwarded-for': address },
        body: key,
      })
    assert.equal((await by('wrong', '2001:db8::9')).status, 410)
    const good = await by(check.key, '2001:4860::9')
    assert.equal(good.status, 204)
    assert.equal(good.headers.get('access-control-allow-origin'), bench.url)
    await by(check.key, '9.9.9.9')
    const { body } = await finish(check)
    assert.deepEqual([body.ipv4, body.ipv6], [`24.5.${next}.7`, '2001:4860::9'], 'the first one seen stays')
  })

  describe('STUN', () => {
    async function mapped(check: Begun, urls: string[]): Promise<{ address: string; port: number }> {
      const socket = createSocket('udp4')
      await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
      for (const url of urls) {
        const request = Buffer.from('000100002112a442000000000000000000000001', 'hex')
        const reply = new Promise((resolve) => socket.once('message', resolve))
        socket.send(request, Number(url.split(':')[2]), '127.0.0.1')
        await reply
      }
      const { port } = socket.address()
      socket.close()
      return { address: '127.0.0.1', port }
    }
    const found = async (check: Begun, stun: object) => {
      const { body } = await finish(check, { stun })
      return [body.nat, body.udp]
    }

    it('tells a port that stays from one that varies, and believes the responders alone', async () => {
      const steady = await begin()
      const one = await mapped(steady, steady.stun)
      assert.deepEqual(await found(steady, { state: 'answered', mapped: [one] }), ['consistent', 'reachable'])
      const varying = await begin()
      const first = await mapped(varying, varying.stun.slice(0, 1))
      const second = await mapped(varying, varying.stun.slice(1))
      const both = { state: 'answered', mapped: [first, second] }
      assert.deepEqual(await found(varying, both), ['varies', 'reachable'])
      const liar = await begin()
      const lie = { state: 'answered', mapped: [{ address: '198.51.100.1', port: 4444 }] }
      assert.deepEqual(await found(liar, lie), ['unknown', 'unknown'])
      assert.deepEqual(await found(await begin(), { state: 'failed', mapped: [] }), ['unknown', 'blocked'])
      assert.deepEqual(await found(await begin(), { state: 'off', mapped: [] }), ['unknown', 'unknown'])
    })

    it('takes two public addresses at once for a VPN, with the reason', async () => {
      const check = await begin()
      const seen = await mapped(check, check.stun)
      const { body } = await finish(check, { stun: { state: 'answered', mapped: [seen] } })
      assert.equal(body.vpn.likely, true)
      assert.match(body.vpn.reasons.join(' '), /two different public addresses/)
    })
  })

  it('call a data centre’s address a likely VPN, and a home no VPN', async () => {
    assert.deepEqual((await finish(await begin())).body.vpn, { likely: false, reasons: [] })
    bench.isp.facts = { ...HOME_LINE, kind: 'hosting' }
    const { body } = await finish(await begin())
    bench.isp.facts = HOME_LINE
    assert.match(body.vpn.reasons.join(' '), /data centre/)
  })

  describe('The link for a location', () => {
    const secretOf = ({ url }: { url: string }) => url.split('#')[1] ?? ''
    const link = async (location = 'Springfield') =>
      (await call('POST', '/check-link', `owner${next}`, { location })).body
    const startBy = (secret: string) => call('POST', '/check', undefined, { link: secret })

    it('lets somebody there run one check, and keeps it only after their yes', async () => {
      const conversation = `owner${++next}`
      const secret = secretOf(await link())
      assert.deepEqual((await call('POST', '/check-link/open', undefined, { link: secret })).body, {
        location: 'Springfield',
      })
      const { body: check } = await startBy(secret)
      const { body: result } = await finish(check)
      assert.deepEqual(await bench.checks.of(conversation), [], 'nobody said yes yet')
      const confirm = (atLocation: string) =>
        call('POST', `/check/${check.id}/confirm`, check.key, { atLocation })
      assert.equal((await confirm('no')).status, 204)
      assert.deepEqual([await bench.checks.of(conversation), bench.measured], [[], []])
      assert.equal((await confirm('yes')).status, 204)
      assert.deepEqual(await bench.checks.of(conversation), [{ ...result, location: 'Springfield' }])
      assert.deepEqual(
        bench.measured.map(({ assessmentId }) => assessmentId),
        [`of-${conversation}`],
      )
      assert.equal((await confirm('yes')).status, 204, 'said twice, it counts once')
      assert.equal(bench.measured.length, 1)
      const again = await startBy(secret)
      assert.equal(again.status, 410)
      assert.match(again.body.detail, /made already/)
    })

    it('counts once when two people use it at the same time', async () => {
      next += 1
      const secret = secretOf(await link())
      const runs = await Promise.all([startBy(secret), startBy(secret)])
      for (const { body } of runs) await finish(body)
      const said = await Promise.all(
        runs.map(({ body }) => call('POST', `/check/${body.id}/confirm`, body.key, { atLocation: 'yes' })),
      )
      assert.deepEqual(said.map(({ status }) => status).toSorted(), [204, 410])
    })

    it('says kindly that it has expired, or is none of ours', async () => {
      next += 1
      const secret = secretOf(await link())
      assert.equal((await startBy('nothing')).status, 404)
      bench.move(14 * 86_400_000 + 1)
      const expired = await startBy(secret)
      assert.equal(expired.status, 410)
      assert.match(expired.body.detail, /works for 14 days/)
      assert.equal((await call('POST', '/check-link', undefined, { location: 'x' })).status, 401)
      assert.equal((await call('POST', '/check-link', 'owner', { location: ' ' })).status, 422)
    })

    it('is forgotten with its checks', async () => {
      const conversation = `owner${++next}`
      const secret = secretOf(await link())
      await finish((await startBy(secret)).body)
      await finish(await begin(conversation))
      assert.equal(await bench.checks.forget(`of-${conversation}`), 2)
      assert.deepEqual(await bench.checks.of(conversation), [])
      assert.equal((await startBy(secret)).status, 404)
    })
  })

  /** Sends bytes as they are, and answers what came back once the line is closed. */
  function raw(text: string): Promise<string> {
    return new Promise((resolve) => {
      let answer = ''
      const socket = connect(Number(new URL(bench.url).port), '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => (answer += String(chunk)))
      socket.on('error', () => resolve(answer))
      socket.on('close', () => resolve(answer))
    })
  }
})
