import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import request from 'supertest'
import type { IspFacts, LookUpIsp } from '../domain/isp.ts'
import { apiRouter, openApi } from '../platform/api.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { startDns, type DnsServer } from '../recon/testing/dns-server.ts'
import { makeIsp, ispRoutes } from './index.ts'
import { makeIspLookUp } from './look-up.ts'
import { makeReverseDns } from './reverse-dns.ts'
import { mmdbOf } from './testing.ts'

const NONE = { find: async () => null }
const NOW = new Date('2026-11-23T12:00:00Z')
const ptr = (address: string) => `${address.split('.').toReversed().join('.')}.in-addr.arpa`
const PTR = {
  [ptr('50.200.1.2')]: ['50-200-1-2-static.hfc.comcastbusiness.net.'],
  [ptr('24.5.6.7')]: ['c-24-5-6-7.hsd1.ca.comcast.net'],
  [ptr('24.5.6.8')]: ['static.corp.comcastbusiness.net'],
  [ptr('70.1.2.3')]: ['pool-70-1-2-3.nycmny.fios.verizon.net'],
  [ptr('93.1.2.3')]: ['3.2.1.93.dyn.provider.example'],
  [ptr('93.1.2.4')]: ['pineapple.example'],
  [ptr('93.1.2.5')]: ['<script>alert(1)</script>'],
  [ptr('93.1.2.6')]: ['static-6.provider.example'],
}
const A = {
  '50-200-1-2-static.hfc.comcastbusiness.net': ['50.200.1.2'],
  'c-24-5-6-7.hsd1.ca.comcast.net': ['24.5.6.7'],
  'static.corp.comcastbusiness.net': ['9.9.9.9'],
  'pool-70-1-2-3.nycmny.fios.verizon.net': ['70.1.2.3'],
  '3.2.1.93.dyn.provider.example': ['93.1.2.3'],
  'pineapple.example': ['93.1.2.4'],
  'static-6.provider.example': ['93.1.2.6'],
  '3.2.1.93.pbl.example': ['127.0.0.10'],
  '4.2.1.93.pbl.example': ['127.255.255.254'],
  '6.2.1.93.pbl.example': ['127.0.0.11'],
}
const IPV6_NAME = `7.${'0.'.repeat(19)}8.8.8.8.0.6.8.4.1.0.0.2.ip6.arpa`

