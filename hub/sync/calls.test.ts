import assert from 'node:assert/strict'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import type { ObjectName } from '../../connectors/sandbox/hubspot/definitions.ts'
import { startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { accountAt, prepareAccount } from './hubspot-testing.ts'
import { openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const

/** What a sync costs of HubSpot's budget of calls; README.md tells these figures. */
describe('Calls to HubSpot', () => {
  let store: TestStore
  let sandbox: RunningSandbox
  let bench: SyncBench
  let clock: ReturnType<typeof tickingClock>

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    await prepareAccount(bench)
  })
  afterEach(() => sandbox.stop())

  /** Calls by method and path, while `act` runs. */
  async function callsOf(act: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = { ...sandbox.faults.counters().calls }
    await act()
    const after = Object.entries(sandbox.faults.counters().calls)
    return Object.fromEntries(
      after.flatMap(([name, count]) => {
        const more = count - (before[name] ?? 0)
        return more > 0 ? [[name, more]] : []
      }),
    )
  }
  const total = (calls: Record<string, number>) => Object.values(calls).reduce((sum, one) => sum + one, 0)
  const answer = (id: string, values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))

  const contactId = () => sandbox.portal.list('contacts', 0, 1)[0]?.id ?? ''
  /** A rep's edit, and the sync that its webhook causes. */
  const edited = (id: string, properties: Record<string, string>) =>
    callsOf(async () => {
      sandbox.portal.update('contacts', contactId(), properties, REP)
      await bench.needs.hints.add(bench.connectionId, id, 'contacts')
      await bench.push(id)
    })

  it('are five and two searches for a new assessment, with all its associations', async () => {
    const { id } = await submitted(bench)
    assert.deepEqual(await callsOf(() => bench.push(id)), {
      'POST /crm/v3/objects/companies/search': 1,
      'POST /crm/v3/objects/contacts/search': 1,
      'POST /crm/v3/objects/companies/batch/upsert': 1,
      'POST /crm/v3/objects/contacts/batch/create': 1,
      'POST /crm/v3/objects/deals/batch/create': 1,
      'POST /crm/v3/objects/notes/batch/create': 1,
      'POST /crm/v3/objects/tasks/batch/create': 1,
    })
    const { links, list } = sandbox.portal
    const partners = (from: ObjectName, to: ObjectName) =>
      links.of(list(from, 0, 1)[0]?.id ?? '', to).flatMap(({ typeIds }) => typeIds)
    assert.deepEqual(partners('companies', 'contacts'), [280])
    assert.deepEqual([...partners('deals', 'contacts'), ...partners('deals', 'companies')], [3, 341])
    assert.deepEqual(
      (['contacts', 'companies', 'deals'] as const).flatMap((one) => partners('notes', one)),
      [202, 190, 214],
    )
    assert.deepEqual(partners('tasks', 'deals'), [216])
    assert.deepEqual(await callsOf(() => bench.push(id)), {})
  })

  it('are three for each record that an answer changes, and two where ours decides anyway', async () => {
    const { id } = await submitted(bench)
    await bench.push(id)
    await answer(id, { 'contact.title': 'Owner' })
    assert.deepEqual(await callsOf(() => bench.push(id)), {
      // Once to plan, and once to see whether our write covered an edit of the rep.
      'POST /crm/v3/objects/contacts/batch/read': 2,
      'POST /crm/v3/objects/contacts/batch/update': 1,
    })
    // The phone number stands in the summary of the company and in the note too.
    await answer(id, { 'contact.phone': '+15550100155' })
    assert.equal(total(await callsOf(() => bench.push(id))), 3 + 2 + 2)
  })

  it('is one for an edit of the rep, and two for each other record that it changes', async () => {
    const { id } = await submitted(bench)
    await bench.push(id)
    assert.equal(total(await edited(id, { jobtitle: 'Owner' })), 1)
    assert.equal(total(await edited(id, { phone: '+1 555 010 0177' })), 1 + 2 + 2)
  })

  it('does not take a record that was made by an attempt before for a new one', async () => {
    const { id } = await submitted(bench)
    sandbox.faults.plan({ kind: 'after_commit', match: '/deals/batch/create' })
    await assert.rejects(bench.push(id))
    await bench.push(id)
    for (const object of ['companies', 'contacts', 'deals', 'notes', 'tasks'] as const)
      assert.equal(sandbox.portal.count(object), 1, object)
    assert.deepEqual((await bench.needs.conflicts.list({ connectionId: bench.connectionId })).items, [])
  })
})
