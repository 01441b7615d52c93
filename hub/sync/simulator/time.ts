import type { Clock } from '../../domain/clock.ts'

/** Time that stands still until somebody moves it; each look is a millisecond later than the one before. */
export interface SimTime extends Clock {
  nowMs(): number
  advance(ms: number): void
  /** Resolves when time has been moved that far. */
  sleep(ms: number): Promise<void>
  /** When the first sleeper wakes; undefined while nobody sleeps. */
  nextWakeMs(): number | undefined
}

export const START = '2026-11-23T09:00:00.000Z'

export function makeTime(startMs = Date.parse(START)): SimTime {
  let nowMs = startMs
  let sleepers: { atMs: number; wake: () => void }[] = []
  const wakeWhoMust = () => {
    const due = sleepers.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs)
    sleepers = sleepers.filter(({ atMs }) => atMs > nowMs)
    for (const { wake } of due) wake()
  }
  return {
    now: () => new Date(nowMs++),
    nowMs: () => nowMs,
    advance(ms) {
      nowMs += ms
      wakeWhoMust()
    },
    sleep: (ms) => new Promise((wake) => sleepers.push({ atMs: nowMs + ms, wake })),
    nextWakeMs: () => (sleepers.length === 0 ? undefined : Math.min(...sleepers.map(({ atMs }) => atMs))),
  }
}
