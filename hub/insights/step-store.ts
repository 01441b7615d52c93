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

export interface StepStore {
  shown(day: string, question: string): Promise<void>
  left(day: string, question: string, outcome: StepOutcome, seconds?: number): Promise<void>
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
  const count = async (day: string, question: string, counters: Record<string, number>): Promise<void> => {
    const forgetAt = new Date(Date.parse(day) + KEPT_MS)
    await rows.collection.updateOne(
      { _id: `${day}:${question}` as never },
      { $inc: counters, $setOnInsert: { day, question, forgetAt } },
      { upsert: true },
    )
  }
  return {
    shown: (day, question) => count(day, question, { shown: 1 }),
    left: (day, question, outcome, seconds) =>
      count(day, question, {
        [`outcomes.${outcome}`]: 1,
        // A pause is no answer that took long.
        ...(seconds === undefined || seconds > MOST_SECONDS ? {} : { [`seconds.b${bucketOf(seconds)}`]: 1 }),
      }),
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
