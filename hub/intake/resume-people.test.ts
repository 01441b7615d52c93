import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../domain/answers.ts'
import { lineOf, startIntake, type Line, type TestIntake } from './testing.ts'

describe('Links that a person sends', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake()
  })
  after(() => hub.close())

  const secretOf = (url: string) => url.split('#resume=')[1] ?? ''
  const open = (url: string, token?: string, browser = 'Firefox') =>
    hub.post('/intake/resume', { secret: secretOf(url) }, token, { 'user-agent': browser })
  const learn = (id: string, values: Record<string, unknown>, source: Source = 'prospect') =>
    hub.assessments.change(id, () => ({
      answers: Object.entries(values).map(([path, value]) => ({
        path,
        state: 'known' as const,
        value,
        provenance: { source, at: hub.clock.now().toISOString(), confidence: 1 },
      })),
    }))
  const heard = async (line: Line) => JSON.stringify((await line.heard()).activities)

  let person = 0
  /** Somebody who typed an address at a company whose CRM record knows a phone number. */
  async function stranger(
    more: Record<string, unknown> = {},
  ): Promise<{ line: Line; id: string; email: string }> {
    const line = await hub.begin()
    await line.say('Ada')
    const id = (await hub.assessments.list({ limit: 1 })).items[0]?.id ?? ''
    const email = `ada${++person}@acme.com`
    await learn(id, { 'contact.email': email, 'company.domain': 'acme.com', ...more })
    await learn(id, { 'company.phone': '+15550777' }, 'crm')
    return { line, id, email }
  }
  const mailedUrl = async () => (await hub.mails())[0]?.action?.url ?? ''

  describe('to themselves', () => {
    it('go to the address of the assessment and nowhere else', async () => {
      const { line, email } = await stranger()
      const elsewhere = await hub.post('/intake/resume-mail', { email: 'eve@evil.test' }, line.token)
      assert.equal(elsewhere.status, 422)
      const { status, body } = await hub.post('/intake/resume-mail', { language: 'en' }, line.token)
      assert.equal(status, 202)
      assert.deepEqual(body, { sent: true })
      const [mail] = await hub.mails()
      assert.equal(mail?.to, email)
      assert.ok(mail.action?.url.startsWith(`${hub.url}/#resume=`))
    })

    it('are three an hour, so that nobody’s mailbox is filled from here', async () => {
      const { line } = await stranger()
      for (let n = 0; n < 3; n++)
        assert.equal((await hub.post('/intake/resume-mail', {}, line.token)).status, 202)
      const refused = await hub.post('/intake/resume-mail', {}, line.token)
      assert.equal(refused.status, 429)
      assert.ok(Number(refused.headers.get('retry-after')) > 0)
    })

    it('show what the CRM knows to nobody before, and to whoever opened one at the company', async () => {
      const { line, id } = await stranger()
      await line.say('back')
      assert.doesNotMatch(await heard(line), /0777/)
      assert.equal((await hub.assessments.get(id)).verified, false)
      await hub.post('/intake/resume-mail', {}, line.token)
      const opened = await open(await mailedUrl())
      assert.equal(opened.status, 200)
      assert.equal((await hub.assessments.get(id)).verified, true)
      assert.match(await heard(lineOf(hub, opened.body)), /0777/)
    })

    it('end the conversation of whoever typed the address, and tell them', async () => {
      const { line } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      const browser = await hub.post('/intake/resume-link', { for: 'browser' }, line.token)
      const opened = await open(await mailedUrl())
      assert.notEqual(opened.body.conversationId, line.id)
      assert.match(await heard(line), /went on by the link in the e-mail/)
      assert.doesNotMatch(await heard(line), /0777|Ada/)
      const late = await line.say('hello')
      assert.equal(late.status, 404, 'as Direct Line calls what is over')
      assert.equal((await open(browser.body.url)).status, 404)
      const again = await open(await mailedUrl())
      assert.equal(again.body.conversationId, opened.body.conversationId)
    })

    it('are remembered with the id under which the conversation began, where files and checks are kept', async () => {
      const { line, id } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      await open(await mailedUrl())
      const [only] = await hub.intake.erasing.conversations(id)
      assert.notEqual(only, line.id)
      assert.ok((await hub.intake.erasing.conversations(id)).includes(line.id))
      await hub.intake.erasing.forget(id)
      assert.deepEqual(await hub.intake.erasing.conversations(id), [])
    })

    it('leave the browser its conversation that began it', async () => {
      const { line } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      const opened = await open(await mailedUrl(), line.token)
      assert.equal(opened.body.conversationId, line.id)
      assert.match(await heard(line), /0777/)
    })

    it('prove nothing where anybody can have an address', async () => {
      const { line, id } = await stranger({ 'contact.email': 'ada@gmail.com', 'company.domain': 'gmail.com' })
      await hub.post('/intake/resume-mail', {}, line.token)
      const opened = await open(await mailedUrl())
      assert.equal(opened.body.conversationId, line.id)
      assert.equal((await hub.assessments.get(id)).verified, false)
      assert.doesNotMatch(await heard(lineOf(hub, opened.body)), /0777/)
    })

    it('show nothing any more to somebody who then names another company', async () => {
      const { line, id } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      const there = lineOf(hub, (await open(await mailedUrl(), line.token)).body)
      await learn(id, { 'company.domain': 'victim.com' })
      await learn(id, { 'company.phone': '+15550888' }, 'crm')
      await there.say('why')
      assert.equal((await hub.assessments.get(id)).verified, false)
      assert.doesNotMatch(await heard(there), /0888/)
    })

    it('do not open after the address was changed, and say so', async () => {
      const { line, id } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      await learn(id, { 'contact.email': 'grace@acme.com' })
      const { status, body } = await open(await mailedUrl())
      assert.equal(status, 410)
      assert.match(body.hint, /new address/)
    })

    it('tell two people of each other, and one person who opens twice of nothing', async () => {
      const { line } = await stranger({ 'company.domain': 'other.test' })
      await hub.post('/intake/resume-mail', {}, line.token)
      const url = await mailedUrl()
      await open(url)
      await open(url)
      assert.doesNotMatch(await heard(line), /another person/)
      await open(url, undefined, 'Safari on a phone')
      assert.match(await heard(line), /another person/)
    })

    it('are ended by the person, all at once', async () => {
      const { line } = await stranger()
      await hub.post('/intake/resume-mail', {}, line.token)
      const copied = await hub.post('/intake/resume-link', {}, line.token)
      const { body } = await hub.get('/intake/links', line.token)
      assert.equal(body.items[0].kind, 'mail')
      assert.ok(!JSON.stringify(body).includes(secretOf(await mailedUrl())))
      assert.equal((await hub.remove('/intake/links', line.token)).status, 204)
      for (const url of [await mailedUrl(), copied.body.url]) assert.equal((await open(url)).status, 410)
      assert.equal((await line.say('hello')).status, 200)
    })
  })

  describe('to a colleague', () => {
    const ask = (line: Line, more: object = {}) =>
      hub.post('/intake/colleague-link', { step: 'network', ...more }, line.token)

    it('open that step alone, and nothing of the others crosses the wire', async () => {
      const { line, id } = await stranger({
        'contact.lastName': 'Xylophone',
        'needs.trigger': 'We were Yarborough-hacked',
        'profile.employees': { min: 4321, max: 4321, exact: 4321 },
      })
      await hub.assessments.change(id, () => ({ status: 'submitted' }))
      const made = await ask(line)
      assert.equal(made.status, 201)
      const opened = await open(made.body.url)
      assert.equal(opened.status, 200)
      assert.notEqual(opened.body.conversationId, line.id)
      const there = lineOf(hub, opened.body)
      assert.match((await there.question()) ?? '', /^network\./)
      for (const word of ['go back', 'why', 'send now', 'skip', 'skip', 'more', 'skip']) await there.say(word)
      for (const path of ['contact.lastName', 'needs.trigger', 'profile.employees'])
        await there.say('', { action: 'edit', path })
      const all = await heard(there)
      assert.doesNotMatch(all, /Xylophone|Yarborough|4,?321|0777|acme\.com/)
      assert.doesNotMatch(all, /"sentry.result"/)
      assert.equal((await hub.get('/intake/links', there.token)).status, 403)
      assert.equal(
        (await hub.get(`/v3/directline/conversations/${line.id}/activities`, there.token)).status,
        403,
      )
    })

    it('bring the answers to the same assessment, said by a colleague', async () => {
      const { line, id } = await stranger()
      const there = lineOf(hub, (await open((await ask(line)).body.url)).body)
      const before = Object.keys((await hub.assessments.get(id)).answers)
      for (const word of ['not sure', 'not sure', 'not sure']) await there.say(word)
      const { answers } = await hub.assessments.get(id)
      const theirs = Object.entries(answers).filter(([path]) => !before.includes(path))
      assert.ok(theirs.length > 0)
      for (const [path, { provenance }] of theirs) {
        assert.equal(provenance.detail, 'a colleague')
        assert.match(path, /^(network|profile\.insurance)/)
      }
    })

    it('are mailed when an address is given, name who asks, and are ten at most', async () => {
      const { line } = await stranger()
      const made = await ask(line, { email: 'bob@acme.com', name: 'Bob' })
      assert.equal(made.body.mailed, true)
      const [mail] = await hub.mails()
      assert.equal(mail?.to, 'bob@acme.com')
      assert.match(mail.subject, /^Ada asks for your help with one step: Your network$/)
      assert.equal(mail.action?.url, made.body.url)
      for (let n = 1; n < 10; n++) assert.equal((await ask(line)).status, 201)
      assert.equal((await ask(line)).status, 409)
      assert.equal((await hub.remove(`/intake/links/${made.body.id}`, line.token)).status, 204)
      assert.equal((await ask(line)).status, 201)
    })

    it('carry no words of a stranger but a name', async () => {
      for (const name of [
        'Win a prize at http://evil.test',
        'evil.test',
        'Ada\r\nBcc: x',
        'Call us now for free money',
      ]) {
        const { line } = await stranger({ 'contact.firstName': name })
        assert.equal((await ask(line, { email: `bob${person}@acme.com` })).status, 201)
        assert.doesNotMatch(JSON.stringify((await hub.mails())[0]), /evil|prize|Bcc|money/)
      }
    })

    it('end when they are taken back, for who has them open too', async () => {
      const { line } = await stranger()
      const made = await ask(line)
      const there = lineOf(hub, (await open(made.body.url)).body)
      await hub.remove(`/intake/links/${made.body.id}`, line.token)
      assert.match(await heard(there), /taken it back/)
      assert.equal((await there.say('yes')).status, 404)
      assert.equal((await open(made.body.url)).status, 410)
      assert.equal((await line.say('hello')).status, 200)
    })

    it('end after 14 days, with the conversation that they opened', async () => {
      const { line } = await stranger()
      const made = await ask(line)
      const opened = await open(made.body.url)
      const there = lineOf(hub, opened.body)
      const kept = await hub.post('/intake/resume-link', { for: 'browser' }, there.token)
      assert.equal(kept.body.expiresAt, made.body.expiresAt)
      hub.clock.move(15 * 86_400_000)
      assert.equal((await open(made.body.url)).status, 410)
      assert.equal((await open(kept.body.url)).status, 410)
    })

    it('leave the person in their own conversation', async () => {
      const { line, id } = await stranger()
      await open((await ask(line)).body.url)
      const resumed = await hub.post('/intake/resume-link', {}, line.token)
      assert.equal((await open(resumed.body.url)).body.conversationId, line.id)
      await learn(id, { 'company.name': 'Acme Dental' }, 'recon')
    })
  })

  it('keep no secret and no address readable in the database', async () => {
    const { line } = await stranger()
    const made = await hub.post('/intake/colleague-link', { step: 'costs', name: 'Zebulon' }, line.token)
    await hub.post('/intake/resume-mail', {}, line.token)
    const names = readdirSync(hub.store.dataDir).filter((name) => name.startsWith('hub.sqlite'))
    const bytes = Buffer.concat(names.map((name) => readFileSync(join(hub.store.dataDir, name))))
    for (const secret of [secretOf(made.body.url), secretOf(await mailedUrl()), 'Zebulon', '@acme.com'])
      assert.ok(!bytes.includes(secret), secret)
  })
})
