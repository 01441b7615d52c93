import type { Link } from '../domain/sync.ts'

const WINDOW_MS = 10 * 60_000
const MOST_KEPT = 12
export const MOST_FLIPS = 4

/**
 * Counts how often a field would have returned to a value it had before, within ten minutes: two systems that undo
 * each other, not a person who types.
 */
export function flips(history: Link['history'], remote: string, next: string | null, now: Date): number {
  const values = [
    ...recent(history, now)
      .filter((one) => one.remote === remote)
      .map(({ value }) => value),
    next,
  ]
  return values.filter((value, index) => values.indexOf(value) < index).length
}

export function remember(
  history: Link['history'],
  remote: string,
  value: string | null,
  now: Date,
): Link['history'] {
  const kept = recent(history, now)
  const own = kept.filter((one) => one.remote === remote).slice(1 - MOST_KEPT)
  return [...kept.filter((one) => one.remote !== remote), ...own, { remote, at: now.toISOString(), value }]
}

const recent = (history: Link['history'], now: Date) =>
  history.filter(({ at }) => now.getTime() - Date.parse(at) < WINDOW_MS)
