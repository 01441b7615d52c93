const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "just now", "5 min ago", "3 h ago", then a date: short enough for a table. */
export function ago(iso: string, now: Date = new Date()): string {
  const then = new Date(iso)
  const seconds = (now.getTime() - then.getTime()) / 1000
  if (Number.isNaN(seconds)) return iso
  if (seconds < -MINUTE) return inFuture(-seconds)
  if (seconds < MINUTE) return 'just now'
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ago`
  return then.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

const inFuture = (seconds: number) =>
  seconds < HOUR ? `in ${Math.ceil(seconds / MINUTE)} min` : `in ${Math.round(seconds / HOUR)} h`

/** The full date and time in the reader's own zone. */
export function exactly(iso: string): string {
  const then = new Date(iso)
  return Number.isNaN(then.getTime())
    ? iso
    : then.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}

/** "0.4 s", "12 s". */
export const duration = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`
