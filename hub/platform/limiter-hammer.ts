import { systemClock } from '../domain/clock.ts'
import { createSharedLimiters } from './limiter-redis.ts'
import { silentLog } from './log.ts'

/**
 * One of several processes that call one CRM as fast as its rate budget lets them, for `limiter-redis.test.ts`: a
 * backfill of so many calls at once, and live calls one by one meanwhile. Prints how long the slowest of these waited.
 */
const [redisUrl = '', prefix = '', crm = '', limit = '{}', backfill = '0', live = '0'] = process.argv.slice(2)
const shared = createSharedLimiters({ redisUrl, log: silentLog, prefix })
const limiter = shared.open(
  'c1',
  { burst: JSON.parse(limit) as { calls: number; perMs: number } },
  systemClock,
)

const call = async (priority: 'live' | 'backfill') => {
  await limiter.take('burst', priority)
  await (await fetch(`${crm}/${priority}`)).text()
}

const behind = Array.from({ length: Number(backfill) }, () => call('backfill'))
let slowestMs = 0
for (let turn = 0; turn < Number(live); turn++) {
  const from = performance.now()
  await call('live')
  slowestMs = Math.max(slowestMs, performance.now() - from)
  await new Promise((resolve) => setTimeout(resolve, 100))
}
await Promise.all(behind)
await shared.close()
process.stdout.write(`done ${Math.round(slowestMs)}\n`)
