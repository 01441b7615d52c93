import type { ConversationEvent, Turn } from '../domain/conversation.ts'
import type { StepOutcome, StepTaken } from '../domain/insights.ts'
import { questionOf } from './activity.ts'
import type { Conversation } from './conversation-store.ts'

/** What a turn did to the questions, for the medians and for where people stop. Pure. */
export function stepTaken(
  from: Pick<Conversation, 'state' | 'kept'>,
  event: ConversationEvent,
  turn: Pick<Turn, 'state' | 'changes'>,
  now: Date,
): StepTaken {
  const at = now.toISOString()
  const before = from.state.current
  const after = turn.state.current
  if (before === after) return { at }
  return {
    at,
    ...(before === null
      ? {}
      : { left: { question: before, outcome: outcomeOf(before, event, turn), ...since(before, from, now) } }),
    ...(after === null ? {} : { shown: after }),
  }
}

function outcomeOf(
  question: string,
  event: ConversationEvent,
  { state, changes }: Pick<Turn, 'state' | 'changes'>,
): StepOutcome {
  if (event.type !== 'said' || !state.trail.includes(question)) return 'moved'
  if (state.skipped.includes(question)) return 'skipped'
  const states = new Set(changes.map((change) => change.state))
  if (states.size === 1 && states.has('unsure')) return 'unsure'
  if (states.size === 1 && states.has('declined')) return 'declined'
  return 'answered'
}

/** Since when the question was open: the newest message that asked it. */
function since(question: string, { kept }: Pick<Conversation, 'kept'>, now: Date): { seconds?: number } {
  const asked = kept.findLast(({ activity }) => questionOf(activity)?.id === question)
  if (!asked) return {}
  return { seconds: Math.max(0, (now.getTime() - Date.parse(asked.activity.timestamp)) / 1000) }
}
