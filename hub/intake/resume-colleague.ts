import type { Assessment } from '../domain/assessment.ts'
import type { ConversationState, Turn } from '../domain/conversation.ts'
import type { Conversation } from './conversation-store.ts'

/** How the answers of somebody who was asked for one step name their origin. */
export const COLLEAGUE = 'a colleague'

/** What a colleague's turn may do: answers under their own origin, and nothing that is the person's to decide. */
export function asColleague({ guest }: Pick<Conversation, 'guest'>, turn: Turn): Turn {
  if (!guest) return turn
  return {
    ...turn,
    changes: turn.changes.map((change) => ({
      ...change,
      provenance: { ...change.provenance, detail: COLLEAGUE },
    })),
    effects: turn.effects.filter(({ type }) => type !== 'submit'),
  }
}

/** A conversation about one step knows how far that step is, and of the others nothing. */
export function progressOfStep(
  { only }: Pick<ConversationState, 'only'>,
  progress: Assessment['progress'],
): Assessment['progress'] {
  if (!only) return progress
  const how = progress[only]
  return how ? { [only]: how } : {}
}
