import type { RequestHandler } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import { tooMany } from './errors.ts'

/** Above this, ConnectWise is likely to throttle. */
export const REAL_CALLS_PER_MINUTE = 1000

const MINUTE_MS = 60_000

/** 429 with the seconds to wait in `Retry-After`. */
export function rateLimit(callsPerMinute: number, clock: Clock): RequestHandler {
  let times: number[] = []
  return (_req, res, next) => {
    const now = clock.now().getTime()
    times = times.filter((time) => now - time < MINUTE_MS)
    const [oldest] = times
    if (times.length >= callsPerMinute && oldest !== undefined) {
      res.set('Retry-After', String(Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000))))
      throw tooMany()
    }
    times.push(now)
    next()
  }
}
