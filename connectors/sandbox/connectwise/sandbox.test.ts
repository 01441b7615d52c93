import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ACME, clientOf } from './client.testing.ts'
import { KEYS, signedIn, startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

describe('The ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  beforeEach(async () => (sandbox = await startConnectWiseSandbox()))
  afterEach(() => sandbox.stop())
  const { called, got, listed, made, refused, where, patched } = clientOf(() => sandbox)

  describe('signing in', () => {
    it('tells the codebase of a company, and a plain text for one that is not here', async () => {
      const { body } = await called('GET', '/login/companyinfo/OurMSP')
      assert.equal(z.object({ Codebase: z.string() }).parse(body).Codebase, 'v2025_1/')
      const unknown = await sandbox.call('GET', '/login/companyinfo/nobody')
      assert.deepEqual([unknown.status, unknown.text], [400, 'Cannot route. Codebase/company is invalid'])
    })

    it('serves the codebase itself as well as the router that stands before it', async () => {
      const answer = await new Promise<number | undefined>((resolve, reject) => {
        request(
          `${sandbox.url}/v2025_1/apis/3.0/system/info`,
          { ca: sandbox.certificate, headers: signedIn(KEYS) },
          (res) => resolve(res.resume().statusCode),
        )
          .on('error', reject)
          .end()
      })
      assert.equal(answer, 200)
    })

    it('moves to another codebase with a release, and cannot route to the former one', async () => {
      sandbox.movesTo('v2025_2')
      const { body } = await called('GET', '/login/companyinfo/ourmsp')
      assert.equal(z.object({ Codebase: z.string() }).parse(body).Codebase, 'v2025_2/')
      assert.equal((await sandbox.call('GET', '/v2025_1/apis/3.0/system/info')).status, 400)
      await called('GET', '/v2025_2/apis/3.0/system/info')
      await called('GET', '/system/info')
    })

    it('refuses wrong keys, a missing clientId, and keys that were withdrawn', async () => {
      const wrong = signedIn({ ...KEYS, privateKey: 'guess' })
      assert.equal((await refused('GET', '/system/info', undefined, wrong)).code, 'Unauthorized')
      assert.equal((await refused('GET', '/system/info', undefined, { clientId: '' })).status, 401)
      assert.equal(
        (await refused('GET', '/system/info', undefined, { Authorization: 'Bearer x' })).status,
        401,
      )
      sandbox.refuseCredentials()
      assert.equal((await refused('GET', '/system/info')).status, 401)
    })

    it('answers in the version that was asked for', async () => {
      const { headers } = await called('GET', '/system/info', undefined, {
        Accept: 'application/vnd.connectwise.com+json; version=2022.1',
      })
      assert.match(
        String(headers['content-type']),
        /^application\/vnd\.connectwise\.com\+json; version=2022\.1/,
      )
    })

    it('speaks TLS only, with a certificate that nobody trusts unasked', async () => {
      await assert.rejects(fetch(`${sandbox.url.replace('https:', 'http:')}/login/companyinfo/ourmsp`))
      await assert.rejects(fetch(`${sandbox.url}/login/companyinfo/ourmsp`), (error: Error) =>
        /self-signed certificate/.test(String(error.cause)),
      )
    })

    it('says who the API member is', async () => {
      assert.equal((await got('/system/myMembers')).identifier, 'SentryAPI')
    })
  })

  describe('limits and faults', () => {
    it('answers 429 with the seconds to wait above its rate', async () => {
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox({ callsPerMinute: 2 })
      await called('GET', '/system/info')
      await called('GET', '/system/info')
      const answer = await sandbox.call('GET', '/system/info')
      assert.deepEqual([answer.status, answer.headers['retry-after']], [429, '60'])
    })

    it('refuses what the security role of the API member lacks, in words', async () => {
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox({ denied: ['POST /company'] })
      const { status, code } = await refused('POST', '/company/companies', ACME)
      assert.deepEqual([status, code], [403, 'Security'])
      await called('GET', '/company/companies')
    })

    it('refuses addresses that are too long', async () => {
      const conditions = encodeURIComponent(`name = "${'x'.repeat(2000)}"`)
      assert.equal((await refused('GET', `/company/companies?conditions=${conditions}`)).status, 414)
    })

    it('fails as it is told to, and counts what it was asked', async () => {
      const plan = (fault: object) => called('POST', '/__sandbox/faults', fault)
      const create = (identifier: string) =>
        sandbox.call('POST', '/company/companies', { ...ACME, identifier })
      await plan({ kind: 'rate_limit', retryAfterSeconds: 7 })
      assert.equal((await create('A')).headers['retry-after'], '7')
      await plan({ kind: 'before' })
      assert.equal((await create('A')).status, 500)
      assert.equal((await where('/company/companies', 'identifier="A"')).length, 0)
      await plan({ kind: 'after_commit', match: '/companies' })
      assert.equal((await create('A')).status, 500)
      const [a] = await where('/company/companies', 'identifier="A"')
      assert.ok(a)
      await plan({ kind: 'false_success' })
      await patched(`/company/companies/${a.id}`, { op: 'replace', path: 'name', value: 'B' })
      assert.equal((await got(`/company/companies/${a.id}`)).name, 'Acme')
      await plan({ kind: 'after_commit' })
      assert.equal((await sandbox.call('DELETE', `/company/companies/${a.id}`)).status, 500)
      assert.equal((await refused('GET', `/company/companies/${a.id}`)).status, 404)
      for (const [kind, status] of [
        ['gateway', 502],
        ['html', 200],
        ['nonsense', 200],
        ['wrong_credentials', 404],
      ] as const) {
        await plan({ kind })
        assert.equal((await sandbox.call('GET', '/system/info')).status, status, kind)
      }
      await plan({ kind: 'hang_up' })
      await assert.rejects(sandbox.call('GET', '/system/info'))
      assert.equal(sandbox.faults.counters().calls['POST /company/companies'], 3)
    })

    it('lets a person edit, delete, and take an option away', async () => {
      const { id } = await made('/company/companies', ACME)
      await called('PATCH', `/__sandbox/records/companies/${id}`, { phoneNumber: '9', status: { id: 2 } })
      assert.deepEqual((await got(`/company/companies/${id}`)).phoneNumber, '9')
      assert.equal((await refused('DELETE', '/company/companies/statuses/2')).status, 400)
      await called('DELETE', '/__sandbox/records/companyStatuses/2')
      assert.deepEqual(
        (await listed('/company/companies/statuses')).map((one) => one.id),
        [1, 3],
      )
      await called('DELETE', `/__sandbox/records/companies/${id}`)
      assert.equal((await refused('GET', `/company/companies/${id}`)).status, 404)
    })
  })

  it('remembers its records and its certificate over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'connectwise-'))
    try {
      const options = { file: join(folder, 'records.sqlite'), identityFolder: folder }
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox(options)
      const { id } = await made('/company/companies', ACME)
      const { certificate } = sandbox
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox(options)
      assert.equal((await got(`/company/companies/${id}`)).name, 'Acme')
      assert.equal(sandbox.certificate, certificate)
      assert.equal((await stat(join(folder, 'connectwise-key.pem'))).mode & 0o777, 0o600)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
