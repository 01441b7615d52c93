import { EMAIL_AT } from './talk.ts'

/** When the hub is to die in the course of one submission: so long after a line was sent, answered or not. */
export interface Moment {
  line: number
  delayMs: number
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How one submission goes: how long the person thinks before each line, and when the hub dies. */
export interface Course {
  thinkMs: number[]
  moment: Moment
}

/** From the e-mail on a person thinks so long that most answers travel on their own. */
const THINK_MS = 400
/** A turn, the pause before its sync, and the sync itself fit into this; the last line is followed for longer. */
const AFTER_A_LINE_MS = 600
const AFTER_THE_LAST_MS = 2_000

/**
 * The hub dies somewhere between the e-mail and shortly after "send now"; in one submission of three around "send
 * now", where most happens. The same seed and number make the same course.
 */
export function courseOf(seed: number, number: number, lines: number): Course {
  const random = randomOf(seed * 1_000 + number)
  const upTo = (most: number) => Math.floor(random() * most)
  const last = lines - 1
  const line = upTo(3) === 0 ? last : EMAIL_AT + upTo(lines - EMAIL_AT)
  return {
    moment: { line, delayMs: upTo(line === last ? AFTER_THE_LAST_MS : AFTER_A_LINE_MS) },
    thinkMs: Array.from({ length: lines }, (_, at) => (at > EMAIL_AT ? upTo(THINK_MS) : 0)),
  }
}