describe('What an address tells', () => {
  let dns: DnsServer
  let lookUp: LookUpIsp
  let withFile: LookUpIsp
  let hasty: LookUpIsp
  let dir: string

  before(async () => {
    dns = await startDns({
      PTR: { ...PTR, [IPV6_NAME]: ['six.res.spectrum.com'] },
      A,
      AAAA: { 'six.res.spectrum.com': ['2001:4860:8888:0:0:0:0:7'] },
      trouble: { [ptr('93.9.9.9')]: 'silent' },
    })
    dir = mkdtempSync(join(tmpdir(), 'hub-isp-'))
    const path = join(dir, 'asn.mmdb')
    writeFileSync(
      path,
      mmdbOf('DBIP-ASN-Lite', new Date('2026-11-01T00:00:00Z'), {
        '24.0.0.0/8': { autonomous_system_number: 7922, autonomous_system_organization: 'Comcast Cable' },
        '93.0.0.0/8': { asn: 'AS64496', as_name: 'Provider Example' },
        '172.56.0.0/16': { autonomous_system_number: 21928 },
        '52.0.0.0/8': { autonomous_system_number: 16509, autonomous_system_organization: 'Amazon.com, Inc.' },
        '70.0.0.0/8': { autonomous_system_number: 6167, autonomous_system_organization: 'Verizon Business' },
      }),
    )
    const settings = { dnsServers: [dns.address], clock: { now: () => NOW } }
    lookUp = await makeIsp({ ...settings, policyZone: 'pbl.example' })
    hasty = makeIspLookUp({
      dns: makeReverseDns({ servers: [dns.address], timeoutMs: 100, tries: 1 }),
      clock: settings.clock,
    })
    withFile = await makeIsp({ ...settings, asnDatabase: path })
  })
  after(async () => {
    await dns.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const kind = ({ kind, name }: IspFacts) => [kind, name]

  it('knows office and home lines by names that lead back to the address', async () => {
    const office = await lookUp('50.200.1.2')
    assert.deepEqual(kind(office), ['business', 'Comcast Business'])
    assert.equal(office.confidence, 0.85)
    assert.match(
      office.reasons.join(' '),
      /comcastbusiness\.net, is one that Comcast Business gives to office lines/,
    )
    assert.deepEqual(kind(await lookUp('24.5.6.7')), ['residential', 'Comcast'])
    assert.deepEqual(kind(await lookUp('70.1.2.3')), ['residential', 'Verizon'])
    assert.deepEqual(kind(await lookUp('2001:4860:8888::7')), ['residential', 'Charter Spectrum'])
  })

  it('counts a name that leads elsewhere half, and takes no provider from it', async () => {
    const claimed = await lookUp('24.5.6.8')
    assert.equal(claimed.name, null)
    assert.equal(claimed.hostname?.confirmed, false)
    assert.ok(claimed.confidence < 0.5)
    assert.match(claimed.reasons.join(' '), /does not lead back/)
  })

  it('says that it does not know where nothing tells', async () => {
    const plain = await lookUp('93.1.2.4')
    assert.deepEqual([plain.kind, plain.confidence], ['unknown', 0])
    assert.match(plain.reasons.join(' '), /so we ask/)
    assert.equal((await lookUp('93.1.2.5')).hostname, null, 'what is no name is not shown')
  })

  it('takes a list of addresses that should not send mail for a weak hint, and a refusal for none', async () => {
    const listed = await lookUp('93.1.2.3')
    assert.deepEqual([listed.kind, listed.confidence], ['residential', 0.5])
    assert.match(listed.reasons.join(' '), /Its provider says .* many offices/)
    assert.match((await lookUp('93.1.2.4')).unchecked.join(' '), /could not be asked/)
    const both = await lookUp('93.1.2.6')
    assert.deepEqual([both.kind, both.confidence], ['business', 0.35], 'what contradicts it, lowers it')
  })

  it('tells what could not be asked from what is not there', async () => {
    const { unchecked, kind } = await hasty('93.9.9.9')
    assert.equal(kind, 'unknown')
    assert.ok(unchecked.includes('The name of the address could not be looked up.'))
    assert.match(unchecked.join(' '), /no file of networks/)
    assert.deepEqual((await withFile('93.1.2.4')).unchecked, [])
  })

  it('reads the operator’s file of networks, with what its licence wants shown', async () => {
    const mixed = await withFile('24.77.1.1')
    assert.deepEqual(
      [mixed.asn, mixed.organisation, mixed.name, mixed.kind],
      [7922, 'Comcast Cable', 'Comcast', 'unknown'],
    )
    assert.deepEqual(mixed.notice, { text: 'IP geolocation by DB-IP', url: 'https://db-ip.com' })
    assert.equal((await withFile('93.1.2.4')).asn, 64496)
    const cloud = await withFile('52.1.1.1')
    assert.deepEqual([cloud.kind, cloud.confidence], ['hosting', 0.85])
    const phone = await withFile('172.56.1.1')
    assert.equal(phone.kind, 'mobile')
    assert.match(phone.reasons.join(' '), /5G internet for homes and offices looks the same/)
    const disputed = await withFile('70.1.2.3')
    assert.ok(disputed.confidence < 0.5, 'a home’s name in a mobile network')
    assert.equal((await withFile('9.9.9.9')).asn, null)
  })

  it('asks nobody about addresses that no provider announces', async () => {
    const before = dns.asked.length
    const texts = {
      '192.168.1.5': ['private', /TRUSTED_PROXIES/],
      '127.0.0.1': ['loopback', /this machine/],
      '100.64.3.4': ['shared', /TRUSTED_PROXIES/],
      '198.51.100.7': ['documentation', /examples/],
      'fd00::1': ['private', /private network/],
      '::ffff:10.0.0.1': ['private', /private/],
      'fe80::1%eth0': ['link_local', /cable/],
      '240.0.0.1': ['reserved', /not in use/],
    } as const
    for (const [address, [range, why]] of Object.entries(texts)) {
      const facts = await lookUp(address)
      assert.deepEqual([facts.range, facts.kind, facts.confidence], [range, 'unknown', 0], address)
      assert.match(facts.reasons.join(' '), why)
    }
    assert.equal(dns.asked.length, before)
  })

  it('remembers an answer, but not that a name server was silent', async () => {
    await lookUp('24.5.6.7')
    const before = dns.asked.length
    await lookUp('24.5.6.7')
    assert.equal(dns.asked.length, before)
    await hasty('93.9.9.9')
    assert.ok(dns.asked.length > before)
  })

  it('does not start with a file that is none', async () => {
    const path = join(dir, 'broken.mmdb')
    writeFileSync(path, 'nothing')
    const broken = makeIsp({ dnsServers: [], clock: { now: () => NOW }, asnDatabase: path })
    await assert.rejects(broken, /ASN_DATABASE names a file that cannot be read/)
  })

  describe('GET /api/isp/{ip}', () => {
    const app = () => {
      const routes = ispRoutes({ lookUp, assessments: NONE })
      const principal = { kind: 'key', id: 'k', name: 'test', scopes: ['domain:read'] } as const
      return express()
        .use(
          '/api',
          apiRouter(routes, async () => principal),
        )
        .use(problemHandler(silentLog))
    }

    it('answers with reasons', async () => {
      const { body } = await request(app()).get('/api/isp/50.200.1.2').expect(200)
      assert.equal(body.kind, 'business')
      assert.ok(body.reasons.length > 0)
    })

    it('says what an address looks like', async () => {
      const { body } = await request(app()).get('/api/isp/acme.com').expect(422)
      assert.match(body.detail, /not an IP address/)
      assert.match(body.hint, /198\.51\.100\.7/)
    })

    it('is in the OpenAPI document', () =>
      assert.match(
        JSON.stringify(openApi(ispRoutes({ lookUp, assessments: NONE }), 'http://localhost')),
        /\/isp\/\{ip\}/,
      ))
  })
})
