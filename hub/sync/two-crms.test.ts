import assert from 'node:assert/strict'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

describe('One assessment in two CRMs', () => {
  let store: TestStore
  let first: SyncBench
  let second: SyncBench
  let crms: [MemoryCrm, MemoryCrm]
  let id: string
  const clock = tickingClock()

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    const enabled: string[] = []
    crms = [createMemoryCrm({ clock }), createMemoryCrm({ clock })]
    first = await openSyncBench(store, crms[0].connector, clock, { enabled })
    second = await openSyncBench(store, crms[1].connector, clock, { enabled })
    ;({ id } = await submitted(first))
    await settle()
  })

  /** Whatever is pending is synced, until nothing is. */
  async function settle(): Promise<number> {
    for (let round = 0; round < 10; round++) {
      const { pending } = await first.needs.assessments.get(id)
      if (pending.length === 0) return round
      for (const bench of [first, second]) if (pending.includes(bench.connectionId)) await bench.push(id)
    }
    throw new Error('It never settles.')
  }
  const contact = (crm: MemoryCrm) => [...(crm.records.get('contacts')?.values() ?? [])][0]
  const titles = async () => [
    ...crms.map((crm) => contact(crm)?.fields['jobtitle']),
    (await first.needs.assessments.get(id)).answers['contact.title']?.value,
  ]
  const edit = (crm: MemoryCrm, jobtitle: string) =>
    crm.edit('contacts', contact(crm)?.id ?? '', { jobtitle })

  it('is made in both, each under its own link', async () => {
    for (const crm of crms)
      for (const object of ['companies', 'contacts', 'deals', 'notes', 'tasks'])
        assert.equal(crm.records.get(object)?.size, 1, object)
    assert.equal((await first.links(id)).length, 5)
    assert.equal((await second.links(id)).length, 5)
  })

  it('carries an edit in one through the hub to the other', async () => {
    edit(crms[0], 'Owner')
    await first.reconcile(id)
    assert.deepEqual(await titles(), ['Owner', undefined, 'Owner'])
    await settle()
    assert.deepEqual(await titles(), ['Owner', 'Owner', 'Owner'])
  })

  it('converges when both were edited at once: who is read last has the last word, and both agree', async () => {
    edit(crms[0], 'Owner')
    edit(crms[1], 'Chief')
    await first.reconcile(id)
    await second.reconcile(id)
    await settle()
    assert.deepEqual(await titles(), ['Chief', 'Chief', 'Chief'])
    const calls = crms.map((crm) => crm.calls())
    await settle()
    await first.push(id)
    await second.push(id)
    assert.deepEqual(
      crms.map((crm) => crm.calls()),
      calls,
    )
  })

  it('converges from the prospect too, when one CRM was away meanwhile', async () => {
    crms[1].failNext('before', 1)
    await first.needs.assessments.change(id, () => ({ answers: said(clock, { 'contact.title': 'Head' }) }))
    await first.push(id)
    await assert.rejects(second.push(id))
    assert.deepEqual((await first.needs.assessments.get(id)).pending, [second.connectionId])
    await settle()
    assert.deepEqual(await titles(), ['Head', 'Head', 'Head'])
  })

  it('follows the stage of either deal', async () => {
    const [deal] = crms[1].records.get('deals')?.values() ?? []
    crms[1].edit('deals', deal?.id ?? '', { dealstage: 'closedwon' })
    await second.reconcile(id)
    await settle()
    assert.equal((await first.needs.assessments.get(id)).status, 'won')
  })
})
