import assert from 'node:assert/strict'
import { openAcmeBench, type AcmeBench } from './testing.ts'

const credentials = { token: 'good-token' }

describe('A connection that must not go on unseen', () => {
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
    const reason = 'Restored from a backup.'
    await bench.connections.update(id, { state: 'paused', reason, needsPreview: true })
  })
  after(() => bench.close())

  const state = async () => (await bench.connections.get(id)).state

  it('is not resumed before a preview of it was approved, and says how that is done', async () => {
    const { body } = await bench.api.post(`/api/connections/${id}/resume`).expect(409)
    assert.match(body.detail, /needs a preview first\. Restored from a backup\./)
    assert.match(JSON.stringify(body), /previews/)
    assert.equal(await state(), 'paused')
  })

  it('stays paused when it is given new credentials, or paused once more', async () => {
    await bench.api.put(`/api/connections/${id}/credentials`).send({ credentials }).expect(200)
    assert.equal(await state(), 'paused')
    await bench.api.post(`/api/connections/${id}/pause`).expect(200)
    const { body } = await bench.api.get(`/api/connections/${id}`).expect(200)
    assert.deepEqual([body.needsPreview, body.state], [true, 'paused'])
  })

  it('is resumed afterwards', async () => {
    await bench.connections.update(id, { needsPreview: false })
    await bench.api.post(`/api/connections/${id}/resume`).expect(200)
    assert.equal(await state(), 'enabled')
  })

  it('tells when the CRM’s own fields became others', async () => {
    const drift = async () => (await bench.api.get(`/api/connections/${id}/drift`).expect(200)).body
    const test = () => bench.api.post(`/api/connections/${id}/test`).expect(200)
    const first = await drift()
    await test()
    assert.equal((await drift()).changedAt, first.changedAt)
    bench.acme.account.companyTypes = [{ value: '7', label: 'Partner' }]
    await test()
    const later = await drift()
    assert.notEqual(later.schemaHash, first.schemaHash)
    assert.ok(later.changedAt > first.changedAt)
  })
})
