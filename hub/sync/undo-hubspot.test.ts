import assert from 'node:assert/strict'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import { startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { accountAt, prepareAccount } from './hubspot-testing.ts'
import { openPreviewBench, type PreviewBench } from './preview-testing.ts'
import { openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const

describe('Taking a run back in HubSpot', () => {
  let store: TestStore
  let sandbox: RunningSandbox
  let bench: SyncBench
  let previews: PreviewBench
  let id: string
  const clock = tickingClock(new Date().toISOString())

  before(async () => {
    store = await openTestStore()
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    await prepareAccount(bench)
    previews = openPreviewBench(store, bench)
    id = (await submitted(bench)).id
    await bench.push(id)
    clock.advance(60_000)
  })
  after(async () => {
    await sandbox.stop()
    await store.close()
  })

  const contact = () => sandbox.portal.list('contacts', 0, 1)[0]
  const latest = async () => {
    clock.advance(1000)
    return (await previews.needs.runs.list({ assessmentId: id })).items[0]?.id ?? ''
  }

  it('gives back what was there, blanks included, on both sides', async () => {
    sandbox.portal.update('contacts', contact()?.id ?? '', { firstname: 'Augusta' }, REP)
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, { 'contact.title': 'Countess', 'contact.phone': '+442079460123' }),
    }))
    await previews.reconcile(id)
    const before = { ...contact()?.properties }
    assert.deepEqual([before['jobtitle'], before['phone']], ['Countess', '+44 20 7946 0123'])
    const plan = await previews.undo({ runId: await latest() })
    assert.deepEqual(contact()?.properties, before)
    assert.equal((await previews.approve(plan.preview)).state, 'done')
    const { properties } = contact() ?? {}
    assert.deepEqual([properties?.['jobtitle'] ?? '', properties?.['phone']], ['', '+15550100123'])
    const { answers } = await bench.needs.assessments.get(id)
    assert.deepEqual([answers['contact.firstName']?.value, properties?.['firstname']], ['Ada', 'Augusta'])
    const after = { ...contact()?.properties }
    await previews.reconcile(id)
    assert.deepEqual(contact()?.properties, after, 'the next sync leaves it so')
  })

  it('archives what a run made when that is chosen, and makes it no second time', async () => {
    const values = {
      'contact.firstName': 'Bob',
      'contact.email': 'bob@two.test',
      'company.domain': 'two.test',
    }
    const other = await submitted(bench, { values })
    await bench.push(other.id)
    const run = (await previews.needs.runs.list({ assessmentId: other.id })).items[0]?.id ?? ''
    const counts = () =>
      (['contacts', 'companies', 'deals'] as const).map((one) => sandbox.portal.list(one, 0, 9).length)
    assert.deepEqual(counts(), [2, 2, 2])
    const plan = await previews.undo({ runId: run, archiveCreated: true })
    assert.ok(
      plan.preview.counts.archived >= 3,
      JSON.stringify(plan.records.map(({ kind, what, reason }) => [kind, what, reason])),
    )
    await previews.approve(plan.preview)
    assert.deepEqual(counts(), [1, 1, 1])
    await previews.reconcile(other.id)
    assert.deepEqual(counts(), [1, 1, 1])
  })
})
