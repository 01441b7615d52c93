import assert from 'node:assert/strict'
import type { Express } from 'express'
import request from 'supertest'
import type { ApiRoute } from '../platform/api.ts'
import { apiRouter, openApi } from '../platform/api.ts'
import { createDocumentChecker, KEYS, serveApi } from '../platform/api-testing.ts'
import { silentLog } from '../platform/log.ts'
import { limitRequests } from '../platform/rate-limit.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { DEMO_ADDRESS, DEMO_DOMAIN, freshPoint, openApiBench, WRAPPED, type ApiBench } from './api-testing.ts'

const usd = { min: 20_00, max: 30_00, currency: 'USD' }

/** An assessment with something in every part that the API shows. */
const FULL = {
  'company.name': 'Acme',
  'company.website': 'https://acme.test',
  'company.domain': 'acme.test',
  'company.address.city': 'Springfield',
  'contact.firstName': 'Ada',
  'contact.email': 'ada@acme.test',
  'profile.employees': { min: 10, max: 20 },
  'profile.processes': [{ id: 'p1', name: 'Billing' }],
  'network.mfaCoverage': 'some',
  services: [{ id: 's1', name: 'Microsoft 365', users: 12 }],
  costs: [
    { id: 'c1', label: 'Microsoft 365', amount: usd, period: 'per_user_month' },
    { id: 'c2', label: 'Firewall', category: 'security', amount: usd, period: 'one_off' },
  ],
  'needs.interests': ['voip'],
  'needs.pains': [{ id: 'n1', text: 'Slow backups', priority: 'high' }],
}

/** What a good request names: an assessment, and what was made for it. */
interface Made {
  id: string
  fileId: string
  mailId: string
  /** A sealing key; empty as long as the requests are not about one. */
  key: { id: string; publicKey: string }
}

const sealedTo = (keyId: string, ciphertext: string) => ({ sealed: { keyId, enc: 'ZW5j', ciphertext } })
const SEALED_PATH = 'network.incidents'
const QUESTION = {
  ...{ key: 'printers', step: 'network', kind: 'number', label: 'Printers' },
  ...{ ask: 'How many printers are there?', why: 'They are part of the network.' },
}

/** A body that each write takes. */
const BODIES: Record<string, (made: Made) => object> = {
  'post /assessments': () => ({ answers: FULL, status: 'submitted' }),
  'put /assessments/{id}': () => ({ answers: { 'company.name': 'Acme Dental', 'needs.timeline': null } }),
  'post /assessments/{id}/invitation': () => ({ send: true, language: 'de' }),
  'put /assessments/{id}/sealed-answer': ({ key }) => ({
    ...{ path: SEALED_PATH, was: 'b2xk', value: sealedTo(key.id, 'bmV3') },
  }),
  'post /sealing-keys': () => ({ publicKey: freshPoint(), wrapped: WRAPPED }),
  'put /sealing-keys/{id}': () => ({ wrapped: { ...WRAPPED, salt: 'b3RoZXI' } }),
  'put /sealed-questions': () => ({ questions: [] }),
  'put /custom-questions': () => ({ items: [QUESTION] }),
  'post /services': ({ id: assessmentId }) => ({ assessmentId, name: 'Slack', licences: { count: 3 } }),
  'post /services/recognise': () => ({ text: 'Slack, 12 users, $8.75 per user per month\nZoom' }),
  'put /company/{id}': () => ({ phone: '+15550100123', address: { postcode: '12345' } }),
  'put /interests/{id}': () => ({ interests: ['mssp'] }),
  'put /painpoints/{id}': () => ({ painpoints: [{ text: 'Old phones', priority: 'low' }] }),
}

