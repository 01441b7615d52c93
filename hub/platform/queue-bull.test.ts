import assert from 'node:assert/strict'
import { silentLog } from './log.ts'
import { createBullQueue } from './queue-bull.ts'
import { withTestRedis } from './queue-testing.ts'
import { conformsToQueue, freshPrefix } from './queue.contract.ts'

describe('the queue on Bull', () => {
  const redisUrl = withTestRedis('the queue on Bull')
  conformsToQueue((needs) => createBullQueue({ ...needs, redisUrl: redisUrl(), prefix: freshPrefix() }))

  it('shares its jobs with another process', async () => {
    const shared = { redisUrl: redisUrl(), prefix: freshPrefix(), log: silentLog }
    const [web, worker] = [createBullQueue(shared), createBullQueue(shared)]
    try {
      const seen = new Promise((resolve) => {
        worker.work('crm.poll', async (payload) => resolve(payload))
      })
      await web.add('crm.poll', { connectionId: 'c1' })
      assert.deepEqual(await seen, { connectionId: 'c1' })
    } finally {
      await Promise.all([web.close(), worker.close()])
    }
  })

  it('says soon that Redis cannot be reached', async () => {
    const queue = createBullQueue({ redisUrl: 'redis://127.0.0.1:1', log: silentLog })
    try {
      await assert.rejects(queue.add('crm.poll', { connectionId: 'c1' }), {
        code: 'unavailable',
        hint: /REDIS_URL/,
      })
    } finally {
      await queue.close(100)
    }
  })
})
