import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { systemClock } from '../domain/clock.ts'
import { startProgram } from '../e2e/hub-process.ts'
import { conformsToLimiter } from './limiter.contract.ts'
import { createSharedLimiters, type SharedLimiters } from './limiter-redis.ts'
import { silentLog } from './log.ts'
import { startTestRedis, withTestRedis } from './queue-testing.ts'
import { freshPrefix } from './queue.contract.ts'

describe('the limiter on Redis', () => {
  const redisUrl = withTestRedis('the limiter on Redis')
  const opened: SharedLimiters[] = []
  const process = (url = redisUrl(), prefix = freshPrefix()) => {
    const made = createSharedLimiters({ redisUrl: url, log: silentLog, prefix })
    opened.push(made)
    return made
  }
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  conformsToLimiter((limits, options) => process().open('c1', limits, systemClock, options))

  it('shares counts, pauses and sizes between processes, and keeps connections apart', async () => {
    const prefix = freshPrefix()
    const limits = { burst: { calls: 4, perMs: 60_000 } }
    const [one, other] = [process(redisUrl(), prefix), process(redisUrl(), prefix)].map((each) =>
      each.open('c1', limits, systemClock, { maxWaitMs: 50 }),
    )
    assert.ok(one && other)
    await Promise.all([one.take('burst'), one.take('burst'), other.take('burst'), other.take('burst')])
    await assert.rejects(other.take('burst'), { code: 'too_many_requests' })
    one.resize?.('burst', 5)
    await one.state?.()
    await other.take('burst')
    const elsewhere = process(redisUrl(), prefix).open('c2', limits, systemClock)
    await elsewhere.take('burst')
    one.resize?.('burst', 40)
    one.pause('burst', 60_000)
    await one.state?.()
    await assert.rejects(other.take('burst'), { code: 'too_many_requests' })
  })

  it('lets no backfill of another process overtake live work that waits', async () => {
    const prefix = freshPrefix()
    const limits = { burst: { calls: 1, perMs: 100 } }
    const [one, other] = [process(redisUrl(), prefix), process(redisUrl(), prefix)].map((each) =>
      each.open('c1', limits, systemClock),
    )
    assert.ok(one && other)
    await one.take('burst')
    const order: string[] = []
    const first = one.take('burst', 'live').then(() => order.push('live'))
    await one.state?.()
    const second = other.take('burst', 'backfill').then(() => order.push('backfill'))
    await Promise.all([first, second])
    assert.deepEqual(order, ['live', 'backfill'])
  })

  it('counts the window as full when Redis has lost the count', async () => {
    const limiter = process().open('c1', { burst: { calls: 10, perMs: 400 } }, systemClock)
    await limiter.take('burst')
    const redis = new Redis(redisUrl())
    await redis.flushall()
    redis.disconnect()
    const from = performance.now()
    await limiter.take('burst')
    assert.ok(performance.now() - from >= 395)
  })

  it('lets nothing pass while Redis is away, says so, and goes on when it is back', async () => {
    const redis = await startTestRedis()
    assert.ok(redis)
    const limiter = process(redis.url).open('c1', { burst: { calls: 10, perMs: 1_000 } }, systemClock)
    await limiter.take('burst')
    await redis.stop()
    await assert.rejects(limiter.take('burst'), { code: 'unavailable', hint: /REDIS_URL/ })
    limiter.correct('burst', 1)
    limiter.pause('burst', 1)
    const again = await startTestRedis(Number(new URL(redis.url).port))
    try {
      const giveUpMs = Date.now() + 10_000
      for (;;) {
        const passed = await limiter.take('burst').then(
          () => true,
          () => false,
        )
        if (passed) break
        assert.ok(Date.now() < giveUpMs, 'it does not recover')
      }
    } finally {
      await again?.stop()
    }
  })

  it('holds one limit across two processes that hammer one CRM, and lets live work through a backfill', async () => {
    const LIMIT = { calls: 40, perMs: 800 }
    const arrivals: { priority: string; atMs: number }[] = []
    const crm = createServer((req, res) => {
      arrivals.push({ priority: req.url?.slice(1) ?? '', atMs: performance.now() })
      res.end()
    })
    await new Promise<void>((listening) => crm.listen(0, '127.0.0.1', listening))
    const { port } = crm.address() as AddressInfo
    const prefix = freshPrefix()
    const hammer = () =>
      startProgram({
        script: 'hub/platform/limiter-hammer.ts',
        args: [redisUrl(), prefix, `http://127.0.0.1:${port}`, JSON.stringify(LIMIT), '60', '10'],
        until: /done (\S+)/,
      })
    try {
      const programs = await Promise.all([hammer(), hammer()])
      await Promise.all(programs.map(({ stop }) => stop()))
      const slowestLiveMs = Math.max(
        ...programs.map(({ printed }) => Number(/done (\S+)/.exec(printed())?.[1])),
      )
      assert.equal(arrivals.length, 140, 'everything arrives')
      // Each on its own would be through in half of that.
      const tookMs = (arrivals[3 * LIMIT.calls]?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0)
      assert.ok(tookMs >= 2.7 * LIMIT.perMs, `three windows took ${tookMs} ms`)
      assert.ok(slowestLiveMs < 4_000, `a live call waited ${slowestLiveMs} ms`)
    } finally {
      crm.closeAllConnections()
      crm.close()
    }
  })
})
