import assert from 'node:assert/strict'
import fc from 'fast-check'
import { systemClock, type Clock } from '../domain/clock.ts'
import { conformsToLimiter } from './limiter.contract.ts'
import { createLimiter, type LimiterOptions, type Priority } from './limiter.ts'

const TEN_A_SECOND = { burst: { calls: 10, perMs: 1_000 } }

describe('the limiter of one process', () => {
  conformsToLimiter((limits, options) => createLimiter(limits, systemClock, options))
})

describe('the limiter of one process, to the millisecond', () => {
  it('lets pass as many calls as a window holds, and the next when the window has moved', async () => {
    const { passed, take, time } = setUp()
    for (let index = 0; index < 12; index++) take('live', `${index}`)
    await time.advance(0)
    assert.equal(passed.length, 10)
    await time.advance(900)
    assert.equal(passed.length, 10)
    await time.advance(200)
    assert.equal(passed.length, 12)
  })

  it('lets live work pass before retries, and both before backfill', async () => {
    const { passed, take, time } = setUp({ one: { calls: 1, perMs: 100 } })
    take('live', 'first', 'one')
    take('backfill', 'backfill', 'one')
    take('retry', 'retry', 'one')
    take('live', 'live', 'one')
    await time.advance(1_000)
    assert.deepEqual(passed, ['first', 'live', 'retry', 'backfill'])
  })

  it('keeps room for live work while a backfill is going on', async () => {
    const { passed, take, time } = setUp()
    for (let index = 0; index < 50; index++) take('backfill', 'backfill')
    await time.advance(0)
    assert.equal(passed.length, 8)
    take('live', 'live')
    await time.advance(0)
    assert.equal(passed.at(-1), 'live')
  })

  it('believes the other side when it has counted more calls than we have', async () => {
    const { limiter, passed, take, time } = setUp()
    take('live', 'first')
    await time.advance(0)
    limiter.correct('burst', 2)
    for (let index = 0; index < 5; index++) take('live', 'more')
    await time.advance(0)
    assert.equal(passed.length, 3)
    await time.advance(1_100)
    assert.equal(passed.length, 6)
  })

  it('does not believe that there is more room than it has given away', async () => {
    const { limiter, passed, take, time } = setUp()
    for (let index = 0; index < 10; index++) take('live', 'x')
    await time.advance(0)
    limiter.correct('burst', 9)
    take('live', 'late')
    await time.advance(500)
    assert.equal(passed.length, 10)
  })

  it('lets nothing pass during a pause, and a shorter pause does not end a longer one', async () => {
    const { limiter, passed, take, time } = setUp()
    limiter.pause('burst', 5_000)
    limiter.pause('burst', 1_000)
    take('live', 'x')
    await time.advance(4_900)
    assert.deepEqual(passed, [])
    await time.advance(100)
    assert.deepEqual(passed, ['x'])
  })

  it('keeps its limits apart, and refuses one that was never declared', async () => {
    const { limiter, passed, take, time } = setUp({
      ...TEN_A_SECOND,
      search: { calls: 1, perMs: 1_000 },
    })
    take('live', 'search', 'search')
    take('live', 'search', 'search')
    take('live', 'burst')
    await time.advance(0)
    assert.deepEqual(passed, ['search', 'burst'])
    await assert.rejects(limiter.take('other'), { code: 'internal' })
  })

  it('takes the size that the CRM tells, at most ten times what was declared', async () => {
    const { limiter, passed, take, time } = setUp()
    for (let index = 0; index < 200; index++) take('live', 'x')
    await time.advance(0)
    assert.equal(passed.length, 10)
    limiter.resize?.('burst', 25)
    await time.advance(0)
    assert.equal(passed.length, 25)
    limiter.resize?.('burst', 1_000_000)
    await time.advance(0)
    assert.equal(passed.length, 100)
    limiter.resize?.('burst', 0)
    await time.advance(1_100)
    assert.equal(passed.length, 101)
  })

  it('tells where each limit stands', async () => {
    const { limiter, take, time } = setUp()
    for (let index = 0; index < 12; index++) take('live', 'x')
    await time.advance(0)
    assert.deepEqual(await limiter.state?.(), [
      { limit: 'burst', calls: 10, perMs: 1_000, used: 10, waiting: 2 },
    ])
    limiter.pause('burst', 5_000)
    assert.equal((await limiter.state?.())?.[0]?.pausedUntil, '2026-01-01T00:00:05.000Z')
  })

  it('gives up after the longest wait and says when to come back', async () => {
    const { limiter, time } = setUp(TEN_A_SECOND, { maxWaitMs: 2_000 })
    limiter.pause('burst', 60_000)
    const refused = assert.rejects(limiter.take('burst'), {
      code: 'too_many_requests',
      retryAfterSeconds: 58,
    })
    await time.advance(2_000)
    await refused
  })

  it('refuses at once when too many wait already', async () => {
    const { limiter, take, time } = setUp(TEN_A_SECOND, { maxWaiting: 3 })
    limiter.pause('burst', 10_000)
    for (let index = 0; index < 3; index++) take('live', 'x')
    await assert.rejects(limiter.take('burst'), { code: 'too_many_requests' })
    await time.advance(20_000)
  })

  it('never lets more calls pass in any window, whatever comes when', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 20, max: 500 }),
        fc.array(
          fc.record({
            afterMs: fc.integer({ min: 0, max: 120 }),
            calls: fc.integer({ min: 1, max: 6 }),
            priority: fc.constantFrom<Priority>('live', 'retry', 'backfill'),
          }),
          { maxLength: 20 },
        ),
        async (calls, perMs, steps) => {
          const { limiter, time } = setUp({ burst: { calls, perMs } }, { maxWaitMs: 10_000_000 })
          const passedAt: number[] = []
          let asked = 0
          for (const step of steps) {
            await time.advance(step.afterMs)
            for (let index = 0; index < step.calls; index++, asked++)
              void limiter.take('burst', step.priority).then(() => passedAt.push(time.now().getTime()))
          }
          await time.advance(perMs * 400)
          assert.equal(passedAt.length, asked, 'everybody gets through in the end')
          for (const start of passedAt)
            assert.ok(passedAt.filter((at) => at >= start && at < start + perMs).length <= calls)
        },
      ),
      { numRuns: 60 },
    ))
})

function setUp(
  limits: Record<string, { calls: number; perMs: number }> = TEN_A_SECOND,
  options: LimiterOptions = {},
) {
  const time = fakeTime()
  const limiter = createLimiter(limits, time, { sleep: time.sleep, ...options })
  const passed: string[] = []
  const take = (priority: Priority, name: string, limit = 'burst') =>
    void limiter.take(limit, priority).then(() => passed.push(name))
  return { limiter, passed, take, time }
}

/** A clock that stands still until it is told to move; sleepers wake at exactly their time, in order. */
function fakeTime() {
  let nowMs = Date.UTC(2026, 0, 1)
  let sleepers: { at: number; wake: () => void }[] = []
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  const clock: Clock = { now: () => new Date(nowMs) }
  return {
    ...clock,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: nowMs + ms, wake })),
    async advance(ms: number) {
      const end = nowMs + ms
      await settle()
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        sleepers = sleepers.filter((one) => one !== next)
        nowMs = Math.max(nowMs, next.at)
        next.wake()
        await settle()
      }
      nowMs = end
      await settle()
    },
  }
}
