import assert from 'node:assert/strict'
import type { Express } from 'express'
import request from 'supertest'
import type { ApiRoute } from '../platform/api.ts'
import { apiRouter, openApi } from '../platform/api.ts'
import { createDocumentChecker, KEYS, serveApi } from '../platform/api-testing.ts'
import { silentLog } from '../platform/log.ts'
import { limitRequests } from '../platform/rate-limit.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { DEMO_DOMAIN, openApiBench, type ApiBench } from './api-testing.ts'

const usd = { min: 20_00, max: 30_00, currency: 'USD' }

/** An assessment with something in every part that the API shows. */
const FULL = {
  'company.name': 'Acme',
  'company.website': 'https://acme.test',
  'company.domain': 'acme.test',
  'company.address.city': 'Springfield',
  'contact.firstName': 'Ada',
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

/** A body that each write takes; `id` is an assessment. */
const BODIES: Record<string, (id: string) => object> = {
  'post /assessments': () => ({ answers: FULL, status: 'submitted' }),
  'put /assessments/{id}': () => ({ answers: { 'company.name': 'Acme Dental', 'needs.timeline': null } }),
  'post /services': (assessmentId) => ({ assessmentId, name: 'Slack', licences: { count: 3 } }),
  'post /services/recognise': () => ({ text: 'Slack, 12 users, $8.75 per user per month\nZoom' }),
  'put /company/{id}': () => ({ phone: '+15550100123', address: { postcode: '12345' } }),
  'put /interests/{id}': () => ({ interests: ['mssp'] }),
  'put /painpoints/{id}': () => ({ painpoints: [{ text: 'Old phones', priority: 'low' }] }),
}

const urlOf = (one: ApiRoute, parameter: string) => `/api${one.path.replace(/\{\w+\}/, parameter)}`

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

  async function goodRequest(one: ApiRoute): Promise<Required<Sent>> {
    const { id } = await bench.made(FULL)
    return {
      url: urlOf(one, one.path.includes('{domain}') ? DEMO_DOMAIN : id),
      key: KEYS.all,
      headers: one.method === 'put' ? { 'If-Match': '*' } : {},
      body: BODIES[`${one.method} ${one.path}`]?.(id) ?? {},
    }
  }

  it('say the same: every documented answer happens, and fits what is documented', async () => {
    const checker = createDocumentChecker(bench.routes)
    const quota = { requests: 1, perSeconds: 60 }
    for (const one of bench.routes) {
      for (const [status, provoke] of Object.entries(PROVOKE)) {
        const good = await goodRequest(one)
        if (!checker.isDocumented(one.method, good.url, status)) continue
        const sent = { ...good, ...provoke(one, good) }
        const answer = await send(bench.app, one, sent)
        assert.equal(String(answer.status), status, `${one.method} ${sent.url}: ${answer.text.slice(0, 300)}`)
        checker.check(one.method, good.url, answer)
      }
      const limits = limitRequests(createRateLimits({ log: silentLog }), { perAddress: quota })
      const good = await goodRequest(one)
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
