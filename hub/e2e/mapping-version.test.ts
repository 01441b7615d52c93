import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { openAcmeBench, type AcmeBench } from '../connections/testing.ts'

const TRIES = 100

/** Through the hub's own wiring: the API, the queue, the store, and a CRM on a socket. */
describe('From a saved mapping to the CRM', () => {
  let bench: AcmeBench
  let id: string

  before(async () => {
    bench = await openAcmeBench()
    const wanted = { crm: 'acme', credentials: { token: 'good-token' }, settings: bench.settings }
    id = (await bench.api.post('/api/connections').send(wanted).expect(201)).body.connection.id
    await bench.api
      .put(`/api/connections/${id}/choices`)
      .send({ choices: { companyType: '1' } })
      .expect(200)
    await bench.connections.update(id, { state: 'enabled' })
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

  async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await look()
      if (found !== undefined) return found
      await setTimeout(50)
    }
    throw new Error(`not in time: ${what}`)
  }
  const running = async () => (await bench.api.get(`/api/connections/${id}`).expect(200)).body.mappingVersion
  const names = () =>
    [...(bench.crm.records.get('companies')?.values() ?? [])].map(({ fields }) => fields.name)

  it('a version that was saved is examined, previewed and approved before anything is written by it', async () => {
    await until('the company', async () => (names().length > 0 ? true : undefined))
    assert.deepEqual(names(), ['Acme Dental'])
    const { body: shown, headers } = await bench.api.get('/api/mappings/acme-default').expect(200)
    const text = shown.yaml
      .replace(
        '{ canonical: company.name, remote: name',
        "{ template: '{company.name} (assessed)', remote: name, conflict: ours",
      )
      .replace('remote: { name: Acme }', 'remote: { name: Acme (assessed) }')
    const checked = await bench.api
      .post('/api/mappings/validate')
      .send({ text, connectionId: id })
      .expect(200)
    assert.deepEqual([checked.body.errors, checked.body.gaps], [[], []])
    const saved = await bench.api
      .post('/api/mappings/acme-default/versions')
      .set('If-Match', String(headers['etag']))
      .send({ text })
      .expect(201)
    assert.deepEqual([saved.body.version, await running(), names()], [2, 1, ['Acme Dental']])

    const asked = await bench.api.put(`/api/connections/${id}/mapping`).send({ version: 2 }).expect(202)
    const place = String(asked.headers['location'])
    const state = async (wanted: string) =>
      until(wanted, async () => {
        const answer = await bench.api.get(place).expect(200)
        return answer.body.state === wanted ? answer : undefined
      })
    const ready = await state('ready')
    assert.deepEqual([ready.body.why, await running(), names()], ['mapping', 1, ['Acme Dental']])
    await bench.api.post(`${place}/approve`).set('If-Match', String(ready.headers['etag'])).expect(202)
    await state('done')
    assert.deepEqual([await running(), names()], [2, ['Acme Dental (assessed)']])
  })
})
