import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from './failure.ts'

/** How long a failed job rests: doubling from `firstMs` up to `maxMs`. */
export interface Backoff {
  firstMs: number
  maxMs: number
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 1_000, maxMs: 300_000 }
export const DEFAULT_ATTEMPTS = 5

/**
 * Rest after the nth failure: between half and all of the doubled pause, so that jobs that failed together do not
 * come back together, and never sooner than the failure itself asked for.
 */
export function pauseAfter(
  failures: number,
  error: unknown,
  { firstMs, maxMs }: Backoff,
  random: () => number = Math.random,
): number {
  const full = Math.min(maxMs, firstMs * 2 ** (failures - 1))
  const asked = error instanceof HubError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
  return Math.max(asked, Math.round(full / 2 + (random() * full) / 2))
}

interface Failure {
  job: string
  payload: object
  attempt: number
  attempts: number
  error: unknown
}

/** Ids and places in the code only: an error's message may quote what a person typed. */
export function logFailure(log: Log, { job, payload, attempt, attempts, error }: Failure): void {
  const about = { job, ...idsOf(payload), attempt, attempts, ...describeFailure(error) }
  if (attempt < attempts) log.warn(about, 'a job failed and will be tried again')
  else log.error(about, 'a job failed for the last time')
}

const idsOf = (payload: object) =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => name.endsWith('Id')))