/** What each route has that can be in the way of a good request. */
const CONFLICTS: Record<string, (made: Made, sealable: string) => object> = {
  'post /sealing-keys': ({ key }) => ({ publicKey: key.publicKey, wrapped: WRAPPED }),
  'put /sealed-questions': (_, sealable) => ({ questions: [sealable] }),
  'put /assessments/{id}/sealed-answer': ({ key }) => ({
    ...{ path: SEALED_PATH, was: 'b3RoZXI', value: sealedTo(key.id, 'bmV3') },
  }),
}
const nameOf = ({ method, path }: ApiRoute) => `${method} ${path}`
/** Without a key no question can be sealed: asked for before there is one. */
const beforeKeys = (one: ApiRoute) => one.path === '/sealed-questions'

const urlOf = (one: ApiRoute, parameter: string | ((name: string) => string)) =>
  `/api${one.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    typeof parameter === 'string' ? parameter : parameter(name),
  )}`

interface Sent {
  url?: string
  key?: string | null
  headers?: Record<string, string>
  body?: object | string
}

/** What makes a route answer with each status that it can answer with. */
const PROVOKE: Record<string, (one: ApiRoute, good: Required<Sent>) => Sent> = {
  200: (_, good) => good,
  201: (_, good) => good,
  204: (_, good) => good,
  304: () => ({ headers: { 'If-None-Match': '*' } }),
  400: (one) => (one.params ? { url: urlOf(one, '%ff') } : { body: '{ broken' }),
  401: () => ({ key: null }),
  403: () => ({ key: KEYS.nothing }),
  404: (one, { url, body }) => {
    if (one.params) return { url: urlOf(one, 'unknown') }
    return one.body
      ? { body: { ...Object(body), assessmentId: 'unknown' } }
      : { url: `${url}?assessmentId=unknown` }
  },
  409: (_, good) => good,
  412: () => ({ headers: { 'If-Match': '"999"' } }),
  413: () => ({ body: { name: 'x'.repeat(1_100_000) } }),
  415: () => ({ headers: { 'Content-Type': 'text/plain' }, body: 'name=Acme' }),
  422: (one, { url }) => {
    if (one.body) return { body: { colour: 'red' } }
    return one.query ? { url: `${url}?colour=red` } : { url: urlOf(one, 'x'.repeat(101)) }
  },
  428: () => ({ headers: {} }),
}

