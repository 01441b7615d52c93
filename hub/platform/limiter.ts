import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter } from '../domain/ports.ts'
import type { Budget, Limit } from './limiter-budget.ts'
import { createLines } from './limiter-lines.ts'
import { createMemoryBudget } from './limiter-memory.ts'

export type { Priority } from './limiter-budget.ts'

export interface LimiterOptions {
  /** How time passes; a fake clock brings its own. */
  sleep?: (ms: number) => Promise<void>
  /** A call that would have to wait longer fails instead, so that its job can come back later. */
  maxWaitMs?: number
  maxWaiting?: number
  /** The part of each limit that is ours, 0 to 1; the rest is left to the account's other tools. Asked each time. */
  quota?: () => number
}

/** The rate budget of one connection, in this process: a sliding window for each limit that the CRM names. */
export const createLimiter = (
  limits: Record<string, Limit>,
  clock: Clock,
  options: LimiterOptions = {},
): Limiter =>
  limiterOver(
    limits,
    clock,
    (_, limit) => createMemoryBudget(limit, clock, options.quota ?? (() => 1)),
    options,
  )

/** A limiter whose counts are kept elsewhere. */
export function limiterOver(
  limits: Record<string, Limit>,
  clock: Clock,
  budgetOf: (name: string, limit: Limit) => Budget,
  { sleep = realSleep, maxWaitMs = 60_000, maxWaiting = 10_000 }: LimiterOptions,
): Limiter {
  const nowMs = () => clock.now().getTime()
  const gates = new Map(
    Object.entries(limits).map(([name, limit]) => {
      const budget = budgetOf(name, limit)
      const lines = createLines(name, budget, { sleep, nowMs, maxWaitMs, maxWaiting })
      return [name, { budget, lines, told: limit.calls }]
    }),
  )
  const gateOf = (name: string) => {
    const gate = gates.get(name)
    if (!gate) throw new HubError('internal', `No limit ${name} is declared.`, { about: { limit: name } })
    return gate
  }

  return {
    async take(limit, priority = 'live') {
      await gateOf(limit).lines.take(priority)
    },
    correct: (limit, remaining) => void gateOf(limit).budget.correct(remaining),
    pause: (limit, ms) => void gateOf(limit).budget.pause(ms),
    resize(limit, calls) {
      const gate = gateOf(limit)
      const told = Math.max(1, Math.floor(calls))
      if (!Number.isFinite(told)) return
      const grew = told > gate.told
      gate.told = told
      void gate.budget.resize(told).then(() => grew && gate.lines.look())
    },
    state: () => Promise.all([...gates.values()].map(({ lines }) => lines.state())),
  }
}

const realSleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2 ** 31 - 1)))
