import assert from 'node:assert/strict'
import { createMemoryCrm, POISON, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { HubError } from '../domain/errors.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { only, openPreviewBench, type PreviewBench } from './preview-testing.ts'
import { makeReconcile, RECONCILE_ATTEMPTS } from './reconcile.ts'
import { makeStuck } from './stuck.ts'
import { ADA, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

describe('Dead letters', () => {
  let crm: MemoryCrm
  let bench: SyncBench
  let previews: PreviewBench
  let store: TestStore
  const clock = tickingClock(new Date().toISOString())

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
    previews = openPreviewBench(store, bench)
  })

  const letters = async () =>
    (await previews.needs.deadLetters.list({ connectionId: bench.connectionId })).items

  it('keep a record that the CRM refused with its reason and what was sent, until it gets through', async () => {
    const { id } = await submitted(bench, { values: { ...ADA, 'company.name': POISON } })
    await previews.reconcile(id)
    await previews.reconcile(id)
    const letter = only(await letters())
    assert.deepEqual(
      [letter.assessmentId, letter.record?.kind, letter.reason, letter.tries, letter.again],
      [id, 'company', 'A value is refused.', 2, false],
    )
    assert.deepEqual([letter.payload?.['name'], letter.payload?.['domain']], [POISON, 'acme-dental.test'])
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, { 'company.name': 'Acme Dental' }),
    }))
    await previews.reconcile(id)
    assert.deepEqual(await letters(), [])
  })

  it('go away when there is nothing left to send of what was refused', async () => {
    const { id } = await submitted(bench)
    await previews.reconcile(id)
    const change = (name: string) =>
      bench.needs.assessments.change(id, () => ({ answers: said(clock, { 'company.name': name }) }))
    await change(POISON)
    await previews.reconcile(id)
    assert.ok((await letters()).some(({ record }) => record?.kind === 'company'))
    await change('Acme Dental')
    await previews.reconcile(id)
    assert.deepEqual(await letters(), [])
    assert.ok((await bench.links(id)).every(({ dead }) => dead === undefined))
  })

  it('keep a whole sync that failed for the last time, and say whether it is tried again by itself', async () => {
    const { id } = await submitted(bench)
    const reconcile = makeReconcile(previews.needs)
    const payload = { assessmentId: id, connectionId: bench.connectionId }
    crm.failNext('before', 2)
    await assert.rejects(reconcile(payload, { attempt: 1 }))
    assert.deepEqual(await letters(), [], 'it is tried again')
    crm.failNext('before', 2)
    await assert.rejects(reconcile(payload, { attempt: RECONCILE_ATTEMPTS }))
    const away = only(await letters())
    assert.deepEqual([away.record, away.again, away.assessmentId], [undefined, true, id])
    const broken = makeReconcile({
      ...previews.needs,
      mappingOf: () => {
        throw new HubError('misconfigured', 'The mapping is gone.')
      },
    })
    await assert.rejects(broken(payload, { attempt: RECONCILE_ATTEMPTS }))
    const stuck = only(await letters())
    assert.deepEqual([stuck.reason, stuck.again, stuck.tries], ['The mapping is gone.', false, 2])
    const isStuck = async () => [...(await makeStuck(previews.needs)(bench.connectionId, [id]))]
    assert.deepEqual(await isStuck(), [id], 'no sweep tries it again')
    await bench.needs.assessments.change(id, () => ({ answers: said(clock, { 'company.name': 'Acme' }) }))
    assert.deepEqual(await isStuck(), [], 'what changed is tried again')
    await reconcile(payload, { attempt: 1 })
    assert.deepEqual(await letters(), [])
  })
})
