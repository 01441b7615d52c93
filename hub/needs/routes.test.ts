import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { needsRoutes } from './routes.ts'

describe('What a company wants', () => {
  let api: OpenRoutes
  before(async () => void (api = await openRoutes(needsRoutes)))
  after(() => api.close())

  it('is empty until somebody was asked', async () => {
    const { id } = await api.made({})
    const { body } = await api.get(`/interests/${id}`).expect(200)
    assert.deepEqual(body.interests, [])
    assert.ok(!('state' in body))
  })

  it('can be read and replaced as interests', async () => {
    const { id, version } = await api.made({ 'needs.interests': ['voip'] })
    assert.deepEqual((await api.get(`/interests/${id}`)).body.interests, ['voip'])
    const sent = { interests: ['mssp', 'backup_dr'] }
    const { body } = await api.put(`/interests/${id}`, sent).set('If-Match', `"${version}"`).expect(200)
    assert.deepEqual(body.interests, ['mssp', 'backup_dr'])
    assert.equal(body.provenance.source, 'staff')
  })

  it('can be read and replaced as pain points, whose ids stay', async () => {
    const { id } = await api.made({})
    const put = (painpoints: object[]) =>
      api.put(`/painpoints/${id}`, { painpoints }).set('If-Match', '*').expect(200)
    const first = await put([{ text: 'Slow backups', priority: 'high' }])
    const [pain] = first.body.painpoints
    assert.ok(pain.id)
    const second = await put([
      { ...pain, priority: 'low' },
      { text: 'Old phones', priority: 'medium' },
    ])
    assert.equal(second.body.painpoints[0].id, pain.id)
    assert.equal(second.body.painpoints.length, 2)
  })

  it('is cleared by null', async () => {
    const { id } = await api.made({ 'needs.interests': ['voip'] })
    const { body } = await api.put(`/interests/${id}`, { interests: null }).set('If-Match', '*').expect(200)
    assert.deepEqual([body.interests, body.state], [[], 'cleared'])
  })

  it('is refused with its bad parts named', async () => {
    const { id } = await api.made({})
    const interests = await api
      .put(`/interests/${id}`, { interests: ['toast'] })
      .set('If-Match', '*')
      .expect(422)
    assert.equal(interests.body.errors[0].path, 'interests.0')
    const painpoints = [
      { text: '', priority: 'high' },
      { text: 'x', priority: 'urgent', colour: 'red' },
    ]
    const pains = await api.put(`/painpoints/${id}`, { painpoints }).set('If-Match', '*').expect(422)
    assert.deepEqual(pains.body.errors.map(({ path }: { path: string }) => path).toSorted(), [
      'painpoints.0.text',
      'painpoints.1.colour',
      'painpoints.1.priority',
    ])
    await api.put(`/interests/${id}`, {}).set('If-Match', '*').expect(422)
  })

  it('needs a version and an assessment', async () => {
    const { id } = await api.made({})
    await api.put(`/interests/${id}`, { interests: [] }).expect(428)
    await api.put(`/painpoints/${id}`, { painpoints: [] }).set('If-Match', '"999"').expect(412)
    await api.get('/painpoints/unknown').expect(404)
  })
})
