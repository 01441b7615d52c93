import type { Clock } from '../domain/clock.ts'
import { STEP_OUTCOMES, type StepOutcome, type StepTaken } from '../domain/insights.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from '../platform/failure.ts'
import { BOUNDS, medianOf } from './durations.ts'
import type { Count, DayOfQuestion, StepStore } from './step-store.ts'

/** One question as many people met it. */
export interface QuestionInsight {
  question: string
  /** How often it came up for the first time, or again. */
  shown: number
  answered: number
  skipped: number
  unsure: number
  declined: number
  /** It was the last thing that was asked: the person stopped here. */
  stopped: number
  /** null: fewer than the smallest group took their time in one go. */
  medianSeconds: number | null
}

export interface Insights {
  /** Hears what each turn did. Never fails, never delays the turn. */
  onStep(step: StepTaken): void
  /** By question, where people stopped most often first. Questions that fewer than five met are left out. */
  questions(days: number): Promise<{ questions: QuestionInsight[]; leftOut: number }>
  /** Median seconds by question, of those that twenty people took in one go. */
  pace(): Promise<Record<string, number>>
  /** Stores everything heard; before the end, or it is lost. */
  settled(): Promise<void>
}

/** Fewer people could be recognised in what they did. */
export const SMALLEST_GROUP = 5
const ENOUGH_FOR_PACE = 20
const PACE_DAYS = 180
const PACE_FRESH_MS = 10 * 60_000
/** So long what many people do gathers to be one write. */
const GATHER_MS = 2_000
const DAY_MS = 24 * 60 * 60 * 1000
const QUESTION = /^[a-z][\w.-]{0,79}$/i

export function makeInsights({ store, clock, log }: { store: StepStore; clock: Clock; log: Log }): Insights {
  const heard: Count[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let known: { at: number; pace: Promise<Record<string, number>> } | undefined
  const dayBefore = (days: number) =>
    new Date(clock.now().getTime() - days * DAY_MS).toISOString().slice(0, 10)

  // Ids only: what a custom question is called is the MSP's, and no more than these are stored.
  const countsOf = ({ at, left, shown }: StepTaken): Count[] => {
    const day = at.slice(0, 10)
    const counts: Count[] = left ? [{ day, question: left.question, left }] : []
    if (shown) counts.push({ day, question: shown })
    return counts.filter(({ question }) => QUESTION.test(question))
  }

  function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing = writing
      .then(() => store.count(heard.splice(0)))
      .catch((error: unknown) => log.warn(describeFailure(error), 'steps could not be counted'))
    return writing
  }

  async function measure(): Promise<Record<string, number>> {
    const pace: Record<string, number> = {}
    for (const [question, days] of byQuestion(await store.since(dayBefore(PACE_DAYS)))) {
      const buckets = bucketsOf(days)
      const median = sum(buckets) >= ENOUGH_FOR_PACE ? medianOf(buckets) : null
      if (median !== null) pace[question] = Math.max(1, Math.round(median))
    }
    return pace
  }

  return {
    onStep(step) {
      heard.push(...countsOf(step))
      timer ??= setTimeout(() => void keep(), GATHER_MS).unref()
    },
    async questions(days) {
      const all = [...byQuestion(await store.since(dayBefore(days)))].map(([question, some]) =>
        insightOf(question, some, dayBefore(1)),
      )
      const questions = all.filter(({ shown }) => shown >= SMALLEST_GROUP)
      return {
        questions: questions.toSorted((a, b) => b.stopped - a.stopped || b.shown - a.shown),
        leftOut: all.length - questions.length,
      }
    },
    pace() {
      const now = clock.now().getTime()
      if (!known || now - known.at > PACE_FRESH_MS) known = { at: now, pace: measure() }
      // A failure is not remembered.
      known.pace.catch(() => (known = undefined))
      return known.pace
    },
    settled: keep,
  }
}

function insightOf(question: string, days: readonly DayOfQuestion[], yesterday: string): QuestionInsight {
  const of = (outcome: StepOutcome, some = days) => sum(some.map(({ outcomes }) => outcomes[outcome] ?? 0))
  const left = sum(STEP_OUTCOMES.map((outcome) => of(outcome)))
  // Who met it today may still be at it.
  const old = days.filter(({ day }) => day < yesterday)
  const metBefore = sum(old.map(({ shown }) => shown))
  const leftBefore = sum(STEP_OUTCOMES.map((outcome) => of(outcome, old)))
  const shown = sum(days.map((one) => one.shown))
  const buckets = bucketsOf(days)
  return {
    question,
    shown,
    answered: of('answered'),
    skipped: of('skipped'),
    unsure: of('unsure'),
    declined: of('declined'),
    // Somebody who came back later is in one of the two, at least.
    stopped: Math.max(0, Math.min(metBefore - leftBefore, shown - left)),
    medianSeconds: sum(buckets) >= SMALLEST_GROUP ? Math.round(medianOf(buckets) ?? 0) : null,
  }
}

function byQuestion(days: readonly DayOfQuestion[]): Map<string, DayOfQuestion[]> {
  const found = new Map<string, DayOfQuestion[]>()
  for (const day of days) found.set(day.question, [...(found.get(day.question) ?? []), day])
  return found
}

const bucketsOf = (days: readonly DayOfQuestion[]): number[] =>
  BOUNDS.map((_, bucket) => sum(days.map(({ seconds }) => seconds[`b${bucket}`] ?? 0)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
