import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { makeTranslate } from '../../intake/language/index.ts'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { makeOutboxStore } from '../mail/outbox-store.ts'
import { makeOutbox } from '../mail/outbox.ts'
import { silentLog } from '../platform/log.ts'
import { pageHeaders } from '../platform/pages.ts'
import { problemHandler } from '../platform/problems.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { isWorkingHour } from './due.ts'
import { makeReminders, type Reminders } from './index.ts'
import { makeRemind } from './remind.ts'
import { makeReminderStore } from './reminder-store.ts'
import { makeStopLinks } from './stop-router.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

describe('Reminders', () => {
  let bench: TestStore
  let assessments: Assessments
  let reminders: Reminders
  let look: () => Promise<void>
  let mailed: () => Promise<
    { to: string; url: string; stop: string; subject: string; assessmentId: string }[]
  >
  /** A Tuesday, ten in the morning. */
  const TUESDAY = Date.parse('2026-11-24T10:00:00Z')
  let now = TUESDAY
  const clock = { now: () => new Date(now) }

  before(async () => {
    bench = await openTestStore()
    const { connection, keys } = bench
    const log = silentLog
    const queue = createMemoryQueue({ log })
    assessments = makeAssessments({ connection, keys, clock, log, enabledConnections: async () => [] })
    const mails = makeOutboxStore({ connection, clock })
    const needs = {
      ...{ connection, keys, assessments, queue, clock, log, timeZone: 'UTC', msp: { name: 'Northwind IT' } },
      outbox: makeOutbox({ store: mails, queue, log, way: 'shown' }),
      rateLimits: createRateLimits({ log }),
      publicUrl: () => 'https://sentry.test',
      linkFor: async (id: string) => `https://sentry.test/#resume=${id}`,
      languageOf: async () => 'en' as const,
      translate: () => makeTranslate('en', {}),
    }
    reminders = await makeReminders(needs)
    const store = makeReminderStore({ connection })
    const { urlOf } = await makeStopLinks({ ...needs, stop: reminders.stop })
    const remind = makeRemind({ ...needs, store, stopUrl: urlOf })
    look = () => remind({}, { attempt: 1 })
    mailed = async () =>
      (await mails.list(100)).flatMap(({ draft, assessmentId }) =>
        draft?.kind === 'reminder'
          ? {
              ...{ to: draft.to, subject: draft.subject, assessmentId },
              ...{ url: draft.action?.url ?? '', stop: draft.unsubscribeUrl ?? '' },
            }
          : [],
      )
  })
  after(() => bench.close())
  beforeEach(() => void (now = TUESDAY))

  let person = 0
  async function draft({ consent = true, source = 'prospect' as 'prospect' | 'crm' } = {}): Promise<string> {
    const at = clock.now().toISOString()
    const said = { given: consent, at, textVersion: '1', by: 'Ada' }
    const values = {
      'contact.email': `ada${++person}@acme.test`,
      'contact.firstName': 'Ada',
      'consent.contact': said,
    }
    const answers = Object.entries(values).map(([path, value]) => ({
      path,
      state: 'known' as const,
      value,
      provenance: { source, at, confidence: 1 },
    }))
    return (await assessments.create({ answers })).id
  }
  const of = async (id: string) => (await mailed()).filter(({ assessmentId }) => assessmentId === id)
  const after_ = async (ms: number) => {
    now += ms
    await look()
  }

  it('go out two and seven days after the last answer, and never a third time', async () => {
    const id = await draft()
    await after_(2 * DAY_MS - HOUR_MS)
    assert.equal((await of(id)).length, 0)
    await after_(HOUR_MS)
    assert.equal((await of(id)).length, 1)
    await after_(DAY_MS)
    assert.equal((await of(id)).length, 1)
    now = TUESDAY + 7 * DAY_MS
    await look()
    const both = await of(id)
    assert.equal(both.length, 2)
    assert.notEqual(both[0]?.subject, both[1]?.subject)
    for (const days of [9, 14, 20, 29]) {
      now = TUESDAY + days * DAY_MS
      await look()
    }
    assert.equal((await of(id)).length, 2)
  })

  it('go out once, however often the job runs at a time', async () => {
    const id = await draft()
    now += 2 * DAY_MS
    await Promise.all([look(), look(), look()])
    await look()
    assert.equal((await of(id)).length, 1)
  })

  it('wait for a working hour, where the prospect works', async () => {
    const id = await draft()
    now = Date.parse('2026-11-28T12:00:00Z')
    await look()
    assert.equal((await of(id)).length, 0, 'a Saturday')
    now = Date.parse('2026-11-30T06:00:00Z')
    await look()
    assert.equal((await of(id)).length, 0, 'too early')
    now = Date.parse('2026-11-30T09:00:00Z')
    await look()
    assert.equal((await of(id)).length, 1)
    const there = (timeZone: string) => ({
      answers: {
        'profile.hours': {
          state: 'known' as const,
          value: { days: [1], timeZone },
          provenance: { source: 'prospect' as const, at: '', confidence: 1 },
        },
      },
    })
    assert.equal(isWorkingHour(there('America/Los_Angeles'), clock.now(), 'UTC'), false)
    assert.equal(isWorkingHour(there('somewhere nice'), clock.now(), 'UTC'), true)
  })

  it('are not sent without consent, without an answer of the person, or once it was sent', async () => {
    const ids = [await draft({ consent: false }), await draft({ source: 'crm' }), await draft()]
    await assessments.change(ids[2] ?? '', () => ({ status: 'submitted' }))
    now += 2 * DAY_MS
    await look()
    for (const id of ids) assert.equal((await of(id)).length, 0)
  })

  it('begin anew to wait with every answer', async () => {
    const id = await draft()
    now += DAY_MS
    const provenance = { source: 'prospect' as const, at: clock.now().toISOString(), confidence: 1 }
    await assessments.change(id, () => ({
      answers: [{ path: 'company.name', state: 'known', value: 'Acme', provenance }],
    }))
    await after_(DAY_MS)
    assert.equal((await of(id)).length, 0)
    await after_(DAY_MS)
    assert.equal((await of(id)).length, 1)
  })

  it('are stopped by one click, and not by whoever only looks at the link', async () => {
    const id = await draft()
    now += 2 * DAY_MS
    await look()
    const [mail] = await of(id)
    const path = new URL(mail?.stop ?? '').pathname
    const app = express()
      .use(pageHeaders({ production: false }))
      .use(reminders.router)
      .use(problemHandler(silentLog))
    const page = await request(app).get(path).expect(200)
    assert.match(page.text, /<form method="post"><button/)
    assert.equal(await reminders.stillWanted(id), true)
    await request(app).post(path).type('form').send('List-Unsubscribe=One-Click').expect(200)
    await request(app).post(path).expect(200)
    assert.equal(await reminders.stillWanted(id), false)
    now = TUESDAY + 8 * DAY_MS
    await look()
    assert.equal((await of(id)).length, 1)
    await request(app)
      .post(path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))
      .expect(404)
    await request(app).get('/intake/stop-reminders/nonsense').expect(404)
  })
})
