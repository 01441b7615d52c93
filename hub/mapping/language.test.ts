import assert from 'node:assert/strict'
import { loadMapping, parseMapping } from './parse-mapping.ts'
import { forward } from './use-mapping.ts'

const FILE = `mapping: test
crm: memory
choices:
  salesRep:
    label: Sales representative
    from: opportunities.primarySalesRep/id
  type: { label: Type, from: company/companies.types, default: '1', required: false }
start: { record: deal, remote: stage/id, values: ['7'] }
records:
  deal:
    object: opportunities
    key: customField:entourage_key
    on_crm_delete: recreate
    on_crm_merge: ask
    fields:
      - { canonical: choice.salesRep, remote: primarySalesRep/id, direction: on_create }
      - { template: 'Type {choice.type}', remote: notes }
      - { canonical: assessment.status, remote: stage/id, direction: from_crm, as: { from: { '8': won } } }
    examples:
      - canonical: { choice.salesRep: '12', choice.type: '1' }
        remote: { primarySalesRep/id: '12', notes: Type 1 }
  line_item:
    object: products
    key: key
    fields:
      - { canonical: cost.amount, remote: cost, as: money }
      - { canonical: company.name, remote: customer }
    examples:
      - canonical: { cost.amount: { min: 1250, max: 1250, currency: USD }, company.name: Acme }
        remote: { cost: '12.50', customer: Acme }
  activity:
    object: activities
    key: key
    fields:
      - { canonical: activity.title, remote: name }
    examples:
      - canonical: { activity.title: Submitted }
        remote: { name: Submitted }
`

const errorsOf = (text: string) => {
  const parsed = parseMapping(text, 'mappings/test.yaml')
  return parsed.ok ? [] : parsed.errors.map(({ line, field, message }) => `${line} ${field}: ${message}`)
}
const changed = (from: string, to: string) => {
  assert.ok(FILE.includes(from), from)
  return errorsOf(FILE.replace(from, to))
}

describe('The mapping language', () => {
  it('maps the answers to questions of the MSP’s own like any field', () => {
    const own = changed(
      '- { canonical: company.name, remote: customer }',
      '- { canonical: company.name, remote: customer }\n      - { canonical: custom.parking, remote: parking, direction: both }',
    )
    assert.deepEqual(own, [])
    assert.match(
      changed('canonical: company.name, remote', 'canonical: custom.Bad-Key, remote').join(),
      /custom\.Bad-Key/,
    )
  })

  it('names choices that an admin makes among the options of the account', () => {
    const { choices, start, records } = loadMapping(FILE, 'test.yaml')
    assert.deepEqual(choices, [
      {
        name: 'salesRep',
        at: 4,
        label: 'Sales representative',
        from: { object: 'opportunities', property: 'primarySalesRep/id' },
        required: true,
      },
      {
        name: 'type',
        at: 7,
        label: 'Type',
        from: { object: 'company/companies', property: 'types' },
        default: '1',
        required: false,
      },
    ])
    assert.deepEqual(start, { kind: 'deal', remote: 'stage/id', values: ['7'], at: 8 })
    const [deal] = records
    assert.ok(deal)
    const ours = forward(deal, { 'choice.salesRep': '12', 'choice.type': '3' })
    assert.deepEqual(ours.get('primarySalesRep/id'), { state: 'value', text: '12' })
    assert.deepEqual(ours.get('notes'), { state: 'value', text: 'Type 3' })
  })

  it('refuses a choice that is not declared, and one that would come back', () => {
    assert.match(changed('choice.salesRep, remote', 'choice.rep, remote').join(), /no choice “rep”/)
    assert.match(changed('direction: on_create', 'direction: both').join(), /cannot be set from the CRM/)
  })

  it('lets only records of the kind that has it speak of an element', () => {
    assert.match(
      changed('canonical: cost.amount', 'canonical: device.name').join(),
      /A line_item has no “device.name”/,
    )
    assert.match(
      changed('canonical: company.name', 'canonical: cost.colour').join(),
      /no canonical path “cost.colour”/,
    )
  })

  it('knows from when on a record exists, and what becomes of it in the CRM', () => {
    const { records } = loadMapping(FILE, 'test.yaml')
    assert.deepEqual(
      records.map(({ kind, when, onCrmDelete, onCrmMerge }) => [kind, when, onCrmDelete, onCrmMerge]),
      [
        ['deal', 'submitted', 'recreate', 'ask'],
        ['line_item', 'submitted', 'unlink', 'follow'],
        ['activity', 'contactable', 'unlink', 'follow'],
      ],
    )
  })

  it('starts an assessment only by a field that it reads', () => {
    assert.match(changed('remote: stage/id, values', 'remote: stage, values').join(), /No line of deal/)
    assert.match(changed('{ record: deal', '{ record: note').join(), /no record “note”/)
  })

  it('goes by the newest edit on two-way lines only', () => {
    assert.match(
      changed('remote: customer }', 'remote: customer, conflict: newest }').join(),
      /Only a two-way line/,
    )
    const byDefault = FILE.replace('crm: memory\n', 'crm: memory\ndefaults: { conflict: newest }\n').replace(
      'remote: customer }',
      'remote: customer, direction: both }',
    )
    const [, costs] = loadMapping(byDefault, 'test.yaml').records
    assert.deepEqual(
      costs?.lines.map(({ conflict }) => conflict),
      ['fill_empty', 'newest'],
    )
  })
})
