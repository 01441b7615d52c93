import assert from 'node:assert/strict'
import { WebSocket as NodeSocket } from 'ws'
import { type Activity } from './activity.ts'
import { makeCall } from './calls.ts'
import { directLine } from './direct-line.ts'
import { browserMemory } from './memory.ts'
import type { Connection } from './state.ts'
import { startTestLine, type TestLine, type TestLineOptions } from './testing.ts'
import { createTransport, secretOf, type Transport } from './transport.ts'

/** A page with this browser's memory, that may be closed and opened again. */
function browser(line: TestLine) {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  let ids = 0
  return {
    kept,
    open(options: { resumeSecret?: string } = {}) {
      const heard: Activity[] = []
      const states: Connection[] = []
      const failed: string[] = []
      let sockets = 0
      const transport: Transport = createTransport({
        ...options,
        line: directLine(makeCall({ origin: line.origin, fetch, timeoutMs: 2000 })),
        memory: browserMemory(() => storage as Storage),
        openSocket: (url) => {
          sockets += 1
          // A refused socket is an event without listeners in a browser; here it would be thrown.
          return new NodeSocket(url).on('error', () => undefined) as unknown as WebSocket
        },
        newId: () => `client-${++ids}`,
        random: () => 0,
        locale: 'en',
        pollMs: 30,
        echoWithinMs: 200,
        onActivities: (activities) => heard.push(...activities),
        onConnection: (state) => states.at(-1) !== state && states.push(state),
        onSaid() {},
        onFailed: (id) => failed.push(id),
      })
      return {
        transport,
        heard,
        states,
        failed,
        sockets: () => sockets,
        texts: () => heard.map(({ text }) => text),
      }
    },
  }
}

async function until(what: string, condition: () => boolean, timeoutMs = 5000): Promise<void> {
  for (const end = Date.now() + timeoutMs; !condition(); await new Promise((done) => setTimeout(done, 10)))
    if (Date.now() > end) assert.fail(`waited for: ${what}`)
}

