import assert from 'node:assert/strict'
import request from 'supertest'
import { GOOD_PASSWORD, openTestAccess, OWN_PAGE, PUBLIC_URL } from './testing.ts'

const HOUR_MS = 60 * 60 * 1000
type Test = Awaited<ReturnType<typeof openTestAccess>>

const EMAIL = 'ada@example.com'
const credentials = { email: EMAIL, password: GOOD_PASSWORD }
const cookieOf = (reply: { headers: Record<string, unknown> }) => String(reply.headers['set-cookie'])
const pair = (cookie: string) => cookie.split(';')[0] ?? ''

async function makeAdmin({ access, app }: Test): Promise<string> {
  const secret = (await access.makeAdminLink())?.split('#')[1]
  const reply = await request(app)
    .post('/console/api/setup')
    .set(OWN_PAGE)
    .send({ secret, name: 'Ada', ...credentials })
    .expect(200)
  return pair(cookieOf(reply))
}

const signIn = (test: Test, body: object = credentials) =>
  request(test.app).post('/console/api/sign-in').set(OWN_PAGE).send(body)

describe('Signing in', () => {
  let test: Test
  let cookie: string
  before(async () => void (test = await openTestAccess()))
  beforeEach(async () => void (cookie = await makeAdmin(test)))
  afterEach(() => test.forgetAll())
  after(() => test.close())

  it('gives a cookie that scripts and other sites cannot use, and a new one each time', async () => {
    const first = cookieOf(await signIn(test).expect(200))
    const second = cookieOf(await signIn(test).expect(200))
    assert.match(first, /^sentry=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
    assert.notEqual(pair(first), pair(second))
  })

  it('ends the session that the browser had before', async () => {
    await signIn(test).set('Cookie', cookie).expect(200)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(401)
  })

  it('keeps only hashes of sessions and passwords, and seals names and e-mails', async () => {
    const db = test.connection.db
    const stored = JSON.stringify([
      await db?.collection('sessions').find().toArray(),
      await db?.collection('users').find().toArray(),
    ])
    assert.ok(!stored.includes(cookie.slice('sentry='.length)))
    assert.ok(!stored.includes(GOOD_PASSWORD))
    assert.ok(!stored.includes(EMAIL))
    assert.ok(stored.includes('scrypt:'))
  })

  it('says the same about a wrong password and an unknown e-mail', async () => {
    const wrong = await signIn(test, { ...credentials, password: 'not the right one' }).expect(401)
    const unknown = await signIn(test, { ...credentials, email: 'bob@example.com' }).expect(401)
    assert.deepEqual(wrong.body, unknown.body)
  })

  it('ends after two idle hours', async () => {
    test.clock.passMs(2 * HOUR_MS - 1)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(200)
    test.clock.passMs(2 * HOUR_MS - 1)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(200)
    test.clock.passMs(2 * HOUR_MS)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(401)
  })

  it('ends after twelve hours, however busy', async () => {
    for (let hour = 1; hour < 12; hour++) {
      test.clock.passMs(HOUR_MS)
      await request(test.app).get('/api/probe').set('Cookie', cookie).expect(200)
    }
    test.clock.passMs(HOUR_MS)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(401)
  })

  it('does not stay alive by a page that refreshes itself', async () => {
    test.clock.passMs(1.5 * HOUR_MS)
    await request(test.app)
      .get('/api/probe')
      .set('Cookie', cookie)
      .set('X-Sentry-Background', '1')
      .expect(200)
    test.clock.passMs(0.6 * HOUR_MS)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(401)
  })

  it('is undone by signing out', async () => {
    const out = await request(test.app)
      .post('/console/api/sign-out')
      .set(OWN_PAGE)
      .set('Cookie', cookie)
      .expect(204)
    assert.match(cookieOf(out), /^sentry=; .*Max-Age=0$/)
    await request(test.app).get('/api/probe').set('Cookie', cookie).expect(401)
  })

  it('tells a page who is signed in, and brings strangers to the sign-in page', async () => {
    const me = await request(test.app).get('/console/api/me').set('Cookie', cookie).expect(200)
    assert.equal(me.body.user.role, 'admin')
    await request(test.app).get('/page').set('Cookie', cookie).expect(200, 'the page')
    await request(test.app).get('/page').expect(303).expect('Location', '/console/sign-in?to=%2Fpage')
    assert.deepEqual((await request(test.app).get('/console/api/me')).body, { user: null, needsSetup: false })
  })

  it('is refused from a page of another site', async () => {
    for (const headers of [
      {},
      { Origin: 'https://evil.test' },
      { Origin: 'null' },
      { Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'cross-site' },
    ])
      await request(test.app).post('/console/api/sign-in').set(headers).send(credentials).expect(403)
  })

  it('names every field that cannot be used, and takes nothing but JSON', async () => {
    const reply = await signIn(test, { email: 'ada', secret: 1 }).expect(422)
    assert.deepEqual(reply.body.errors.map(({ path }: { path: string }) => path).sort(), [
      'email',
      'password',
      'secret',
    ])
    await request(test.app)
      .post('/console/api/sign-in')
      .set(OWN_PAGE)
      .type('form')
      .send(credentials)
      .expect(415)
  })
})

describe('Guessing a password', () => {
  let test: Test
  before(async () => void (test = await openTestAccess()))
  beforeEach(async () => void (await makeAdmin(test)))
  afterEach(() => test.forgetAll())
  after(() => test.close())

  const guess = (password: string, from = '192.0.2.1') =>
    signIn(test, { email: EMAIL, password }).set('X-Forwarded-For', from)

  it('stops after a few tries, also with the right one, and starts again later', async () => {
    for (let tries = 0; tries < 8; tries++) await guess('not the right one').expect(401)
    const refused = await guess(GOOD_PASSWORD).expect(429)
    assert.equal(refused.headers['retry-after'], '900')
    test.clock.passMs(15 * 60 * 1000)
    await guess(GOOD_PASSWORD).expect(200)
  })

  it('is counted when many try at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => guess('not the right one')))
    assert.equal(replies.filter(({ status }) => status === 401).length, 8)
  })

  it('from elsewhere does not lock the owner out', async () => {
    for (let tries = 0; tries < 9; tries++) await guess('not the right one', '192.0.2.1')
    await guess(GOOD_PASSWORD, '198.51.100.7').expect(200)
  })

  it('counts a whole IPv6 network as one address', async () => {
    for (let tries = 0; tries < 8; tries++)
      await guess('not the right one', `2001:db8:1:2::${tries + 1}`).expect(401)
    await guess('not the right one', '2001:db8:1:2:ffff::9').expect(429)
  })
})

describe('The cookie of production', () => {
  it('is Secure and bound to this host', async () => {
    const test = await openTestAccess({ secureCookies: true })
    await makeAdmin(test)
    assert.match(
      cookieOf(await signIn(test)),
      /^__Host-sentry=.*; Path=\/; HttpOnly; SameSite=Strict; Secure;/,
    )
    await test.close()
  })
})
