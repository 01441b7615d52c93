import { EMAIL_AT } from './talk.ts'

/** When the hub is to die in the course of one submission: so long after a line was sent, answered or not. */
export interface Moment {
  line: number
  delayMs: number
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A turn, the pause before its sync, and the sync itself fit into this; the last line is followed for longer. */
const AFTER_A_LINE_MS = 700
const AFTER_THE_LAST_MS = 2_000

/** Somewhere between the e-mail and shortly after "send now"; one in three around "send now", where most happens. */
export function momentIn(lines: number, random: () => number): Moment {
  const last = lines - 1
  const line = random() < 1 / 3 ? last : EMAIL_AT + Math.floor(random() * (lines - EMAIL_AT))
  return { line, delayMs: Math.floor(random() * (line === last ? AFTER_THE_LAST_MS : AFTER_A_LINE_MS)) }
}
