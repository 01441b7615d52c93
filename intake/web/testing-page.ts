import express from 'express'
import type { Question, Summary } from '../../hub/domain/conversation.ts'
import { STEPS, type StepId } from '../../hub/domain/vocabulary.ts'
import { intakePage } from '../../hub/intake/page.ts'
import { pageHeaders } from '../../hub/platform/pages.ts'
import { startTestLine, type TestLine, type TestLineOptions } from './testing.ts'

/** A question as a test writes it down. */
export type Asked = Pick<Question, 'id' | 'control'> & Partial<Question> & { say: string }

export const asQuestion = ({ say: _, ...asked }: Asked): Question => ({
  step: 'work',
  why: 'It tells us what has to keep working. Northwind IT sees it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ...asked,
})

/** The real page before a Direct Line server of the test, which asks one question after the other. */
export async function startTestPage(
  asked: Asked[],
  {
    again = () => null,
    ...options
  }: TestLineOptions & {
    /** The same question once more, for an answer that is not to count. */
    again?: (value: unknown) => Asked | null
  } = {},
): Promise<TestLine> {
  const page = await intakePage({ msp: { name: 'Northwind IT' }, opening: () => [{ say: 'Hello.' }] })
  let next = 0
  const ask = (one: Asked | undefined) => [
    {
      text: one?.say ?? 'Thank you, that is all.',
      channelData: { sentry: one ? { question: asQuestion(one) } : {} },
    },
    { type: 'event', name: 'sentry.summary', value: summaryAt(one) },
  ]
  return startTestLine({
    opening: ask(asked[next++]),
    reply: ({ value }) => ask(again(value) ?? asked[next++]),
    otherwise: express().use(pageHeaders({ production: false }), page),
    ...options,
  })
}

const summaryAt = (one: Asked | undefined): Summary => ({
  status: 'draft',
  steps: STEPS.map(({ id, label }) => ({
    id: id as StepId,
    label,
    state: one && id === 'work' ? 'current' : 'done',
  })),
  minutesLeft: 3,
  canSend: true,
  sections: [],
  facts: [],
  savedAt: '2026-11-24T10:00:00Z',
})
