import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { inventoryRoutes } from './inventory-routes.ts'

describe('/api/services/catalogue', () => {
  let api: OpenRoutes
  before(async () => void (api = await openRoutes(inventoryRoutes)))
  after(() => api.close())
  const names = async (query: string): Promise<string[]> => {
    const { body } = await api.get(`/services/catalogue?${query}`).expect(200)
    return body.items.map(({ name }: { name: string }) => name)
  }

  it('finds what people mean', async () => {
    assert.equal((await names('q=offis%20365'))[0], 'Microsoft 365')
    assert.deepEqual(await names('q=hp&category=printing&limit=1'), ['HP printers'])
    assert.deepEqual(await names('q=%F0%9F%92%BE'), [])
  })

  it('lists the commonest without a question, and the areas of the guided pass', async () => {
    const { body } = await api.get('/services/catalogue?limit=3').expect(200)
    assert.equal(body.items.length, 3)
    assert.equal(body.items[0].name, 'Microsoft 365')
    assert.match(body.items[0].plans[0].price.source, /^https:/)
    assert.equal(body.areas.length, 11)
    assert.ok((await names('category=crm&limit=50')).includes('HubSpot'))
  })

  it('refuses a limit and a question that are too long', async () => {
    await api.get('/services/catalogue?limit=101').expect(422)
    await api.get(`/services/catalogue?q=${'x'.repeat(201)}`).expect(422)
  })
})

describe('POST /api/services/recognise', () => {
  let api: OpenRoutes
  before(async () => void (api = await openRoutes(inventoryRoutes)))
  after(() => api.close())

  it('reads a list, and keeps what it does not know', async () => {
    const text = 'Hello,\nSlack – 12 users – $8.75/user/mo\n=1+1'
    const { body } = await api.post('/services/recognise', { text }).expect(200)
    assert.equal(body.rows.length, 1)
    assert.deepEqual(body.rows[0].service, {
      name: 'Slack',
      vendor: 'Salesforce',
      category: 'Chat and meetings',
      deployment: 'cloud',
      users: 12,
    })
    assert.deepEqual(body.rows[0].cost.amount, { min: 875, max: 875, currency: 'USD' })
    assert.deepEqual(
      body.rest.map(({ text: line }: { text: string }) => line),
      ['Hello,', '=1+1'],
    )
  })

  it('refuses other fields, a currency that is none, and too much', async () => {
    await api.post('/services/recognise', { text: 'x', save: true }).expect(422)
    await api.post('/services/recognise', { text: 'x', currency: 'dollar' }).expect(422)
    await api.post('/services/recognise', { text: 'x'.repeat(1_000_001) }).expect(422)
    await api.post('/services/recognise', { text: 'x'.repeat(1_100_000) }).expect(413)
  })
})
