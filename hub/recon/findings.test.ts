import assert from 'node:assert/strict'
import { FINDING_STATES, Finding } from '../domain/findings.ts'
import type { ReconReport } from '../domain/recon.ts'
import { findingsOf } from './findings.ts'
import { found, stamp, unchecked, type Part } from './part.ts'

const AT = '2026-11-23T12:00:00.000Z'
const asked = <T>(part: Part<T>) => stamp(part, AT, 'TXT acme.com')
const findings = (report: Partial<ReconReport>) =>
  findingsOf({ domain: 'acme.com', startedAt: AT, ...report }, '192.0.2.53')
const only = (report: Partial<ReconReport>) => {
  const [one, ...others] = findings(report)
  assert.ok(one && others.length === 0)
  return one
}
const SPF = {
  record: 'v=spf1 -all',
  lookups: 0,
  voidLookups: 0,
  all: 'fail',
  errors: [],
  includes: [],
} as const
const spf = (
  value: Partial<Omit<typeof SPF, 'all' | 'errors'>> & {
    all?: string
    errors?: string[]
    unchecked?: string[]
  },
) => only({ spf: asked(found({ ...SPF, includes: [], errors: [], ...value } as never)) })
const DMARC = {
  record: 'v=DMARC1; p=reject',
  at: 'acme.com',
  policy: 'reject',
  testing: false,
  rua: [],
  errors: [],
}
const dmarc = (value: object) => only({ dmarc: asked(found({ ...DMARC, ...value } as never)) })
const certificate = (daysLeft: number, lifetimeDays: number, problems: string[] = []) => {
  const validTo = Date.parse(AT) + daysLeft * 86_400_000
  return only({
    certificate: asked(
      found({
        host: 'acme.com',
        subject: 'acme.com',
        issuer: 'X',
        names: ['acme.com'],
        validFrom: new Date(validTo - lifetimeDays * 86_400_000).toISOString(),
        validTo: new Date(validTo).toISOString(),
        daysLeft,
        protocol: 'TLSv1.3',
        problems,
      }),
    ),
  })
}

describe('the findings of recon', () => {
  it('judge SPF by what it comes to', () => {
    const state = (value: Parameters<typeof spf>[0]) => `${spf(value).state} ${spf(value).severity}`
    assert.equal(state({}), 'good medium')
    assert.equal(state({ all: 'softfail' }), 'good medium')
    assert.equal(state({ all: 'neutral' }), 'bad medium')
    assert.equal(state({ all: 'none' }), 'bad medium')
    assert.equal(state({ all: 'pass' }), 'bad critical')
    assert.equal(state({ errors: ['x'] }), 'bad high')
    assert.equal(state({ all: 'redirect' }), 'unchecked info')
    assert.equal(state({ unchecked: ['TXT b.test'] }), 'unchecked info')
  })

  it('judge DMARC by what receivers do', () => {
    const state = (value: object) => `${dmarc(value).state} ${dmarc(value).severity}`
    assert.equal(state({}), 'good high')
    assert.equal(state({ policy: 'none' }), 'bad medium')
    assert.equal(state({ policy: 'none', errors: ['two'] }), 'bad high')
    assert.equal(state({ testing: true }), 'bad low')
    assert.equal(state({ errors: ['rua'] }), 'bad low')
    assert.equal(
      only({ dmarc: asked({ state: 'absent' }) }).title,
      'Anyone can send mail that looks like yours today.',
    )
  })

  it('warn of a certificate by its days and its lifetime', () => {
    const state = (...args: Parameters<typeof certificate>) =>
      `${certificate(...args).state} ${certificate(...args).severity}`
    assert.equal(state(60, 90), 'good medium')
    assert.equal(state(20, 90), 'bad medium')
    assert.equal(state(3, 90), 'bad high')
    assert.equal(state(25, 398), 'bad medium')
    assert.equal(state(3, 6), 'good medium')
    assert.equal(state(-2, 90, ['expired']), 'bad critical')
    assert.match(certificate(1, 90).title, /ends in 1 day\./)
  })

  it('never count what could not be checked', () => {
    const gap = asked<never>(unchecked('the name server did not answer in time'))
    const all = findings({ mx: gap, spf: gap, dmarc: gap, certificate: gap, site: gap, hosting: gap })
    assert.equal(all.length, 6)
    for (const { state, title, effect } of all) {
      assert.equal(state, 'unchecked')
      assert.match(title, /could not .*did not answer in time\.$/)
      assert.doesNotMatch(`${title} ${effect}`, /missing|none|anyone/i)
    }
  })

  it('put the most pressing first', () => {
    const ids = findings({
      spf: asked({ state: 'absent' }),
      mx: asked({ state: 'absent' }),
      certificate: asked(unchecked('x')),
      dmarc: asked(found({ ...DMARC, policy: 'none' as const })),
      hosting: asked(found({ addresses: [], nameservers: ['a', 'b'] })),
    }).map(({ id }) => id)
    assert.deepEqual(ids, ['mail.spf', 'mail.dmarc', 'mail.receiving', 'web.certificate', 'domain.dns'])
  })

  it('carry evidence, and speak calmly', () => {
    const all = [...findings({ spf: asked({ state: 'absent' }) }), spf({}), dmarc({}), certificate(2, 90)]
    for (const one of all) {
      assert.ok(Finding.safeParse(one).success)
      assert.ok(FINDING_STATES.includes(one.state))
      assert.equal(one.evidence.length, 1)
      assert.doesNotMatch(`${one.title}${one.effect}${one.fix}`, /!/)
      if (one.state !== 'good') assert.notEqual(one.fix, '')
    }
  })
})
