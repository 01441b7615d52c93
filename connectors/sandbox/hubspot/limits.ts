import type { RequestHandler } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import { tooMany } from './errors.ts'

/** Calls allowed: burst = each 10 s, search = each second, daily = each 24 h. */
export interface Limits {
  burst: number
  search: number
  daily: number
}

/** The lowest tier of a private app. https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines */
export const REAL_LIMITS: Limits = { burst: 100, search: 5, daily: 250_000 }

const BURST_MS = 10_000
const SEARCH_MS = 1000
const DAY_MS = 86_400_000

/** Search has its own limit, is exempt from the burst limit, and answers without rate-limit headers. */
export function rateLimits(limits: Limits, clock: Clock): RequestHandler {
  const burst = rollingWindow(limits.burst, BURST_MS)
  const searches = rollingWindow(limits.search, SEARCH_MS)
  let day = { start: 0, calls: 0 }
  return (req, res, next) => {
    const now = clock.now().getTime()
    if (now - day.start >= DAY_MS) day = { start: now, calls: 0 }
    if (day.calls >= limits.daily) throw tooMany('DAILY')
    if (req.path.endsWith('/search')) {
      if (!searches.take(now)) throw tooMany('SECONDLY')
    } else {
      const taken = burst.take(now)
      res.set({
        'X-HubSpot-RateLimit-Daily': String(limits.daily),
        'X-HubSpot-RateLimit-Daily-Remaining': String(limits.daily - day.calls - 1),
        'X-HubSpot-RateLimit-Interval-Milliseconds': String(BURST_MS),
        'X-HubSpot-RateLimit-Max': String(limits.burst),
        'X-HubSpot-RateLimit-Remaining': String(burst.left(now)),
      })
      if (!taken) throw tooMany('TEN_SECONDLY_ROLLING')
    }
    day.calls++
    next()
  }
}

function rollingWindow(calls: number, perMs: number) {
  /** When calls came, oldest first; those before `start` have left the window. */
  let times: number[] = []
  let start = 0
  const recent = (now: number) => {
    while (start < times.length && now - (times[start] ?? 0) >= perMs) start++
    if (start > 1000) {
      times = times.slice(start)
      start = 0
    }
    return times.length - start
  }
  return {
    take: (now: number) => recent(now) < calls && times.push(now) > 0,
    left: (now: number) => calls - recent(now),
  }
}
