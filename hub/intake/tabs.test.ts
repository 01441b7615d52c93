import assert from 'node:assert/strict'
import WebSocket from 'ws'
import { makeStreams } from './streams.ts'
import { silentLog } from '../platform/log.ts'
import { startIntake, until, type TestIntake } from './testing.ts'

describe('Several who listen to one conversation', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake({ othersEveryMs: 100 })
  })
  after(() => hub.close())

  /** One more tab, as our own client opens it. */
  const tab = async (token: string, id: string, watermark = '0') => {
    const { body } = await hub.get(`/v3/directline/conversations/${id}?watermark=${watermark}`, token)
    const heard: { id: string; text?: string }[] = []
    const socket = new WebSocket(body.streamUrl)
    let reason: string | undefined
    socket.on('close', (_code, why) => (reason = String(why)))
    socket.on('message', (data) => {
      if (String(data)) heard.push(...JSON.parse(String(data)).activities)
    })
    await until(() => heard.length > 0)
    return { heard, socket, closed: () => reason }
  }
  const ours = async () => {
    const { body } = await hub.post('/v3/directline/tokens/generate', { client: 'sentry' })
    const begun = await hub.post('/v3/directline/conversations', { locale: 'de-AT' }, body.token)
    return { id: String(begun.body.conversationId), token: String(begun.body.token) }
  }
  const say = ({ id, token }: { id: string; token: string }, text: string, key: string) =>
    hub.post(
      `/v3/directline/conversations/${id}/activities`,
      { type: 'message', from: { id: 'ada' }, text, channelData: { clientActivityID: key } },
      token,
    )

  it('hears everything once in each of two tabs, in the same order', async () => {
    const line = await ours()
    const [first, second] = [await tab(line.token, line.id), await tab(line.token, line.id)]
    await Promise.all([
      say(line, 'Ada Lovelace', '1'),
      say(line, 'no website', '2'),
      say(line, 'because', '3'),
    ])
    const texts = (one: typeof first) => one.heard.map(({ id }) => id)
    await until(
      () =>
        first.heard.some(({ text }) => text === 'because') &&
        second.heard.some(({ text }) => text === 'because'),
    )
    await until(() => texts(first).length === texts(second).length)
    assert.deepEqual(texts(first), texts(second))
    assert.equal(new Set(texts(first)).size, texts(first).length)
    assert.deepEqual([first.closed(), second.closed()], [undefined, undefined])
    first.socket.terminate()
    await say(line, 'skip', '4')
    await until(() => second.heard.some(({ text }) => text === 'skip'))
    second.socket.terminate()
  })

  it('begins in the language that was asked for, and goes on in another at once', async () => {
    const line = await ours()
    const { heard, socket } = await tab(line.token, line.id)
    assert.ok(
      heard.some(({ text }) => /heißen Sie/.test(text ?? '')),
      JSON.stringify(heard.map(({ text }) => text)),
    )
    await hub.post(
      `/v3/directline/conversations/${line.id}/activities`,
      { type: 'event', name: 'sentry.language', value: 'en', from: { id: 'ada' } },
      line.token,
    )
    await until(() => heard.some(({ text }) => /What is your name/.test(text ?? '')))
    socket.terminate()
  })

  it('sends our own client no cards, and others no control twice', async () => {
    const line = await ours()
    const own = await hub.get(`/v3/directline/conversations/${line.id}/activities`, line.token)
    assert.ok(!JSON.stringify(own.body).includes('AdaptiveCard'))
    const { body } = await hub.post('/v3/directline/tokens/generate', { client: 'text' })
    await hub.post('/v3/directline/conversations', {}, body.token)
    const plain = await hub.get(`/v3/directline/conversations/${body.conversationId}/activities`, body.token)
    assert.ok(JSON.stringify(plain.body).includes('text/plain'))
    assert.ok(!JSON.stringify(plain.body).includes('AdaptiveCard'))
  })

  it('hears what another process said, all of it and once', async () => {
    const line = await ours()
    const { heard, socket } = await tab(line.token, line.id)
    const other = hub.another()
    await other.say(line.id, 'Ada Lovelace')
    await until(() => heard.some(({ text }) => text === 'Ada Lovelace'))
    // The next turn is ours again: between the two nothing is lost.
    await other.say(line.id, 'no website')
    await say(line, 'because', '9')
    await until(() => heard.some(({ text }) => text === 'because'))
    const ids = heard.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.deepEqual(ids, ids.toSorted())
    assert.ok(heard.some(({ text }) => text === 'no website'))
    other.close()
    socket.terminate()
  })

  it('closes the oldest tab of too many', () => {
    const streams = makeStreams({ log: silentLog })
    const closed: number[] = []
    const socket = (number: number) => ({
      readyState: 1,
      bufferedAmount: 0,
      send() {},
      ping() {},
      close: () => void closed.push(number),
      terminate() {},
      on: () => undefined,
    })
    for (let number = 0; number < 8; number++)
      streams.accept(socket(number), { conversationId: 'c', reader: 'own', from: 0 })
    assert.deepEqual(closed, [0, 1])
    streams.close()
  })
})