describe('The OpenAPI document and the running server', () => {
  let bench: ApiBench
  before(async () => void (bench = await openApiBench()))
  after(() => bench.close())

  async function send(app: Express, one: ApiRoute, sent: Required<Sent>) {
    const { url, key, headers, body } = sent
    const call = request(app)[one.method](url).set(headers)
    if (key !== null) call.set('Authorization', `Bearer ${key}`)
    if (one.body && !headers['Content-Type']) call.set('Content-Type', 'application/json')
    const answer = await (one.body ? call.send(body) : call)
    return { status: answer.status, headers: answer.headers, text: answer.text ?? '' }
  }

  async function goodRequest(one: ApiRoute): Promise<{ good: Required<Sent>; made: Made }> {
    const { id } = await bench.made(FULL)
    const made = { id, fileId: '', mailId: '', key: { id: '', publicKey: '' } }
    if (one.path.includes('{fileId}')) made.fileId = await bench.fileOf(id)
    if (one.path === '/mail/{id}') made.mailId = await mailed(id)
    if (/seal/.test(one.path) && !beforeKeys(one)) made.key = await sealed(id)
    const ids: Record<string, string> = { '/mail/{id}': made.mailId, '/sealing-keys/{id}': made.key.id }
    const values: Record<string, string> = {
      ...{ id: ids[one.path] ?? id, fileId: made.fileId, domain: DEMO_DOMAIN, ip: DEMO_ADDRESS },
    }
    const good: Required<Sent> = {
      url: urlOf(one, (name) => values[name] ?? ''),
      key: KEYS.all,
      headers: one.method === 'put' ? { 'If-Match': '*' } : {},
      body: BODIES[nameOf(one)]?.(made) ?? {},
    }
    return { good, made }
  }

  async function mailed(assessmentId: string): Promise<string> {
    await bench.post(`/assessments/${assessmentId}/invitation`, { send: true }).expect(201)
    const { body } = await bench.get('/mail').expect(200)
    return String(body.items[0].id)
  }

  /** The key that answers are sealed to, with an answer that is. */
  async function sealed(assessmentId: string): Promise<Made['key']> {
    const { body } = await bench.get('/sealing-keys').expect(200)
    const key: Made['key'] =
      body.items[0] ?? (await bench.post('/sealing-keys', { publicKey: freshPoint(), wrapped: WRAPPED })).body
    const provenance = { source: 'prospect', at: '2026-11-24T00:00:00.000Z', confidence: 1 } as const
    const answer = {
      path: SEALED_PATH,
      state: 'sealed',
      value: sealedTo(key.id, 'b2xk'),
      provenance,
    } as const
    await bench.assessments.change(assessmentId, () => ({ answers: [answer] }), { who: 'prospect' })
    return key
  }

  it('say the same: every documented answer happens, and fits what is documented', async function () {
    this.timeout(60_000)
    const checker = createDocumentChecker(bench.routes)
    const quota = { requests: 1, perSeconds: 60 }
    const sealable = String((await bench.get('/sealing-keys').expect(200)).body.sealable[0].id)
    const [first, later] = [bench.routes.filter(beforeKeys), bench.routes.filter((one) => !beforeKeys(one))]
    for (const one of [...first, ...later]) {
      for (const [status, provoke] of Object.entries(PROVOKE)) {
        if (!checker.isDocumented(one.method, urlOf(one, 'x'), status)) continue
        const { good, made } = await goodRequest(one)
        const conflict = status === '409' ? { body: CONFLICTS[nameOf(one)]?.(made, sealable) ?? {} } : {}
        const sent = { ...good, ...provoke(one, good), ...conflict }
        const answer = await send(bench.app, one, sent)
        assert.equal(String(answer.status), status, `${one.method} ${sent.url}: ${answer.text.slice(0, 300)}`)
        checker.check(one.method, good.url, answer)
      }
      const limits = limitRequests(createRateLimits({ log: silentLog }), { perAddress: quota })
      const { good } = await goodRequest(one)
      const limited = serveApi(bench.routes, limits)
      await send(limited, one, { ...good, key: null })
      checker.check(one.method, good.url, await send(limited, one, good))
    }
    assert.deepEqual(checker.unseen(), [])
  })

  it('name the same addresses', () => {
    const { paths } = JSON.parse(JSON.stringify(openApi(bench.routes, 'http://127.0.0.1')))
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(Object(methods)).map((method) => `${method} ${path}`),
    )
    const { stack } = apiRouter(bench.routes, () => Promise.reject(new Error('nobody calls')))
    const mounted = stack.flatMap(({ route }) =>
      (route?.stack ?? []).flatMap(({ method }) =>
        method ? [`${method} /api${template(route?.path ?? '')}`] : [],
      ),
    )
    assert.deepEqual(mounted.toSorted(), documented.toSorted())
  })

  it('agree on what OpenAPI 3.1 asks of a document', () => {
    const document = JSON.parse(JSON.stringify(openApi(bench.routes, 'http://127.0.0.1')))
    assert.match(document.openapi, /^3\.1\.\d+$/)
    assert.ok(document.info.title && document.info.version)
    const ids: string[] = []
    for (const [path, methods] of Object.entries<Record<string, Described>>(document.paths))
      for (const { operationId, parameters, responses } of Object.values(methods)) {
        ids.push(operationId)
        const named = parameters.filter(({ in: where }) => where === 'path').map(({ name }) => `{${name}}`)
        assert.deepEqual(named, path.match(/\{\w+\}/g) ?? [], `${path} describes its parameters`)
        assert.ok(parameters.every((one) => one.in !== 'path' || one.required))
        assert.ok(Object.values(responses).every(({ description }) => description))
      }
    assert.equal(new Set(ids).size, ids.length, 'operation ids are unique')
    const referenced = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref)
    assert.deepEqual([...new Set(referenced)], ['#/components/schemas/Problem'])
  })
})

const template = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

interface Described {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<string, { description: string }>
}
