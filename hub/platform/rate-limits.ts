import { Redis } from 'ioredis'
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'

/** So many requests in so many seconds. */
export interface Quota {
  requests: number
  perSeconds: number
}

/** How far a caller is with one quota. */
export interface Standing {
  name: string
  quota: Quota
  remaining: number
  resetSeconds: number
}

export interface RateLimit {
  /** Counts one request of `caller`; throws `too_many_requests` beyond the quota. `on` hears the count either way. */
  take(caller: string, on?: (standing: Standing) => void): Promise<void>
}

export interface RateLimits {
  /** A quota with its own counters; the same name means the same counters in every process. */
  limit(name: string, quota: Quota): RateLimit
  close(): Promise<void>
}

/** Counters of requests: shared over Redis when there is one, otherwise (and while it is away) in this process. */
export function createRateLimits({ redisUrl, log }: { redisUrl?: string; log: Log }): RateLimits {
  const redis = redisUrl === undefined ? undefined : connect(redisUrl, log)
  return {
    limit(name, quota) {
      const limiter = counter(name, quota, redis)
      return {
        async take(caller, on) {
          const { result, refused } = await consume(limiter, caller)
          const standing = {
            name,
            quota,
            remaining: Math.max(0, result.remainingPoints),
            resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
          }
          on?.(standing)
          if (refused) throw tooMany(standing)
        },
      }
    },
    async close() {
      redis?.disconnect()
    },
  }
}

function connect(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(100 * 2 ** times, 5_000),
  })
  redis.on('error', (error: Error) => log.warn({ thrown: error.name }, 'request counters: Redis has trouble'))
  return redis
}

function counter(
  name: string,
  { requests, perSeconds }: Quota,
  redis: Redis | undefined,
): RateLimiterAbstract {
  const options = { keyPrefix: `sentry-limit-${name}`, points: requests, duration: perSeconds }
  const local = new RateLimiterMemory(options)
  return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: local }) : local
}

/** The library rejects with the count itself when the quota is used up. */
async function consume(limiter: RateLimiterAbstract, caller: string) {
  try {
    return { result: await limiter.consume(caller), refused: false }
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return { result: thrown, refused: true }
    throw thrown
  }
}

const tooMany = ({ name, quota, resetSeconds }: Standing): HubError =>
  new HubError(
    'too_many_requests',
    `More than ${quota.requests} requests in ${quota.perSeconds} seconds came from one ${name}.`,
    { hint: `Wait ${resetSeconds} seconds, then go on.`, retryAfterSeconds: resetSeconds },
  )
