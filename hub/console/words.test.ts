import assert from 'node:assert/strict'
import { FIELDS } from '../domain/fields.ts'
import { catalogueFields } from './editable.ts'
import { editText, readTyped } from './assessment/editor.ts'
import { sortFindings, sureness } from './assessment/view.ts'
import { domainFacts } from './assessment/domain-facts.ts'
import { fieldLabel, summarise } from './sync-words.ts'
import { ago, duration } from './time.ts'
import { plainText, showValue } from './values.ts'
import { count, listed } from './words.ts'

describe('A value in the console', () => {
  for (const [path, value, text] of [
    ['contact.firstName', 'Ada', 'Ada'],
    ['company.website', 'none', 'no website'],
    ['profile.industry', '62', 'Health Care and Social Assistance'],
    ['profile.employees', { min: 21, max: 50 }, '21 to 50'],
    ['profile.employees', { min: 1200, max: 1200, exact: 1200 }, '1,200'],
    ['needs.timeline', 'quarter', 'This quarter'],
    ['needs.interests', ['voip', 'backup_dr'], 'VoIP/Telecommunications, Backup and Disaster Recovery'],
    ['needs.budget', { tellMe: true }, 'wants to know what is normal'],
    [
      'needs.budget',
      { amount: { min: 150000, max: 500000, currency: 'USD' }, period: 'monthly' },
      '$1,500 to $5,000 a month',
    ],
    [
      'needs.budget',
      { amount: { min: 150000, max: null, currency: 'USD' }, period: 'annual' },
      '$1,500 or more a year',
    ],
    ['profile.insurance', { cyber: 'yes', insurer: 'Acme' }, 'cyber: yes; insurer: Acme'],
    ['company.social', [], 'none'],
    ['company.name', null, '–'],
  ] as const)
    it(`shows ${path} ${JSON.stringify(value)} as “${text}”`, () =>
      assert.deepEqual(showValue(path, value), { text }))

  it('shows a list of things by their names, with the rest as details and without ids', () =>
    assert.deepEqual(
      showValue('services', [
        { id: 'x', name: 'Dentrix', deployment: 'on_premises', licences: { count: 5, assigned: 4 } },
        { id: 'y', serviceId: 'z' },
      ]),
      {
        items: [
          {
            title: 'Dentrix',
            details: [
              ['deployment', 'on premises'],
              ['licences', 'count: 5; assigned: 4'],
            ],
          },
          { title: 'Unnamed', details: [] },
        ],
      },
    ))

  it('survives what nobody foresaw', () => {
    const deep = { a: { a: { a: { a: { a: { a: {} } } } } } }
    assert.match(plainText('unknown.path', deep), /…/)
    assert.equal(plainText('costs', [{ id: '1', label: 'Phone' }]), 'Phone')
  })
})

describe('Editing a value', () => {
  it('offers a control for texts, choices and counts, and none for lists', () => {
    const controls = new Map(catalogueFields().map((field) => [field.path, field]))
    assert.equal(controls.size, FIELDS.length)
    assert.equal(controls.get('contact.firstName')?.control, 'text')
    assert.equal(controls.get('company.website')?.control, 'text')
    assert.equal(controls.get('needs.trigger')?.control, 'long')
    assert.equal(controls.get('profile.employees')?.control, 'count')
    assert.deepEqual(controls.get('network.mfaCoverage')?.options, ['all', 'some', 'none'])
    assert.equal(controls.get('services')?.control, 'none')
    assert.equal(controls.get('consent.privacy')?.control, 'none')
  })

  it('reads counts and ranges, empties with nothing, and leaves nonsense to the API', () => {
    const typed = (text: string) => readTyped({ control: 'count' }, text)
    assert.deepEqual(typed('1,200'), { min: 1200, max: 1200, exact: 1200 })
    assert.deepEqual(typed('20-50'), { min: 20, max: 50 })
    assert.deepEqual(typed('20 to 50'), { min: 20, max: 50 })
    assert.equal(typed(' '), null)
    assert.equal(typed('many'), 'many')
    assert.equal(readTyped({ control: 'text' }, '12'), '12')
    assert.equal(editText({ min: 20, max: 50 }), '20-50')
    assert.equal(editText({ min: 7, max: 7, exact: 7 }), '7')
  })
})

