import { createHash } from 'node:crypto'
import { progressOf, summarise, take } from '../../intake/conversation/index.ts'
import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import {
  EVENTS,
  type ConversationEvent,
  type ConversationView,
  type Result,
  type Say,
  type Turn,
} from '../domain/conversation.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode } from '../domain/languages.ts'
import type { StepTaken } from '../domain/insights.ts'
import type { Queue } from '../domain/jobs.ts'
import { event as wireEvent, message, type Draft } from './activity.ts'
import type { Conversation } from './conversation-store.ts'
import { spellResult } from './spell-result.ts'
import { asColleague, progressOfStep } from './resume-colleague.ts'
import { stepTaken } from './step-taken.ts'
import { isLookingUp, viewOf, type Msp } from './view-of.ts'
import type { Know, Known } from './view-parts.ts'

export interface TurnWork {
  assessments: Assessments
  queue: Queue
  clock: Clock
  msp: Msp
  /** What other parts know about this conversation. */
  know: Know
  /** What the prospect sees after "send now". */
  result: (assessment: Assessment, msp: Msp, language: LanguageCode) => Result
  /** Hears how a question was left and which one came up; knows nothing of what was said. */
  onStep?: ((step: StepTaken) => void) | undefined
}

/** The engine's turn, carried out: answers stored, jobs queued, and what is to be said. */
export async function follow(
  needs: TurnWork,
  from: Conversation,
  event: ConversationEvent,
): Promise<{ conversation: Conversation; drafts: Draft[] }> {
  const { queue, clock } = needs
  const assessment = await assessmentOf(needs, from, event)
  const overdue = event.type === 'resume' ? await lookAgain(needs, from, assessment) : from
  const known = await needs.know({
    conversationId: from.id,
    assessmentId: assessment?.id ?? null,
    earlier: from.was,
    beside: from.beside !== false || from.was !== undefined,
  })
  const view = viewOf(overdue, assessment, needs, known)
  const turn = take(overdue.state, event, view)
  const after = assessment && (await keep(needs, assessment, view, asColleague(from, turn)))
  needs.onStep?.(stepTaken(from, event, turn, clock.now()))
  let { lookup } = overdue
  for (const effect of turn.effects)
    if (effect.type === 'look_up' && after) {
      lookup = { domain: effect.domain, at: clock.now().toISOString() }
      await queue.add(
        'recon.look',
        { assessmentId: after.id, domain: effect.domain },
        { key: `${after.id}:${effect.domain}` },
      )
    }
  if (assessment && !from.assessmentId) await noteStart(needs, assessment.id)
  const conversation = { ...overdue, state: turn.state, lookup, assessmentId: assessment?.id ?? null }
  return withNews(needs, conversation, after, turn.says, known)
}

/** Makes the assessment of a conversation in which nothing was said yet: a file came first. */
export async function begin(needs: TurnWork, conversationId: string): Promise<string> {
  const { id } = await needs.assessments.create({ idempotencyKey: conversationId })
  await noteStart(needs, id)
  return id
}

const noteStart = ({ assessments }: TurnWork, assessmentId: string): Promise<void> =>
  assessments.note({ assessmentId, kind: 'started', who: 'prospect', text: 'Started the assessment.' })

/** The first word of a person makes the assessment; its key makes it one, however often that is tried. */
async function assessmentOf(
  { assessments }: TurnWork,
  conversation: Conversation,
  event: ConversationEvent,
): Promise<Assessment | null> {
  if (!conversation.assessmentId)
    return event.type === 'said' ? assessments.create({ idempotencyKey: conversation.id }) : null
  const found = await assessments.find(conversation.assessmentId)
  if (!found)
    throw new HubError('gone', 'This assessment was deleted.', {
      hint: 'Start anew; nothing of it is kept here.',
    })
  return found
}

/** A look-up whose job was lost delays, and loses nothing: it is asked for again when the person comes back. */
async function lookAgain(
  needs: TurnWork,
  conversation: Conversation,
  assessment: Assessment | null,
): Promise<Conversation> {
  const { lookup } = conversation
  if (!lookup || !assessment || assessment.recon?.domain === lookup.domain) return conversation
  if (isLookingUp(conversation, assessment, needs.clock)) return conversation
  const { domain } = lookup
  await needs.queue.add(
    'recon.look',
    { assessmentId: assessment.id, domain },
    { key: `${assessment.id}:${domain}` },
  )
  return { ...conversation, lookup: { domain, at: needs.clock.now().toISOString() } }
}

/** One update of the assessment: answers, progress, and what the person asked for. */
async function keep(
  { assessments }: TurnWork,
  assessment: Assessment,
  view: ConversationView,
  { state, changes, effects }: Turn,
): Promise<Assessment> {
  const answers = {
    ...view.answers,
    ...Object.fromEntries(changes.map(({ path, ...answer }) => [path, answer])),
  }
  const progress = progressOfStep(state, progressOf(state, { ...view, answers }))
  const submit = effects.some(({ type }) => type === 'submit') && isOpen(assessment)
  const wants = effects.find((effect) => effect.type === 'wants')?.what
  const moved = JSON.stringify(progress) !== JSON.stringify(assessment.progress)
  if (changes.length === 0 && !submit && !wants && !moved) return assessment
  const after = await assessments.change(
    assessment.id,
    (current) => ({
      answers: changes,
      progress,
      ...(submit && isOpen(current) ? { status: 'submitted' as const } : {}),
      ...(wants ? { wants } : {}),
    }),
    { who: 'prospect', from: assessment },
  )
  const assessmentId = assessment.id
  if (submit)
    await assessments.note({ assessmentId, kind: 'submitted', who: 'prospect', text: 'Sent the answers.' })
  if (wants) {
    const text = wants === 'call' ? 'Asked to be called.' : 'Asked for a person.'
    await assessments.note({ assessmentId, kind: 'call_requested', who: 'prospect', text })
  }
  return after
}

const isOpen = ({ status }: Assessment): boolean => status === 'draft' || status === 'invited'

/** What is said, then what is known now, and the result once it is there or has changed. */
function withNews(
  needs: TurnWork,
  conversation: Conversation,
  assessment: Assessment | null,
  says: Say[],
  known: Known,
): { conversation: Conversation; drafts: Draft[] } {
  const summary = wireEvent(
    EVENTS.summary,
    summarise(conversation.state, viewOf(conversation, assessment, needs, known)),
  )
  // Somebody who was asked for one step gets no result of the others.
  if (!assessment || isOpen(assessment) || conversation.guest)
    return { conversation, drafts: [...says.map((say) => message(say)), summary] }
  const outcome = needs.result(assessment, needs.msp, conversation.language)
  const shown = createHash('sha256').update(JSON.stringify(outcome)).digest('base64url')
  if (shown === conversation.resultShown)
    return { conversation, drafts: [...says.map((say) => message(say)), summary] }
  const spelled = spellResult(outcome)
  const messages = says.map((say, index) => message(say, index === 0 ? spelled : undefined))
  return {
    conversation: { ...conversation, resultShown: shown },
    drafts: [...messages, wireEvent(EVENTS.result, outcome), summary],
  }
}
