import { HubError } from '../domain/errors.ts'
import type { LimitState } from '../domain/ports.ts'
import { PRIORITIES, type Budget, type Priority } from './limiter-budget.ts'

export interface LinesOptions {
  /** How time passes; a fake clock brings its own. */
  sleep: (ms: number) => Promise<void>
  nowMs(): number
  /** A call that would have to wait longer fails instead, so that its job can come back later. */
  maxWaitMs: number
  maxWaiting: number
}

interface Waiter {
  deadlineMs: number
  resolve(): void
  reject(error: HubError): void
}

/** Those of this process who wait for one limit. */
export interface Lines {
  take(priority: Priority): Promise<void>
  /** Something changed that may let them pass sooner. */
  look(): void
  state(): Promise<LimitState>
}

/** Lets pass whoever may, most urgent first; nobody overtakes. */
export function createLines(
  limit: string,
  budget: Budget,
  { sleep, nowMs, maxWaitMs, maxWaiting }: LinesOptions,
): Lines {
  const lines: Record<Priority, Waiter[]> = { live: [], retry: [], backfill: [] }
  /** When it makes sense to ask the budget again, for the priority that was refused and those behind it. */
  let blocked: { from: number; untilMs: number } | undefined
  let wake: { atMs: number } | undefined
  let serving = false
  let lookAgain = false
  const waiting = () => PRIORITIES.reduce((sum, one) => sum + lines[one].length, 0)

  async function serve(): Promise<void> {
    lookAgain = true
    if (serving) return
    serving = true
    try {
      while (lookAgain) {
        lookAgain = false
        giveUp()
        await letPass()
      }
    } catch (error) {
      refuseAll(error)
    } finally {
      serving = false
    }
    sleepUntilChange()
  }

  async function letPass(): Promise<void> {
    blocked = undefined
    for (const [from, priority] of PRIORITIES.entries()) {
      const line = lines[priority]
      if (line.length === 0) continue
      const { granted, againMs } = await budget.take(priority, line.length)
      for (const waiter of line.splice(0, granted)) waiter.resolve()
      if (line.length === 0) continue
      blocked = { from, untilMs: nowMs() + Math.max(1, againMs) }
      return
    }
  }

  function giveUp(): void {
    const now = nowMs()
    for (const priority of PRIORITIES) {
      const late = lines[priority].filter(({ deadlineMs }) => deadlineMs <= now)
      if (late.length === 0) continue
      lines[priority] = lines[priority].filter(({ deadlineMs }) => deadlineMs > now)
      for (const waiter of late) waiter.reject(tooBusy())
    }
  }

  /** Whoever keeps the count cannot be asked: nobody passes, and each job comes back later. */
  function refuseAll(thrown: unknown): void {
    const error =
      thrown instanceof HubError
        ? thrown
        : new HubError('unavailable', `The rate budget ${limit} cannot be asked.`, { cause: thrown })
    for (const priority of PRIORITIES) for (const waiter of lines[priority].splice(0)) waiter.reject(error)
  }

  /** Looks again when a place, the end of the pause or somebody's patience comes next. */
  function sleepUntilChange(): void {
    const deadlines = PRIORITIES.flatMap((one) => lines[one].slice(0, 1)).map(({ deadlineMs }) => deadlineMs)
    if (deadlines.length === 0) return
    const atMs = Math.min(blocked?.untilMs ?? Infinity, ...deadlines)
    if (wake && wake.atMs <= atMs) return
    const mine = { atMs }
    wake = mine
    void sleep(Math.max(1, atMs - nowMs())).then(() => {
      if (wake !== mine) return
      wake = undefined
      void serve()
    })
  }

  const tooBusy = (): HubError =>
    new HubError('too_many_requests', `The rate budget ${limit} is used up.`, {
      hint: 'The work is tried again later.',
      about: { limit },
      retryAfterSeconds: Math.max(1, Math.ceil(((blocked?.untilMs ?? 0) - nowMs()) / 1000)),
    })

  return {
    async take(priority) {
      if (waiting() >= maxWaiting) throw tooBusy()
      await new Promise<void>((resolve, reject) => {
        lines[priority].push({ deadlineMs: nowMs() + maxWaitMs, resolve, reject })
        // Who comes behind somebody who was refused needs not ask.
        if (!blocked || wake === undefined || PRIORITIES.indexOf(priority) < blocked.from) void serve()
      })
    },
    look: () => void serve(),
    async state() {
      return { limit, ...(await budget.state()), waiting: waiting() }
    },
  }
}
