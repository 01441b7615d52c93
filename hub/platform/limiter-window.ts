/**
 * Counts what was used within the last `perMs`, in slices of a fraction of it. A slice counts until all of it has left
 * the window, so the true count of any `perMs` is never above the one told here.
 */
export interface Window {
  used(nowMs: number): number
  use(nowMs: number, count: number): void
  /** When the oldest slice that still counts will have left. */
  nextChangeMs(nowMs: number): number
}

const SLICES = 50

export const sliceMsOf = (perMs: number): number => Math.max(1, Math.ceil(perMs / SLICES))

export function createWindow(perMs: number): Window {
  const sliceMs = sliceMsOf(perMs)
  /** Counts by slice number, oldest first. */
  const counts = new Map<number, number>()
  const sliceAt = (nowMs: number) => Math.floor(nowMs / sliceMs)
  const leavesAtMs = (slice: number) => (slice + 1) * sliceMs + perMs

  function forget(nowMs: number): void {
    for (const slice of counts.keys()) {
      if (leavesAtMs(slice) > nowMs) return
      counts.delete(slice)
    }
  }

  return {
    used(nowMs) {
      forget(nowMs)
      let sum = 0
      for (const count of counts.values()) sum += count
      return sum
    },
    use(nowMs, count) {
      const slice = sliceAt(nowMs)
      counts.set(slice, (counts.get(slice) ?? 0) + count)
    },
    nextChangeMs(nowMs) {
      forget(nowMs)
      const [oldest] = counts.keys()
      return oldest === undefined ? nowMs : leavesAtMs(oldest)
    },
  }
}
