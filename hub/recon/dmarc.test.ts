import assert from 'node:assert/strict'
import { findDmarc } from './dmarc.ts'
import { makeDns } from './dns.ts'
import { startDns, type DnsServer, type Zone } from './testing/dns-server.ts'

describe('the DMARC policy of a domain', () => {
  const zone: Zone = { TXT: {}, MX: {}, A: {}, trouble: {} }
  let server: DnsServer
  before(async () => {
    server = await startDns(zone)
  })
  after(() => server.close())

  const look = (domain: string, records: Record<string, string | string[]>) => {
    zone.TXT = Object.fromEntries(
      Object.entries(records).map(([name, one]) => [`_dmarc.${name}`, [one].flat()]),
    )
    const dns = makeDns({ servers: [server.address], timeoutMs: 100, tries: 1, deadlineMs: 300 })
    return findDmarc(domain, dns)
  }
  async function found(domain: string, records: Record<string, string | string[]>) {
    const part = await look(domain, records)
    assert.ok(part.state === 'found', JSON.stringify(part))
    return part.value
  }

  it('is read from the domain itself', async () => {
    const value = await found('acme.test', {
      'acme.test':
        'v=DMARC1; p=reject; sp=quarantine; rua=mailto:d@acme.test!10m, mailto:x@y.test; unknown=1',
    })
    assert.deepEqual(
      [value.at, value.policy, value.subdomainPolicy, value.testing, value.rua, value.errors],
      ['acme.test', 'reject', 'quarantine', false, ['d@acme.test', 'x@y.test'], []],
    )
  })

  it('is absent where nothing is found, or only other versions', async () => {
    assert.deepEqual(await look('acme.test', {}), { state: 'absent' })
    for (const record of [
      'v=dmarc1; p=none',
      'V=DMARC2; p=none',
      'p=none; v=DMARC1',
      'v=DMARC10; p=none',
      '',
    ])
      assert.deepEqual(await look('acme.test', { 'acme.test': record || 'x' }), { state: 'absent' }, record)
  })

  it('accepts spaces around its tags', async () =>
    assert.equal((await found('acme.test', { 'acme.test': 'v = DMARC1 ;  p = Reject ' })).policy, 'reject'))

  it('is never called absent when it could not be asked for', async () => {
    zone.trouble = { '_dmarc.mute.test': 'silent' }
    assert.equal((await look('mute.test', {})).state, 'unchecked')
    assert.equal((await look('www.mute.test', {})).state, 'unchecked')
    zone.trouble = { '_dmarc.test': 'servfail' }
    assert.equal((await look('acme.test', {})).state, 'unchecked')
    assert.equal((await found('acme.test', { 'acme.test': 'v=DMARC1; p=none' })).policy, 'none')
    zone.trouble = {}
  })

  it('two records are none, and nothing is inherited', async () => {
    const value = await found('a.acme.test', {
      'a.acme.test': ['v=DMARC1; p=reject', 'v=DMARC1; p=none'],
      'acme.test': 'v=DMARC1; p=reject',
    })
    assert.equal(value.policy, 'none')
    assert.match(value.errors.join(), /2 DMARC records/)
  })

  it('comes from the organisation above, by sp, or np where the name does not exist', async () => {
    const records = { 'acme.test': 'v=DMARC1; p=reject; sp=quarantine; np=none' }
    zone.A = { 'a.acme.test': ['192.0.2.1'] }
    assert.equal((await found('a.acme.test', records)).policy, 'quarantine')
    assert.equal((await found('b.acme.test', records)).policy, 'none')
    assert.equal((await found('b.acme.test', { 'acme.test': 'v=DMARC1; p=reject' })).policy, 'reject')
    zone.A = {}
  })

  it('comes from the highest name that has one, unless psd says otherwise', async () => {
    const low = 'v=DMARC1; p=reject'
    const top = 'v=DMARC1; p=quarantine'
    assert.equal((await found('x.b.acme.test', { 'b.acme.test': low, 'acme.test': top })).at, 'acme.test')
    const ended = { 'b.acme.test': `${low}; psd=n`, 'acme.test': top }
    assert.equal((await found('x.b.acme.test', ended)).at, 'b.acme.test')
    const suffix = { 'acme.test': low, test: `${top}; psd=y` }
    assert.equal((await found('x.acme.test', suffix)).at, 'acme.test')
    assert.equal((await found('x.acme.test', { test: `${top}; psd=y` })).at, 'test')
  })

  it('asks at most eight names and jumps to seven labels', async () => {
    const before = server.asked.length
    const value = await found('a.b.c.d.e.f.g.h.i.acme.test', { 'f.g.h.i.acme.test': 'v=DMARC1; p=reject' })
    assert.equal(value.at, 'f.g.h.i.acme.test')
    const asked = server.asked.slice(before).filter((one) => one.startsWith('TXT'))
    assert.equal(asked.length, 8)
    assert.ok(asked.includes('TXT _dmarc.e.f.g.h.i.acme.test'))
    assert.ok(!asked.includes('TXT _dmarc.d.e.f.g.h.i.acme.test'))
  })

  it('treats a missing or unknown policy as "none", and says so', async () => {
    for (const record of ['v=DMARC1; rua=mailto:a@acme.test', 'v=DMARC1; p=block', 'v=DMARC1']) {
      const value = await found('acme.test', { 'acme.test': record })
      assert.equal(value.policy, 'none')
      assert.equal(value.errors.length, 1, record)
    }
  })

  it('notices the testing flag and unusable report addresses', async () => {
    const value = await found('acme.test', { 'acme.test': 'v=DMARC1; p=reject; t=y; rua=d@acme.test' })
    assert.deepEqual([value.testing, value.rua, value.errors.length], [true, [], 1])
  })
})