describe('The transport', () => {
  let line: TestLine
  let pages: Transport[] = []
  const start = async (options: TestLineOptions = {}) => {
    line = await startTestLine({
      opening: [{ text: 'Hello.' }],
      reply: ({ text }) => [{ text: `You said ${String(text)}` }],
      ...options,
    })
    const one = browser(line)
    return {
      ...one,
      open(...given: Parameters<typeof one.open>) {
        const page = one.open(...given)
        pages.push(page.transport)
        return page
      },
    }
  }
  afterEach(async () => {
    for (const page of pages) page.close()
    pages = []
    await line.close()
  })

  it('starts a conversation, hears the greeting over the socket and answers', async () => {
    const { open } = await start()
    const page = open()
    await until('greeting', () => page.texts().includes('Hello.'))
    page.transport.say('acme.com', { question: 'website', answer: 'acme.com' })
    await until('reply', () => page.texts().includes('You said acme.com'))
    assert.deepEqual(line.heard[0]?.value, { question: 'website', answer: 'acme.com' })
    assert.equal(page.sockets(), 1)
  })

  it('keeps what is said offline, and brings it once and in order when the line is back', async () => {
    const { open } = await start()
    const page = open()
    await until('greeting', () => page.heard.length > 0)
    line.faults.down = true
    line.dropSockets()
    for (const word of ['one', 'two', 'three']) page.transport.say(word)
    await until('offline', () => page.states.at(-1) === 'offline')
    line.faults.down = false
    page.transport.wake()
    await until('all heard', () => line.heard.length === 3)
    await until('all echoed', () => page.texts().filter((said) => said.startsWith('You said')).length === 3)
    assert.deepEqual(
      line.heard.map(({ text }) => text),
      ['one', 'two', 'three'],
    )
    assert.equal(page.states.at(-1), 'online')
    assert.equal(new Set(page.heard.map(({ id }) => id)).size, page.heard.length, 'nothing shown twice')
  })

  it('repeats a send whose answer was lost under the same id, so that it counts once', async () => {
    const { open } = await start()
    const page = open()
    await until('greeting', () => page.heard.length > 0)
    line.faults.lost = 2
    page.transport.say('once')
    page.transport.say('after')
    await until('both', () => page.texts().includes('You said after'))
    assert.deepEqual(
      line.heard.map(({ text }) => text),
      ['once', 'after'],
    )
  })

  it('survives a closed page: what waited is sent by the next one', async () => {
    const { open } = await start()
    const first = open()
    await until('greeting', () => first.heard.length > 0)
    line.faults.down = true
    line.dropSockets()
    first.transport.say('written in a tunnel')
    first.transport.close()
    line.faults.down = false
    const second = open()
    await until('delivered', () => second.texts().includes('You said written in a tunnel'))
    assert.equal(second.texts()[0], 'Hello.', 'with everything said before')
    assert.equal(line.heard.length, 1)
  })

  it('polls where sockets are refused', async () => {
    const { open } = await start()
    line.faults.noSockets = true
    const page = open()
    page.transport.say('no socket')
    await until('reply', () => page.texts().includes('You said no socket'), 8000)
  })

  it('asks for what a dead socket did not bring', async () => {
    const { open } = await start()
    const page = open()
    await until('greeting', () => page.heard.length > 0)
    line.faults.mute = true
    page.transport.say('into the void')
    await until('reply', () => page.texts().includes('You said into the void'), 8000)
  })

  it('gets a new token by the secret that this browser keeps', async () => {
    const { open, kept } = await start()
    const page = open()
    page.transport.say('first')
    await until('secret kept', () => [...kept.values()].some((value) => value.includes('a-secret')))
    line.faults.tokensExpired = true
    page.transport.say('second')
    await until('reply', () => page.texts().includes('You said second'))
    assert.equal(line.resumed(), 1)
  })

  it('begins anew for a visitor who said nothing and was forgotten', async () => {
    const { open } = await start()
    const first = open()
    await until('greeting', () => first.heard.length > 0)
    first.transport.close()
    line.faults.tokensExpired = true
    const second = open()
    await until('online again', () => second.states.at(-1) === 'online')
    assert.ok(!second.states.includes('ended'))
  })

  it('takes up a conversation by a resume link, and says so when the link does not count any more', async () => {
    const { open } = await start()
    open().transport.say('on the desktop')
    await until('said', () => line.heard.length === 1)
    const phone = open({ resumeSecret: 'a-secret-of-this-browser' })
    await until('history', () => phone.texts().includes('You said on the desktop'))
    const late = open({ resumeSecret: 'an-expired-one' })
    await until('link refused', () => late.states.at(-1) === 'link')
  })

  it('shows the token it holds when a link is opened in the browser where the conversation began', async () => {
    const { open } = await start()
    const first = open()
    await until('greeting', () => first.heard.length > 0)
    const mailed = open({ resumeSecret: 'a-secret-of-this-browser' })
    await until('taken up', () => mailed.states.at(-1) === 'online')
    assert.ok(line.resumedHolding())
  })

  it('gives up only what the hub will never take, and goes on with the rest', async () => {
    const { open } = await start()
    const page = open()
    page.transport.say('x'.repeat(30_000))
    page.transport.say('short')
    await until('rest', () => page.texts().includes('You said short'))
    assert.equal(page.failed.length, 1)
  })

  it('is not put off by frames that are no activity sets', async () => {
    const { open } = await start()
    const page = open()
    await until('greeting', () => page.heard.length > 0)
    line.tell({ id: 7 })
    line.tell({ type: 'message', text: 'still here', channelData: null, value: { deep: [null] } })
    await until('next', () => page.texts().includes('still here'))
  })
})

describe('A resume link', () => {
  it('carries its secret in the fragment', () => {
    assert.equal(secretOf('https://hub.example/#resume=abc'), 'abc')
    assert.equal(secretOf('https://hub.example/?resume=abc'), undefined)
    assert.equal(secretOf('#other=1'), undefined)
  })
})
