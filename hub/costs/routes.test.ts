import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { costRoutes } from './routes.ts'

const usd = (amount: number) => ({ min: amount, max: amount, currency: 'USD' })

describe('/api/services/costs', () => {
  let api: OpenRoutes
  before(async () => void (api = await openRoutes(costRoutes)))
  after(() => api.close())

  it('totals one assessment, line by line', async () => {
    const { id } = await api.made({
      'profile.computerUsers': { min: 10, max: 12 },
      costs: [
        {
          id: 'c1',
          label: 'Microsoft 365',
          category: 'productivity',
          amount: usd(20_00),
          period: 'per_user_month',
        },
        { id: 'c2', label: 'Internet', amount: usd(1_200_00), period: 'annual' },
      ],
    })
    const { body } = await api.get(`/services/costs?assessmentId=${id}`).expect(200)
    assert.deepEqual(body.totals, [
      {
        currency: 'USD',
        monthly: { min: 300_00, max: 340_00 },
        annual: { min: 3_600_00, max: 4_080_00 },
        oneOff: { min: 0, max: 0 },
      },
    ])
    assert.equal(body.lines.length, 2)
    assert.match(body.lines[0].explanation, /10–12 people with a computer/)
    assert.equal(body.byCategory.length, 2)
  })

  it('totals all assessments, and says what each of them brings', async () => {
    await api.made({
      'company.name': 'Acme',
      costs: [{ id: 'c1', label: 'Phones', amount: usd(100_00), period: 'monthly' }],
    })
    await api.made({ 'company.name': 'No costs' })
    const { body } = await api.get('/services/costs').expect(200)
    assert.equal(body.complete, true)
    assert.deepEqual(body.totals[0].monthly, { min: 400_00, max: 440_00 })
    assert.equal(body.assessments.length, 2)
    const acme = body.assessments.find(({ company }: { company?: string }) => company === 'Acme')
    assert.equal(acme.totals[0].annual.min, 1_200_00)
  })

  it('is empty where nobody named a cost', async () => {
    const { id } = await api.made({})
    const { body } = await api.get(`/services/costs?assessmentId=${id}`).expect(200)
    assert.deepEqual(body, { totals: [], byCategory: [], lines: [], complete: true })
  })

  it('says that there is no such assessment', () =>
    api.get('/services/costs?assessmentId=unknown').expect(404))
})
