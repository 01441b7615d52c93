import type { ClientValue, ConfirmControl, Question, Result, Summary } from '../../hub/domain/conversation.ts'

/** The part of a Direct Line 3.0 activity that this client reads. */
export interface Activity {
  id: string
  type: string
  fromUser: boolean
  text: string
  name: string
  value: unknown
  clientId: string | undefined
  question: Question | undefined
}

/** What this client sends. `clientActivityID` makes a repeated send harmless. */
export interface Outgoing {
  type: 'message'
  from: { id: string; role: 'user' }
  locale: string
  text: string
  value?: ClientValue
  channelData: { clientActivityID: string }
}

/** Reads one activity off the wire; null for what is not one. Never throws: a strange frame is skipped. */
export function readActivity(raw: unknown): Activity | null {
  const activity = object(raw)
  const id = text(activity.id)
  if (!id) return null
  const channelData = object(activity.channelData)
  const question = object(channelData.sentry).question
  return {
    id,
    type: text(activity.type),
    fromUser: object(activity.from).role === 'user' || text(channelData.clientActivityID) !== '',
    text: text(activity.text),
    name: text(activity.name),
    value: activity.value,
    clientId: text(channelData.clientActivityID) || undefined,
    question: isQuestion(question) ? question : undefined,
  }
}

const CONTROLS = new Set([
  'text',
  'fields',
  'choice',
  'chips',
  'search',
  'confirm',
  'table',
  'files',
  'check',
  'continue',
])

export function isQuestion(value: unknown): value is Question {
  const { id, control } = object(value)
  return typeof id === 'string' && CONTROLS.has(text(object(control).kind))
}

export function isSummary(value: unknown): value is Summary {
  const { steps, sections, facts } = object(value)
  return Array.isArray(steps) && Array.isArray(sections) && Array.isArray(facts)
}

export function isResult(value: unknown): value is Result {
  const { fine, fix, unchecked, next } = object(value)
  return (
    Array.isArray(fine) && Array.isArray(fix) && Array.isArray(unchecked) && text(object(next).text) !== ''
  )
}

export type Fact = ConfirmControl['facts'][number]

export function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
