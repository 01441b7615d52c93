import assert from 'node:assert/strict'
import type { Limiter } from '../domain/ports.ts'
import type { Limit, Priority } from './limiter-budget.ts'
import type { LimiterOptions } from './limiter.ts'

type Open = (limits: Record<string, Limit>, options?: LimiterOptions) => Limiter

const PER_MS = 300

/** What every limiter promises, in real time; both forms run the same tests. */
export function conformsToLimiter(open: Open): void {
  const ten = { burst: { calls: 10, perMs: PER_MS } }

  it('lets pass as many calls as a window holds, and the next when the window has moved', async () => {
    const { take, passed, settled } = watch(open(ten))
    const from = performance.now()
    take('live', 25)
    await settled(25)
    // A busy machine sees them late, never early.
    for (const windows of [1, 2]) assert.ok((passed[windows * 10]?.atMs ?? 0) - from >= windows * PER_MS)
  })

  it('lets live work pass before retries, and both before backfill', async () => {
    const { take, passed, settled } = watch(open({ burst: { calls: 1, perMs: 60 } }))
    take('live')
    await settled(1)
    take('backfill')
    take('retry')
    take('live')
    await settled(4)
    assert.deepEqual(
      passed.map(({ priority }) => priority),
      ['live', 'live', 'retry', 'backfill'],
    )
  })

  it('keeps room for live work while a backfill is going on', async () => {
    const { take, passed, settled } = watch(open({ burst: { calls: 10, perMs: 60_000 } }))
    take('backfill', 50)
    await settled(8)
    take('live')
    await settled(9)
    assert.equal(passed.at(-1)?.priority, 'live')
  })

  it('leaves the account’s other tools their share, and theirs does not count against ours', async () => {
    const limiter = open({ burst: { calls: 10, perMs: 60_000 } }, { quota: () => 0.6 })
    const { take, passed, settled } = watch(limiter)
    take('live', 4)
    await settled(4)
    // Of ten, four are ours; the CRM says that three are left, so others had three.
    limiter.correct('burst', 3)
    take('live', 10)
    await settled(6)
    await quiet()
    assert.equal(passed.length, 6)
  })

  it('believes the other side when it has counted more calls than we have', async () => {
    const limiter = open({ burst: { calls: 10, perMs: 60_000 } })
    const { take, passed, settled } = watch(limiter)
    take('live')
    await settled(1)
    limiter.correct('burst', 2)
    take('live', 5)
    await settled(3)
    await quiet()
    assert.equal(passed.length, 3)
  })

  it('does not believe that there is more room than it has given away', async () => {
    const limiter = open({ burst: { calls: 10, perMs: 60_000 } })
    const { take, passed, settled } = watch(limiter)
    take('live', 10)
    await settled(10)
    limiter.correct('burst', 9)
    take('live')
    await quiet()
    assert.equal(passed.length, 10)
  })

  it('lets nothing pass during a pause, and a shorter pause does not end a longer one', async () => {
    const limiter = open(ten)
    const from = performance.now()
    limiter.pause('burst', 300)
    limiter.pause('burst', 50)
    await limiter.take('burst')
    assert.ok(performance.now() - from >= 299)
  })

  it('takes the size that the CRM tells, at most ten times what was declared', async () => {
    const limiter = open({ burst: { calls: 2, perMs: 60_000 } })
    const { take, passed, settled } = watch(limiter)
    take('live', 40)
    await settled(2)
    limiter.resize?.('burst', 5)
    await settled(5)
    limiter.resize?.('burst', 1_000_000)
    await settled(20)
    await quiet()
    assert.equal(passed.length, 20)
  })

  it('tells where each limit stands', async () => {
    const limiter = open({ burst: { calls: 2, perMs: 60_000 }, search: { calls: 1, perMs: 60_000 } })
    const { take, settled } = watch(limiter)
    take('live', 3)
    await settled(2)
    limiter.pause('search', 60_000)
    const [burst, search] = (await limiter.state?.()) ?? []
    assert.deepEqual(burst, { limit: 'burst', calls: 2, perMs: 60_000, used: 2, waiting: 1 })
    assert.ok(Date.parse(search?.pausedUntil ?? '') > Date.now())
  })

  it('keeps its limits apart, and refuses one that was never declared', async () => {
    const limiter = open({ burst: { calls: 1, perMs: 60_000 }, search: { calls: 1, perMs: 60_000 } })
    await limiter.take('search')
    await limiter.take('burst')
    await assert.rejects(limiter.take('other'), { code: 'internal' })
  })

  it('gives up after the longest wait and says when to come back', async () => {
    const limiter = open(ten, { maxWaitMs: 60 })
    limiter.pause('burst', 20_000)
    await assert.rejects(limiter.take('burst'), { code: 'too_many_requests', retryAfterSeconds: 20 })
  })

  it('refuses at once when too many wait already', async () => {
    const limiter = open(ten, { maxWaiting: 3 })
    limiter.pause('burst', 60_000)
    watch(limiter).take('live', 3)
    await assert.rejects(limiter.take('burst'), { code: 'too_many_requests' })
  })
}

const QUIET_MS = 60
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS))

function watch(limiter: Limiter) {
  const passed: { priority: Priority; atMs: number }[] = []
  return {
    passed,
    take(priority: Priority, times = 1) {
      for (let index = 0; index < times; index++)
        void limiter.take('burst', priority).then(
          () => passed.push({ priority, atMs: performance.now() }),
          () => undefined,
        )
    },
    async settled(count: number) {
      while (passed.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
    },
  }
}
