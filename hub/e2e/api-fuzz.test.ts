import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import fc from 'fast-check'
import type { ApiRoute } from '../platform/api.ts'
import { createDocumentChecker, KEYS } from '../platform/api-testing.ts'
import { freshPoint, openApiBench, WRAPPED, type ApiBench } from './api-testing.ts'
import { NASTY, put, send, spoil, textOf, type HttpRequest, type Spoiling } from './hostile.ts'

const SEED = 20261123
const REQUESTS = 800

/** A body that is fine for every write of the API, as far as it reads it. */
const GOOD = {
  answers: {
    'company.name': 'Acme',
    'company.website': 'https://acme.test',
    'profile.employees': { min: 1, max: 5 },
    'needs.budget': { amount: { min: 1, max: null, currency: 'USD' }, period: 'monthly' },
    services: [{ id: 's1', name: 'Mail', licences: { count: 1 } }],
    costs: [
      { label: 'Mail', amount: { min: 1, max: 2, currency: 'USD' }, period: 'per_user_month', users: 3 },
    ],
  },
  status: 'draft',
}
const BODIES: Record<string, object> = {
  '/assessments': GOOD,
  '/assessments/{id}': GOOD,
  '/assessments/{id}/invitation': { send: true, language: 'de' },
  '/assessments/{id}/sealed-answer': {
    path: 'network.incidents',
    was: 'b2xk',
    value: { sealed: { keyId: 'key', enc: 'ZW5j', ciphertext: 'bmV3' } },
  },
  '/sealing-keys': { publicKey: freshPoint(), wrapped: WRAPPED },
  '/sealing-keys/{id}': { wrapped: WRAPPED },
  '/sealed-questions': { questions: ['network/network.incidents'] },
  '/custom-questions': {
    items: [
      { key: 'printers', step: 'network', kind: 'number', ask: 'How many?', label: 'Printers', why: 'So.' },
    ],
  },
  '/services': { name: 'Slack', users: 3, licences: { count: 3 } },
  '/services/recognise': { text: 'Slack, 12 users, $8.75 per user per month\nZoom', currency: 'USD' },
  '/company/{id}': { name: 'Acme', address: { city: 'Springfield' }, social: ['https://social.test/acme'] },
  '/interests/{id}': { interests: ['voip'] },
  '/painpoints/{id}': { painpoints: [{ text: 'Slow', priority: 'high' }] },
}

interface Attack {
  route: number
  id: unknown
  /** Where to put a nasty value into the good body: indexes into its keys, from the top. */
  places: { path: number[]; value: unknown }[]
  bytes: Spoiling
  query: [string, unknown][]
  headers: [string, string][]
}

const nasty = fc.constantFrom(...NASTY)
const attack: fc.Arbitrary<Attack> = fc.record({
  route: fc.nat(1_000),
  id: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: nasty }),
  places: fc.array(fc.record({ path: fc.array(fc.nat(20), { maxLength: 5 }), value: nasty }), {
    maxLength: 3,
  }),
  bytes: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Spoiling>('as they are') },
    { weight: 1, arbitrary: fc.constantFrom<Spoiling>('cut', 'no UTF-8', 'deep', 'doubled keys') },
  ),
  query: fc.array(
    fc.tuple(
      fc.constantFrom(
        ...['limit', 'cursor', 'status', 'search', 'assessmentId', 'id', '__proto__', 'a[b]'],
        ...['q', 'category', 'days'],
      ),
      nasty,
    ),
    { maxLength: 2 },
  ),
  headers: fc.array(
    fc.tuple(
      fc.constantFrom(
        'If-Match',
        'If-None-Match',
        'Idempotency-Key',
        'Content-Type',
        'Content-Encoding',
        'Accept',
      ),
      fc.constantFrom(
        '*',
        '"1"',
        'W/"1", "2"',
        '""',
        'x'.repeat(2_000),
        'application/json; charset=utf-16',
        'gzip',
        ',,,',
      ),
    ),
    { maxLength: 2 },
  ),
})

describe(`The API under ${REQUESTS} generated requests`, () => {
  let bench: ApiBench
  let server: Server
  before(async () => {
    bench = await openApiBench()
    server = createServer(bench.app).listen(0, '127.0.0.1')
  })
  after(async () => {
    server.close()
    server.closeAllConnections()
    await bench.close()
  })

  it('never fails on its own side, never hangs, and answers nothing that is undocumented', async function () {
    this.timeout(120_000)
    const { id } = await bench.made({ 'company.name': 'Acme' })
    const checker = createDocumentChecker(bench.routes)
    await fc.assert(
      fc.asyncProperty(attack, async (wish) => {
        const one = bench.routes[wish.route % bench.routes.length]
        assert.ok(one)
        // What we attack should stay, so that later requests reach it.
        if (one.method === 'delete' && wish.id === undefined) return
        const answer = await send(portOf(server), toRequest(one, wish, id))
        assert.ok(answer.status < 500, `${one.method} ${one.path} answered ${answer.status}: ${answer.text}`)
        assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
        checker.check(one.method, `/api${one.path.replaceAll(/\{\w+\}/g, id)}`, answer)
      }),
      { seed: SEED, numRuns: REQUESTS, endOnFailure: true },
    )
    await bench.get(`/assessments/${id}`).expect(200)
  })
})

function toRequest(
  one: ApiRoute,
  { id, places, bytes, query, headers }: Attack,
  goodId: string,
): HttpRequest {
  const inPath = id === undefined ? goodId : textOf(id).slice(0, 3_000)
  const search = new URLSearchParams(query.map(([name, value]) => [name, textOf(value).slice(0, 2_000)]))
  const withAssessment = one.path === '/services' ? { assessmentId: goodId } : {}
  let body: unknown = structuredClone({ ...withAssessment, ...BODIES[one.path] })
  for (const { path, value } of places) body = put(body, path, value)
  return {
    method: one.method,
    path: `/api${one.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(Buffer.from(inPath).toString()) || '%00')}${
      query.length > 0 ? `?${search}` : ''
    }`,
    headers: {
      Authorization: `Bearer ${KEYS.all}`,
      'Content-Type': 'application/json',
      ...(one.method === 'put' ? { 'If-Match': '*' } : {}),
      ...Object.fromEntries(headers),
    },
    body: one.body ? spoil(JSON.stringify(body) ?? '', bytes) : undefined,
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
