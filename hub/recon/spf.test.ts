import assert from 'node:assert/strict'
import { makeDns, type Dns } from './dns.ts'
import { auditSpf } from './spf.ts'
import { startDns, type DnsServer, type Zone } from './testing/dns-server.ts'

describe('the audit of SPF records', () => {
  const zone: Zone = { TXT: {}, A: {}, MX: {}, trouble: {} }
  let server: DnsServer
  let dns: Dns
  before(async () => {
    server = await startDns(zone)
    dns = makeDns({ servers: [server.address], timeoutMs: 100, tries: 1, deadlineMs: 300 })
  })
  after(() => server.close())

  /** Audits `record` as that of acme.test, with others beside it. */
  async function audit(record: string | string[], others: Record<string, string | string[]> = {}) {
    zone.TXT = Object.fromEntries(
      Object.entries({ 'acme.test': record, ...others }).map(([name, one]) => [name, [one].flat()]),
    )
    const part = await auditSpf('acme.test', dns)
    assert.ok(part.state === 'found', JSON.stringify(part))
    return part.value
  }

  const SYNTAX: [record: string, good: boolean][] = [
    ['v=spf1', true],
    ['v=spf1 -all', true],
    ['V=SPF1 -ALL', true],
    ['v=spf1  -all ', true],
    ['v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 ~all', true],
    ['v=spf1 ip6:2001:db8::1 ip6:2001:db8::/32 ~all', true],
    ['v=spf1 a a/24 a//64 a/24//64 a:acme.test/24 mx mx/30 -all', true],
    ['v=spf1 unknown=x moo.cow-far_out=man -all', true],
    ['v=spf1 exp=explain.acme.test -all', true],
    ['v=spf1 exists:%{i}.list.acme.test -all', true],
    ['v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all', true],
    ['v=spf1 ip4:192.0.2.256 -all', false],
    ['v=spf1 ip4:192.0.2.1/33 -all', false],
    ['v=spf1 ip4:192.0.2.1/032 -all', false],
    ['v=spf1 ip4:192.0.2.1/ -all', false],
    ['v=spf1 ip4:192.0.2 -all', false],
    ['v=spf1 ip4 -all', false],
    ['v=spf1 ip4: -all', false],
    ['v=spf1 ip6:2001:db8::/129 -all', false],
    ['v=spf1 ip6:192.0.2.1 -all', false],
    ['v=spf1 a/33 -all', false],
    ['v=spf1 a//129 -all', false],
    ['v=spf1 a: -all', false],
    ['v=spf1 a:/24 -all', false],
    ['v=spf1 a:acme -all', false],
    ['v=spf1 a:acme.123 -all', false],
    ['v=spf1 include -all', false],
    ['v=spf1 include: -all', false],
    ['v=spf1 exists -all', false],
    ['v=spf1 all:acme.test', false],
    ['v=spf1 all/8', false],
    ['v=spf1 -all.', false],
    ['v=spf1 ipv4:192.0.2.1 -all', false],
    ['v=spf1 default ~all', false],
    ['v=spf1 ++all', false],
    ['v=spf1 redirect=', false],
    ['v=spf1 redirect=a.test redirect=b.test', false],
    ['v=spf1 exp=a.test exp=b.test -all', false],
    ['v=spf1 exists:%{z}.acme.test -all', false],
    ['v=spf1 exists:%{i.acme.test -all', false],
    ['v=spf1 exists:%i.acme.test -all', false],
    ['v=spf1 exists:100%.acme.test -all', false],
    ['v=spf1 foo=%{q} -all', false],
  ]
  for (const [record, good] of SYNTAX)
    it(`${good ? 'reads' : 'names the fault of'} "${record}"`, async () => {
      zone.A = { 'acme.test': ['192.0.2.1'] }
      zone.MX = { 'acme.test': [{ priority: 1, exchange: 'mx.acme.test' }] }
      const { errors } = await audit(record, {
        'a.test': 'v=spf1 -all',
        'b.test': 'v=spf1 -all',
      })
      assert.equal(errors.length === 0, good, errors.join(' '))
    })

  it('finds no record where none is, or only ones that are not SPF', async () => {
    zone.TXT = { 'acme.test': ['v=spf10 -all', ' v=spf1 -all', 'spf1', 'x v=spf1'] }
    assert.deepEqual(await auditSpf('acme.test', dns), { state: 'absent' })
    assert.deepEqual(await auditSpf('nothing.test', dns), { state: 'absent' })
  })

  it('never calls a record missing that could not be asked for', async () => {
    zone.trouble = { 'mute.test': 'silent', 'broken.test': 'servfail' }
    assert.equal((await auditSpf('mute.test', dns)).state, 'unchecked')
    assert.equal((await auditSpf('broken.test', dns)).state, 'unchecked')
  })

  it('refuses two records, at the root and below', async () => {
    assert.match((await audit(['v=spf1 -all', 'v=spf1 ~all'])).errors[0] ?? '', /2 SPF records/)
    const below = await audit('v=spf1 include:b.test -all', { 'b.test': ['v=spf1 -all', 'v=spf1 ~all'] })
    assert.match(below.errors.join(), /b\.test has 2 SPF records/)
  })

  it('refuses an include without a record, and counts it as leading nowhere', async () => {
    const { errors, voidLookups, lookups } = await audit('v=spf1 include:gone.test -all')
    assert.match(errors.join(), /gone\.test, which has no SPF record/)
    assert.deepEqual([lookups, voidLookups], [1, 1])
  })

  it('names what could not be checked below, without a fault', async () => {
    zone.trouble = { 'mute.test': 'silent' }
    const { errors, unchecked, voidLookups } = await audit('v=spf1 include:mute.test -all')
    assert.deepEqual([errors, unchecked, voidLookups], [[], ['TXT mute.test'], 0])
  })

  it('counts the whole tree', async () => {
    const others = {
      'b.test': 'v=spf1 a:acme.test include:c.test ~all',
      'c.test': 'v=spf1 exists:acme.test ip4:192.0.2.1 mx:acme.test ptr -all',
    }
    zone.A = { 'acme.test': ['192.0.2.1'] }
    zone.MX = { 'acme.test': [{ priority: 1, exchange: 'mx.acme.test' }] }
    const value = await audit('v=spf1 include:b.test ip4:192.0.2.9 -all', others)
    assert.deepEqual([value.lookups, value.voidLookups, value.errors], [6, 0, []])
    assert.deepEqual(value.includes.sort(), ['b.test', 'c.test'])
    assert.match(value.warnings?.join() ?? '', /ptr/)
  })

  it('refuses more than ten lookups and says how many', async () => {
    const eleven = Array.from({ length: 11 }, () => 'a:acme.test').join(' ')
    assert.match((await audit(`v=spf1 ${eleven} -all`)).errors.join(), /needs 11 DNS lookups/)
    const ten = Array.from({ length: 10 }, () => 'a:acme.test').join(' ')
    assert.deepEqual((await audit(`v=spf1 ${ten} -all`)).errors, [])
  })

  it('refuses more than two lookups that lead nowhere', async () => {
    const errors = (await audit('v=spf1 a:x.gone.test a:y.gone.test mx:z.gone.test -all')).errors
    assert.match(errors.join(), /3 of its lookups lead nowhere/)
    assert.deepEqual((await audit('v=spf1 a:x.gone.test a:y.gone.test -all')).errors, [])
  })

  it('refuses more than ten mail hosts behind "mx"', async () => {
    zone.MX = {
      'big.test': Array.from({ length: 11 }, (_, at) => ({ priority: at, exchange: `m${at}.test` })),
    }
    assert.match((await audit('v=spf1 mx:big.test -all')).errors.join(), /more than 10 mail hosts/)
  })

  it('notices loops', async () => {
    assert.match((await audit('v=spf1 include:acme.test -all')).errors.join(), /loop/)
    const { errors } = await audit('v=spf1 include:b.test -all', { 'b.test': 'v=spf1 redirect=ACME.test.' })
    assert.match(errors.join(), /loop/)
  })

  it('ends on a tree that never does', async () => {
    const wide = Array.from({ length: 30 }, (_, at) => `include:n${at}.test`).join(' ')
    const others = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`n${at}.test`, `v=spf1 ${wide} -all`]),
    )
    const before = server.asked.length
    assert.match((await audit(`v=spf1 ${wide} -all`, others)).errors.join(), /receivers stop at 10/)
    assert.ok(server.asked.length - before < 100)
  })

  it('lets redirect replace what is missing, and ignores it beside "all"', async () => {
    const others = { 'b.test': 'v=spf1 ip4:192.0.2.1 ~all' }
    const replaced = await audit('v=spf1 redirect=b.test', others)
    assert.deepEqual([replaced.all, replaced.effectiveAll, replaced.lookups], ['redirect', 'softfail', 1])
    const ignored = await audit('v=spf1 redirect=gone.test -all')
    assert.deepEqual([ignored.all, ignored.lookups, ignored.errors], ['fail', 0, []])
    assert.match((await audit('v=spf1 redirect=gone.test')).errors.join(), /no SPF record/)
  })

  it('does not count what stands after "all", and says so', async () => {
    const value = await audit('v=spf1 -all include:gone.test a')
    assert.deepEqual([value.lookups, value.errors], [0, []])
    assert.match(value.warnings?.join() ?? '', /no effect/)
  })

  it('counts macros as dynamic and does not follow them', async () => {
    const value = await audit('v=spf1 include:%{ir}.%{v}.%{d}.spf.has.pphosted.com exists:%{i}.x.test -all')
    assert.deepEqual([value.lookups, value.dynamic?.length, value.voidLookups, value.errors], [2, 2, 0, []])
  })

  for (const [end, all] of [
    ['-all', 'fail'],
    ['~all', 'softfail'],
    ['?all', 'neutral'],
    ['+all', 'pass'],
    ['all', 'pass'],
    ['', 'none'],
  ] as const)
    it(`reads the end "${end}" as ${all}`, async () => assert.equal((await audit(`v=spf1 ${end}`)).all, all))

  it('shows records without their control characters', async () => {
    const { record, errors } = await audit('v=spf1 \u001b[31m\u0007\u007f -all')
    assert.equal(record, 'v=spf1 [31m -all')
    assert.match(errors.join(), /plain ASCII/)
  })
})
