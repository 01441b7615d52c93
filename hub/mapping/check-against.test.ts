import assert from 'node:assert/strict'
import type { RemoteProperty } from '../domain/connector.ts'
import { checkAgainst } from './check-against.ts'
import { loadMapping } from './parse-mapping.ts'

const mapping = loadMapping(
  `mapping: test
crm: memory
choices: { owner: { label: Owner, from: deals.owner, default: '7' } }
start: { record: deal, remote: dealstage, values: [started, '{choice.owner}'] }
records:
  deal:
    object: deals
    key: our_key
    fields:
      - { canonical: company.name, remote: name }
      - { canonical: profile.employees, remote: staff, as: count }
      - { canonical: choice.owner, remote: owner, direction: on_create }
      - { template: HIGH, remote: priority }
      - { canonical: assessment.status, remote: dealstage, direction: from_crm, initial: new, as: { from: { a: won } } }
    examples:
      - canonical: { company.name: Acme, choice.owner: '7' }
        remote: { name: Acme, owner: '7', priority: HIGH }
`,
  'test.yaml',
)
const option = (name: string, ...values: string[]): RemoteProperty => ({
  name,
  label: name,
  type: 'option',
  options: values.map((value) => ({ value, label: value.toUpperCase() })),
})
const GOOD: RemoteProperty[] = [
  { name: 'our_key', label: 'Key', type: 'text' },
  { name: 'name', label: 'Name', type: 'text' },
  { name: 'staff', label: 'Staff', type: 'number' },
  option('owner', '7', '8'),
  option('priority', 'HIGH', 'LOW'),
  { name: 'dealstage', label: 'Stage', type: 'option' },
]
const STAGES = {
  deals: [
    { id: 'p', label: 'P', stages: ['new', 'started', '7'].map((id) => ({ id, label: id, closed: false })) },
  ],
}

/** The account with some fields changed, or gone. */
const gaps = (change: Record<string, Partial<RemoteProperty> | null>, chosen?: Record<string, string>) =>
  checkAgainst(
    mapping,
    {
      objects: {
        deals: {
          properties: GOOD.flatMap((one) => {
            const changed = change[one.name]
            return changed === null ? [] : [{ ...one, ...changed }]
          }),
        },
      },
      owners: [],
      pipelines: STAGES,
    },
    chosen,
  ).map(({ line, at, reason }) => `${line} ${at}: ${reason}`)

describe('A mapping before a live account', () => {
  it('has no gap where everything is there', () => assert.deepEqual(gaps({}), []))

  it('names what is gone, and what it is probably called now', () => {
    assert.match(
      gaps({ name: { name: 'name_1' } }).join(),
      /^deal.name 10: .*no field “name” on deals. Did you mean “name_1”/,
    )
    assert.match(gaps({ name: { name: 'x1', label: 'Name' } }).join(), /Did you mean “x1”/)
    assert.match(gaps({ our_key: null }).join(), /^deal.our_key 8: .*made twice/)
    assert.match(
      checkAgainst(mapping, { objects: { deal: { properties: [] } }, owners: [], pipelines: {} })[0]
        ?.reason ?? '',
      /no “deals”. Did you mean “deal”/,
    )
  })

  it('names fields of another type, and those that are not ours to write', () => {
    assert.match(
      gaps({ name: { type: 'number' } }).join(),
      /“name” is a field for numbers, and line 10 writes “text”/,
    )
    assert.match(gaps({ staff: { type: 'date' } }).join(), /field for dates/)
    assert.match(
      gaps({ name: { readOnly: true } }).join(),
      /does not let us write “name”. Make line 10 from_crm/,
    )
    assert.match(gaps({ dealstage: { readOnly: true } }).join(), /Remove the first value in line 14/)
  })

  it('names options that are gone: of texts, of choices, of stages', () => {
    assert.match(gaps({ priority: option('priority', 'HIGHEST') }).join(), /no option HIGH/)
    assert.match(gaps({ owner: option('owner', '70') }).join(), /no option 7/)
    assert.match(gaps({}, { owner: '9' }).join(), /“owner” has no option 9/)
    const gone = gaps({ dealstage: option('dealstage', 'news', 'start') }).join('\n')
    assert.match(gone, /^deal.dealstage 14: “dealstage” has no option new. Did you mean “news” \(NEWS\)/)
    assert.match(gone, /^start 4: “dealstage” has no option started, so nothing starts by it/m)
  })
})
