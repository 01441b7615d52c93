import type { AnswerChange, Answers } from '../../hub/domain/answers.ts'
import { mayReplace } from '../../hub/domain/answers.ts'
import type {
  ConversationEvent,
  ConversationState,
  ConversationView,
  Effect,
  Say,
} from '../../hub/domain/conversation.ts'
import type { ReconReport } from '../../hub/domain/recon.ts'
import { freshState, take } from './index.ts'

/** A conversation in memory, for tests: keeps state and answers as the hub does. */
export interface Conversation {
  state: ConversationState
  view: ConversationView
  says: Say[]
  effects: Effect[]
  happen(event: ConversationEvent): Say[]
  start(): Say[]
  text(text: string): Say[]
  answer(answer: unknown, question?: string): Say[]
  act(action: string, path?: string): Say[]
  /** Recon comes back with a company name (or without one). */
  learn(name?: string, recon?: ReconReport | null): Say[]
  /** Says one text after another. */
  all(...texts: string[]): Conversation
  value(path: string): unknown
  last(): string
}

export function conversation(init: Partial<ConversationView> = {}): Conversation {
  let ids = 0
  const it: Conversation = {
    state: freshState(),
    view: {
      answers: {},
      status: 'draft',
      recon: null,
      reconRunning: false,
      verified: false,
      msp: { name: 'Northwind IT' },
      language: 'en',
      customQuestions: [],
      sealing: null,
      files: [],
      checks: [],
      pace: {},
      now: '2026-11-23T19:00:00.000Z',
      newId: () => `id-${++ids}`,
      parsePhone: (text, _country) => {
        const digits = text.replaceAll(/\D/g, '')
        if (digits.length < 7 || digits.length > 15) return null
        return text.trim().startsWith('+') ? `+${digits}` : `+1${digits}`
      },
      ...init,
    },
    says: [],
    effects: [],
    happen(event) {
      const turn = take(it.state, event, it.view)
      it.state = turn.state
      it.view = { ...it.view, answers: applied(it.view.answers, turn.changes) }
      for (const effect of turn.effects) {
        if (effect.type === 'submit') it.view = { ...it.view, status: 'submitted' }
        if (effect.type === 'look_up') it.view = { ...it.view, recon: null, reconRunning: true }
      }
      it.says = turn.says
      it.effects.push(...turn.effects)
      return turn.says
    },
    start: () => it.happen({ type: 'start' }),
    text: (text) => it.happen({ type: 'said', text }),
    answer: (answer, question = it.state.current ?? '') =>
      it.happen({ type: 'said', text: '', value: { question, answer } }),
    act: (action, path) => it.happen({ type: 'said', text: '', value: { action, path } }),
    learn(name, recon: ReconReport | null = reportOf('acme.com')) {
      const provenance = { source: 'recon' as const, at: it.view.now, confidence: 0.9, detail: 'acme.com' }
      const changes: AnswerChange[] = name
        ? [{ path: 'company.name', state: 'known', value: name, provenance }]
        : []
      it.view = { ...it.view, recon, reconRunning: false, answers: applied(it.view.answers, changes) }
      return it.happen({ type: 'learned' })
    },
    all(...texts) {
      for (const text of texts) it.text(text)
      return it
    },
    value: (path) => it.view.answers[path]?.value,
    last: () => it.says.at(-1)?.say ?? '',
  }
  return it
}

export function reportOf(domain: string): ReconReport {
  const at = '2026-11-23T19:00:00.000Z'
  return {
    domain,
    startedAt: at,
    finishedAt: at,
    mailProvider: { state: 'found', value: { name: 'Microsoft 365', kind: 'mailbox' }, at, source: 'DNS' },
    dmarc: { state: 'absent', at, source: 'DNS' },
    certificate: { state: 'unchecked', reason: 'no answer in 5 s', at, source: 'acme.com' },
    findings: [],
  }
}

function applied(answers: Answers, changes: AnswerChange[]): Answers {
  const next = { ...answers }
  for (const { path, ...answer } of changes)
    if (mayReplace(next[path], answer.provenance)) next[path] = answer
  return next
}

/** The straight path in plain text, from the name to the last question before "send now". */
export const STRAIGHT = [
  'Ada Lovelace',
  'no website',
  'our IT person is leaving',
  'ada@acme.com, +1 555 010 0123, yes',
  'Acme Dental LLC',
  'dentist',
  'about 40, 25, 2',
  'An IT provider, Contoso, March 2027',
  'Microsoft 365',
  'Dentrix, QuickBooks Online',
  '2, 2, 1, 1',
  '$1,500 to $3,000',
  'backup, desktop',
  'tell me what is normal, this quarter, I decide',
] as const
