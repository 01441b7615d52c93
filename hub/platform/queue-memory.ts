import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { AddOptions, JobContext, JobName, Jobs, Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_BACKOFF, logFailure, pauseAfter, type Backoff } from './queue-failure.ts'
import { createTicker, within } from './queue-ticker.ts'

interface Job {
  key: string
  payload: Jobs[JobName]
  failures: number
  runAt: number
  /** Order among jobs that are due at once. */
  turn: number
}

interface Line {
  handler: ((payload: Jobs[JobName], context: JobContext) => Promise<void>) | undefined
  concurrency: number
  attempts: number
  /** Waiting jobs by key: at most one a key. */
  waiting: Map<string, Job>
  running: Set<string>
  timer: NodeJS.Timeout | undefined
}

interface Needs {
  log: Log
  backoff?: Backoff
}

/**
 * The queue of a single process. It forgets everything when the process ends, which delays work and loses none: what
 * must happen is derivable from stored state. Jobs that nobody works on yet wait for their worker.
 */
export function createMemoryQueue({ log, backoff = DEFAULT_BACKOFF }: Needs): Queue {
  const lines = new Map<JobName, Line>()
  const running = new Set<Promise<void>>()
  const ticker = createTicker()
  let closed = false
  let turns = 0

  const lineOf = (name: JobName): Line => {
    const line = lines.get(name) ?? emptyLine()
    lines.set(name, line)
    return line
  }

  function start(name: JobName, line: Line): void {
    clearTimeout(line.timer)
    while (!closed && line.handler && line.running.size < line.concurrency) {
      const job = nextOf(line)
      if (!job) return
      const waitMs = job.runAt - Date.now()
      if (waitMs > 0) {
        line.timer = setTimeout(() => start(name, line), Math.min(waitMs, MAX_TIMER_MS))
        return
      }
      line.waiting.delete(job.key)
      line.running.add(job.key)
      const run = runOne(name, line, job, line.handler).finally(() => {
        running.delete(run)
        line.running.delete(job.key)
        start(name, line)
      })
      running.add(run)
    }
  }

  async function runOne(name: JobName, line: Line, job: Job, handler: NonNullable<Line['handler']>) {
    try {
      await handler(job.payload, { attempt: job.failures + 1 })
    } catch (error) {
      const attempt = job.failures + 1
      logFailure(log, { job: name, payload: job.payload, attempt, attempts: line.attempts, error })
      // A job with this key that was added meanwhile takes over from the retry.
      if (attempt >= line.attempts || line.waiting.has(job.key)) return
      const runAt = Date.now() + pauseAfter(attempt, error, backoff)
      line.waiting.set(job.key, { ...job, failures: attempt, runAt, turn: turns++ })
    }
  }

  const add: Queue['add'] = async (name, payload, { key = randomUUID(), delayMs = 0 }: AddOptions = {}) => {
    if (closed) throw new HubError('unavailable', 'The job queue is closed.', { about: { job: name } })
    const line = lineOf(name)
    const waits = line.waiting.get(key)
    const runAt = Math.min(waits?.runAt ?? Infinity, Date.now() + delayMs)
    line.waiting.set(key, { key, payload: { ...payload }, failures: 0, runAt, turn: turns++ })
    // Work begins after the caller's own turn, as it would behind a network.
    setImmediate(() => start(name, line))
  }

  return {
    add,

    work(name, handler, { concurrency = 1, attempts = DEFAULT_ATTEMPTS } = {}) {
      const line = lineOf(name)
      if (line.handler) throw new HubError('internal', `Two workers were registered for ${name}.`)
      // `add` is typed by the same name, so that what waits in this line is what its handler takes.
      Object.assign(line, { handler, concurrency, attempts })
      start(name, line)
    },

    every(name, payload, everyMs) {
      ticker.every(everyMs, () => {
        void add(name, payload, { key: `every:${JSON.stringify(payload)}` })
      })
    },

    async close(timeoutMs = 10_000) {
      closed = true
      ticker.stop()
      for (const line of lines.values()) clearTimeout(line.timer)
      if (!(await within(Promise.all(running), timeoutMs)))
        log.warn({ running: running.size }, 'jobs still run after the time to finish')
    },
  }
}

/** The longest pause that one Node timer can hold. */
const MAX_TIMER_MS = 2 ** 31 - 1

const emptyLine = (): Line => ({
  handler: undefined,
  concurrency: 1,
  attempts: DEFAULT_ATTEMPTS,
  waiting: new Map(),
  running: new Set(),
  timer: undefined,
})

/** The job that is due first, unless one with its key is running: that one must end before. */
function nextOf({ waiting, running }: Line): Job | undefined {
  let next: Job | undefined
  for (const job of waiting.values()) {
    if (running.has(job.key)) continue
    if (!next || job.runAt < next.runAt || (job.runAt === next.runAt && job.turn < next.turn)) next = job
  }
  return next
}
