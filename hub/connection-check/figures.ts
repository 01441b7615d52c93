import { z } from 'zod'
import type { ConnectionCheck } from '../domain/connection-check.ts'
import type { Transfer } from './check-store.ts'

const sample = z.number().positive().max(60_000)
const port = z.number().int().min(1).max(65_535)

/** What a browser says it could not do. */
export const TROUBLES = ['latency_failed', 'down_failed', 'up_failed', 'too_fast'] as const
export type Trouble = (typeof TROUBLES)[number]

/** What a browser reports; nothing of it is believed beyond what the hub saw itself. */
export const Figures = z.strictObject({
  latencyMs: z.strictObject({ idle: z.array(sample).max(100), loaded: z.array(sample).max(200) }),
  /** The part after the line had come to speed. */
  down: z.strictObject({ bytes: z.number().int().positive().max(25_000_000), ms: sample }).nullable(),
  stun: z.strictObject({
    /** `failed`: nobody answered. `off`: this browser cannot, or may not. */
    state: z.enum(['answered', 'failed', 'off']),
    mapped: z.array(z.strictObject({ address: z.string().max(45), port })).max(10),
  }),
  troubles: z.array(z.enum(TROUBLES)).max(TROUBLES.length),
})
export type Figures = z.infer<typeof Figures>

const SAMPLES_AT_LEAST = 5
const BYTES_AT_LEAST = 100_000
/** No line is measured in less: what comes sooner lay in buffers, or was made up. */
const MS_AT_LEAST = 10
/** A browser's own figure leaves out the start of the line, so it may be above what the hub saw, by so much. */
const TOLERANCE = 1.5

/** Half of the samples are below it, and half above. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper
}

/** Idle and loaded latency, and how far one answer's time is from the next one's. */
export function latencyOf({ latencyMs: { idle, loaded } }: Figures): ConnectionCheck['latencyMs'] {
  if (idle.length < SAMPLES_AT_LEAST) return null
  const steps = idle.slice(1).map((one, index) => Math.abs(one - (idle[index] ?? one)))
  return {
    idle: rounded(median(idle)),
    jitter: rounded(steps.reduce((sum, one) => sum + one, 0) / steps.length),
    loaded: loaded.length < SAMPLES_AT_LEAST ? null : rounded(median(loaded)),
  }
}

/**
 * Speeds. Up is the hub's own figure: it knows what arrived when. Down is the browser's, and counts only where the hub
 * sent that much that fast: what a browser makes up is dropped, and `implausible` says so.
 */
export function speedsOf(
  { down }: Figures,
  transfers: readonly Transfer[],
): { mbps: { down: number | null; up: number | null }; implausible: boolean } {
  const sent = Math.max(0, ...groupsOf(transfers.filter(({ way }) => way === 'down')).map(speed))
  // The largest: what is small arrives in one burst, out of somebody's buffer.
  const [main] = groupsOf(transfers.filter(({ way }) => way === 'up')).toSorted((a, b) => b.bytes - a.bytes)
  const claimed = down && down.bytes >= BYTES_AT_LEAST ? megabits(down.bytes, down.ms) : null
  const sentBytes = transfers.filter(({ way }) => way === 'down').reduce((sum, { bytes }) => sum + bytes, 0)
  const implausible =
    claimed !== null &&
    ((down?.ms ?? 0) < MS_AT_LEAST || claimed > sent * TOLERANCE || (down?.bytes ?? 0) > sentBytes)
  return {
    mbps: { down: claimed === null || implausible ? null : claimed, up: main ? speed(main) : null },
    implausible,
  }
}

interface Group {
  bytes: number
  from: number
  to: number
}

/** Transfers that ran side by side are one; the small ones that only try the line are none. */
function groupsOf(transfers: readonly Transfer[]): Group[] {
  const groups: Group[] = []
  for (const { from, to, bytes } of transfers.toSorted((a, b) => a.from - b.from)) {
    const last = groups.at(-1)
    if (last && from <= last.to) Object.assign(last, { to: Math.max(last.to, to), bytes: last.bytes + bytes })
    else groups.push({ from, to, bytes })
  }
  return groups.filter(({ bytes }) => bytes >= BYTES_AT_LEAST)
}

const speed = ({ bytes, from, to }: Group): number => megabits(bytes, to - from)

const megabits = (bytes: number, ms: number): number => rounded((bytes * 8) / 1000 / Math.max(1, ms))

/** Three digits that mean something. */
const rounded = (value: number): number => Number(value.toPrecision(3))
