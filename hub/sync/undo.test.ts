import assert from 'node:assert/strict'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import type { Run } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeRelease } from './release.ts'
import { only, openPreviewBench, writesIn, type PreviewBench } from './preview-testing.ts'
import { openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

describe('Taking a run back', () => {
  let clock: ReturnType<typeof tickingClock>
  let crm: MemoryCrm
  let bench: SyncBench
  let previews: PreviewBench
  let store: TestStore
  let id: string

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock(new Date().toISOString())
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
    previews = openPreviewBench(store, bench)
    id = (await submitted(bench)).id
    await bench.reconcile(id)
    clock.advance(60_000)
  })

  const all = (object: string) => [...(crm.records.get(object)?.values() ?? [])]
  const contact = () => only(all('contacts'))
  const answer = (values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))
  const valueOf = async (path: string) => (await bench.needs.assessments.get(id)).answers[path]?.value
  const inCrm = () => JSON.stringify([...crm.records.values()].flatMap((table) => [...table.values()]))
  const latest = async (): Promise<Run> => {
    clock.advance(1000)
    const [run] = (await previews.needs.runs.list({ connectionId: bench.connectionId })).items
    assert.ok(run)
    return run
  }
  const heldOf = async () =>
    (await bench.links(id))
      .flatMap(({ kind, held = [] }) => held.map(({ remote }) => `${kind}.${remote}`))
      .sort()

  it('gives the CRM back what it held, and keeps it there until a person releases it', async () => {
    await answer({ 'contact.lastName': 'Lovelace' })
    await bench.reconcile(id)
    const run = await latest()
    const before = inCrm()
    const plan = await previews.undo({ runId: run.id })
    assert.ok(writesIn(plan).includes('contact.lastname (crm): Lovelace → Byron'))
    assert.equal(inCrm(), before, 'nothing is written before the approval')
    const done = await previews.approve(plan.preview)
    assert.deepEqual([done.state, contact().fields['lastname']], ['done', 'Byron'])
    const undoing = await latest()
    assert.deepEqual([undoing.why, undoing.undoes], ['undo', [run.id]])
    assert.ok((await heldOf()).includes('contact.lastname'))
    await bench.reconcile(id)
    assert.deepEqual([contact().fields['lastname'], await valueOf('contact.lastName')], ['Byron', 'Lovelace'])
    const release = makeRelease(previews.needs)
    for (const link of await bench.links(id)) await release(link.id)
    assert.deepEqual(await heldOf(), [])
    await bench.reconcile(id)
    assert.equal(contact().fields['lastname'], 'Lovelace')
  })

  it('gives the assessment back what it said, and what followed from that', async () => {
    crm.edit('contacts', contact().id, { phone: '+1 555 010 0199' })
    await bench.reconcile(id)
    assert.match(only(all('notes')).fields['hs_note_body'] ?? '', /15550100199/)
    const plan = await previews.undo({ runId: (await latest()).id })
    assert.ok(writesIn(plan).includes('contact.phone (assessment): +15550100199 → +15550100123'))
    assert.equal((await previews.approve(plan.preview)).state, 'done')
    const answers = (await bench.needs.assessments.get(id)).answers
    assert.deepEqual(
      [answers['contact.phone']?.value, answers['contact.phone']?.provenance.source],
      ['+15550100123', 'staff'],
    )
    assert.match(only(all('notes')).fields['hs_note_body'] ?? '', /15550100123/)
    await bench.reconcile(id)
    assert.deepEqual(
      [contact().fields['phone'], await valueOf('contact.phone')],
      ['+1 555 010 0199', '+15550100123'],
    )
  })

  it('leaves alone what changed since, and says so', async () => {
    await answer({ 'contact.lastName': 'Lovelace', 'contact.title': 'Countess' })
    await bench.reconcile(id)
    const run = await latest()
    crm.edit('contacts', contact().id, { jobtitle: 'Owner' })
    const plan = await previews.undo({ runId: run.id })
    const fields = plan.records.find(({ kind }) => kind === 'contact')?.fields ?? []
    assert.deepEqual(
      fields.map(({ remote, action, reason }) => [remote, action, reason.split(':')[0]]),
      [
        ['lastname', 'write_remote', 'Taken back'],
        ['jobtitle', 'keep', 'Left alone'],
      ],
    )
    crm.edit('contacts', contact().id, { lastname: 'King' })
    const moved = await previews.approve(plan.preview)
    assert.deepEqual(
      [moved.state, contact().fields['lastname'], contact().fields['jobtitle']],
      ['moved', 'King', 'Owner'],
    )
    assert.ok(!(await heldOf()).includes('contact.lastname'), 'what was not taken back does not wait')
  })

  it('can itself be taken back, and then nothing waits', async () => {
    await answer({ 'contact.lastName': 'Lovelace' })
    await bench.reconcile(id)
    await previews.approve((await previews.undo({ runId: (await latest()).id })).preview)
    const again = await previews.undo({ runId: (await latest()).id })
    assert.ok(writesIn(again).includes('contact.lastname (crm): Byron → Lovelace'))
    await previews.approve(again.preview)
    assert.deepEqual([contact().fields['lastname'], await heldOf()], ['Lovelace', []])
    const before = inCrm()
    await bench.reconcile(id)
    assert.equal(inCrm(), before)
  })

  it('takes a whole window back in one step', async () => {
    const since = clock.now().toISOString()
    for (const name of ['Lovelace', 'King', 'Noel']) {
      await answer({ 'contact.lastName': name })
      await bench.reconcile(id)
      clock.advance(1000)
    }
    const plan = await previews.undo({ window: { connectionId: bench.connectionId, since } })
    assert.deepEqual(
      writesIn(plan).filter((line) => line.startsWith('contact')),
      ['contact.lastname (crm): Noel → Byron'],
    )
    await previews.approve(plan.preview)
    assert.equal(contact().fields['lastname'], 'Byron')
  })

  it('lists the records that were made, and archives them only when that is chosen', async () => {
    const run = await latest()
    const listed = await previews.undo({ runId: run.id })
    assert.deepEqual([writesIn(listed), listed.preview.counts.archived], [[], 0])
    assert.equal(listed.records.length, 5)
    await previews.approve(listed.preview)
    assert.equal(all('contacts').length, 1)
    crm.edit('deals', only(all('deals')).id, { dealname: 'Mine now' })
    const plan = await previews.undo({ runId: run.id, archiveCreated: true })
    assert.equal(plan.preview.counts.archived, 4, 'somebody worked on the deal')
    crm.edit('contacts', contact().id, { jobtitle: 'Owner' })
    const moved = await previews.approve(plan.preview)
    assert.equal(moved.state, 'moved')
    assert.deepEqual([all('contacts').length, all('companies').length, all('notes').length], [1, 0, 0])
    const archiving = await latest()
    assert.ok(archiving.records.every(({ what }) => what === 'archived'))
    await bench.reconcile(id)
    assert.equal(all('companies').length, 0, 'what was archived is not made again')
  })

  it('writes nothing a second time when it is killed in between', async () => {
    await answer({ 'contact.lastName': 'Lovelace' })
    await bench.reconcile(id)
    const { preview } = await previews.undo({ runId: (await latest()).id })
    const { hints } = previews.needs
    const add = hints.add
    hints.add = () => Promise.reject(new Error('killed'))
    const setOutcome = previews.needs.previews.setOutcome
    previews.needs.previews.setOutcome = () => Promise.reject(new Error('killed'))
    await assert.rejects(previews.approve(preview), /killed/)
    Object.assign(hints, { add })
    previews.needs.previews.setOutcome = setOutcome
    const before = inCrm()
    await previews.manage.resume(preview.id)
    await previews.settle()
    assert.equal((await previews.needs.previews.get(preview.id)).state, 'done')
    assert.equal(inCrm(), before)
    assert.ok((await heldOf()).includes('contact.lastname'))
  })
})
