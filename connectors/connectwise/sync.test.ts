import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadMapping } from '../../hub/mapping/parse-mapping.ts'
import { openTestStore, type TestStore } from '../../hub/store/testing.ts'
import { prepareAccount } from '../../hub/sync/hubspot-testing.ts'
import { ADA, openSyncBench, submitted, tickingClock, type SyncBench } from '../../hub/sync/testing.ts'
import { KEYS, startConnectWiseSandbox, type RunningConnectWise } from '../sandbox/connectwise/testing.ts'
import { REP } from './bench.testing.ts'
import { connectwise } from './connectwise.ts'

const mapping = loadMapping(
  readFileSync(new URL('../../mappings/connectwise.yaml', import.meta.url), 'utf8'),
  'mappings/connectwise.yaml',
)
/** By the ids of the stand-in. */
const choices = {
  salesRep: '2',
  companyType: '2',
  logType: '4',
  logStatus: '2',
  configurationType: '1',
  itemStatus: '1',
}
const values = {
  ...ADA,
  'company.address.line1': '1 Main Street',
  costs: [
    {
      id: 'c1',
      label: 'Microsoft 365',
      provider: 'Contoso',
      amount: { min: 125_050, max: 125_050, currency: 'USD' },
      period: 'monthly',
    },
  ],
  'network.devices': [
    { id: 'd1', name: 'FRONT-1', model: 'OptiPlex 7010', os: 'Windows 11 Pro' },
    { id: 'd2', name: 'FRONT-2' },
  ],
}

const Reference = z.object({ id: z.number() })

describe('An assessment in ConnectWise', () => {
  let store: TestStore
  let crm: RunningConnectWise
  let bench: SyncBench
  let clock: ReturnType<typeof tickingClock>
  before(async () => void (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    crm = await startConnectWiseSandbox({ clock })
    bench = await openSyncBench(store, connectwise, clock, {
      credentials: {
        company: KEYS.companyId,
        publicKey: KEYS.publicKey,
        privateKey: KEYS.privateKey,
        clientId: KEYS.clientId,
      },
      settings: { baseUrl: crm.url, certificate: crm.certificate },
      mapping,
    })
    await bench.needs.connections.update(bench.connectionId, { choices })
    await prepareAccount(bench)
  })
  afterEach(() => crm.stop())
  const all = (kind: string) => crm.portal.all(kind)
  const writes = () =>
    Object.entries(crm.faults.counters().calls).reduce(
      (sum, [name, times]) => sum + (name.startsWith('GET ') ? 0 : times),
      0,
    )

  it('becomes a company, a contact, an opportunity and all that belongs to them, once', async () => {
    const { id } = await submitted(bench, { values })
    await bench.push(id)
    const company = all('companies').find(({ name }) => name === 'Acme Dental')
    const [contact] = all('contacts')
    const [sale] = all('opportunities')
    assert.deepEqual([company?.website, contact?.firstName], ['acme-dental.test', 'Ada'])
    const refers = (reference: unknown, to: { id: number } | undefined) =>
      assert.equal(Reference.parse(reference).id, to?.id)
    refers(contact?.company, company)
    refers(sale?.company, company)
    refers(sale?.contact, contact)
    assert.deepEqual(
      ['opportunityNotes', 'forecastItems', 'configurations'].map((kind) => all(kind).length),
      [1, 1, 2],
    )
    assert.deepEqual(
      all('activities')
        .map(({ name }) => String(name).replace(/:.*/, ''))
        .sort(),
      ['Call Ada Byron', 'IT assessment started', 'IT assessment submitted'],
    )
    for (const link of await bench.links(id)) assert.equal(link.state, 'linked', `${link.kind}: ${link.dead}`)

    const before = writes()
    await bench.reconcile(id)
    assert.equal(writes(), before)
  })

  it('follows the rep: what is edited and closed in ConnectWise comes back', async () => {
    const { id } = await submitted(bench, { values })
    await bench.push(id)
    clock.advance(60_000)
    const company = all('companies').find(({ name }) => name === 'Acme Dental')
    crm.portal.update('companies', company?.id ?? 0, { phoneNumber: '555-010-0177' }, REP)
    crm.portal.update(
      'opportunities',
      all('opportunities')[0]?.id ?? 0,
      { status: { name: 'Won' }, primarySalesRep: { identifier: 'SOkafor' } },
      REP,
    )
    await bench.reconcile(id)
    const assessment = await bench.needs.assessments.get(id)
    assert.equal(assessment.status, 'won')
    const phone = assessment.answers['company.phone']
    assert.equal(phone?.state === 'known' && phone.value, '+15550100177')
  })

  it('is made once, however many answers are lost on the way', async () => {
    const { id } = await submitted(bench, { values })
    for (const skip of [0, 3, 6, 9]) crm.faults.plan({ kind: 'after_commit', skip })
    for (let attempt = 0; attempt < 8; attempt++) await bench.push(id).catch(() => clock.advance(60_000))
    assert.deepEqual(
      ['contacts', 'opportunities', 'opportunityNotes', 'forecastItems', 'configurations', 'activities'].map(
        (kind) => all(kind).length,
      ),
      [1, 1, 1, 1, 2, 3],
    )
    assert.equal(all('companies').filter(({ name }) => name === 'Acme Dental').length, 1)
  })
})
