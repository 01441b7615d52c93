import assert from 'node:assert/strict'
import { createMemoryCrm } from '../../connectors/memory/memory.ts'
import type { Connector, FileWrite } from '../domain/connector.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { ADA, openSyncBench, said, submitted, tickingClock } from './testing.ts'

const MAPPING = `
mapping: everything
crm: memory
records:
  company:
    object: companies
    key: sentry
    fields: [{ canonical: company.name, remote: name }]
    examples: [{ canonical: { company.name: Acme }, remote: { name: Acme } }]
  deal:
    object: deals
    key: sentry
    associate: [company]
    fields: [{ canonical: assessment.name, remote: title, direction: on_create }]
    examples: [{ canonical: { assessment.name: A }, remote: { title: A } }]
  line_item:
    object: items
    key: sentry
    associate: [deal]
    fields:
      - { canonical: cost.label, remote: name, conflict: ours }
      - { canonical: cost.monthly, remote: price, as: { money: USD }, conflict: ours }
    examples:
      - canonical: { cost.label: Mail, cost.monthly: { min: 1000, max: 1000, currency: USD } }
        remote: { name: Mail, price: '10.00' }
  asset:
    object: configurations
    key: sentry
    associate: [company]
    fields: [{ canonical: device.name, remote: name, conflict: ours }]
    examples: [{ canonical: { device.name: SRV1 }, remote: { name: SRV1 } }]
  activity:
    object: activities
    key: sentry
    associate: [deal]
    fields: [{ canonical: activity.title, remote: subject, direction: on_create }]
    examples: [{ canonical: { activity.title: Started }, remote: { subject: Started } }]
  document:
    object: documents
    key: sentry
    associate: [deal]
    fields: [{ canonical: document.title, remote: title, direction: on_create }]
    examples: [{ canonical: { document.title: Report }, remote: { title: Report } }]
`

const COSTS = [
  {
    id: 'mail',
    label: 'Mail',
    amount: { min: 120_00, max: 120_00, currency: 'USD' },
    period: 'annual',
  },
  { id: 'line', label: 'Line', amount: { min: 50_00, max: 50_00, currency: 'USD' }, period: 'monthly' },
]

describe('Kinds with several records', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  async function synced() {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const files: FileWrite['file'][] = []
    const connector: Connector = {
      ...crm.connector,
      open(given) {
        const session = crm.connector.open(given)
        return {
          ...session,
          async attach({ file, ...write }) {
            files.push(file)
            const [result] = await session.write([write])
            assert.ok(result)
            return result
          },
        }
      },
    }
    const bench = await openSyncBench(store, connector, clock, {
      mapping: loadMapping(MAPPING, 'everything.yaml'),
    })
    Object.assign(bench.needs, {
      monthlyOf: ({ amount }: { amount: object }) => amount,
      filesOf: () => [
        {
          id: 'report',
          title: 'Report',
          name: 'report.html',
          contentType: 'text/html',
          at: '2026-11-23T09:00:00.000Z',
          content: () => Promise.resolve(Buffer.from('<h1>Report</h1>')),
        },
      ],
    })
    const { id } = await submitted(bench, {
      values: { ...ADA, costs: COSTS, 'network.devices': [{ id: 'd1', name: 'SRV1' }] },
    })
    await bench.push(id)
    const shown = (object: string, field: string) =>
      [...(crm.records.get(object)?.values() ?? [])].map(({ fields }) => fields[field])
    return { clock, crm, bench, id, files, shown }
  }

  it('become a record for each element, associated, and the file with its content', async () => {
    const { crm, bench, id, files, shown } = await synced()
    assert.deepEqual(shown('items', 'name'), ['Mail', 'Line'])
    assert.deepEqual(shown('items', 'price'), ['120.00', '50.00'])
    assert.deepEqual(shown('configurations', 'name'), ['SRV1'])
    assert.deepEqual(shown('activities', 'subject'), ['IT assessment started', 'IT assessment submitted'])
    assert.deepEqual(shown('documents', 'title'), ['Report'])
    assert.deepEqual(
      files.map(({ name, content }) => [name, content.toString()]),
      [['report.html', '<h1>Report</h1>']],
    )
    // Deal and device with the company; two costs, two activities and the document with the deal.
    assert.equal(crm.associations.length, 7)
    const links = await bench.links(id)
    assert.deepEqual(links.map(({ kind, element }) => [kind, element ?? '']).toSorted(), [
      ['activity', 'started'],
      ['activity', 'submitted'],
      ['asset', 'd1'],
      ['company', ''],
      ['deal', ''],
      ['document', 'report'],
      ['line_item', 'line'],
      ['line_item', 'mail'],
    ])
    const calls = crm.calls()
    await bench.push(id)
    assert.equal(crm.calls(), calls)
  })

  it('follow their element, whatever its place in the list, and are left when it goes', async () => {
    const { clock, bench, id, shown } = await synced()
    const [mail, line] = COSTS
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, {
        costs: [
          { ...line, label: 'Fibre line' },
          { ...mail, id: 'backup', label: 'Backup' },
        ],
      }),
    }))
    await bench.push(id)
    assert.deepEqual(shown('items', 'name'), ['Mail', 'Fibre line', 'Backup'])
  })
})
