import assert from 'node:assert/strict'
import { openAcmeBench, type AcmeBench } from './testing.ts'

const credentials = { clientId: 'client', clientSecret: 'client-secret' }

describe('Signing in at a CRM', () => {
  let bench: AcmeBench
  let id: string
  before(async () => void (bench = await openAcmeBench()))
  after(() => bench.close())

  const start = (more: object = {}) =>
    bench.api
      .post('/api/connections/oauth/start')
      .set('x-user', 'ada')
      .send({ crm: 'acme', auth: 'oauth', credentials, settings: bench.settings, ...more })
  /** Goes where the hub says, as a browser does, and answers what Acme leads back with. */
  async function visit(more: object = {}): Promise<{ state: string; code: string }> {
    const { body } = await start(more).expect(201)
    const answer = await fetch(body.authorizeUrl, { redirect: 'manual' })
    const back = new URL(answer.headers.get('location') ?? '')
    assert.equal(`${back.origin}${back.pathname}`, 'https://sentry.example/console/connections/signed-in')
    return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '' }
  }
  const finish = (answer: object, user = 'ada') =>
    bench.api.post('/api/connections/oauth/finish').set('x-user', user).send(answer)

  it('leads to the CRM with a state of 256 bits and a challenge, and no secret', async () => {
    const { body } = await start().expect(201)
    const { searchParams } = new URL(body.authorizeUrl)
    assert.match(searchParams.get('state') ?? '', /^[\w-]{43}$/)
    assert.match(searchParams.get('code_challenge') ?? '', /^[\w-]{43}$/)
    assert.equal(searchParams.get('code_challenge_method'), 'S256')
    assert.ok(!body.authorizeUrl.includes('client-secret'))
  })

  it('makes a connection of what comes back, and keeps its token to itself', async () => {
    const { body } = await finish(await visit({ title: 'Our Acme' })).expect(200)
    id = body.connection.id
    assert.equal(body.renewed, false)
    assert.equal(body.connection.title, 'Our Acme')
    assert.equal(body.connection.state, 'setup')
    const { token = '' } = await bench.connections.credentials(id)
    assert.match(token, /^token-/)
    assert.ok(!JSON.stringify(body).includes(token))
  })

  it('counts once, for the person who began, and not for a state that nobody began', async () => {
    const answer = await visit({ connectionId: id })
    await finish(answer, 'mallory').expect(410, /not begun here/)
    await finish({ ...answer, state: 'x'.repeat(43) }).expect(410)
    const before = await bench.connections.credentials(id)
    const { body } = await finish(answer).expect(200)
    assert.equal(body.renewed, true)
    assert.notDeepEqual(await bench.connections.credentials(id), before)
    await finish(answer).expect(410, /Begin again/)
  })

  it('passes on in words what the CRM refuses', async () => {
    const answer = await visit()
    await finish({ ...answer, code: 'made-up' }).expect(502, /does not take this code/)
  })

  it('keeps the credentials of a connection when another account signs in', async () => {
    const answer = await visit({ connectionId: id })
    const before = await bench.connections.credentials(id)
    bench.acme.account.id = 'acme-2'
    await finish(answer).expect(409, /belong to another account/)
    bench.acme.account.id = 'acme-1'
    assert.deepEqual(await bench.connections.credentials(id), before)
  })

  it('names what is missing, and ways that are none', async () => {
    await start({ credentials: { clientId: 'client' } }).expect(422, /Client secret is missing/)
    await start({ auth: 'key' }).expect(422, /Nobody signs in at Acme like that/)
    await start({ auth: 'nope' }).expect(422)
    await start({ connectionId: 'nope' }).expect(404)
  })

  it('lists the ways to sign in with their help, and where the CRM has to lead back to', async () => {
    const { body } = await bench.api.get('/api/connectors').expect(200)
    assert.equal(body.redirectUri, 'https://sentry.example/console/connections/signed-in')
    const [{ auth, ...acme }] = body.items
    assert.deepEqual(acme, { name: 'acme', title: 'Acme', mapped: true, webhooks: false })
    assert.deepEqual(
      auth.map((one: { id: string; oauth: boolean }) => [one.id, one.oauth]),
      [
        ['key', false],
        ['oauth', true],
      ],
    )
  })

  it('keeps a token that the CRM renewed, unless a person was faster', async () => {
    const before = await bench.connections.credentials(id)
    await bench.connections.renewed(id, before, { token: 'renewed' })
    assert.deepEqual(await bench.connections.credentials(id), { token: 'renewed' })
    await bench.connections.replaceCredentials(id, { token: 'typed' })
    await bench.connections.renewed(id, { token: 'renewed' }, { token: 'late' })
    assert.deepEqual(await bench.connections.credentials(id), { token: 'typed' })
  })
})
