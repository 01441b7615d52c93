import type { Backlog } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { Backfill } from './backfill-store.ts'

/** How far a backfill is, counted in the stored state itself: a crash makes no difference to it. */
export interface Progress {
  done: number
  left: number
  /** Tried in this round and still behind. */
  failed: number
  perMinute?: number
  secondsLeft?: number
}

/** The rate is that of the last minute or so. */
const RATE_OVER_MS = 60_000
const SAMPLE_EVERY_MS = 2_000

export async function progressOf(
  { backlog, clock }: { backlog: Backlog; clock: Clock },
  backfill: Backfill,
): Promise<Progress> {
  const { connectionId, total, state, cursor, startedAt: until } = backfill
  const behind = await backlog.count(connectionId, { until })
  const after = cursor ? { after: cursor } : {}
  const left = state === 'done' ? 0 : cursor ? await backlog.count(connectionId, { ...after, until }) : behind
  const counts = { done: Math.max(0, total - behind), left, failed: Math.max(0, behind - left) }
  const [first] = backfill.samples
  if (state !== 'running' || !first) return counts
  const forMs = clock.now().getTime() - Date.parse(first.at)
  const perMinute = Math.round((Math.max(0, counts.done - first.done) / Math.max(1, forMs)) * 60_000)
  return {
    ...counts,
    perMinute,
    ...(perMinute > 0 ? { secondsLeft: Math.ceil((left / perMinute) * 60) } : {}),
  }
}

/** The samples with a new one, where the last is old enough; otherwise null. */
export function sampled(samples: Backfill['samples'], now: Date, done: number): Backfill['samples'] {
  const kept = samples.filter(({ at }) => now.getTime() - Date.parse(at) <= RATE_OVER_MS)
  return [...kept, { at: now.toISOString(), done }]
}

export const sampleIsDue = (samples: Backfill['samples'], now: Date): boolean =>
  now.getTime() - Date.parse(samples.at(-1)?.at ?? '1970-01-01T00:00:00Z') >= SAMPLE_EVERY_MS
