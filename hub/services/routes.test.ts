import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { serviceRoutes } from './routes.ts'

const service = (id: string) => ({ id, name: `Service ${id}` })

describe('/api/services', () => {
  let api: OpenRoutes
  beforeEach(async () => void (api = await openRoutes(serviceRoutes)))
  afterEach(() => api.close())

  it('adds a service to those that are there', async () => {
    const { id: assessmentId } = await api.made({ services: [service('s1')] })
    const sent = { assessmentId, name: 'Microsoft 365', category: 'productivity', users: 12 }
    const { body, headers } = await api.post('/services', sent).expect(201)
    assert.deepEqual(body, { id: body.id, ...sent })
    const location = headers['location']?.replace('/api', '') ?? ''
    assert.deepEqual((await api.get(location).expect(200)).body.items, [body])
    const { body: all } = await api.get(`/services?assessmentId=${assessmentId}`)
    assert.deepEqual(
      all.items.map(({ id }: { id: string }) => id),
      ['s1', body.id],
    )
  })

  it('adds both of two that arrive at once', async () => {
    const { id: assessmentId } = await api.made({})
    const send = (name: string) => api.post('/services', { assessmentId, name }).expect(201)
    await Promise.all([send('One'), send('Two'), send('Three')])
    const { body } = await api.get(`/services?assessmentId=${assessmentId}`)
    assert.equal(body.items.length, 3)
  })

  it('adds one for a key that is sent twice', async () => {
    const { id: assessmentId } = await api.made({})
    const send = () =>
      api.post('/services', { assessmentId, name: 'One' }).set('Idempotency-Key', 'k').expect(201)
    const [first, again] = [await send(), await send()]
    assert.deepEqual(first.body, again.body)
    assert.equal((await api.get('/services')).body.items.length, 1)
  })

  it('refuses unknown and wrong fields, and an assessment that is not there', async () => {
    const { id: assessmentId } = await api.made({})
    const { body } = await api
      .post('/services', { assessmentId, users: -1, licences: { count: 1, colour: 'red' }, id: 'mine' })
      .expect(422)
    assert.deepEqual(body.errors.map(({ path }: { path: string }) => path).toSorted(), [
      'id',
      'licences.colour',
      'name',
      'users',
    ])
    await api.post('/services', { assessmentId: 'unknown', name: 'One' }).expect(404)
    await api.get('/services?assessmentId=unknown').expect(404)
  })

  it('refuses more services than an assessment can hold', async () => {
    const services = Array.from({ length: 500 }, (_, index) => service(`s${index}`))
    const { id: assessmentId } = await api.made({ services })
    const { body } = await api.post('/services', { assessmentId, name: 'One more' }).expect(422)
    assert.match(body.detail, /500/)
  })

  it('says and draws what connects with what', async () => {
    const services = [
      { ...service('s1'), name: 'Dentrix', integratesWith: ['Slack'] },
      { ...service('s2'), name: 'Slack' },
    ]
    const { id } = await api.made({ services })
    const { body } = await api.get(`/services/integrations/${id}`).expect(200)
    assert.deepEqual(body.links, [{ from: 'Dentrix', to: 'Slack', sure: true }])
    assert.match(body.narrow, /^<svg /)
    await api.get('/services/integrations/unknown').expect(404)
  })

  it('goes page by page through the services of all assessments', async () => {
    for (let index = 0; index < 25; index++)
      await api.made({
        services: index % 3 === 0 ? [] : [service(`${index}a`), service(`${index}b`), service(`${index}c`)],
      })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = new URLSearchParams({ limit: '4', ...(cursor === undefined ? {} : { cursor }) })
      const { body } = await api.get(`/services?${query}`).expect(200)
      assert.ok(body.items.length <= 4)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor
    } while (cursor !== undefined)
    assert.equal(seen.length, 48)
    assert.equal(new Set(seen).size, 48)
  })

  it('refuses a cursor that is not ours', async () => {
    const forged = Buffer.from('{"skip":-1}').toString('base64url')
    for (const cursor of ['x', forged, 'bnVsbA']) {
      const { body } = await api.get(`/services?cursor=${cursor}`).expect(422)
      assert.equal(body.errors[0].path, 'cursor')
    }
  })
})
