import type { Clock } from '../domain/clock.ts'
import { MOST_GROWTH, roomOf, SHARES, type Budget, type Limit } from './limiter-budget.ts'
import { createWindow } from './limiter-window.ts'

/** The count of one limit in this process. */
export function createMemoryBudget(
  { calls: declared, perMs }: Limit,
  clock: Clock,
  quota: () => number,
): Budget {
  const own = createWindow(perMs)
  /** What other tools used, as far as the CRM told. */
  const others = createWindow(perMs)
  let calls = declared
  let pausedUntilMs = 0
  const nowMs = () => clock.now().getTime()

  return {
    take(priority, wanted) {
      const now = nowMs()
      if (now < pausedUntilMs) return Promise.resolve({ granted: 0, againMs: pausedUntilMs - now })
      const room = roomOf(calls, SHARES[priority])
      const used = own.used(now)
      const free = Math.min(room - used - others.used(now), roomOf(room, quota()) - used)
      const granted = Math.max(0, Math.min(wanted, free))
      if (granted > 0) own.use(now, granted)
      const changesMs = Math.min(own.nextChangeMs(now), others.nextChangeMs(now))
      return Promise.resolve({ granted, againMs: changesMs - now })
    },
    correct(remaining) {
      const now = nowMs()
      // Others may have used the account too. The opposite is not believed: an answer may be older than our count.
      const unseen = calls - Math.max(0, remaining) - own.used(now) - others.used(now)
      if (unseen > 0) others.use(now, unseen)
      return Promise.resolve()
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + ms)
      return Promise.resolve()
    },
    resize(told) {
      calls = Math.min(told, declared * MOST_GROWTH)
      return Promise.resolve()
    },
    state() {
      const now = nowMs()
      return Promise.resolve({
        calls,
        perMs,
        used: own.used(now) + others.used(now),
        ...(pausedUntilMs > now ? { pausedUntil: new Date(pausedUntilMs).toISOString() } : {}),
      })
    },
  }
}
