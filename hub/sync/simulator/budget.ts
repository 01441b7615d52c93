import type { SimTime } from './time.ts'

type Limits = Record<string, { calls: number; perMs: number }>

/** The CRM's own count of our calls: what no window of its limits may exceed, and when it says "too many". */
export interface Budget {
  spend(limits: string[]): void
  closeFor(ms: number): void
  isClosed(): boolean
  closedForMs(): number
  /** What was broken, in words; empty as long as nothing was. */
  broken: string[]
}

/** Calls that had left when the CRM said "too many" are no offence. */
const UNDER_WAY_MS = 500

export function makeBudget(limits: Limits, time: SimTime): Budget {
  const spent = new Map<string, number[]>()
  const broken: string[] = []
  let closedUntilMs = 0
  let closedAtMs = 0
  const closedForMs = () => Math.max(0, closedUntilMs - time.nowMs())
  return {
    broken,
    spend(names) {
      const now = time.nowMs()
      for (const name of names) {
        const limit = limits[name]
        if (!limit) continue
        const within = [...(spent.get(name) ?? []).filter((at) => at > now - limit.perMs), now]
        spent.set(name, within)
        if (within.length > limit.calls)
          broken.push(`${within.length} ${name} within ${limit.perMs} ms, where ${limit.calls} are allowed`)
      }
      if (now > closedAtMs + UNDER_WAY_MS && closedForMs() > 0)
        broken.push(`a call ${closedForMs()} ms before the end of a pause that the CRM asked for`)
    },
    closeFor(ms) {
      closedAtMs = time.nowMs()
      closedUntilMs = closedAtMs + ms
    },
    isClosed: () => closedForMs() > 0,
    closedForMs,
  }
}
