import assert from 'node:assert/strict'
import express, { type RequestHandler } from 'express'
import request from 'supertest'
import { silentLog } from './log.ts'
import { problemHandler } from './problems.ts'
import { withTestRedis } from './queue-testing.ts'
import { addressGroup } from './rate-limit-address.ts'
import { limitRequests } from './rate-limit.ts'
import { createRateLimits, type RateLimits } from './rate-limits.ts'

const quotas = {
  perKey: { requests: 2, perSeconds: 60 },
  perAddress: { requests: 4, perSeconds: 60 },
}

describe('the limit of requests', () => {
  const opened: RateLimits[] = []
  const limits = (redisUrl?: string): RateLimits => {
    const made = createRateLimits({ log: silentLog, ...(redisUrl === undefined ? {} : { redisUrl }) })
    opened.push(made)
    return made
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()))
  })

  it('says with every answer how much is left', async () => {
    const server = app(limitRequests(limits(), quotas))
    const first = await request(server).get('/').set('Authorization', 'Bearer a').expect(200)
    assert.equal(first.headers['ratelimit-policy'], '"address";q=4;w=60, "key";q=2;w=60')
    assert.equal(first.headers['ratelimit'], '"address";r=3;t=60, "key";r=1;t=60')
  })

  it('refuses a key beyond its quota, and says when to come back', async () => {
    const server = app(limitRequests(limits(), quotas))
    for (let times = 0; times < 2; times++) await call(server, 'a').expect(200)
    const refused = await call(server, 'a')
      .expect(429)
      .expect('Content-Type', /application\/problem\+json/)
    assert.equal(refused.body.code, 'too_many_requests')
    assert.ok(Number(refused.headers['retry-after']) > 0)
    await call(server, 'b').expect(200)
  })

  it('refuses an address beyond its quota, whatever keys it makes up', async () => {
    const server = app(limitRequests(limits(), quotas))
    for (const key of ['a', 'b', 'c', 'd']) await call(server, key).expect(200)
    await call(server, 'e').expect(429)
    await request(server).get('/').expect(429)
  })

  it('believes a forwarded address only from a trusted proxy', async () => {
    const trusting = app(limitRequests(limits(), quotas), ['127.0.0.1/8', '::1'])
    const direct = app(limitRequests(limits(), quotas))
    const from = (server: express.Express, address: string) =>
      request(server).get('/').set('X-Forwarded-For', address)
    for (let times = 0; times < 6; times++) await from(trusting, `192.0.2.${times}`).expect(200)
    for (let times = 0; times < 4; times++) await from(direct, `192.0.2.${times}`).expect(200)
    await from(direct, '192.0.2.9').expect(429)
  })

  it('counts a quota of its own apart', async () => {
    const shared = limits()
    const tokens = shared.limit('tokens', { requests: 1, perSeconds: 60 })
    await tokens.take('192.0.2.1')
    await assert.rejects(tokens.take('192.0.2.1'), { code: 'too_many_requests' })
    await tokens.take('192.0.2.2')
    await request(app(limitRequests(shared, quotas)))
      .get('/')
      .expect(200)
  })

  it('goes on counting in the process while Redis is away', async () => {
    const server = app(limitRequests(limits('redis://127.0.0.1:1'), quotas))
    for (let times = 0; times < 2; times++) await call(server, 'a').expect(200)
    await call(server, 'a').expect(429)
  })

  describe('over Redis', () => {
    const redisUrl = withTestRedis('the limit of requests over Redis')

    it('is one budget for all processes', async () => {
      const roomy = { ...quotas, perAddress: { requests: 1_000, perSeconds: 60 } }
      const server = () => app(limitRequests(limits(redisUrl()), roomy))
      const [one, two] = [server(), server()]
      // Until both have connected, each counts for itself.
      await until(async (times) => {
        await call(one, `warm-${times}`)
        return (await call(two, `warm-${times}`)).headers['ratelimit']?.includes('"key";r=0')
      })
      await call(one, 'a').expect(200)
      await call(two, 'a').expect(200)
      await call(one, 'a').expect(429)
      await call(two, 'a').expect(429)
    })
  })
})

describe('the group of an address', () => {
  const cases: [string | undefined, string][] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'unknown'],
    [undefined, 'unknown'],
  ]
  for (const [address, group] of cases)
    it(`is ${group} for ${address}`, () => assert.equal(addressGroup(address), group))
})

const ok: RequestHandler = (_req, res) => void res.sendStatus(200)

function app(limit: RequestHandler, trusted?: string[]): express.Express {
  const server = express()
  if (trusted) server.set('trust proxy', trusted)
  server.use(limit)
  server.get('/', ok)
  server.use(problemHandler(silentLog))
  return server
}

const call = (server: express.Express, key: string) =>
  request(server).get('/').set('Authorization', `Bearer ${key}`)

async function until(done: (times: number) => Promise<boolean | undefined>): Promise<void> {
  for (let times = 0; times < 100; times++) {
    if (await done(times)) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  assert.fail('It never came to that.')
}