describe('Words of the console', () => {
  const now = new Date('2026-11-23T12:00:00Z')

  it('count and list things', () => {
    assert.equal(count(1, 'linked record'), '1 linked record')
    assert.equal(count(1204, 'linked record'), '1,204 linked records')
    assert.equal(listed(['a', 'b', 'c']), 'a, b and c')
    assert.equal(listed([]), '')
  })

  it('say how long ago', () => {
    assert.equal(ago('2026-11-23T11:59:50Z', now), 'just now')
    assert.equal(ago('2026-11-23T11:55:00Z', now), '5 min ago')
    assert.equal(ago('2026-11-23T09:00:00Z', now), '3 h ago')
    assert.match(ago('2026-11-20T09:00:00Z', now), /2026/)
    assert.equal(ago('2026-11-24T11:00:00Z', now), 'in 23 h')
    assert.equal(ago('soon', now), 'soon')
    assert.equal(duration(412), '0.4 s')
  })

  it('summarise a run', () => {
    const field = { remote: 'phone', before: null, after: '1', reason: '' }
    const run = {
      records: [
        {
          kind: 'company' as const,
          object: 'companies',
          what: 'updated' as const,
          fields: [
            { ...field, action: 'write_remote' as const },
            { ...field, action: 'write_remote' as const },
            { ...field, action: 'write_canonical' as const },
          ],
        },
      ],
    }
    assert.equal(summarise(run), 'company updated, 2 fields to the CRM, 1 field from the CRM')
    assert.equal(summarise({ records: [], error: 'HubSpot does not answer.' }), 'HubSpot does not answer.')
  })

  it('name fields by the catalogue, then by what mappings derive, then by their path', () => {
    assert.equal(fieldLabel(catalogueFields(), 'company.phone'), 'Company phone')
    assert.equal(fieldLabel(catalogueFields(), 'assessment.link'), 'Link to the assessment')
    assert.equal(fieldLabel(catalogueFields(), undefined, 'dealname'), 'dealname')
  })

  it('say how sure a value is, unless it is certain', () => {
    assert.equal(sureness(0.8), '80% sure')
    assert.equal(sureness(1), undefined)
  })
})

describe('What was found', () => {
  const finding = (
    id: string,
    state: 'good' | 'bad' | 'absent' | 'unchecked',
    severity: 'critical' | 'low' | 'info',
  ) => ({
    id,
    state,
    severity,
    area: 'email' as const,
    title: id,
    effect: '',
    fix: '',
    evidence: [],
    source: 'recon' as const,
  })

  it('has the worst first, and keeps absent, unchecked and fine apart', () => {
    const sorted = sortFindings([
      finding('a', 'good', 'info'),
      finding('b', 'absent', 'low'),
      finding('c', 'bad', 'critical'),
      finding('d', 'unchecked', 'info'),
    ])
    assert.deepEqual(
      [sorted.toFix, sorted.unchecked, sorted.fine].map((list) => list.map(({ id }) => id)),
      [['c', 'b'], ['d'], ['a']],
    )
  })

  it('tells “none” from “could not be checked”, and leaves out what makes no sense', () => {
    const at = '2026-11-23T12:00:00Z'
    const facts = domainFacts({
      domain: 'acme.test',
      startedAt: at,
      findings: [],
      dmarc: { state: 'absent', at, source: 'DNS' },
      spf: { state: 'unchecked', reason: 'no answer in 5 s', at, source: 'DNS' },
      certificate: { state: 'skipped', reason: 'no website', at, source: 'TLS' },
    })
    assert.deepEqual(
      facts.map(({ label, text }) => `${label}: ${text}`),
      ['SPF: could not be checked: no answer in 5 s', 'DMARC: none'],
    )
  })
})
