import assert from 'node:assert/strict'
import request from 'supertest'
import { createMemoryCrm, POISON, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { createDocumentChecker, KEYS, serveApi } from '../platform/api-testing.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { deadLetterRoutes } from './dead-letters-routes.ts'
import { viewConflicts } from './explain-conflicts.ts'
import { explainRoutes } from './explain-routes.ts'
import { openPreviewBench, type PreviewBench } from './preview-testing.ts'
import { previewRoutes } from './preview-routes.ts'
import { makeRelease } from './release.ts'
import { makeResolveConflict } from './resolve-conflict.ts'
import { syncRoutes } from './routes.ts'
import { ADA, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'
import { makeAskUndo } from './undo-preview.ts'
import { undoRoutes } from './undo-routes.ts'

describe('The routes of previews, undo, dead letters and reasons', () => {
  const clock = tickingClock(new Date().toISOString())
  let store: TestStore
  let crm: MemoryCrm
  let bench: SyncBench
  let previews: PreviewBench
  let call: (
    method: 'get' | 'post' | 'put',
    path: string,
    body?: object,
    headers?: object,
  ) => Promise<request.Response>

  before(async () => {
    store = await openTestStore()
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
    previews = openPreviewBench(store, bench)
    const { needs, manage } = previews
    const { runs, conflicts, queue } = needs
    const routes = [
      ...previewRoutes({ ...needs, manage }),
      ...undoRoutes({ ...needs, askUndo: makeAskUndo(needs, manage), release: makeRelease(needs) }),
      ...deadLetterRoutes(needs),
      ...explainRoutes(needs),
      ...syncRoutes({
        ...{ runs, conflicts, queue },
        resolve: makeResolveConflict(needs),
        viewConflicts: (found, options) => viewConflicts(needs, found, options),
      }),
    ]
    const app = serveApi(routes)
    const { check } = createDocumentChecker(routes)
    call = async (method, path, body, headers = {}) => {
      const client = request(app)
      const sent = client[method](`/api${path}`)
      sent.set({ Authorization: `Bearer ${KEYS.all}`, ...headers })
      const answer = await (body ? sent.send(body) : sent)
      check(method, `/api${path}`, answer)
      return answer
    }
  })
  after(() => store.close())

  it('lead from a question to exactly what was approved', async () => {
    const { id } = await submitted(bench)
    const asked = await call('post', `/connections/${bench.connectionId}/previews`, { assessmentIds: [id] })
    assert.equal(asked.status, 202)
    const place = String(asked.headers['location']).replace('/api', '')
    const early = await call('post', `${place}/approve`, {}, { 'If-Match': '*' })
    assert.equal(early.status, 409)
    await previews.settle()
    const ready = await call('get', place)
    assert.deepEqual([ready.body.state, ready.body.counts.created, ready.body.whole], ['ready', 5, false])
    const pages = await call('get', `${place}/assessments?limit=1`)
    assert.deepEqual([pages.body.items[0].title, pages.body.items[0].records.length], ['Acme Dental', 5])
    assert.equal((await call('post', `${place}/approve`, {})).status, 428)
    assert.equal((await call('post', `${place}/approve`, {}, { 'If-Match': '"another"' })).status, 412)
    const seen = { 'If-Match': String(ready.headers['etag']) }
    assert.equal((await call('post', `${place}/approve`, {}, seen)).status, 202)
    await previews.settle()
    assert.equal((await call('get', place)).body.state, 'done')
    assert.equal((await call('get', '/previews?limit=1')).body.items.length, 1)
    assert.equal(crm.records.get('contacts')?.size, 1)
  })

  it('lead from a run to what it would be like without it', async () => {
    const { id } = await submitted(bench, {
      values: { ...ADA, 'contact.email': 'u@u.test', 'company.domain': 'u.test' },
    })
    await bench.reconcile(id)
    clock.advance(1000)
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, { 'contact.lastName': 'Lovelace' }),
    }))
    await bench.reconcile(id)
    const runs = await call('get', `/runs?assessmentId=${id}`)
    const run = await call('get', `/runs/${runs.body.items[0].id}`)
    assert.equal(
      run.body.records.some(({ kind }: { kind: string }) => kind === 'contact'),
      true,
    )
    const asked = await call('post', `/runs/${run.body.id}/undo`, {})
    await previews.settle()
    const place = `/previews/${asked.body.id}`
    await call('post', `${place}/approve`, {}, { 'If-Match': '*' })
    await previews.settle()
    const held = await call('get', `/connections/${bench.connectionId}/held`)
    const contact = held.body.items.find(({ kind }: { kind: string }) => kind === 'contact')
    assert.deepEqual(
      contact.fields.map(({ remote }: { remote: string }) => remote),
      ['lastname'],
    )
    const released = await call('post', `/links/${contact.linkId}/release`, { remote: 'lastname' })
    assert.deepEqual(released.body.fields, [])
    const since = new Date(clock.now().getTime() - 60_000).toISOString()
    assert.equal((await call('post', `/connections/${bench.connectionId}/undo`, { since })).status, 202)
    for (const verb of ['pause', 'resume', 'cancel'])
      assert.equal((await call('post', `${place}/${verb}`)).status, 409)
  })

  it('tell why things are as they are', async () => {
    const { id } = await submitted(bench, {
      values: { ...ADA, 'contact.email': 'w@w.test', 'company.domain': 'w.test' },
    })
    const plan = await call('get', `/assessments/${id}/plan?connectionId=${bench.connectionId}`)
    const [company] = plan.body.records
    assert.equal(company.what, 'create')
    assert.ok(company.fields.some(({ action }: { action: string }) => action === 'keep'))
    await bench.reconcile(id)
    const contact = [...(crm.records.get('contacts')?.values() ?? [])].find(
      ({ fields }) => fields['email'] === 'w@w.test',
    )
    crm.edit('contacts', contact?.id ?? '', { phone: '+1 555 010 0199' })
    await bench.reconcile(id)
    const told = await call('get', `/assessments/${id}/fields/contact.phone/provenance`)
    assert.equal(told.body.answer.provenance.source, 'crm')
    assert.deepEqual(
      told.body.journeys.map(({ direction, before, after }: Record<string, string>) => [
        direction,
        before,
        after,
      ]),
      [
        ['from_crm', '+15550100123', '+15550100199'],
        ['to_crm', null, '+15550100123'],
      ],
    )
    assert.equal((await call('get', `/assessments/${id}/fields/no.such/provenance`)).status, 404)
    assert.equal((await call('get', `/links?assessmentId=${id}`)).body.items.length, 5)
    assert.deepEqual((await call('get', `/connections/${bench.connectionId}/drift`)).body.suspended, [])
    assert.deepEqual((await call('get', `/connections/${bench.connectionId}/budget`)).body.limits, [])
  })

  it('show the candidates of a question by name, and what was refused', async () => {
    crm.plant('companies', { name: 'Acme Inc.', domain: 'x.test' })
    const values = {
      ...ADA,
      'contact.email': 'x@x.test',
      'company.domain': 'x.test',
      'contact.lastName': POISON,
    }
    const { id } = await submitted(bench, { verified: false, values })
    await previews.reconcile(id)
    const conflicts = await call('get', `/conflicts?assessmentId=${id}&titles=true`)
    const [conflict] = conflicts.body.items
    assert.deepEqual([conflict.title, conflict.records[0].title], ['Acme Dental', 'Acme Inc. · x.test'])
    const letters = await call('get', `/dead-letters?assessmentId=${id}`)
    const [letter] = letters.body.items
    assert.deepEqual([letter.record.kind, letter.payload.lastname], ['contact', POISON])
    assert.equal((await call('post', `/dead-letters/${letter.id}/retry`)).status, 202)
    const all = await call('post', `/connections/${bench.connectionId}/dead-letters/retry`)
    assert.deepEqual(all.body, { queued: 1 })
  })

  it('choose a version of the mapping only by way of a preview', async () => {
    const there = await call('put', `/connections/${bench.connectionId}/mapping`, { version: 1 })
    assert.deepEqual([there.status, there.body.why], [202, 'mapping'])
    assert.equal(
      (await call('put', `/connections/${bench.connectionId}/mapping`, { version: 9 })).status,
      404,
    )
    assert.equal((await call('post', `/connections/none/previews`, {})).status, 404)
  })
})
