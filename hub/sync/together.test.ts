import assert from 'node:assert/strict'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import { POISON, createMemoryCrm } from '../../connectors/memory/memory.ts'
import { startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { accountAt, prepareAccount } from './hubspot-testing.ts'
import { makeReconcileMany } from './reconcile-many.ts'
import { ADA, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

const person = (index: number) => ({
  ...ADA,
  'contact.email': `p${index}@company-${index}.test`,
  'company.domain': `company-${index}.test`,
  'company.name': `Company ${index}`,
})

describe('Many syncs together', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  const many = (bench: SyncBench, ids: string[]) => makeReconcileMany(bench.needs)(bench.connectionId, ids)

  async function submitMany(bench: SyncBench, count: number): Promise<string[]> {
    const ids: string[] = []
    for (let index = 0; index < count; index++)
      ids.push((await submitted(bench, { values: person(index) })).id)
    return ids
  }

  describe('with HubSpot', () => {
    let sandbox: RunningSandbox
    let bench: SyncBench
    const clock = tickingClock()
    before(async () => {
      sandbox = await startSandbox({ clock })
      bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
      await prepareAccount(bench)
    })
    after(() => sandbox.stop())
    const calls = () => ({ ...sandbox.faults.counters().calls })
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0)

    it('cost seven calls for a hundred new assessments, and none once they agree', async function () {
      this.timeout(30_000)
      const ids = await submitMany(bench, 100)
      const before = total(calls())
      const done = await many(bench, ids)
      assert.deepEqual(
        done.filter(({ ok }) => !ok),
        [],
      )
      assert.equal(total(calls()) - before, 7)
      assert.equal(sandbox.portal.list('contacts', 0, 200).length, 100)
      assert.equal(sandbox.portal.list('deals', 0, 200).length, 100)
      const { items } = await bench.needs.runs.list({ assessmentId: ids[0] ?? '' })
      assert.equal(items[0]?.records.length, 5)
      const quiet = total(calls())
      await many(bench, ids)
      assert.equal(total(calls()) - quiet, 0)
    })

    it('give each assessment its own records', async () => {
      const [one] = sandbox.portal.list('deals', 0, 1)
      const links = await bench.needs.links.findByRemotes(bench.connectionId, 'deals', [one?.id ?? ''])
      const { answers } = await bench.needs.assessments.get(links[0]?.assessmentId ?? '')
      assert.equal(one?.properties['dealname'], `${String(answers['company.name']?.value)} – IT assessment`)
    })

    it('carry what changed on both sides in step', async () => {
      const { items } = await bench.needs.assessments.list({ limit: 20 })
      for (const { id } of items)
        await bench.needs.assessments.change(id, () => ({
          answers: said(clock, { 'contact.title': 'Owner' }),
        }))
      const before = total(calls())
      await many(
        bench,
        items.map(({ id }) => id),
      )
      // One read, one write and one look at the history for the contacts of all of them.
      assert.equal(total(calls()) - before, 3)
    })
  })

  it('go on when one of them is refused, and when one is synced by somebody else', async () => {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const [first = '', second = '', third = ''] = await submitMany(bench, 3)
    await bench.needs.assessments.change(first, () => ({
      answers: said(clock, { 'company.name': POISON }),
    }))
    await bench.needs.leases.take(`${bench.connectionId}:${second}`, 60_000)
    const done = await many(bench, [first, second, third])
    assert.deepEqual(
      done.map(({ ok, again }) => [ok, again]),
      [
        [true, undefined],
        [false, true],
        [true, undefined],
      ],
    )
    const dead = (await bench.links(first)).filter((link) => link.dead !== undefined)
    assert.deepEqual(
      dead.map(({ kind }) => kind),
      ['company'],
    )
    assert.equal(crm.records.get('contacts')?.size, 2)
    assert.equal(crm.records.get('companies')?.size, 1)
  })

  it('leave nobody waiting when the CRM is away', async () => {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const ids = await submitMany(bench, 5)
    crm.failNext('before', 20)
    const done = await many(bench, ids)
    assert.ok(done.every(({ ok, again }) => !ok && again === true))
    for (const id of ids) assert.ok((await bench.needs.assessments.get(id)).pending.length > 0)
  })
})
