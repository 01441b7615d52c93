import type { Limiter } from '../../hub/domain/ports.ts'

// The lowest tier allows 100 calls each 10 s, 5 searches a second and 250,000 a day; the rest is left to others. A
// search takes a little longer to arrive than its window is exact, hence the tenth of a second.
export const LIMITS = {
  burst: { calls: 90, perMs: 10_000 },
  search: { calls: 5, perMs: 1100 },
  daily: { calls: 200_000, perMs: 86_400_000 },
}

/** Calls of the burst limit that we leave to the account's other tools. */
const HEADROOM = 10
/** The part of a day's calls that we take. */
const SHARE_OF_DAY = 0.8

/**
 * What HubSpot says about its own counters: how large they are (that depends on what the account pays for) and what is
 * left of them. Searches answer without these headers.
 */
export function learnFrom(headers: Record<string, string>, limiter: Limiter): void {
  const told = (name: string) => {
    const value = headers[`x-hubspot-ratelimit-${name}`]
    return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined
  }
  const [max, intervalMs, left] = [told('max'), told('interval-milliseconds'), told('remaining')]
  if (max !== undefined && intervalMs === LIMITS.burst.perMs)
    limiter.resize?.('burst', Math.max(1, max - HEADROOM))
  if (left !== undefined) limiter.correct('burst', Math.max(0, left - HEADROOM))
  const [daily, dailyLeft] = [told('daily'), told('daily-remaining')]
  if (daily !== undefined) limiter.resize?.('daily', Math.max(1, Math.floor(daily * SHARE_OF_DAY)))
  if (dailyLeft !== undefined) limiter.correct('daily', dailyLeft)
}
