import type { CheckLine, Started } from './check-line.ts'
import { either } from './either.ts'

/** Together below the 25 MB of a check, with room for the first tries. */
const DOWN_MAX_BYTES = 15_000_000
const UP_MAX_BYTES = 8_000_000
const FIRST_DOWN_BYTES = 250_000
const FIRST_UP_BYTES = 100_000
const STREAMS = 3
/** So long a line is watched; a slow one ends earlier than its bytes. */
const TARGET_MS = 4_000
const AT_MOST_MS = 7_000
/** A line comes to speed first; that part does not count. */
const RAMP_MS = 400
/** What is over sooner, was too short to be trusted. */
const TOO_SHORT_MS = 700
const PING_EVERY_MS = 150

export interface Down {
  bytes: number
  ms: number
  tooFast: boolean
}

/** A small try says how much is needed; then some streams side by side, counted once they are at speed. */
export async function measureDown(
  line: CheckLine,
  started: Started,
  signal: AbortSignal,
): Promise<Down | null> {
  const first = await receive(line, started, FIRST_DOWN_BYTES, 1, signal)
  const perMs = first.bytes / Math.max(1, first.ms)
  if (first.ms >= TARGET_MS) return { bytes: first.bytes, ms: first.ms, tooFast: false }
  const wanted = within(perMs * TARGET_MS, FIRST_DOWN_BYTES * 2, DOWN_MAX_BYTES)
  const main = await receive(line, started, wanted, STREAMS, signal)
  if (main.bytes === 0) return null
  return { bytes: main.bytes, ms: Math.max(1, main.ms), tooFast: main.ms + RAMP_MS < TOO_SHORT_MS }
}

async function receive(
  line: CheckLine,
  started: Started,
  bytes: number,
  streams: number,
  signal: AbortSignal,
) {
  const enough = AbortSignal.timeout(AT_MOST_MS)
  const both = either(signal, enough)
  const count = { all: 0, since: 0, from: 0, rampEnd: 0, last: 0 }
  const one = async () => {
    const reader = (await line.down(started, Math.floor(bytes / streams), both)).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const now = performance.now()
      count.from ||= now
      count.all += value.length
      count.last = now
      // From here on it counts: what came before brought the line to speed.
      if (now - count.from >= RAMP_MS && count.rampEnd === 0)
        Object.assign(count, { rampEnd: now, since: count.all })
    }
  }
  const asked = performance.now()
  try {
    await Promise.all(Array.from({ length: streams }, one))
  } catch (error) {
    signal.throwIfAborted()
    if (!enough.aborted) throw error
  }
  // Over before it was at speed: all of it counts, from the asking on.
  const steady = count.rampEnd > 0 && count.last - count.rampEnd > RAMP_MS
  return steady
    ? { bytes: count.all - count.since, ms: count.last - count.rampEnd }
    : { bytes: count.all, ms: count.last - asked }
}

/** The hub counts what arrives; here it is only sent. */
export async function measureUp(line: CheckLine, started: Started, signal: AbortSignal): Promise<void> {
  const from = performance.now()
  await line.up(started, noise(FIRST_UP_BYTES), signal)
  const ms = performance.now() - from
  if (ms >= TARGET_MS) return
  const wanted = within((FIRST_UP_BYTES / Math.max(1, ms)) * TARGET_MS, FIRST_UP_BYTES * 2, UP_MAX_BYTES)
  const enough = AbortSignal.timeout(AT_MOST_MS)
  const both = either(signal, enough)
  try {
    await Promise.all([0, 1].map(() => line.up(started, noise(Math.floor(wanted / 2)), both)))
  } catch (error) {
    signal.throwIfAborted()
    if (!enough.aborted) throw error
  }
}

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)))

/** Bytes that no machine on the way can make smaller. */
function noise(bytes: number): Blob {
  const piece = crypto.getRandomValues(new Uint8Array(65_536))
  const pieces = Array.from({ length: Math.ceil(bytes / piece.length) }, (_, index) =>
    piece.subarray(0, Math.min(piece.length, bytes - index * piece.length)),
  )
  return new Blob(pieces)
}

/** Asks again and again while something else goes on; `end` answers how long each took. */
export function pinging(ping: () => Promise<void>): { end: () => Promise<number[]> } {
  const samples: number[] = []
  let on = true
  const loop = async () => {
    while (on && samples.length < 150) {
      const from = performance.now()
      try {
        await ping()
        if (on) samples.push(Math.min(60_000, Math.max(0.1, performance.now() - from)))
      } catch {
        // The measurement itself says that the line broke.
      }
      await new Promise((resolve) => setTimeout(resolve, PING_EVERY_MS))
    }
  }
  const running = loop()
  return {
    async end() {
      on = false
      await running
      return samples
    },
  }
}
