import assert from 'node:assert/strict'
import type { Answers } from '../../../hub/domain/answers.ts'
import type { ReconReport } from '../../../hub/domain/recon.ts'
import { entryById } from '../catalogue.ts'
import { suggestFor } from './suggest.ts'
import { TRADES } from './trades.ts'
import { TXT_TOKENS } from './txt-tokens.ts'

const at = '2026-11-24T09:00:00Z'
const said = (values: Record<string, unknown>): Answers =>
  Object.fromEntries(
    Object.entries(values).map(([path, value]) => [
      path,
      { state: 'known', value, provenance: { source: 'prospect', at, confidence: 1 } },
    ]),
  )
const found = <T>(value: T) => ({ state: 'found' as const, value, at, source: 'DNS' })
const report = (parts: Partial<ReconReport>): ReconReport => ({
  domain: 'acme.test',
  startedAt: at,
  findings: [],
  ...parts,
})
const names = (answers: Answers, recon: ReconReport | null) =>
  suggestFor({ answers, recon }).map(({ service }) => service.name)

describe('Suggestions of services', () => {
  it('begin with where the mail goes, and say why', () => {
    const recon = report({ mailProvider: found({ name: 'Microsoft 365', kind: 'mailbox' as const }) })
    const [first] = suggestFor({ answers: {}, recon })
    assert.equal(first?.service.name, 'Microsoft 365')
    assert.equal(first?.service.vendor, 'Microsoft')
    assert.equal(first?.because, 'Your mail records point to Microsoft 365.')
  })

  it('name gateway and mailbox behind it', () => {
    const recon = report({
      mailProvider: found({ name: 'Mimecast', kind: 'gateway' as const, behind: 'Microsoft 365' }),
    })
    assert.deepEqual(names({}, recon), ['Microsoft 365', 'Mimecast Email Security'])
  })

  it('read proofs in the domain, and never as a certainty', () => {
    const recon = report({
      txt: found(['DocuSign=05958488-4752', 'ZOOM_verify_abc', 'MS=ms12345', 'mongodb-site-verification=x']),
    })
    const all = suggestFor({ answers: {}, recon })
    assert.deepEqual(
      new Set(all.map(({ service }) => service.name)),
      new Set(['DocuSign', 'Zoom Workplace', 'Microsoft 365', 'MongoDB Atlas']),
    )
    for (const { because } of all) assert.match(because, /at some time\. It may be an old proof/)
  })

  it('read marks of the website and the host of the domain', () => {
    const recon = report({
      site: found({
        url: 'https://acme.test/',
        https: true,
        redirects: [],
        facts: [],
        technologies: ['WordPress 6.4', 'jQuery', 'nginx'],
      }),
      hosting: found({ addresses: [], nameservers: [], dnsHost: 'GoDaddy' }),
    })
    assert.deepEqual(names({}, recon), ['WordPress (self-hosted)', 'GoDaddy domains/hosting'])
  })

  it('know the trade by the company’s own words', () => {
    const dental = said({ 'profile.industry': '62', 'company.name': 'Acme Dental' })
    assert.deepEqual(names(dental, null), ['Dentrix', 'Eaglesoft', 'Open Dental'])
    const german = { ...dental, ...said({ 'company.address.country': 'DE' }) }
    assert.equal(names(german, null)[0], 'DAMPSOFT DS-Win')
    const doctor = said({ 'profile.industry': '62', 'profile.overview': 'Family doctors.' })
    assert.ok(names(doctor, null).includes('athenaOne'))
    assert.ok(!names(doctor, null).includes('Dentrix'))
    const lawyers = said({ 'profile.industry': '54', 'company.name': 'Northwind Law' })
    assert.equal(names(lawyers, null)[0], 'Clio Manage')
  })

  it('guess nothing for a sector that holds many trades', () =>
    assert.deepEqual(names(said({ 'profile.industry': '54' }), null), []))

  it('leave out what is listed, however it is called', () => {
    const answers = said({
      'profile.industry': '62',
      'company.name': 'Acme Dental',
      services: [
        { id: '1', name: 'dentrix g7' },
        { id: '2', name: 'office 365' },
      ],
    })
    const recon = report({ mailProvider: found({ name: 'Microsoft 365', kind: 'mailbox' as const }) })
    assert.deepEqual(names(answers, recon), ['Eaglesoft', 'Open Dental'])
  })

  it('say nothing without facts, and no more than asked for', () => {
    assert.deepEqual(suggestFor({ answers: {}, recon: null }), [])
    const recon = report({ txt: found(TXT_TOKENS.map(({ begins }) => `${begins}x`)) })
    assert.equal(suggestFor({ answers: {}, recon, limit: 5 }).length, 5)
    const every = suggestFor({ answers: {}, recon, limit: 500 }).map(({ service }) => service.name)
    assert.equal(new Set(every).size, every.length)
  })

  it('name only entries that the catalogue has', () =>
    assert.deepEqual(
      TRADES.flatMap(({ ids }) => ids).filter((id) => !entryById(id)),
      [],
    ))
})
