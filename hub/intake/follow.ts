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
import type { Queue } from '../domain/jobs.ts'
import { event as wireEvent, message, type Draft } from './activity.ts'
import type { Conversation } from './conversation-store.ts'
import { spellResult } from './spell-result.ts'
import { viewOf, type Msp } from './view-of.ts'

export interface TurnWork {
  assessments: Assessments
  queue: Queue
  clock: Clock
  msp: Msp
  /** What the prospect sees after "send now". */
  result: (assessment: Assessment, msp: Msp) => Result
}

/** The engine's turn, carried out: answers stored, jobs queued, and what is to be said. */
export async function follow(
  needs: TurnWork,
  from: Conversation,
  event: ConversationEvent,
): Promise<{ conversation: Conversation; drafts: Draft[] }> {
  const { assessments, queue, clock } = needs
  const assessment = await assessmentOf(needs, from, event)
  const overdue = event.type === 'resume' ? await lookAgain(needs, from, assessment) : from
  const view = viewOf(overdue, assessment, needs)
  const turn = take(overdue.state, event, view)
  const after = assessment && (await keep(needs, assessment, view, turn))
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
  if (assessment && !from.assessmentId)
    await assessments.note({
      assessmentId: assessment.id,
      kind: 'started',
      who: 'prospect',
      text: 'Started the assessment.',
    })
  const conversation = { ...overdue, state: turn.state, lookup, assessmentId: assessment?.id ?? null }
  return withNews(needs, conversation, after, turn.says)
}

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
  if (viewOf(conversation, assessment, needs).reconRunning) return conversation
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
  const progress = progressOf(state, { ...view, answers })
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
    { who: 'prospect' },
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
): { conversation: Conversation; drafts: Draft[] } {
  const summary = wireEvent(
    EVENTS.summary,
    summarise(conversation.state, viewOf(conversation, assessment, needs)),
  )
  if (!assessment || isOpen(assessment))
    return { conversation, drafts: [...says.map((say) => message(say)), summary] }
  const outcome = needs.result(assessment, needs.msp)
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
