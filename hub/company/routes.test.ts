import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { companyRoutes } from './routes.ts'

describe('/api/company/{id}', () => {
  let api: OpenRoutes
  before(async () => void (api = await openRoutes(companyRoutes)))
  after(() => api.close())

  it('shows what is known by its own names, and where it comes from', async () => {
    const { id, version } = await api.made({ 'company.name': 'Acme', 'company.address.city': 'Springfield' })
    const { body, headers } = await api.get(`/company/${id}`).expect(200)
    assert.equal(body.name, 'Acme')
    assert.deepEqual(body.address, { city: 'Springfield' })
    assert.equal(body.provenance['company.name'].source, 'prospect')
    assert.equal(headers['etag'], `"${version}"`)
    assert.ok(!('phone' in body))
  })

  it('changes what is sent, and nothing else', async () => {
    const { id } = await api.made({ 'company.name': 'Acme', 'company.address.city': 'Springfield' })
    const sent = { phone: '+15550100123', address: { postcode: '12345', city: null } }
    const { body } = await api.put(`/company/${id}`, sent).set('If-Match', '*').expect(200)
    assert.equal(body.name, 'Acme')
    assert.equal(body.phone, '+15550100123')
    assert.deepEqual(body.address, { postcode: '12345' })
    assert.equal(body.provenance['company.phone'].source, 'staff')
  })

  it('clears the whole address at once', async () => {
    const { id } = await api.made({ 'company.address.city': 'Springfield', 'company.address.country': 'US' })
    const { body } = await api.put(`/company/${id}`, { address: null }).set('If-Match', '*').expect(200)
    assert.deepEqual(body.address, {})
  })

  it('takes the domain from a new website', async () => {
    const { id } = await api.made({ 'company.name': 'Acme' })
    const { body } = await api.put(`/company/${id}`, { website: 'https://acme.test' }).set('If-Match', '*')
    assert.equal(body.domain, 'acme.test')
  })

  it('names every bad field by its own name', async () => {
    const { id } = await api.made({})
    const sent = { phone: '555', address: { country: 'usa', planet: 'Mars' }, colour: 'red' }
    const { body } = await api.put(`/company/${id}`, sent).set('If-Match', '*').expect(422)
    assert.deepEqual(body.errors.map(({ path }: { path: string }) => path).toSorted(), [
      'address.country',
      'address.planet',
      'colour',
      'phone',
    ])
  })

  it('asks for the version, and refuses an older one', async () => {
    const { id, version } = await api.made({ 'company.name': 'Acme' })
    await api.put(`/company/${id}`, { name: 'B' }).expect(428)
    await api.put(`/company/${id}`, { name: 'B' }).set('If-Match', `"${version}"`).expect(200)
    await api.put(`/company/${id}`, { name: 'C' }).set('If-Match', `"${version}"`).expect(412)
  })

  it('lists its processes, none when nobody named one', async () => {
    const processes = [{ id: 'p1', name: 'Billing', systems: ['QuickBooks'], critical: true }]
    const { id } = await api.made({ 'profile.processes': processes })
    const { body } = await api.get(`/company/${id}/processes`).expect(200)
    assert.deepEqual(body.items, processes)
    const none = await api.made({})
    assert.deepEqual((await api.get(`/company/${none.id}/processes`)).body, { items: [] })
  })

  it('says that there is no such assessment', async () => {
    await api.get('/company/unknown').expect(404)
    await api.get('/company/unknown/processes').expect(404)
    await api.put('/company/unknown', { name: 'B' }).set('If-Match', '*').expect(404)
  })
})
