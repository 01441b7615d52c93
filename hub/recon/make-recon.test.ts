import assert from 'node:assert/strict'
import { ReconReport, type Recon, type ReconProgress } from '../domain/recon.ts'
import { createGuardedClient } from '../platform/guarded/index.ts'
import { makeCertificate } from '../platform/guarded/testing/certificates.ts'
import {
  dialInto,
  httpServer,
  httpsServer,
  PUBLIC_IP,
  rawServer,
  type LocalServer,
} from '../platform/guarded/testing/servers.ts'
import { silentLog } from '../platform/log.ts'
import { addressesBy, makeDns } from './dns.ts'
import { makeRecon } from './make-recon.ts'
import { startDns, type DnsServer, type Zone } from './testing/dns-server.ts'

const PAGE = `<title>Acme | Anvils</title><script type="application/ld+json">
  {"@type":"Organization","name":"Acme","telephone":"(217) 555-0142"}</script>`

describe('looking a domain up', () => {
  let now = new Date()
  const clock = { now: () => now }
  const zone: Zone = {}
  const open: { close(): Promise<void> }[] = []
  let dnsServer: DnsServer
  let roots: string[]
  let web: LocalServer
  let plain: LocalServer

  before(async () => {
    const root = await makeCertificate({ name: 'Test Root', isCa: true })
    const leaf = await makeCertificate({
      name: 'acme.test',
      dnsNames: ['acme.test', 'www.acme.test'],
      issuer: root,
    })
    roots = [root.pem]
    dnsServer = await startDns(zone)
    web = await httpsServer({ key: leaf.keyPem, cert: leaf.pem }, (req, res) => {
      res.setHeader('strict-transport-security', 'max-age=1000')
      if (req.headers.host === 'acme.test') res.writeHead(301, { location: 'https://www.acme.test/' }).end()
      else res.end(PAGE)
    })
    plain = await httpServer((_, res) => res.end(PAGE))
    open.push(dnsServer, web, plain)
  })
  after(() => Promise.all(open.map((one) => one.close())))

  beforeEach(() => {
    now = new Date()
    dnsServer.asked.splice(0)
    Object.assign(zone, {
      A: { 'acme.test': [PUBLIC_IP], 'www.acme.test': [PUBLIC_IP], 'a.acme.test': [PUBLIC_IP] },
      MX: { 'acme.test': [{ priority: 5, exchange: 'aspmx.l.google.com' }] },
      NS: { 'acme.test': ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'] },
      TXT: {
        'acme.test': ['v=spf1 a:acme.test ~all'],
        '_dmarc.acme.test': ['v=DMARC1; p=reject'],
      },
      trouble: {},
    })
  })

  function recon(
    ports: Record<string, number> = {},
    dnsServers = [dnsServer.address],
    totalTimeoutMs = 15_000,
  ): Recon {
    const dns = makeDns({ servers: dnsServers, timeoutMs: 100, tries: 1, deadlineMs: 300 })
    const { dial } = dialInto({ '*:443': web.port, ...ports })
    const guarded = createGuardedClient({ resolve: addressesBy(dns), dial, ca: roots })
    return makeRecon({ dnsServers, clock, guarded, log: silentLog, totalTimeoutMs })
  }
  const states = (report: ReconReport) =>
    Object.fromEntries(
      (['mx', 'mailProvider', 'spf', 'dmarc', 'certificate', 'site', 'hosting'] as const).map((part) => [
        part,
        report[part]?.state,
      ]),
    )

  it('finds everything of a sound domain, over real servers', async () => {
    const parts: ReconProgress['part'][] = []
    const report = await recon().look('HTTPS://www.acme.test/about', ({ part }) => parts.push(part))
    assert.deepEqual(ReconReport.parse(report), report)
    assert.deepEqual(new Set(Object.values(states(report))), new Set(['found']))
    assert.equal(parts.length, 7)
    assert.ok(
      report.findings.every(({ state }) => state === 'good'),
      JSON.stringify(report.findings),
    )
    assert.ok(report.findings.every(({ evidence }) => evidence[0]?.server === dnsServer.address))
    assert.deepEqual(report.site?.state === 'found' && report.site.value.redirects, [
      'https://www.acme.test/',
    ])
    assert.equal(report.mailProvider?.state === 'found' && report.mailProvider.value.name, 'Google Workspace')
  })

  it('says absent, and not unchecked, of a domain that does not exist', async () => {
    const report = await recon().look('nothing.test')
    assert.deepEqual(new Set(Object.values(states(report))), new Set(['absent']))
    assert.deepEqual(
      report.findings.map(({ id, state }) => `${id} ${state}`),
      ['domain.dns absent'],
    )
  })

  it('says unchecked, and not absent, of everything when no name server answers', async () => {
    const started = Date.now()
    const gone = makeRecon({ dnsServers: ['127.0.0.1:1'], clock, log: silentLog })
    const report = await gone.look('acme.test')
    assert.ok(Date.now() - started < 4_000)
    assert.deepEqual(new Set(Object.values(states(report))), new Set(['unchecked']))
    assert.ok(report.findings.every(({ state }) => state === 'unchecked'))
    assert.ok(report.findings.every(({ title }) => !/missing|absent/i.test(title)))
  })

  it('waits at most four seconds for name servers that stay silent', async function () {
    this.timeout(6_000)
    zone.trouble = Object.fromEntries(
      ['acme.test', 'www.acme.test', '_dmarc.acme.test', '_dmarc.test'].map((name) => [
        name,
        'silent' as const,
      ]),
    )
    const started = Date.now()
    const silent = makeRecon({ dnsServers: [dnsServer.address], clock, log: silentLog })
    const report = await silent.look('acme.test')
    assert.ok(Date.now() - started < 4_000, `${Date.now() - started} ms`)
    assert.deepEqual(new Set(Object.values(states(report))), new Set(['unchecked']))
  })

  it('lets one dead server delay its own part alone', async () => {
    const silent = await rawServer(() => undefined)
    open.push(silent)
    const report = await recon({ '*:443': silent.port }, [dnsServer.address], 400).look('acme.test')
    assert.deepEqual(states(report), {
      mx: 'found',
      mailProvider: 'found',
      spf: 'found',
      dmarc: 'found',
      certificate: 'unchecked',
      site: 'unchecked',
      hosting: 'found',
    })
    assert.match(report.site?.state === 'unchecked' ? report.site.reason : '', /no answer within 0.4 s/)
  })

  it('falls back to http and says that the website is not encrypted', async () => {
    const report = await recon({ '*:443': 1, '*:80': plain.port }).look('acme.test')
    assert.equal(report.site?.state === 'found' && report.site.value.https, false)
    const https = report.findings.find(({ id }) => id === 'web.https')
    assert.deepEqual([https?.state, https?.severity], ['bad', 'high'])
    assert.equal(report.certificate?.state, 'unchecked')
  })

  it('never connects where a name leads into a private network', async () => {
    zone.A = { 'acme.test': ['127.0.0.1', PUBLIC_IP] }
    const { site, certificate } = await recon().look('acme.test')
    assert.match(site?.state === 'unchecked' ? site.reason : '', /private network/)
    assert.match(certificate?.state === 'unchecked' ? certificate.reason : '', /private network/)
  })

  it('reads www where the bare domain has no address', async () => {
    zone.A = { 'www.acme.test': [PUBLIC_IP] }
    const { site, certificate } = await recon().look('acme.test')
    assert.equal(site?.state === 'found' && site.value.url, 'https://www.acme.test/')
    assert.equal(certificate?.state === 'found' && certificate.value.host, 'www.acme.test')
  })

  it('asks once for callers at the same time, and again only after ten minutes', async () => {
    const one = recon()
    const [first, second] = await Promise.all([one.look('acme.test'), one.look('www.acme.test')])
    assert.equal(first, second)
    const asked = dnsServer.asked.length
    assert.equal(await one.look('acme.test'), first)
    assert.equal(dnsServer.asked.length, asked)
    now = new Date(now.getTime() + 10 * 60_000 + 1)
    assert.notEqual(await one.look('acme.test'), first)
  })

  it('asks again soon for a report with gaps', async () => {
    zone.trouble = { '_dmarc.acme.test': 'servfail' }
    const one = recon()
    assert.equal((await one.look('acme.test')).dmarc?.state, 'unchecked')
    zone.trouble = {}
    now = new Date(now.getTime() + 21_000)
    assert.equal((await one.look('acme.test')).dmarc?.state, 'found')
  })

  it('stops waiting when the caller does', async () => {
    const calledOff = AbortSignal.timeout(50)
    zone.trouble = { 'acme.test': 'silent' }
    await assert.rejects(recon().look('acme.test', undefined, calledOff))
  })

  for (const nonsense of [
    '',
    'acme',
    '127.0.0.1',
    'localhost',
    'co.uk',
    'http://[::1]/',
    'a b.com',
    'x'.repeat(300),
  ])
    it(`refuses ${JSON.stringify(nonsense.slice(0, 30))} with an example`, () =>
      assert.rejects(recon().look(nonsense), { code: 'invalid_input', hint: 'Try something like acme.com.' }))
})
