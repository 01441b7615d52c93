import assert from 'node:assert/strict'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { HubError } from '../domain/errors.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { openSession } from './open-session.ts'
import { makePreviewJob, PREVIEW_ATTEMPTS } from './preview-job.ts'
import { only, openPreviewBench, writesIn, type PreviewBench } from './preview-testing.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import {
  ADA,
  defaultMapping,
  openSyncBench,
  said,
  submitted,
  tickingClock,
  type SyncBench,
} from './testing.ts'

const HOUR_MS = 3_600_000

describe('A preview', () => {
  let clock: ReturnType<typeof tickingClock>
  let crm: MemoryCrm
  let bench: SyncBench
  let previews: PreviewBench
  let store: TestStore

  beforeEach(async () => {
    // One for each: a preview of a whole connection looks at everything that is there.
    store = await openTestStore()
    clock = tickingClock(new Date().toISOString())
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
    previews = openPreviewBench(store, bench)
  })
  afterEach(() => store.close())

  const all = (object: string) => [...(crm.records.get(object)?.values() ?? [])]
  const answer = (id: string, values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))
  const get = (id: string) => bench.needs.assessments.get(id)
  const inCrm = () =>
    JSON.stringify([[...crm.records.values()].flatMap((table) => [...table.values()]), crm.associations])
  const code = (wanted: HubError['code']) => (error: HubError) => error.code === wanted
  const connection = async () => {
    const found = await bench.needs.connections.find(bench.connectionId)
    assert.ok(found)
    return found
  }

  it('tells what would be made, with every value, and writes nothing on any side', async () => {
    const { id } = await submitted(bench)
    const before = [inCrm(), JSON.stringify(await get(id)), (await bench.links(id)).length]
    const { preview, records } = await previews.preview({ assessmentIds: [id] })
    assert.equal(preview.state, 'ready')
    assert.deepEqual(
      records.map(({ kind, what }) => `${what} ${kind}`),
      ['create company', 'create contact', 'create deal', 'create note', 'create task'],
    )
    const phone = records
      .find(({ kind }) => kind === 'contact')
      ?.fields.find(({ remote }) => remote === 'phone')
    assert.deepEqual(
      [phone?.side, phone?.before, phone?.after, phone?.wins, phone?.reason],
      ['crm', null, '+15550100123', 'ours', 'The record is new.'],
    )
    assert.equal(preview.counts.created, 5)
    assert.deepEqual([inCrm(), JSON.stringify(await get(id)), (await bench.links(id)).length], before)
  })

  it('tells what a rep’s edit would change here, and what that would change there', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only(all('contacts')).id, { phone: '+1 555 010 0199' })
    const before = [inCrm(), (await get(id)).revision]
    const { records } = await previews.preview()
    const [phone] = records.find(({ kind }) => kind === 'contact')?.fields ?? []
    assert.deepEqual(
      [phone?.side, phone?.base, phone?.before, phone?.after, phone?.wins],
      ['assessment', '+15550100123', '+15550100123', '+15550100199', 'crm'],
    )
    const note = records.find(({ kind }) => kind === 'note')
    assert.match(only(note?.fields ?? []).after ?? '', /15550100199/)
    assert.deepEqual([inCrm(), (await get(id)).revision], before)
  })

  it('is carried out exactly as it was approved', async () => {
    const ids = [(await submitted(bench)).id]
    await bench.reconcile(ids[0] ?? '')
    const other = await submitted(bench, {
      values: { ...ADA, 'contact.email': 'bob@two.test', 'company.domain': 'two.test' },
    })
    crm.edit('contacts', only(all('contacts')).id, { jobtitle: 'Owner', phone: '+1 555 010 0199' })
    await answer(ids[0] ?? '', { 'contact.lastName': 'Lovelace' })
    const plan = await previews.preview()
    assert.ok(writesIn(plan).length > 30)
    const done = await previews.approve(plan.preview)
    assert.equal(done.state, 'done')
    const runs = (await previews.needs.runs.list({ connectionId: bench.connectionId })).items
    const carried = runs
      .filter(({ why }) => why === 'approved')
      .flatMap(({ records }) => records)
      .flatMap(({ kind, fields }) =>
        fields.map(({ action, remote, before, after }) => {
          const side = action === 'write_remote' ? 'crm' : 'assessment'
          return `${kind}.${remote} (${side}): ${before} → ${after}`
        }),
      )
    assert.deepEqual(carried.toSorted(), writesIn(plan))
    assert.equal((await get(ids[0] ?? '')).answers['contact.title']?.value, 'Owner')
    assert.equal(
      all('contacts').find(({ fields }) => fields['email'] === 'ada@acme-dental.test')?.fields['lastname'],
      'Lovelace',
    )
    for (const id of [...ids, other.id]) assert.deepEqual((await get(id)).pending, [])
    assert.deepEqual(writesIn(await previews.preview()), [])
  })

  it('leaves alone what moved meanwhile, and shows it again', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    await answer(id, { 'contact.lastName': 'Lovelace', 'contact.title': 'Countess' })
    const plan = await previews.preview({ assessmentIds: [id] })
    await answer(id, { 'contact.title': 'Owner' })
    const moved = await previews.approve(plan.preview)
    const contact = only(all('contacts')).fields
    assert.deepEqual(
      [moved.state, contact['lastname'], contact['jobtitle']],
      ['moved', 'Lovelace', undefined],
    )
    const rest = await previews.shown(moved.next ?? '')
    assert.equal(rest.preview.follows, plan.preview.id)
    assert.deepEqual(writesIn(rest), ['contact.jobtitle (crm): null → Owner'])
    assert.equal((await previews.approve(rest.preview)).state, 'done')
    assert.equal(only(all('contacts')).fields['jobtitle'], 'Owner')
  })

  it('adopts no record that was not there when it was approved, and makes no half of one', async () => {
    const { id } = await submitted(bench)
    const plan = await previews.preview({ assessmentIds: [id] })
    const planted = JSON.stringify(crm.plant('companies', { domain: 'acme-dental.test', name: 'Acme Inc.' }))
    await answer(id, { 'contact.lastName': 'Lovelace' })
    const moved = await previews.approve(plan.preview)
    assert.equal(JSON.stringify(only(all('companies'))), planted)
    assert.deepEqual([all('contacts').length, all('deals').length], [0, 1])
    const rest = await previews.shown(moved.next ?? '')
    assert.deepEqual(
      rest.records.map(({ kind, what }) => `${what} ${kind}`),
      ['adopt company', 'create contact', 'keep deal', 'create note', 'create task'],
    )
  })

  it('can be approved only as it was seen, once, and within a day', async () => {
    const { id } = await submitted(bench)
    const { preview } = await previews.preview({ assessmentIds: [id] })
    await assert.rejects(previews.manage.approve(preview.id, 'another', 'Rita'), code('precondition_failed'))
    const late = await previews.preview({ assessmentIds: [id] })
    await previews.approve(preview)
    await assert.rejects(previews.manage.approve(preview.id, undefined, 'Rita'), code('conflict'))
    clock.advance(25 * HOUR_MS)
    assert.equal((await previews.needs.previews.get(late.preview.id)).state, 'expired')
    await assert.rejects(previews.manage.approve(late.preview.id, undefined, 'Rita'), code('conflict'))
  })

  it('switches two-way on only when it is approved', async () => {
    await bench.needs.connections.update(bench.connectionId, { twoWay: false })
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only(all('contacts')).id, { jobtitle: 'Owner' })
    await bench.reconcile(id)
    const plan = await previews.preview({ twoWay: true })
    assert.deepEqual([plan.preview.why, (await connection()).twoWay], ['two_way', false])
    assert.ok(writesIn(plan).includes('contact.jobtitle (assessment): null → Owner'))
    await previews.approve(plan.preview)
    assert.equal((await connection()).twoWay, true)
    assert.equal((await get(id)).answers['contact.title']?.value, 'Owner')
  })

  it('lets another version of the mapping count only once it is approved, and writes nothing before', async () => {
    const text = defaultMapping('memory')
      .text.replace('{ template: default, remote: pipeline', '{ template: sales, remote: pipeline')
      .replace('pipeline: default', 'pipeline: sales')
    const next = { ...loadMapping(text.replace('crm: hubspot', 'crm: memory'), 'next.yaml'), version: 2 }
    previews = openPreviewBench(store, bench, [next])
    const { session } = await openSession(bench.needs, await connection())
    const fields = next.records.flatMap(({ object, lines }) =>
      lines.map(({ remote }) => ({ object, name: remote })),
    )
    await session.ensureProperties?.(fields.map((one) => ({ ...one, label: one.name, type: 'text' })))
    const { id } = await submitted(bench)
    const plan = await previews.preview({ mappingVersion: 2, assessmentIds: [id] })
    assert.deepEqual([plan.preview.why, plan.preview.mapping.version], ['mapping', 2])
    assert.ok(writesIn(plan).includes('deal.pipeline (crm): null → sales'))
    assert.deepEqual([(await connection()).mappingVersion, inCrm()], [1, '[[],[]]'])
    await previews.approve(plan.preview)
    assert.equal((await connection()).mappingVersion, 2)
    assert.equal(only(all('deals')).fields['pipeline'], 'sales')
  })

  it('gives up after a few tries, and says why, when it cannot be worked out', async () => {
    const { id } = await previews.manage.ask(bench.connectionId, {}, 'Rita')
    const broken = makePreviewJob({
      ...previews.needs,
      mappingAt: () => Promise.reject(new HubError('misconfigured', 'The mapping is gone.')),
    })
    await assert.rejects(broken({ previewId: id }, { attempt: 1 }), code('misconfigured'))
    await broken({ previewId: id }, { attempt: PREVIEW_ATTEMPTS })
    const { state, trouble } = await previews.needs.previews.get(id)
    assert.deepEqual([state, trouble], ['cancelled', 'The mapping is gone.'])
  })

  it('is what a restored connection waits for, and nothing is written before', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    await answer(id, { 'contact.lastName': 'Lovelace' })
    await previews.manage.requirePreview(bench.connectionId, 'Restored from a backup.')
    const before = inCrm()
    await bench.reconcile(id)
    const { preview } = await previews.preview()
    assert.deepEqual(
      [preview.why, inCrm() === before, (await connection()).state],
      ['restore', true, 'paused'],
    )
    await answer(id, { 'contact.lastName': 'King' })
    const moved = await previews.approve(preview)
    assert.deepEqual(
      [moved.state, (await connection()).state, (await connection()).needsPreview],
      ['moved', 'paused', true],
    )
    await previews.approve((await previews.shown(moved.next ?? '')).preview)
    const { state, needsPreview } = await connection()
    assert.deepEqual([state, needsPreview], ['enabled', false])
    assert.equal(only(all('contacts')).fields['lastname'], 'King')
  })

  it('goes on where it stood after a crash, a pause, and while the CRM is away', async () => {
    for (let n = 0; n < 105; n++)
      await submitted(bench, {
        values: { ...ADA, 'contact.email': `p${n}@c${n}.test`, 'company.domain': `c${n}.test` },
      })
    const { id } = await previews.manage.ask(bench.connectionId, {}, 'Rita')
    crm.failNext('before')
    await assert.rejects(previews.settle(), code('remote_unavailable'))
    await previews.manage.pause(id)
    await previews.manage.resume(id)
    const put = previews.needs.previews.putPages
    let chunks = 0
    previews.needs.previews.putPages = async (pages) => {
      if (++chunks === 2) throw new Error('killed')
      await put(pages)
    }
    await assert.rejects(previews.settle(), /killed/)
    previews.needs.previews.putPages = put
    assert.equal((await previews.needs.previews.get(id)).state, 'working')
    await previews.manage.resume(id)
    await previews.settle()
    const { preview, pages } = await previews.shown(id)
    const mine = pages.filter(({ records }) => records.length > 0)
    assert.equal(preview.state, 'ready')
    assert.ok(
      mine.length >= 105 && new Set(mine.map(({ assessmentId }) => assessmentId)).size === mine.length,
    )
    const cancelled = await previews.manage.cancel(id)
    assert.equal(cancelled.state, 'cancelled')
    assert.deepEqual((await previews.shown(id)).pages, [])
  })
})
