import assert from 'node:assert/strict'
import { valueOf } from '../domain/answers.ts'
import { startIntake, until, type Line, type TestIntake } from './testing.ts'

const SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
const EMOJI = '👩‍💻 Zoë'
const ARABIC = 'مرحبا'

describe('What people send over the wire', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake()
  })
  after(() => hub.close())

  const answersOf = async (line: Line) => {
    const { items } = await hub.assessments.list({ limit: 100 })
    return items.find((one) => valueOf(one.answers, 'contact.email') === `${line.id}@acme.com`)?.answers ?? {}
  }
  const answer = (line: Line, question: string, value: unknown) => line.say('', { question, answer: value })
  const contact = (line: Line) =>
    answer(line, 'you.contact', {
      email: `${line.id}@acme.com`,
      phone: '',
      consents: { privacy: true, contact: false },
    })

  it('keeps emoji and right-to-left names as they are', async () => {
    const line = await hub.begin()
    await answer(line, 'you.name', { firstName: EMOJI, lastName: ARABIC })
    await contact(line)
    const answers = await answersOf(line)
    assert.deepEqual(
      [answers['contact.firstName']?.value, answers['contact.lastName']?.value],
      [EMOJI, ARABIC],
    )
  })

  it('keeps script as text, in every field and in what the card shows', async () => {
    const line = await hub.begin()
    await answer(line, 'you.name', { firstName: SCRIPT, lastName: SCRIPT })
    await contact(line)
    for (let turn = 0; turn < 20; turn++) assert.equal((await line.say(SCRIPT)).status, 200)
    const answers = await answersOf(line)
    assert.equal(answers['contact.firstName']?.value, SCRIPT)
    const { activities } = await line.heard()
    for (const { textFormat, from } of activities.filter(({ type }) => type === 'message'))
      assert.ok(from.role === 'user' || textFormat === 'plain')
  })

  it('answers 10,000 characters to every question, and goes on', async () => {
    const line = await hub.begin()
    for (let turn = 0; turn < 12; turn++) {
      assert.equal((await line.say(`${turn} ${'long '.repeat(1999)}`.slice(0, 10_000))).status, 200)
      const open = await line.question()
      assert.ok(open)
      assert.equal((await line.say('', { action: 'skip', question: open })).status, 200)
    }
    const { activities } = await line.heard()
    assert.ok(JSON.stringify(activities).length < 600_000)
  })

  it('reads a pasted spreadsheet without falling over', async () => {
    const line = await hub.begin()
    const sheet = Array.from({ length: 120 }, (_, row) => `Program ${row}\tVendor ${row}\t${row}\t$${row}.50`)
    const reply = await line.say(sheet.join('\r\n').slice(0, 10_000))
    assert.equal(reply.status, 200)
    assert.ok(await line.question())
  })

  it('refuses a body of 1 MB, broken JSON and bytes that are no text, in words', async () => {
    const line = await hub.begin()
    const at = `/v3/directline/conversations/${line.id}/activities`
    const large = await hub.post(at, { type: 'message', text: 'x'.repeat(1_000_000) }, line.token)
    assert.deepEqual([large.status, large.body.error.code], [413, 'MessageSizeTooBig'])
    for (const body of ['{', '[]', '"text"', 'null', '\u0000', '{"type":7}']) {
      const reply = await hub.post(at, body, line.token)
      assert.equal(reply.status, 400, body)
      assert.ok(reply.body.error.message.length > 20)
    }
    assert.equal(await line.question(), 'you.name')
  })

  it('takes strange values for any control, and stores nothing of them', async () => {
    const strange = [
      null,
      0,
      [],
      {},
      'x',
      { __proto__: { polluted: true } },
      { rows: 'x' },
      { rows: [{ id: { $ne: 1 } }] },
      { files: ['../../etc/passwd'] },
      { check: { $gt: '' } },
      { sealed: { keyId: 'x', enc: 'x', ciphertext: 'x' } },
      Array.from({ length: 2000 }, () => 'x'),
    ]
    for (const value of strange) {
      const line = await hub.begin()
      for (const question of ['you.contact', 'work.size', 'nope'])
        assert.equal((await answer(line, question, value)).status, 200, JSON.stringify(value)?.slice(0, 80))
      assert.ok(await line.question())
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined)
  })

  it('takes cards that were tampered with as no answer', async () => {
    const line = await hub.begin()
    const cards = [
      { sentry: { question: 'you.name', kind: 'fields' }, 'field:firstName': { $ne: 1 } },
      { sentry: { question: 'you.name', kind: 'table', columns: [], rows: [], shown: 1e9 } },
      {
        sentry: {
          question: 'you.name',
          kind: 'table',
          shown: 3,
          columns: [{ name: 'x', many: true, required: true }],
        },
        'cell:499999999:x': 'y',
      },
      { sentry: { question: 'you.name', action: 'drop tables' } },
      { sentry: 'x' },
    ]
    for (const card of cards) assert.equal((await line.say('', card)).status, 200)
    assert.equal(await line.question(), 'you.name')
  })

  it('tells an expired token from a wrong one, and goes on with a fresh one', async () => {
    const line = await hub.begin()
    await line.say('Ada Lovelace')
    const { body } = await hub.post('/intake/resume-link', {}, line.token)
    hub.clock.move(31 * 60_000)
    const expired = await line.say('too late')
    assert.deepEqual([expired.status, expired.body.error.code], [403, 'TokenExpired'])
    assert.equal((await hub.post('/v3/directline/tokens/refresh', undefined, line.token)).status, 403)
    const again = await hub.post('/intake/resume', { secret: String(body.url).split('#resume=')[1] })
    assert.equal(again.status, 200)
    assert.equal(
      (await hub.get(`/v3/directline/conversations/${line.id}/activities`, again.body.token)).status,
      200,
    )
  })

  it('limits how often one conversation speaks', async () => {
    const line = await hub.begin()
    const replies = await Promise.all(
      Array.from({ length: 130 }, () =>
        hub.post(`/v3/directline/conversations/${line.id}/activities`, { type: 'typing' }, line.token),
      ),
    )
    assert.ok(replies.some(({ status }) => status === 429))
    const { body } = await until(async () => hub.post('/v3/directline/tokens/generate'))
    assert.ok(body.token)
  })
})
