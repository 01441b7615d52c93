import assert from 'node:assert/strict'
import { connect } from 'node:net'
import fc from 'fast-check'
import { openDemoHub, type DemoHub } from './demo-hub.ts'
import { put, send, spoil, textOf, type HttpAnswer } from './hostile.ts'
import { attack, type Attack } from './intake-attack.ts'
import { bodyOf, fill, prospectOf, TARGETS, typeOf, type Prospect, type Target } from './intake-hostile.ts'

const SEED = 20261124
const REQUESTS = 600
/** In everything that the victim said, and nowhere else. */
const VICTIM = 'Zebulon'
const SETTINGS = {
  EMBED_ORIGINS: 'https://www.example.com',
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  TEAMS_APP_SECRET: 'a secret of no use',
  TEAMS_TENANT_ID: '00000000-0000-4000-8000-000000000002',
}
const GARBAGE = 'eyJ.not.one'
const HUGE_BYTES = 3_000_000

describe('What answers a prospect', () => {
  let demo: DemoHub
  let port: number
  let mine: Prospect
  let victim: Prospect
  before(async function () {
    this.timeout(60_000)
    demo = await openDemoHub('intake-fuzz', SETTINGS)
    port = Number(new URL(demo.hub.url).port)
    victim = await prospectOf(demo, VICTIM)
    mine = await prospectOf(demo, 'Attack')
  })
  after(() => demo.close())

  const host = () => ({ Host: `127.0.0.1:${port}` })

  it(`never fails on its own side, never hangs and shows nobody's data under ${REQUESTS} strange requests`, async function () {
    this.timeout(120_000)
    await fc.assert(
      fc.asyncProperty(attack, async (wish) => {
        const target = TARGETS[wish.target % TARGETS.length]
        assert.ok(target)
        // What we attack with should stay, so that later requests get as far.
        if (target.ends && wish.who === 'own') return
        judge(target, await sent(target, wish))
      }),
      { seed: SEED, numRuns: REQUESTS, endOnFailure: true },
    )
    assert.equal((await read(victim)).status, 200)
    assert.equal((await read(mine)).status, 200)
  })

  it('opens nothing to a token, key or id of somebody else', async () => {
    const before = await stateOf(victim)
    const strangers = [
      undefined,
      GARBAGE,
      `${victim.token.slice(0, -2)}AA`,
      victim.secret,
      victim.checkKey,
      mine.checkKey,
    ]
    for (const target of TARGETS.filter(({ open }) => !open)) {
      for (const key of strangers)
        if (!target.byCheckKey || key !== victim.checkKey) refused(target, await ask(target, victim, key))
      if (/\{(conversation|check)\}/.test(target.path))
        refused(target, await ask(target, victim, target.byCheckKey ? mine.checkKey : mine.token))
    }
    const link = TARGETS.find(({ path }) => path.endsWith('{link}'))
    assert.ok(link)
    await ask(link, victim, mine.token)
    assert.deepEqual(await stateOf(victim), before)
  })

  it('refuses a secret that is none', async () => {
    for (const target of TARGETS.filter(({ open, method, body }) => open && method === 'POST' && body))
      if (JSON.stringify(target).includes('{secret}'))
        refused(target, await ask(target, { ...victim, secret: mine.checkKey }, undefined))
  })

  it('refuses what is too large without reading it all', async () => {
    const body = Buffer.from(JSON.stringify({ text: 'x'.repeat(HUGE_BYTES) }))
    for (const target of TARGETS.filter(
      ({ method, body }) => method === 'POST' && typeof body === 'object',
    )) {
      const headers = { ...host(), 'Content-Type': 'application/json', ...bearer(mine.token) }
      const path = fill(target.path, mine)
      // A connection that ends while we still send is a refusal, too.
      const answer = await send(port, { method: 'POST', path, headers, body }).catch((error: unknown) => {
        assert.match(String(error), /ECONNRESET|EPIPE/, target.path)
      })
      if (answer) judge(target, answer)
      if (answer && target.path !== '/api/messages')
        assert.ok(answer.status >= 400, `${path} ${answer.status}`)
    }
  })

  it('stands half requests, broken ones, and upgrades to nowhere', async () => {
    const stream = `/v3/directline/conversations/${victim.conversation}/stream`
    const upgrade = `Host: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n`
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
    const post = `POST /intake/resume HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`
    const lines = [
      '//',
      'http://[',
      '*',
      '/%',
      `${stream}?t=%`,
      stream,
      `${stream}?t=${victim.token}`,
      `${stream}/..`,
    ]
    const raw = [
      ...lines.map((line) => `GET ${line} HTTP/1.1\r\n${upgrade}${key}\r\n`),
      `GET ${stream} HTTP/1.1\r\n${upgrade}\r\n`,
      `${post}Content-Length: 1000\r\n\r\n{"secret":`,
      `${post}Transfer-Encoding: chunked\r\n\r\nffffff\r\n{`,
      `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${post}Content-Length: -1\r\n\r\n`,
      `${post}X: ${'x'.repeat(100_000)}\r\n\r\n`,
      'POST /intake/resume HT',
      '\x16\x03\x01\x02\x00',
    ]
    for (const bytes of raw) {
      const answer = await spoken(bytes)
      assert.doesNotMatch(answer, /^HTTP\/1\.1 (5|101)/, bytes.slice(0, 200))
      assert.doesNotMatch(answer, STACK)
    }
    assert.equal((await read(victim)).status, 200)
  })

  const STACK = /\n\s+at |node_modules|\.ts:\d/

  function judge({ method, path }: Target, { status, text }: HttpAnswer): void {
    assert.ok(status < 500, `${method} ${path} answered ${status}: ${text.slice(0, 300)}`)
    assert.doesNotMatch(text, STACK, `${method} ${path} shows a stack trace`)
    assert.ok(!text.includes(VICTIM), `${method} ${path} shows what somebody else said`)
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
  }

  function refused(target: Target, answer: HttpAnswer): void {
    judge(target, answer)
    const { method, path } = target
    assert.ok(
      answer.status >= 400,
      `${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 200)}`,
    )
  }

  /** A request of good faith about what is `whose`, with this token or key. */
  function ask(target: Target, whose: Prospect, key: string | undefined): Promise<HttpAnswer> {
    const body = bodyOf(target, whose, (good) => Buffer.from(JSON.stringify(good)))
    const headers = { ...host(), ...typeOf(target), ...(key === undefined ? {} : bearer(key)) }
    return send(
      port,
      { method: target.method, path: fill(target.path, whose), headers, body },
      away(key?.length ?? 1),
    )
  }

  function sent(target: Target, wish: Attack): Promise<HttpAnswer> {
    const strange = encodeURIComponent(Buffer.from(textOf(wish.nasty).slice(0, 3_000)).toString()) || '%00'
    const ids = {
      own: mine,
      'of the victim': { ...mine, conversation: victim.conversation, link: victim.link, check: victim.check },
      nasty: { ...mine, conversation: strange, link: strange, check: strange, secret: strange },
    }[wish.id]
    const own = target.byCheckKey ? mine.checkKey : mine.token
    const key = {
      own,
      nobody: undefined,
      garbage: GARBAGE,
      'mixed up': target.byCheckKey ? mine.token : mine.checkKey,
    }[wish.who]
    // What looks like a token of Microsoft's would be checked with Microsoft.
    const isBearer = key !== undefined && target.path !== '/api/messages'
    const headers = {
      ...{ ...host(), ...typeOf(target), ...(isBearer ? bearer(key) : {}) },
      ...Object.fromEntries(wish.headers),
    }
    const body = bodyOf(target, ids, (good) => {
      let changed = good
      for (const { path, value } of wish.places) changed = put(changed, path, value)
      return spoil(JSON.stringify(changed) ?? '', wish.bytes)
    })
    return send(
      port,
      { method: target.method, path: fill(target.path, ids), headers, body },
      away(wish.address),
    )
  }

  const read = (whose: Prospect) =>
    demo.call(
      ...(['GET', `/v3/directline/conversations/${whose.conversation}/activities`] as const),
      undefined,
      bearer(whose.token),
    )

  async function stateOf(whose: Prospect) {
    const [said, links, data] = [
      await read(whose),
      await demo.call('GET', '/intake/links', undefined, bearer(whose.token)),
      await demo.call('GET', '/intake/my-data', undefined, bearer(whose.token)),
    ]
    return { said: said.body.activities.length, links: links.body, data: data.body }
  }

  /** What the hub says to these bytes until it hangs up, or nothing more comes. */
  const spoken = (bytes: string) =>
    new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect({ port, host: '127.0.0.1' })
      const end = setTimeout(() => socket.destroy(), QUIET_MS)
      socket.on('error', () => {})
      socket.on('data', (chunk: Buffer) => void (heard += chunk.toString('latin1')))
      socket.once('close', () => {
        clearTimeout(end)
        resolve(heard)
      })
      socket.write(bytes, 'latin1')
    })
})

const QUIET_MS = 200
const bearer = (key: string) => ({ Authorization: `Bearer ${key}` })
const away = (number: number) => ({ localAddress: `127.0.${1 + (number >> 8)}.${number & 255}` })
