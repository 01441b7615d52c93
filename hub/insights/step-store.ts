import { Schema, type Connection } from 'mongoose'
import type { StepOutcome } from '../domain/insights.ts'
import { bucketOf, MOST_SECONDS } from './durations.ts'

/** How often one question was met and left on one day; nothing tells who it was. */
export interface DayOfQuestion {
  day: string
  question: string
  shown: number
  outcomes: Partial<Record<StepOutcome, number>>
  /** How many took how long, by bucket; see `durations.ts`. */
  seconds: Record<string, number>
}

/** What one turn adds to one question of one day. */
export interface Count {
  day: string
  question: string
  /** How it was left; otherwise it came up. */
  left?: { outcome: StepOutcome; seconds?: number }
}

export interface StepStore {
  /** Adds all of them; those of one question in one update. */
  count(counts: readonly Count[]): Promise<void>
  /** From that day on. */
  since(day: string): Promise<DayOfQuestion[]>
}

interface Row extends DayOfQuestion {
  _id: string
  forgetAt: Date
}

/** One document a day and question: about eighty questions make thirty thousand small documents a year at most. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000
const MOST = 40_000

const schema = new Schema<Row>(
  {
    _id: String,
    day: { type: String, index: true },
    question: String,
    shown: { type: Number, default: 0 },
    outcomes: { type: Schema.Types.Mixed, default: {} },
    seconds: { type: Schema.Types.Mixed, default: {} },
    forgetAt: { type: Date, expires: 0 },
  },
  { collection: 'question_days', versionKey: false, minimize: false },
)

export function makeStepStore({ connection }: { connection: Connection }): StepStore {
  const rows = connection.model<Row>('QuestionDay', schema)
  return {
    async count(counts) {
      const updates = [...summed(counts)].map(([_id, { day, question, counters }]) => ({
        updateOne: {
          filter: { _id },
          update: {
            $inc: counters,
            $setOnInsert: { day, question, forgetAt: new Date(Date.parse(day) + KEPT_MS) },
          },
          upsert: true,
        },
      }))
      if (updates.length > 0) await rows.collection.bulkWrite(updates as never, { ordered: false })
    },
    async since(day) {
      const found = await rows
        .find({ day: { $gte: day } })
        .limit(MOST)
        .lean<Row[]>()
      return found.map(({ day, question, shown = 0, outcomes = {}, seconds = {} }) => ({
        ...{ day, question, shown, outcomes, seconds },
      }))
    },
  }
}

type Sum = Pick<Count, 'day' | 'question'> & { counters: Record<string, number> }

function summed(counts: readonly Count[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { day, question, left } of counts) {
    const key = `${day}:${question}`
    const sum = sums.get(key) ?? { day, question, counters: {} }
    for (const name of left ? countersOf(left) : ['shown']) sum.counters[name] = (sum.counters[name] ?? 0) + 1
    sums.set(key, sum)
  }
  return sums
}

/** A pause is no answer that took long. */
const countersOf = ({ outcome, seconds }: NonNullable<Count['left']>): string[] =>
  seconds === undefined || seconds > MOST_SECONDS
    ? [`outcomes.${outcome}`]
    : [`outcomes.${outcome}`, `seconds.b${bucketOf(seconds)}`]
