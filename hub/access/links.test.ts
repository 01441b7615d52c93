import assert from 'node:assert/strict'
import request from 'supertest'
import { GOOD_PASSWORD, openTestAccess, OWN_PAGE, PUBLIC_URL } from './testing.ts'

const HOUR_MS = 60 * 60 * 1000
type Test = Awaited<ReturnType<typeof openTestAccess>>

const adminSecret = async ({ access }: Test) => (await access.makeAdminLink())?.split('#')[1]
const setup = (test: Test, secret: string | undefined, over: object = {}) =>
  request(test.app)
    .post('/console/api/setup')
    .set(OWN_PAGE)
    .send({ secret, name: 'Ada', email: 'ada@example.com', password: GOOD_PASSWORD, ...over })
const pair = (reply: { headers: Record<string, unknown> }) =>
  String(reply.headers['set-cookie']).split(';')[0] ?? ''

describe('The link for the first admin', () => {
  let test: Test
  before(async () => void (test = await openTestAccess()))
  afterEach(() => test.forgetAll())
  after(() => test.close())

  it('carries its secret where no server sees it, and is stored as a hash', async () => {
    const url = await test.access.makeAdminLink()
    assert.match(url ?? '', /^http:\/\/sentry\.test\/console\/setup#[\w-]{43}$/)
    const stored = await test.connection.db?.collection('access_links').find().toArray()
    assert.equal(stored?.length, 1)
    assert.ok(!JSON.stringify(stored).includes(String(url?.split('#')[1])))
  })

  it('sets a password, signs in, and works once', async () => {
    const secret = await adminSecret(test)
    const reply = await setup(test, secret).expect(200)
    assert.equal(reply.body.user.role, 'admin')
    await request(test.app).get('/api/probe').set('Cookie', pair(reply)).expect(200)
    const again = await setup(test, secret, { email: 'eve@example.com' }).expect(410)
    assert.match(again.body.hint, /sign in.*start the hub again/)
    assert.equal(await test.access.makeAdminLink(), null)
  })

  it('has one winner when two people send it at once', async () => {
    const secret = await adminSecret(test)
    const emails = ['ada@example.com', 'eve@example.com', 'bob@example.com']
    const replies = await Promise.all(emails.map((email) => setup(test, secret, { email })))
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 410, 410])
    assert.equal(await test.access.users.countAdmins(), 1)
  })

  it('is not used up by looking at it, nor by a password that is refused', async () => {
    const secret = await adminSecret(test)
    await request(test.app).get('/console/setup')
    await request(test.app)
      .post('/console/api/link')
      .set(OWN_PAGE)
      .send({ secret, purpose: 'setup' })
      .expect(200)
    const weak = await setup(test, secret, { password: 'password1234' }).expect(422)
    assert.equal(weak.body.errors[0].path, 'password')
    await setup(test, secret).expect(200)
  })

  it('lives one hour', async () => {
    const secret = await adminSecret(test)
    test.clock.passMs(HOUR_MS)
    await setup(test, secret).expect(410)
  })

  it('is replaced at the next start', async () => {
    const [first, second] = [await adminSecret(test), await adminSecret(test)]
    await setup(test, first).expect(410)
    await setup(test, second).expect(200)
  })

  it('cannot be sent by another site', async () => {
    const secret = await adminSecret(test)
    await setup(test, secret).set('Origin', 'https://evil.test').expect(403)
  })
})

describe('Inviting a person', () => {
  let test: Test
  let admin: string
  before(async () => void (test = await openTestAccess()))
  beforeEach(async () => void (admin = pair(await setup(test, await adminSecret(test)))))
  afterEach(() => test.forgetAll())
  after(() => test.close())

  const as = (cookie: string) => ({ Cookie: cookie, ...OWN_PAGE })
  const invite = (body: object, cookie = admin) =>
    request(test.app).post('/api/team/invitations').set(as(cookie)).send(body)
  const accept = (url: string, over: object = {}) =>
    request(test.app)
      .post('/console/api/accept-invite')
      .set(OWN_PAGE)
      .send({ secret: url.split('#')[1], name: 'Rae', password: GOOD_PASSWORD, ...over })
  const newRep = async () => {
    const { body } = await invite({ email: 'rae@example.com' }).expect(201)
    return pair(await accept(body.url).expect(200))
  }

  it('makes a rep who may read, and may not change connections or the team', async () => {
    const rep = await newRep()
    const me = await request(test.app).get('/console/api/me').set('Cookie', rep)
    assert.equal(me.body.user.email, 'rae@example.com')
    await request(test.app).get('/api/probe').set('Cookie', rep).expect(200)
    await request(test.app).post('/api/probe').set(as(rep)).expect(403)
    await request(test.app).get('/api/team').set('Cookie', rep).expect(403)
  })

  it('gives a link that works once and lives a day', async () => {
    const { body } = await invite({ email: 'rae@example.com' }).expect(201)
    assert.ok(body.url.startsWith(`${PUBLIC_URL}/console/invite#`))
    await accept(body.url).expect(200)
    await accept(body.url).expect(410)
    const late = await invite({ email: 'lee@example.com' })
    test.clock.passMs(24 * HOUR_MS)
    await accept(late.body.url).expect(410)
  })

  it('keeps the two kinds of link apart', async () => {
    const { body } = await invite({ email: 'rae@example.com' })
    await setup(test, body.url.split('#')[1]).expect(410)
  })

  it('can be withdrawn', async () => {
    const { body } = await invite({ email: 'rae@example.com' })
    await request(test.app).delete(`/api/team/invitations/${body.id}`).set(as(admin)).expect(204)
    await accept(body.url).expect(410)
  })

  it('is refused for somebody who is here already', () => invite({ email: 'ADA@example.com' }).expect(409))

  it('is undone by removing the person, who is signed out at once', async () => {
    const rep = await newRep()
    const { body } = await request(test.app).get('/api/team').set('Cookie', admin).expect(200)
    const { id } = body.items.find(({ role }: { role: string }) => role === 'rep')
    await request(test.app).delete(`/api/team/${id}`).set(as(admin)).expect(204)
    await request(test.app).get('/api/probe').set('Cookie', rep).expect(401)
  })

  it('leaves at least one admin', async () => {
    const { body } = await request(test.app).get('/api/team').set('Cookie', admin)
    const reply = await request(test.app).delete(`/api/team/${body.items[0].id}`).set(as(admin)).expect(409)
    assert.match(reply.body.hint, /Invite another admin first/)
  })

  it('needs a page of ours', () =>
    invite({ email: 'rae@example.com' }).set('Origin', 'https://evil.test').expect(403))
})
