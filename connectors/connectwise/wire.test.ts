import assert from 'node:assert/strict'
import { z } from 'zod'
import { quietLog } from '../conformance.ts'
import { NOON } from '../sandbox/connectwise/testing.ts'
import { makeCompanies } from './address.ts'
import { failure, startBench, type ConnectWiseBench } from './bench.testing.ts'
import { Refusal, toHubError } from './failures.ts'
import { Credentials } from './sign-in.ts'
import { makeTransport } from './transport.ts'
import type { Wire } from './wire.ts'

describe('The way to ConnectWise', () => {
  let bench: ConnectWiseBench
  beforeEach(async () => void (bench = await startBench()))
  afterEach(() => bench.sandbox.stop())

  it('trusts a stand-in’s certificate only when it is given', async () => {
    const { url } = bench.sandbox
    const error = await failure(bench.open({ baseUrl: url }).check())
    assert.deepEqual([error.code, /certificate/.test(error.message)], ['misconfigured', true])
  })

  it('speaks https only, because the keys travel in every request', async () => {
    for (const baseUrl of ['http://localhost:1', 'https://user:secret@localhost:1', 'nonsense'])
      assert.throws(() => bench.open({ baseUrl }), { code: 'misconfigured' })
  })

  it('asks for the codebase once, not in every session', async () => {
    const [calls, taken] = [bench.sandbox.faults.counters().total, bench.taken()]
    assert.deepEqual(await bench.open().check(), { account: 'ourmsp', missing: [] })
    // The stand-in counts what comes below its codebase: nothing else was taken from the limiter.
    assert.equal(bench.sandbox.faults.counters().total - calls, bench.taken() - taken)
  })

  it('says in words that the company does not exist at this site', async () => {
    const error = await failure(bench.open(undefined, 'nobody').check())
    assert.equal(error.code, 'credentials_expired')
    assert.match(`${error.message} ${error.hint}`, /does not know this company.*company id/s)
  })

  it('takes the router’s “cannot route” for refused keys, not for an answer', async () => {
    bench.sandbox.faults.plan({ kind: 'wrong_credentials' })
    assert.equal((await failure(bench.session.read('companies', ['1'], []))).code, 'credentials_expired')
  })

  for (const kind of ['before', 'gateway', 'html', 'nonsense', 'hang_up'] as const)
    it(`says that ConnectWise is unavailable, and no more (fault: ${kind})`, async () => {
      bench.sandbox.faults.plan({ kind, times: 2 })
      const error = await failure(bench.session.read('companies', ['1'], []))
      assert.deepEqual([error.code, error.cause], ['remote_unavailable', undefined])
    })

  it('names the right that the security role lacks', async () => {
    bench.sandbox.faults.plan({ kind: 'forbidden', match: '/sales/opportunities', times: 2 })
    const { missing } = await bench.session.check()
    assert.equal(missing.length, 1)
    assert.match(missing[0] ?? '', /Sales: Opportunity.*Security Roles/)
    const error = await failure(bench.session.read('opportunities', ['1'], []))
    assert.deepEqual([error.code, /Sales: Opportunity/.test(error.message)], ['remote_refused', true])
  })

  it('wants the site as people know it, and has one for those who do not', () => {
    const keys = {
      company: 'acme',
      publicKey: 'p',
      privateKey: 'q',
      clientId: '0b1f4c52-1111-4c1e-9d63-5a5f3c6f0a01',
    }
    assert.equal(Credentials.parse(keys).site, 'na.myconnectwise.net')
    assert.equal(
      Credentials.parse({ ...keys, site: ' https://EU.myconnectwise.net/ ' }).site,
      'eu.myconnectwise.net',
    )
    for (const bad of [{ site: 'a b' }, { company: 'a+b' }, { clientId: 'x' }, { publicKey: 'a:b' }])
      assert.equal(Credentials.safeParse({ ...keys, ...bad }).success, false)
  })
})

describe('A ConnectWise that has been released anew', () => {
  it('is asked for its codebase again, and then the same once more', async () => {
    let codebase = 'v2026_1/'
    const paths: string[] = []
    const wire: Wire = ({ method, url }) => {
      paths.push(`${method} ${url.pathname}`)
      const answer = (status: number, body: unknown) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body)
        return Promise.resolve({ status, headers: {}, text, bytes: Buffer.from(text) })
      }
      if (url.pathname.startsWith('/login/')) return answer(200, { CompanyName: 'Acme', Codebase: codebase })
      return url.pathname.startsWith(`/${codebase}`) ? answer(201, { id: 7 }) : answer(404, 'Not found')
    }
    const needs = {
      credentials: {
        company: 'acme',
        publicKey: 'p',
        privateKey: 'q',
        clientId: 'c',
        site: 'na.myconnectwise.net',
      },
      settings: {},
      limiter: { take: () => Promise.resolve(), correct: () => undefined, pause: () => undefined },
      clock: NOON,
      log: quietLog,
    }
    const { send } = makeTransport(needs, { wire, companies: makeCompanies() })
    const create = () => send(z.object({ id: z.number() }), 'POST', '/company/companies', {})
    await create()
    codebase = 'v2026_2/'
    assert.deepEqual(await create(), { id: 7 })
    assert.deepEqual(paths, [
      'GET /login/companyinfo/acme',
      'POST /v2026_1/apis/3.0/company/companies',
      'POST /v2026_1/apis/3.0/company/companies',
      'GET /login/companyinfo/acme',
      'POST /v2026_2/apis/3.0/company/companies',
    ])
  })
})

describe('A refusal of ConnectWise', () => {
  it('is the API’s own wherever it is an object, whatever is in it', () => {
    for (const body of [
      '{}',
      '{"code": null, "errors": null}',
      '{"errors": [{"field": 7}, null]}',
      '{"message": {}}',
    ]) {
      const error = toHubError(new Refusal(400, body, undefined))
      assert.deepEqual(
        [error.code, error.message.includes('gives no reason')],
        ['remote_refused', true],
        body,
      )
    }
    for (const body of ['Cannot route', '<html>', '"text"', ''])
      assert.equal(toHubError(new Refusal(404, body, undefined)).code, 'credentials_expired', body)
  })

  it('is never repeated with what was sent', () => {
    const body = JSON.stringify({
      code: 'InvalidObject',
      message: 'A private remark',
      errors: [{ code: 'MaxLengthField', message: 'A private remark', field: 'name' }],
    })
    assert.match(toHubError(new Refusal(400, body, undefined)).message, /: name: MaxLengthField\.$/)
  })
})
