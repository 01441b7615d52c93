import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { lineOf, type Reply } from '../intake/testing.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'

describe('What a prospect may do with what is kept about them', () => {
  let dataDir: string
  let hub: Hub

  before(async function () {
    this.timeout(30_000)
    dataDir = mkdtempSync(join(tmpdir(), 'hub-privacy-'))
    hub = await startHub(readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), silentLog)
  })
  after(async () => {
    await hub?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function call(method: string, path: string, body?: unknown, token?: string): Promise<Reply> {
    const reply = await fetch(hub.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : undefined }
  }
  const post = (path: string, body?: unknown, token?: string) => call('POST', path, body, token)
  const get = (path: string, token?: string) => call('GET', path, undefined, token)
  const begin = async () => {
    const { body } = await post('/v3/directline/tokens/generate', { client: 'sentry' })
    const opened = await post('/v3/directline/conversations', {}, body.token)
    return lineOf({ post, get }, opened.body)
  }

  it('is to read it in numbers, and to take everything along with where it comes from', async () => {
    const line = await begin()
    assert.equal((await get('/intake/my-data', line.token)).status, 404, 'nothing was said yet')
    await line.say('Zebulon')
    const { body } = await get('/intake/my-data', line.token)
    assert.ok(body.answers > 0 && body.messages > 1)
    assert.deepEqual(body.sharedWith, ['Entourage Sentry'])
    const whole = await get('/intake/my-data/export', line.token)
    assert.match(whole.headers.get('content-disposition') ?? '', /attachment/)
    const name = whole.body.answers.find(({ path }: { path: string }) => path === 'contact.firstName')
    assert.equal(name.value, 'Zebulon')
    assert.equal(name.label, 'First name')
    assert.equal(name.from.source, 'prospect')
    assert.ok(whole.body.conversation.some(({ text }: { text: string }) => text === 'Zebulon'))
  })

  it('is nobody else’s', async () => {
    assert.equal((await get('/intake/my-data')).status, 401)
    assert.equal((await call('DELETE', '/intake/my-data')).status, 401)
    assert.equal((await get('/api/mail')).status, 401)
  })

  it('is to have it deleted: nothing of it is left, and the open chat is told', async () => {
    const line = await begin()
    await line.say('Quetzalcoatl')
    const link = await post('/intake/resume-link', {}, line.token)
    const colleague = await post('/intake/colleague-link', { step: 'network' }, line.token)
    const open = (url: string) => post('/intake/resume', { secret: url.split('#resume=')[1] })
    const there = lineOf({ post, get }, (await open(colleague.body.url)).body)
    const gone = await call('DELETE', '/intake/my-data', undefined, line.token)
    assert.equal(gone.status, 200)
    assert.ok(gone.body.answers > 0)
    for (const one of [line, there]) {
      const { activities } = await one.heard()
      assert.match(JSON.stringify(activities), /was deleted/)
      assert.ok(activities.some(({ name }) => name === 'sentry.ended'))
      assert.doesNotMatch(JSON.stringify(activities), /Quetzalcoatl/)
      assert.equal((await one.say('hello')).status, 404, 'as Direct Line calls what is over')
    }
    for (const url of [link.body.url, colleague.body.url])
      assert.ok([404, 410].includes((await open(url)).status))
    assert.equal((await get('/intake/my-data', line.token)).status, 410)
    const names = readdirSync(dataDir).filter((name) => name.startsWith('hub.sqlite'))
    assert.ok(!Buffer.concat(names.map((name) => readFileSync(join(dataDir, name)))).includes('Quetzalcoatl'))
  })

  it('is not to come back as somebody else by the same token', async () => {
    const { body } = await post('/v3/directline/tokens/generate', { client: 'sentry' })
    const opened = await post('/v3/directline/conversations', {}, body.token)
    const line = lineOf({ post, get }, opened.body)
    await line.say('Ada')
    await call('DELETE', '/intake/my-data', undefined, line.token)
    const again = lineOf({ post, get }, { ...opened.body, token: body.token })
    assert.equal((await again.say('Ada')).status, 404)
    assert.equal((await get('/intake/my-data', body.token)).status, 410)
  })

  it('is to withdraw a consent, which is noted as their answer', async () => {
    const line = await begin()
    await line.say('Ada Byron')
    await line.say('no website')
    for (let n = 0; n < 6; n++) {
      const at = await line.question()
      await line.say(at === 'you.contact' ? 'ada@nowhere.test, yes' : 'skip')
      if (at === 'you.contact') break
    }
    const consent = async () => {
      const { body } = await get('/intake/my-data/export', line.token)
      return body.answers.find(({ path }: { path: string }) => path === 'consent.contact')?.value
    }
    assert.equal((await consent())?.given, true)
    assert.equal((await post('/intake/consents', { kind: 'contact', given: true }, line.token)).status, 422)
    assert.equal((await post('/intake/consents', { kind: 'contact', given: false }, line.token)).status, 204)
    assert.equal((await consent())?.given, false)
  })
})
