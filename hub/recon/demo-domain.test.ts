import assert from 'node:assert/strict'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import type { Finding } from '../domain/findings.ts'
import { ReconReport } from '../domain/recon.ts'
import { silentLog } from '../platform/log.ts'
import { makeRecon } from './make-recon.ts'

const now = new Date('2026-11-23T12:00:00Z')
const recon = makeRecon({
  // Nobody listens there: the demo's domains must not be asked for.
  dnsServers: ['127.0.0.1:1'],
  clock: { now: () => now },
  fixtures: demoFixtures(now),
  log: silentLog,
})
const ids = (findings: Finding[], ...states: Finding['state'][]) =>
  findings.filter(({ state }) => states.includes(state)).map(({ id }) => id)

describe('the domains of the demo', () => {
  it('give at least three things that are fine and three to mend', async () => {
    const report = await recon.look('www.acme-dental.test')
    assert.deepEqual(ids(report.findings, 'good').sort(), [
      'domain.dns',
      'mail.receiving',
      'mail.spf',
      'web.https',
    ])
    assert.deepEqual(ids(report.findings, 'bad', 'absent'), [
      'mail.dmarc',
      'web.certificate',
      'web.hsts',
      'web.software',
    ])
    assert.deepEqual(ids(report.findings, 'unchecked'), [])
    assert.match(report.findings[1]?.title ?? '', /ends in 20 days/)
  })

  it('tell who the company is, from its own website', async () => {
    const { site } = await recon.look('acme-dental.test')
    assert.equal(site?.state, 'found')
    const facts = site.state === 'found' ? site.value.facts : []
    const first = (path: string) => facts.find((one) => one.path === path)?.value
    assert.equal(first('company.name'), 'Acme Dental')
    assert.equal(first('company.legalName'), 'Acme Dental, LLC')
    assert.equal(first('company.phone'), '+12175550142')
    assert.equal(first('company.email'), 'office@acme-dental.test')
    assert.equal(first('company.address.line1'), '742 Evergreen Terrace')
    assert.equal(first('company.address.city'), 'Springfield')
    assert.equal(first('company.address.region'), 'IL')
    assert.equal(first('company.address.postcode'), '62704')
    assert.equal(first('company.address.country'), 'US')
    assert.equal((first('company.social') as string[]).length, 2)
  })

  it('show a mailbox behind its gateway', async () => {
    const { mailProvider, dmarc, site } = await recon.look('northwind-law.test')
    assert.deepEqual(mailProvider?.state === 'found' && mailProvider.value, {
      name: 'Mimecast',
      kind: 'gateway',
      behind: 'Microsoft 365',
    })
    assert.equal(dmarc?.state === 'found' && dmarc.value.policy, 'none')
    const facts = site?.state === 'found' ? site.value.facts : []
    assert.equal(facts.find(({ path }) => path === 'company.address.line2')?.value, 'Suite 400')
    assert.equal(facts.find(({ path }) => path === 'company.address.country')?.value, 'US')
  })

  it('are reports as the API promises them', async () => {
    for (const domain of ['acme-dental.test', 'northwind-law.test'])
      assert.deepEqual(ReconReport.parse(await recon.look(domain)), await recon.look(domain))
  })
})
