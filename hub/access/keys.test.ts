import assert from 'node:assert/strict'
import request from 'supertest'
import type { Scope } from '../domain/access.ts'
import { openTestAccess } from './testing.ts'

type Test = Awaited<ReturnType<typeof openTestAccess>>

describe('An API key', () => {
  let test: Test
  before(async () => void (test = await openTestAccess()))
  afterEach(() => test.forgetAll())
  after(() => test.close())

  const make = (scopes: Scope[]) => test.access.apiKeys.create({ name: 'Zapier', scopes, createdBy: 'test' })
  const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` })

  it('opens what its scopes name, without cookie or Origin, and nothing else', async () => {
    const { secret, key } = await make(['assessments:read'])
    assert.match(secret, /^es_live_[0-9a-f]{8}_[\w-]{43}$/)
    assert.ok(secret.startsWith(key.prefix))
    const { body } = await request(test.app).get('/api/probe').set(bearer(secret)).expect(200)
    assert.deepEqual(body, { kind: 'key', id: key.id, name: 'Zapier', scopes: ['assessments:read'] })
    const refused = await request(test.app).post('/api/probe').set(bearer(secret)).expect(403)
    assert.match(refused.body.detail, /connections:write/)
  })

  it('is stored as a hash', async () => {
    const { secret } = await make(['assessments:read'])
    const stored = JSON.stringify(await test.connection.db?.collection('api_keys').find().toArray())
    assert.ok(stored.includes('Zapier'))
    assert.ok(!stored.includes(secret.slice(-43)))
  })

  it('notes when it was last used', async () => {
    const { secret } = await make(['assessments:read'])
    assert.equal((await test.access.apiKeys.list())[0]?.lastUsedAt, undefined)
    await request(test.app).get('/api/probe').set(bearer(secret)).expect(200)
    assert.deepEqual((await test.access.apiKeys.list())[0]?.lastUsedAt, test.clock.now())
  })

  it('stops working at once when it is revoked', async () => {
    const { secret, key } = await make(['assessments:read'])
    await test.access.apiKeys.revoke(key.id)
    await request(test.app).get('/api/probe').set(bearer(secret)).expect(401)
  })

  it('is refused when wrong, cut short, or not there', async () => {
    const { secret } = await make(['assessments:read'])
    for (const wrong of [`${secret.slice(0, -1)}_`, secret.slice(0, 20), '', 'x'.repeat(5000)])
      await request(test.app).get('/api/probe').set(bearer(wrong)).expect(401)
    await request(test.app).get('/api/probe').set('Authorization', 'Basic YTpi').expect(401)
    const nobody = await request(test.app).get('/api/probe').expect(401)
    assert.match(nobody.body.hint, /Bearer es_live_/)
  })

  it('cannot give more than it has', async () => {
    const { secret } = await make(['team:write', 'assessments:read'])
    const post = (path: string, body: object) => request(test.app).post(path).set(bearer(secret)).send(body)
    await post('/api/keys', { name: 'More', scopes: ['connections:write'] }).expect(403)
    await post('/api/team/invitations', { email: 'eve@example.com', role: 'admin' }).expect(403)
    const { body } = await post('/api/keys', { name: 'Same', scopes: ['assessments:read'] }).expect(201)
    await request(test.app).get('/api/probe').set(bearer(body.key)).expect(200)
    const list = await request(test.app).get('/api/keys').set(bearer(secret)).expect(200)
    assert.ok(!JSON.stringify(list.body).includes(body.key))
    await request(test.app).delete(`/api/keys/${body.id}`).set(bearer(secret)).expect(204)
    await request(test.app).get('/api/probe').set(bearer(body.key)).expect(401)
  })

  it('names the scopes there are when one is wrong', async () => {
    const { secret } = await make(['team:write'])
    const { body } = await request(test.app)
      .post('/api/keys')
      .set(bearer(secret))
      .send({ name: 'X', scopes: ['everything'] })
      .expect(422)
    assert.match(body.errors[0].message, /assessments:read, assessments:write/)
  })
})
