import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf, startIntake, type TestIntake } from './testing.ts'

describe('Resume links', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake()
  })
  after(() => hub.close())

  const secretOf = (url: string) => url.split('#resume=')[1] ?? ''
  const resume = (secret: string) => hub.post('/intake/resume', { secret })

  it('continue the same conversation on another device and say where we were', async () => {
    const line = await hub.begin()
    await line.say('Ada')
    const { status, body } = await hub.post('/intake/resume-link', undefined, line.token)
    assert.equal(status, 201)
    assert.ok(body.url.startsWith(`${hub.url}/#resume=`))
    const opened = await resume(secretOf(body.url))
    assert.equal(opened.status, 200)
    assert.equal(opened.body.conversationId, line.id)
    const there = lineOf(hub, opened.body)
    const { activities } = await there.heard()
    assert.ok(activities.some(({ text }) => /Welcome back, Ada/.test(text ?? '')))
    assert.equal(await there.question(), 'you.website')
    assert.equal((await resume(secretOf(body.url))).status, 200)
  })

  it('are replaced by a newer one, while browsers keep their own secret', async () => {
    const line = await hub.begin()
    const browser = await hub.post('/intake/resume-link', { for: 'browser' }, line.token)
    const first = await hub.post('/intake/resume-link', {}, line.token)
    const second = await hub.post('/intake/resume-link', {}, line.token)
    const replaced = await resume(secretOf(first.body.url))
    assert.equal(replaced.status, 410)
    assert.match(replaced.headers.get('content-type') ?? '', /problem\+json/)
    assert.match(replaced.body.hint, /newest link/)
    assert.equal((await resume(secretOf(second.body.url))).status, 200)
    assert.equal((await resume(secretOf(browser.body.url))).status, 200)
  })

  it('expire after 30 days, and say what to do', async () => {
    const line = await hub.begin()
    const { body } = await hub.post('/intake/resume-link', {}, line.token)
    hub.clock.move(31 * 24 * 60 * 60 * 1000)
    const expired = await resume(secretOf(body.url))
    assert.equal(expired.status, 410)
    assert.match(expired.body.hint, /new link/)
  })

  it('that nobody knows are 404, and a bad body is named', async () => {
    assert.equal((await resume('nonsense')).status, 404)
    assert.equal((await hub.post('/intake/resume', { secrt: 'x' })).status, 422)
    assert.equal((await hub.post('/intake/resume-link', {})).status, 401)
  })

  it('are kept as a hash alone', async () => {
    const line = await hub.begin()
    const { body } = await hub.post('/intake/resume-link', {}, line.token)
    const stored = await hub.store.connection.collection('conversations').find({}).toArray()
    assert.ok(stored.length > 0)
    assert.ok(!JSON.stringify(stored).includes(secretOf(body.url)))
  })

  it('leave nothing readable of what was said in the database', async () => {
    const line = await hub.begin()
    await line.say('Zebulon Quux')
    const names = await readdir(hub.store.dataDir, { recursive: true })
    const files = names.map((name) => join(hub.store.dataDir, name)).filter((file) => statSync(file).isFile())
    const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(file))))
    assert.ok(bytes.includes(line.id))
    assert.ok(!bytes.includes('Zebulon'))
  })
})
