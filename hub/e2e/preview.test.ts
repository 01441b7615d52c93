import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { openAcmeBench, type AcmeBench } from '../connections/testing.ts'

const credentials = { token: 'good-token' }
const TRIES = 100

/** Through the hub's own wiring: the API, the queue, the store, and a CRM on a socket. */
describe('From a preview to the CRM', () => {
  let bench: AcmeBench
  let id: string

  before(async () => {
    bench = await openAcmeBench()
    const wanted = { crm: 'acme', credentials, settings: bench.settings }
    id = (await bench.api.post('/api/connections').send(wanted).expect(201)).body.connection.id
    await bench.api
      .put(`/api/connections/${id}/choices`)
      .send({ choices: { companyType: '1' } })
      .expect(200)
    await bench.connections.update(id, { state: 'enabled' })
    await bench.wired.requirePreview(id, 'Restored from a backup.')
    const at = new Date().toISOString()
    const consent = { given: true, at, textVersion: '1', by: 'Ada' }
    const values = {
      'company.name': 'Acme Dental',
      'contact.firstName': 'Ada',
      'contact.email': 'ada@acme-dental.test',
      'consent.privacy': consent,
    }
    const provenance = { source: 'prospect', at, confidence: 1 } as const
    await bench.assessments.create({
      status: 'submitted',
      answers: Object.entries(values).map(([path, value]) => ({ path, state: 'known', value, provenance })),
    })
    bench.wired.work()
  })
  after(() => bench.close())

  const records = () => [...bench.crm.records.values()].reduce((sum, table) => sum + table.size, 0)

  async function until(place: string, state: string) {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await bench.api.get(place).expect(200)
      if (answer.body.state === state) return answer
      await setTimeout(50)
    }
    throw new Error(`${place} is not ${state} in time`)
  }

  it('nothing is written before the approval, exactly that afterwards, and then the connection runs', async () => {
    const asked = await bench.api.post(`/api/connections/${id}/previews`).send({}).expect(202)
    const place = String(asked.headers['location'])
    const ready = await until(place, 'ready')
    assert.deepEqual([ready.body.why, ready.body.counts.created, records()], ['restore', 2, 0])
    const pages = await bench.api.get(`${place}/assessments`).expect(200)
    assert.deepEqual(
      pages.body.items[0].records.map(({ kind, what }: { kind: string; what: string }) => `${what} ${kind}`),
      ['create company', 'create contact'],
    )
    await bench.api.post(`${place}/approve`).set('If-Match', String(ready.headers['etag'])).expect(202)
    await until(place, 'done')
    assert.equal(records(), 2)
    const { body } = await bench.api.get(`/api/connections/${id}`).expect(200)
    assert.deepEqual([body.state, body.needsPreview], ['enabled', false])
  })

  it('what was made is archived by an undo that chooses to, and not made again', async () => {
    const runs = await bench.api.get(`/api/runs?connectionId=${id}`).expect(200)
    const run = runs.body.items[0].id
    const asked = await bench.api.post(`/api/runs/${run}/undo`).send({ archiveCreated: true }).expect(202)
    const place = String(asked.headers['location'])
    await until(place, 'ready')
    await bench.api.post(`${place}/approve`).set('If-Match', '*').expect(202)
    await until(place, 'done')
    assert.equal(records(), 0)
    await setTimeout(300)
    assert.equal(records(), 0)
  })
})
