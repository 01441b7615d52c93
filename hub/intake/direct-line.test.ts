import assert from 'node:assert/strict'
import WebSocket from 'ws'
import { STRAIGHT } from '../../intake/conversation/testing.ts'
import { valueOf } from '../domain/answers.ts'
import { startIntake, until, type Line, type TestIntake } from './testing.ts'

describe('Direct Line 3.0', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake({ pingMs: 100 })
  })
  after(() => hub.close())

  const assessmentOf = async (line: Line) => {
    const { body } = await hub.post('/v3/directline/tokens/refresh', undefined, line.token)
    assert.equal(body.conversationId, line.id)
    const page = await hub.assessments.list({ limit: 100 })
    return page.items.find((one) => valueOf(one.answers, 'contact.lastName') === line.id)
  }

  it('gives a token for one fresh conversation, begins it with 201 and comes back to it with 200', async () => {
    const { body } = await hub.post('/v3/directline/tokens/generate')
    assert.equal(body.expires_in, 1800)
    const first = await hub.post('/v3/directline/conversations', {}, body.token)
    assert.equal(first.status, 201)
    assert.equal(first.body.conversationId, body.conversationId)
    assert.match(
      first.body.streamUrl,
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.*watermark=0&t=/,
    )
    assert.equal((await hub.post('/v3/directline/conversations', {}, first.body.token)).status, 200)
  })

  it('greets, asks, and echoes what was said with its channelData', async () => {
    const line = await hub.begin()
    assert.equal(await line.question(), 'you.name')
    const { body } = await line.say('Ada Lovelace', undefined, 'mine-1')
    const { activities, watermark } = await line.heard()
    const echo = activities.find(({ id }) => id === body.id)
    assert.deepEqual(
      [echo.text, echo.from.role, echo.channelData],
      ['Ada Lovelace', 'user', { clientActivityID: 'mine-1' }],
    )
    assert.equal(await line.question(), 'you.website')
    assert.deepEqual((await line.heard(watermark)).activities, [])
    const last = activities.findLast(({ type }) => type === 'message')
    assert.equal(last.suggestedActions.actions[0].type, 'imBack')
    assert.ok(activities.some(({ name }) => name === 'sentry.summary'))
  })

  it('takes a message that is sent again once only', async () => {
    const line = await hub.begin()
    const first = await line.say('Ada', undefined, 'same')
    const [again, third] = await Promise.all([
      line.say('Ada', undefined, 'same'),
      line.say('Ada', undefined, 'same'),
    ])
    assert.equal(again.body.id, first.body.id)
    assert.equal(third.body.id, first.body.id)
    const { activities } = await line.heard()
    assert.equal(activities.filter(({ from }) => from.role === 'user').length, 1)
  })

  it('loses no answer when several arrive at once', async () => {
    const line = await hub.begin()
    const value = (question: string, answer: unknown) => ({ question, answer })
    const replies = await Promise.all([
      line.say('', value('you.name', { firstName: 'Ada', lastName: line.id })),
      line.say('', value('work.industry', '54')),
      line.say('', value('work.size', { employees: '40', computerUsers: '20', locations: '2' })),
      line.say('', value('needs.interests', ['voip'])),
      line.say('', value('company.name', 'Acme')),
    ])
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200, 200, 200],
    )
    const found = await assessmentOf(line)
    for (const path of [
      'contact.firstName',
      'profile.industry',
      'profile.employees',
      'needs.interests',
      'company.name',
    ])
      assert.ok(found?.answers[path], path)
  })

  it('goes from the first word to the result', async () => {
    const line = await hub.begin()
    for (const text of STRAIGHT) assert.equal((await line.say(text.replace('Lovelace', line.id))).status, 200)
    assert.equal(await line.question(), 'send')
    await line.say('send now')
    const { activities } = await line.heard()
    const result = activities.findLast(({ name }) => name === 'sentry.result')?.value
    assert.ok(result.fine.length > 0 && result.fix.length > 0, JSON.stringify(result))
    const sent = activities.findLast(({ text }) => /^Sent to Northwind IT/.test(text ?? ''))
    assert.match(sent.attachments[0].content, /To fix/)
    const found = await assessmentOf(line)
    assert.equal(found?.status, 'submitted')
    assert.equal(found?.progress.needs, 'done')
    const kinds = (await hub.assessments.timeline(found?.id ?? '')).map(({ kind }) => kind)
    assert.equal(kinds.filter((kind) => kind === 'submitted').length, 1)
    assert.equal(kinds.filter((kind) => kind === 'started').length, 1)
  })

  it('queues the look-up, and shows the card as soon as recon is there', async () => {
    const jobs: string[] = []
    hub.queue.work('recon.look', async ({ assessmentId, domain }) => {
      jobs.push(domain)
      hub.intake.working(assessmentId, 'Looking up mail records…')
      const at = hub.clock.now().toISOString()
      const provenance = { source: 'recon', at, confidence: 0.9, detail: domain } as const
      await until(async () => (await line.question()) === 'company.confirm')
      await hub.assessments.change(
        assessmentId,
        () => ({
          recon: { domain, startedAt: at, finishedAt: at, findings: [] },
          answers: [{ path: 'company.name', state: 'known', value: 'Acme Dental', provenance }],
        }),
        { who: 'recon' },
      )
    })
    const line = await hub.begin()
    for (const text of ['Ada', 'acme.com', 'because', 'ada@acme.com, yes']) await line.say(text)
    const card = await until(async () =>
      (await line.heard()).activities.find(
        (one) => one.channelData?.sentry?.question?.control.kind === 'confirm',
      ),
    )
    assert.deepEqual(jobs, ['acme.com'])
    assert.equal(card.channelData.sentry.question.control.rows[0].value, 'Acme Dental')
    assert.match(card.attachments[0].content.fallbackText, /Company: Acme Dental \(acme.com\)/)
  })

  it('streams what is said, keeps the line awake, and closes the older of two sockets', async () => {
    const line = await hub.begin()
    const frames: string[] = []
    const socket = new WebSocket(line.streamUrl)
    socket.on('message', (data) => frames.push(String(data)))
    await until(() => frames.some((frame) => frame.includes('What is your name')))
    await line.say('Ada')
    await until(() => frames.some((frame) => frame.includes('Which website')))
    await until(() => frames.includes(''))
    const watermark = JSON.parse(
      frames.findLast((frame) => frame.includes('Which website')) ?? '{}',
    ).watermark
    const closed = new Promise<string>((resolve) =>
      socket.on('close', (_code, reason) => resolve(String(reason))),
    )
    const again = await hub.get(`/v3/directline/conversations/${line.id}?watermark=${watermark}`, line.token)
    const later: string[] = []
    const second = new WebSocket(again.body.streamUrl)
    second.on('message', (data) => later.push(String(data)))
    assert.equal(await closed, 'collision')
    await line.say('no website')
    await until(() => later.some((frame) => frame.includes('no website')))
    assert.doesNotMatch(later.join(), /What is your name/)
    second.terminate()
  })

  it('drops a half-open socket, and goes on with the next one', async () => {
    const line = await hub.begin()
    const socket = new WebSocket(line.streamUrl, { autoPong: false })
    await new Promise((resolve) => socket.on('open', resolve))
    await new Promise((resolve) => socket.on('close', resolve))
    assert.equal((await line.say('Ada')).status, 200)
  })

  it('opens a socket once for each ticket, within a minute, for its own conversation and from its own pages', async () => {
    const line = await hub.begin()
    const other = await hub.begin()
    const refused = (url: string, headers = {}) =>
      new Promise<number>((resolve, reject) => {
        const socket = new WebSocket(url, { headers })
        socket.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0))
        socket.on('open', () => reject(new Error('opened')))
        socket.on('error', () => undefined)
      })
    assert.equal(await refused(line.streamUrl, { origin: 'https://evil.example' }), 403)
    assert.equal(await refused(line.streamUrl.replace(line.id, other.id)), 403)
    assert.equal(await refused(line.streamUrl), 403)
    assert.equal(await refused(other.streamUrl.replace(/t=.*/, 't=nonsense')), 401)
    hub.clock.move(61_000)
    assert.equal(await refused(other.streamUrl), 403)
  })

  it('names every failure as Direct Line does', async () => {
    const line = await hub.begin()
    const at = `/v3/directline/conversations/${line.id}`
    const other = await hub.begin()
    const code = ({
      status,
      body,
    }: {
      status: number
      body: { error: { code: string; message: string } }
    }) => {
      assert.ok(body.error.message.length > 20)
      return [status, body.error.code]
    }
    assert.deepEqual(code(await hub.get(`${at}/activities`)), [401, 'Unauthorized'])
    assert.deepEqual(code(await hub.get(`${at}/activities`, 'nonsense')), [401, 'Unauthorized'])
    assert.deepEqual(code(await hub.get(`${at}/activities`, other.token)), [403, 'Forbidden'])
    assert.deepEqual(code(await hub.get(`${at}/activities?watermark=x`, line.token)), [400, 'BadArgument'])
    assert.deepEqual(code(await hub.post(`${at}/activities`, '{"type":', line.token)), [400, 'BadArgument'])
    assert.deepEqual(code(await hub.post(`${at}/activities`, { text: 'x' }, line.token)), [
      400,
      'BadArgument',
    ])
    const as = { type: 'message', text: 'x', from: { id: 'dl_somebody' } }
    assert.deepEqual(code(await hub.post(`${at}/activities`, as, line.token)), [403, 'Forbidden'])
    const evil = await hub.post('/v3/directline/tokens/generate', undefined, undefined, {
      origin: 'https://evil.example',
    })
    assert.deepEqual(code(evil), [403, 'Forbidden'])
    hub.clock.move(31 * 60_000)
    assert.deepEqual(code(await hub.get(`${at}/activities`, line.token)), [403, 'TokenExpired'])
  })

  it('refuses a 2 MB message clearly and loses nothing', async () => {
    const line = await hub.begin()
    await line.say('Ada')
    const reply = await line.say('x'.repeat(2_000_000))
    assert.deepEqual([reply.status, reply.body.error.code], [413, 'MessageSizeTooBig'])
    assert.equal(await line.question(), 'you.website')
  })

  it('answers 10,001 characters kindly and goes on', async () => {
    const line = await hub.begin()
    assert.equal((await line.say('x'.repeat(10_001))).status, 200)
    const { activities } = await line.heard()
    assert.ok(activities.some(({ text }) => /10,001 characters/.test(text ?? '')))
    assert.equal(await line.question(), 'you.name')
  })

  it('goes on after a restart as if nothing had happened', async () => {
    const line = await hub.begin()
    await line.say('Ada', undefined, 'one')
    await hub.restart()
    await line.say('Ada', undefined, 'one')
    assert.equal(await line.question(), 'you.website')
    await line.say('no website')
    assert.equal(await line.question(), 'you.why')
  })

  it('tells of a change that somebody else made', async () => {
    const line = await hub.begin()
    await line.say(`Ada ${line.id}`)
    const found = await until(() => assessmentOf(line))
    const provenance = { source: 'crm', at: hub.clock.now().toISOString(), confidence: 1 } as const
    await hub.assessments.change(
      found.id,
      () => ({ answers: [{ path: 'contact.phone', state: 'known', value: '+15550100777', provenance }] }),
      { who: 'crm' },
    )
    const shown = await until(async () => {
      const summary = (await line.heard()).activities.findLast(({ name }) => name === 'sentry.summary')
      return JSON.stringify(summary).includes('Updated by Northwind IT') && JSON.stringify(summary)
    })
    assert.doesNotMatch(shown, /0777/)
  })

  it('limits how many conversations one address may begin', async () => {
    const replies = await Promise.all(
      Array.from({ length: 125 }, () => hub.post('/v3/directline/tokens/generate')),
    )
    const limited = replies.find(({ status }) => status === 429)
    assert.equal(limited?.body.error.code, 'TooManyRequests')
    assert.ok(Number(limited?.headers.get('retry-after')) > 0)
  })
})
