import { createHash } from 'node:crypto'
import { Redis } from 'ioredis'
import { z } from 'zod'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter, Log } from '../domain/ports.ts'
import { MOST_GROWTH, PRIORITIES, SHARES, type Budget, type Limit } from './limiter-budget.ts'
import { limiterOver, type LimiterOptions } from './limiter.ts'
import { SCRIPT, type Request } from './limiter-script.ts'
import { sliceMsOf } from './limiter-window.ts'

export interface SharedLimiters {
  /** The rate budget of one connection; the same name means the same counts in every process. */
  open(name: string, limits: Record<string, Limit>, clock: Clock, options?: LimiterOptions): Limiter
  close(): Promise<void>
}

interface Needs {
  redisUrl: string
  log: Log
  prefix?: string
}

/** A Redis that does not answer within this time counts as away. */
const TIMEOUT_MS = 2_000
/** Redis knows scripts by their SHA-1. */
const SHA = createHash('sha1').update(SCRIPT).digest('hex')

/** Rate budgets that several processes share: each place is taken in Redis, by one script, in one step. */
export function createSharedLimiters({ redisUrl, log, prefix = 'sentry' }: Needs): SharedLimiters {
  const redis = new Redis(redisUrl, {
    // Who asks hears soon that Redis is away; the connection is tried again for ever.
    maxRetriesPerRequest: 1,
    commandTimeout: TIMEOUT_MS,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000),
  })
  redis.on('error', (error: Error) => log.warn({ thrown: error.name }, 'rate budgets: Redis has trouble'))

  async function run(key: string, args: (string | number)[]): Promise<unknown> {
    try {
      return await redis.evalsha(SHA, 1, key, ...args)
    } catch (error) {
      // A Redis that has just started does not know the script yet; it did nothing, so this is no second time.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
        return redis.eval(SCRIPT, 1, key, ...args)
      throw error
    }
  }

  function budgetOf(connection: string, name: string, { calls, perMs }: Limit, quota: () => number): Budget {
    const key = `${prefix}:budget:{${connection}}:${name}:${perMs}`
    const about = [perMs, sliceMsOf(perMs), calls]
    let seen = { born: 0, atMs: -Infinity }
    const ask = async (request: Request, ...args: (string | number)[]): Promise<unknown> => {
      try {
        return await run(key, [request, ...about, ...args])
      } catch (cause) {
        throw away(name, cause)
      }
    }
    /** What the CRM told us: were it lost, the CRM tells it again with its next answer. */
    const tell = async (request: Request, value: number): Promise<void> => {
      await ask(request, value).catch(() => log.warn({ limit: name }, 'rate budget not corrected'))
    }
    return {
      async take(priority, wanted) {
        const known = performance.now() - seen.atMs < perMs ? seen.born : 0
        const urgency = PRIORITIES.indexOf(priority)
        const reply = await ask('take', urgency, wanted, SHARES[priority], quota(), known)
        const [granted, againMs, born] = Taken.parse(reply)
        if (granted > 0) seen = { born, atMs: performance.now() }
        return { granted, againMs }
      },
      correct: (remaining) => tell('correct', remaining),
      pause: (ms) => tell('pause', Math.ceil(ms)),
      resize: (told) => tell('resize', Math.min(told, calls * MOST_GROWTH)),
      async state() {
        const [now, used, pausedMs] = State.parse(await ask('state'))
        return {
          calls: now,
          perMs,
          used,
          ...(pausedMs > 0 ? { pausedUntil: new Date(pausedMs).toISOString() } : {}),
        }
      },
    }
  }

  return {
    open: (connection, limits, clock, options = {}) =>
      limiterOver(
        limits,
        clock,
        (name, limit) => budgetOf(connection, name, limit, options.quota ?? (() => 1)),
        options,
      ),
    async close() {
      redis.disconnect()
    },
  }
}

const Taken = z.tuple([z.number(), z.number(), z.number()])
const State = z.tuple([z.number(), z.number(), z.number()])

const away = (limit: string, cause: unknown): HubError =>
  new HubError('unavailable', `The rate budget ${limit} cannot be asked: Redis does not answer.`, {
    hint: 'Check that Redis answers at REDIS_URL; the work goes on by itself afterwards.',
    about: { limit },
    retryAfterSeconds: 5,
    cause,
  })
