import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { retellIn, translateFor } from '../../intake/language/index.ts'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { Clock } from '../domain/clock.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { result } from '../findings/index.ts'
import { problemHandler } from '../platform/problems.ts'
import { silentLog } from '../platform/log.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { openTestStore } from '../store/testing.ts'
import { makeResultLinks } from './result-links.ts'
import { resultRouter } from './router.ts'

const DAY_MS = 86_400_000

describe('The result as a page and as a file', () => {
  let at = Date.parse('2026-11-24T08:00:00Z')
  const clock: Clock = { now: () => new Date(at) }
  let store: Awaited<ReturnType<typeof openTestStore>>
  let assessmentId: string
  let app: express.Express
  const msp = { name: 'Northwind IT', bookingUrl: 'https://book.example' }
  const publicUrl = () => 'https://hub.example'

  beforeEach(async () => {
    at = Date.parse('2026-11-24T08:00:00Z')
    store = await openTestStore()
    const { connection, keys } = store
    const assessments = makeAssessments({
      connection,
      keys,
      clock,
      log: silentLog,
      enabledConnections: async () => [],
    })
    const provenance = { source: 'prospect', at: clock.now().toISOString(), confidence: 1 } as const
    const answers = [
      { path: 'company.name', state: 'known', value: '<b>Müller</b> & Søn', provenance },
      { path: 'network.backups', state: 'known', value: [], provenance },
    ] as const
    assessmentId = (await assessments.create({ answers: [...answers], status: 'submitted' })).id
    const language: LanguageCode = 'en'
    app = express()
    app.use(
      '/intake',
      resultRouter({
        assessments,
        links: makeResultLinks({ keys, clock, publicUrl }),
        result: (assessment, whose, code) => result(assessment, whose, retellIn(code)),
        translate: translateFor,
        msp,
        clock,
        rateLimits: createRateLimits({ log: silentLog }),
        person: async () => ({ assessmentId, language }),
      }),
    )
    app.use(problemHandler(silentLog))
  })
  afterEach(() => store.close())

  const link = async () => {
    const { body } = await request(app).post('/intake/result-link').send({}).expect(201)
    return { ...body, secret: new URL(body.url).hash.slice(1) }
  }

  it('opens by its link, and shows the result and nothing of the answers', async () => {
    const { url, secret } = await link()
    assert.match(url, /^https:\/\/hub\.example\/result#/)
    const { body } = await request(app).post('/intake/result').send({ secret }).expect(200)
    assert.equal(body.result.fix[0].title, 'Your data is not backed up')
    assert.deepEqual(Object.keys(body).sort(), ['company', 'language', 'msp', 'result', 'submittedAt'])
  })

  it('is a PDF by the link as well as in the chat', async () => {
    const { secret } = await link()
    for (const call of [
      request(app).post('/intake/result.pdf').send({ secret }),
      request(app).post('/intake/result.pdf').set('Authorization', 'Bearer chat'),
    ]) {
      const { body, headers } = await call.buffer().parse(bytes).expect(200)
      assert.equal(headers['content-type'], 'application/pdf')
      assert.match(String(headers['content-disposition']), /attachment; .*filename/)
      assert.equal(Buffer.from(body).subarray(0, 5).toString(), '%PDF-')
    }
  })

  it('is not shown for a link that was changed, cut off, or is for another assessment', async () => {
    const { secret } = await link()
    const other = secret.replace(assessmentId, 'a'.repeat(24))
    for (const bad of ['nonsense', secret.slice(0, -1), other, secret.replace('.en.', '.de.')])
      await request(app)
        .post('/intake/result')
        .send({ secret: bad })
        .expect(404)
        .expect(/do not know this link/)
  })

  it('says how long a link worked once it is over', async () => {
    const { secret, expiresAt } = await link()
    at = Date.parse(expiresAt) - 1
    await request(app).post('/intake/result').send({ secret }).expect(200)
    at += DAY_MS
    await request(app)
      .post('/intake/result')
      .send({ secret })
      .expect(410)
      .expect(/30 days/)
  })
})

function bytes(res: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = []
  res.on('data', (part: Buffer) => parts.push(part))
  res.on('end', () => done(null, Buffer.concat(parts)))
}
