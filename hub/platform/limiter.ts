import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter, LimitState } from '../domain/ports.ts'
import { createWindow, type Window } from './limiter-window.ts'

export type Priority = 'live' | 'retry' | 'backfill'

export interface LimiterOptions {
  /** How time passes; a fake clock brings its own. */
  sleep?: (ms: number) => Promise<void>
  /** A call that would have to wait longer fails instead, so that its job can come back later. */
  maxWaitMs?: number
  maxWaiting?: number
}

/**
 * What part of a window each kind of work may fill: whoever waits for a person always finds room that work in the
 * background has left.
 */
const SHARE: Record<Priority, number> = { live: 1, retry: 0.9, backfill: 0.8 }
const ORDER: readonly Priority[] = ['live', 'retry', 'backfill']

interface Waiter {
  deadlineMs: number
  resolve(): void
  reject(error: HubError): void
}

/** What a CRM tells of its own limits is believed up to this many times what its connector declares. */
const MOST_GROWTH = 10

interface Gate {
  name: string
  declared: number
  calls: number
  perMs: number
  window: Window
  pausedUntilMs: number
  waiting: Record<Priority, Waiter[]>
  /** True while a timer will look at the waiting ones again. */
  asleep: boolean
}

/** The rate budget of one connection, in this process: a sliding window for each limit that the CRM names. */
export function createLimiter(
  limits: Record<string, { calls: number; perMs: number }>,
  clock: Clock,
  { sleep = realSleep, maxWaitMs = 60_000, maxWaiting = 10_000 }: LimiterOptions = {},
): Limiter {
  const gates = new Map(
    Object.entries(limits).map(([name, { calls, perMs }]) => [name, openGate(name, calls, perMs)]),
  )
  const gateOf = (name: string): Gate => {
    const gate = gates.get(name)
    if (!gate) throw new HubError('internal', `No limit ${name} is declared.`, { about: { limit: name } })
    return gate
  }
  const nowMs = () => clock.now().getTime()

  /** Lets pass whoever may, most urgent first, and comes back when something has changed. */
  function serve(gate: Gate): void {
    const now = nowMs()
    for (const priority of ORDER) {
      const line = gate.waiting[priority]
      while (line.length > 0 && mayPass(gate, priority, now)) {
        gate.window.use(now, 1)
        line.shift()?.resolve()
      }
      giveUp(gate, priority, now)
      // Nobody overtakes: what is less urgent waits until those before it have passed.
      if (line.length > 0) break
    }
    const wakeMs = nextWake(gate, now)
    if (gate.asleep || wakeMs === undefined) return
    gate.asleep = true
    void sleep(Math.max(1, wakeMs - now)).then(() => {
      gate.asleep = false
      serve(gate)
    })
  }

  return {
    async take(limit, priority = 'live') {
      const gate = gateOf(limit)
      if (waitingAt(gate) >= maxWaiting) throw tooBusy(gate, nowMs())
      await new Promise<void>((resolve, reject) => {
        gate.waiting[priority].push({ deadlineMs: nowMs() + maxWaitMs, resolve, reject })
        serve(gate)
      })
    },

    correct(limit, remaining) {
      const gate = gateOf(limit)
      const now = nowMs()
      // Others may have used the account too. The opposite is not believed: an answer may be older than our count.
      const unseen = gate.calls - Math.max(0, remaining) - gate.window.used(now)
      if (unseen > 0) gate.window.use(now, unseen)
    },

    pause(limit, ms) {
      const gate = gateOf(limit)
      gate.pausedUntilMs = Math.max(gate.pausedUntilMs, nowMs() + ms)
    },

    resize(limit, calls) {
      const gate = gateOf(limit)
      if (!Number.isFinite(calls)) return
      gate.calls = Math.min(Math.max(1, Math.floor(calls)), gate.declared * MOST_GROWTH)
      serve(gate)
    },

    state() {
      const now = nowMs()
      return Promise.resolve([...gates.values()].map((gate) => stateOf(gate, now)))
    },
  }
}

const openGate = (name: string, calls: number, perMs: number): Gate => ({
  name,
  declared: calls,
  calls,
  perMs,
  window: createWindow(perMs),
  pausedUntilMs: 0,
  waiting: { live: [], retry: [], backfill: [] },
  asleep: false,
})

const waitingAt = ({ waiting }: Gate): number => ORDER.reduce((sum, one) => sum + waiting[one].length, 0)

const stateOf = (gate: Gate, now: number): LimitState => ({
  limit: gate.name,
  calls: gate.calls,
  perMs: gate.perMs,
  used: gate.window.used(now),
  waiting: waitingAt(gate),
  ...(gate.pausedUntilMs > now ? { pausedUntil: new Date(gate.pausedUntilMs).toISOString() } : {}),
})

const mayPass = (gate: Gate, priority: Priority, now: number): boolean =>
  now >= gate.pausedUntilMs && gate.window.used(now) < Math.max(1, Math.floor(gate.calls * SHARE[priority]))

function giveUp(gate: Gate, priority: Priority, now: number): void {
  const late = gate.waiting[priority].filter(({ deadlineMs }) => deadlineMs <= now)
  if (late.length === 0) return
  gate.waiting[priority] = gate.waiting[priority].filter(({ deadlineMs }) => deadlineMs > now)
  for (const waiter of late) waiter.reject(tooBusy(gate, now))
}

/** When a place, the end of the pause or somebody's patience comes next; undefined when nobody waits. */
function nextWake(gate: Gate, now: number): number | undefined {
  const waiting = ORDER.flatMap((priority) => gate.waiting[priority].slice(0, 1))
  if (waiting.length === 0) return undefined
  const opens = Math.max(gate.pausedUntilMs, gate.window.nextChangeMs(now))
  return Math.min(opens, ...waiting.map(({ deadlineMs }) => deadlineMs))
}

const tooBusy = (gate: Gate, now: number): HubError =>
  new HubError('too_many_requests', `The rate budget ${gate.name} is used up.`, {
    hint: 'The work is tried again later.',
    about: { limit: gate.name },
    retryAfterSeconds: Math.max(
      1,
      Math.ceil((Math.max(gate.pausedUntilMs, gate.window.nextChangeMs(now)) - now) / 1000),
    ),
  })

const realSleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2 ** 31 - 1)))
