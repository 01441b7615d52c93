import type { JobName, Jobs, Queue } from '../../domain/jobs.ts'
import type { SimTime } from './time.ts'

export interface Waiting {
  name: JobName
  payload: Jobs[JobName]
  key: string
  dueMs: number
  failures: number
}

/** A queue that does nothing by itself: the story says who works and when. */
export interface SimQueue extends Pick<Queue, 'add'> {
  waiting: Map<string, Waiting>
  /** The job that is due first. */
  next(): Waiting | undefined
  again(job: Waiting, afterMs: number): void
}

export function makeQueue(time: SimTime): SimQueue {
  const waiting = new Map<string, Waiting>()
  let last = 0
  return {
    waiting,
    async add(name, payload, { key = `job-${++last}`, delayMs = 0 } = {}) {
      const dueMs = Math.min(waiting.get(key)?.dueMs ?? Infinity, time.nowMs() + delayMs)
      waiting.set(key, { name, payload, key, dueMs, failures: 0 })
    },
    next: () => [...waiting.values()].sort((a, b) => a.dueMs - b.dueMs)[0],
    again(job, afterMs) {
      if (!waiting.has(job.key))
        waiting.set(job.key, { ...job, failures: job.failures + 1, dueMs: time.nowMs() + afterMs })
    },
  }
}
