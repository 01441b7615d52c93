import assert from 'node:assert/strict'
import type { Assessment } from '../../../hub/domain/assessment.ts'
import { LANGUAGES } from '../../../hub/domain/languages.ts'
import type { ReconReport } from '../../../hub/domain/recon.ts'
import { allFindings, result } from '../../../hub/findings/index.ts'
import { findingsOf } from '../../../hub/recon/findings.ts'
import { FINDINGS_CATALOGUES, retellIn } from '../index.ts'
import { everyReason, everyVerdict } from './sentences-testing.ts'

const AT = '2026-11-23T19:00:00.000Z'
const stamp = { at: AT, source: 'TXT acme.com' }
const languages = LANGUAGES.filter(({ code }) => code !== 'en')

const known = (value: unknown) => ({
  state: 'known' as const,
  value,
  provenance: { source: 'prospect' as const, at: AT, confidence: 1 },
})

const report: Omit<ReconReport, 'findings'> = {
  domain: 'acme.com',
  startedAt: AT,
  mx: { state: 'found', value: [{ priority: 1, host: 'mx.acme.test' }], ...stamp },
  mailProvider: { state: 'found', value: { name: 'Mimecast', kind: 'gateway', behind: 'Google' }, ...stamp },
  spf: {
    state: 'found',
    value: {
      record: 'v=spf1 -all',
      lookups: 0,
      voidLookups: 0,
      all: 'fail',
      errors: ['The record leads back to spf.test: a loop.'],
      includes: [],
    },
    ...stamp,
  },
  dmarc: { state: 'unchecked', reason: 'there was no answer within 8 s', ...stamp },
  hosting: { state: 'found', value: { addresses: [], nameservers: ['a', 'b'], dnsHost: 'Gandi' }, ...stamp },
}

const assessment: Assessment = {
  id: 'a',
  status: 'submitted',
  answers: {
    'network.backups': known([]),
    'network.mfaCoverage': known('some'),
    'profile.insurance': known({ cyber: 'yes' }),
    'network.incidents': known([
      { id: '1', what: 'A mailbox was taken over' },
      { id: '2', what: 'A day or more without IT' },
    ]),
    'profile.itToday': known({ kind: 'provider', provider: 'Contoso', contractEnd: '2027-03-01' }),
  },
  revision: 1,
  version: 1,
  pending: [],
  progress: {},
  verified: false,
  createdAt: AT,
  updatedAt: AT,
  recon: { ...report, findings: findingsOf(report, '192.0.2.53') },
}

describe('Findings and the result in other languages', () => {
  it('are looked for where they are put into words', () => {
    const verdicts = everyVerdict()
    for (const sentence of [
      'Anyone can send mail that looks like yours today.',
      'Your data is not backed up',
      'We could not look up the mail hosts of ',
      'Your IT contract runs until ',
      'Renew it.',
    ])
      assert.ok(
        verdicts.some((one) => one.startsWith(sentence)),
        sentence,
      )
    assert.ok(verdicts.length > 100)
    const reasons = everyReason()
    for (const reason of ['the name server refused the question', 'the website redirects without end'])
      assert.ok(reasons.includes(reason), reason)
    assert.ok(reasons.some((one) => one.includes('is not a part that SPF knows')))
    assert.ok(reasons.length > 35)
  })

  for (const { code, name } of languages) {
    const retell = retellIn(code)

    it(`say every sentence of the sources in ${name}, with its values`, () => {
      const unknown = everyVerdict().filter((one) => retell(one) === one)
      assert.deepEqual(unknown, [])
      for (const one of everyVerdict())
        for (const value of one.match(/VALUE\d+/g) ?? []) assert.ok(retell(one).includes(value), one)
    })

    it(`say every reason and fault that stands in them in ${name}`, () => {
      const said = (reason: string) => retell(`We could not look up acme.com: ${reason}.`)
      assert.deepEqual(
        everyReason().filter((one) => said(one).includes(one)),
        [],
      )
    })

    it(`say what was judged in ${name}`, () => {
      for (const { title, effect, fix } of allFindings(assessment))
        for (const english of [title, effect, fix])
          assert.ok(english === '' || retell(english) !== english, english)
      const { fix, fine, unchecked, next } = result(assessment, { name: 'Northwind' }, retell)
      assert.deepEqual([fix.length, fine.length, unchecked.length], [3, 3, 1])
      assert.match(next.text, /Northwind/)
      assert.doesNotMatch(JSON.stringify([fix, fine, unchecked, next]), /\b(the|within|answers|your)\b/i)
    })

    it(`keep the values in ${name}, and nothing more`, () => {
      const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join()
      for (const [key, entry] of Object.entries(FINDINGS_CATALOGUES[code]))
        for (const form of typeof entry === 'string' ? [entry] : Object.values(entry))
          assert.equal(places(form), places(key), key)
    })
  }

  it('say what stands in a sentence too: reasons, faults, and what happened', () => {
    const retell = retellIn('fr')
    assert.equal(
      retell('We could not look up acme.com: there was no answer within 8 s.'),
      'Nous n’avons pas pu consulter acme.com\u202f: il n’y a pas eu de réponse en 8 s.',
    )
    assert.equal(
      retell('The protection you set up does not work: The record leads back to spf.test: a loop.'),
      'La protection que vous avez mise en place ne marche pas. L’enregistrement ramène à spf.test\u202f: une boucle.',
    )
    assert.equal(
      retell('In the last two years: a mailbox was taken over, somebody fell'),
      'Ces deux dernières années\u202f: une boîte mail a été piratée, somebody fell',
    )
  })
})
