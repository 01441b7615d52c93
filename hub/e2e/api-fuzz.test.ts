import assert from 'node:assert/strict'
import { createServer, request, type Server } from 'node:http'
import fc from 'fast-check'
import type { ApiRoute } from '../platform/api.ts'
import { createDocumentChecker, KEYS } from '../platform/api-testing.ts'
import { openApiBench, type ApiBench } from './api-testing.ts'

const SEED = 20261123
const REQUESTS = 500
const TIMEOUT_MS = 5_000

/** Values that break what is not careful. */
const NASTY: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0000\uffff',
  '👩‍🔬'.repeat(50),
  'x'.repeat(50_000),
  '<script>alert(1)</script>',
  "'; DROP TABLE assessments; --",
  '../../../../etc/passwd',
  '${7*7}{{7*7}}%s%n',
  '(((((a+)+)+)+)+)+$',
  { $gt: '' },
  { $where: 'sleep(1000)' },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { toString: 'x', hasOwnProperty: 1, then: 'x', length: -1 },
  [],
  [[[[[]]]]],
  Array.from({ length: 2_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, index])),
  { state: 'known', value: { state: 'known', value: null } },
  { min: 5, max: -5, currency: 'usd' },
]

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
  '/services': { name: 'Slack', users: 3, licences: { count: 3 } },
  '/company/{id}': { name: 'Acme', address: { city: 'Springfield' }, social: ['https://social.test/acme'] },
  '/interests/{id}': { interests: ['voip'] },
  '/painpoints/{id}': { painpoints: [{ text: 'Slow', priority: 'high' }] },
}

interface Attack {
  route: number
  id: unknown
  /** Where to put a nasty value into the good body: indexes into its keys, from the top. */
  places: { path: number[]; value: unknown }[]
  bytes: 'as they are' | 'cut' | 'no UTF-8' | 'deep' | 'doubled keys'
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
    { weight: 8, arbitrary: fc.constant('as they are' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'cut' as const,
        'no UTF-8' as const,
        'deep' as const,
        'doubled keys' as const,
      ),
    },
  ),
  query: fc.array(
    fc.tuple(
      fc.constantFrom('limit', 'cursor', 'status', 'search', 'assessmentId', 'id', '__proto__', 'a[b]'),
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
        const answer = await send(server, one, toRequest(one, wish, id))
        assert.ok(answer.status < 500, `${one.method} ${one.path} answered ${answer.status}: ${answer.text}`)
        assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
        checker.check(one.method, `/api${one.path.replace(/\{\w+\}/, id)}`, answer)
      }),
      { seed: SEED, numRuns: REQUESTS, endOnFailure: true },
    )
    await bench.get(`/assessments/${id}`).expect(200)
  })
})

interface HttpRequest {
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

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
    path: `/api${one.path.replace(/\{\w+\}/, encodeURIComponent(Buffer.from(inPath).toString()) || '%00')}${
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A copy of `value` with `nasty` at the place that the indexes lead to. */
function put(value: unknown, [index, ...rest]: number[], nasty: unknown): unknown {
  if (index === undefined || typeof value !== 'object' || value === null) return nasty
  const entries = Object.entries(value)
  if (entries.length === 0) return { ...value, colour: nasty }
  const [name, inner] = entries[index % entries.length] ?? ['', undefined]
  const changed = put(inner, rest, nasty)
  if (Array.isArray(value))
    return value.map((element: unknown, at) => (String(at) === name ? changed : element))
  return { ...value, [name]: changed }
}

function spoil(text: string, how: Attack['bytes']): Buffer {
  const half = Math.floor(text.length / 2)
  switch (how) {
    case 'as they are':
      return Buffer.from(text)
    case 'cut':
      return Buffer.from(text.slice(0, half))
    case 'no UTF-8':
      return Buffer.concat([
        Buffer.from(text.slice(0, half)),
        Buffer.from([0xc3, 0x28, 0xff]),
        Buffer.from(text.slice(half)),
      ])
    case 'deep':
      return Buffer.from(`{"answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    case 'doubled keys':
      return Buffer.from(`{"name":1,"name":[],${text.slice(1)}`)
  }
}

function send(server: Server, { method }: ApiRoute, { path, headers, body }: HttpRequest) {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return new Promise<{ status: number; headers: Record<string, string>; text: string }>((resolve, reject) => {
    const call = request({
      port,
      host: '127.0.0.1',
      method: method.toUpperCase(),
      path,
      headers,
      timeout: TIMEOUT_MS,
    })
    call.once('timeout', () => call.destroy(new Error(`${method} ${path.slice(0, 200)} hangs`)))
    call.once('error', reject)
    call.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    call.end(body)
  })
}
