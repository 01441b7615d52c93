import type { Answers } from '../../hub/domain/answers.ts'
import type { ConversationState, ConversationView } from '../../hub/domain/conversation.ts'
import { FIELDS } from '../../hub/domain/fields.ts'
import { translateFor } from '../language/index.ts'
import { blockLines } from './moves.ts'
import type { QuestionSet } from './question-set.ts'
import { questionsFor } from './question-set.ts'
import type { View } from './view.ts'

/** State, view and questions of one turn. */
export interface Scene {
  state: ConversationState
  view: View
  set: QuestionSet
}

/** What the engine works with: the questions of this conversation, and what this person may know. */
export function prepare(state: ConversationState, given: ConversationView): Scene {
  const set = questionsFor(state.only ? { ...given, only: state.only } : given)
  const view: View = {
    ...given,
    t: translateFor(given.language),
    stored: given.answers,
    answers: state.only ? ofStep(given.answers, state.only, set) : given.answers,
    trail: state.trail,
    at: state.at,
    pasted: state.pasted,
    only: state.only,
    blocks: [],
  }
  return { state, set, view: { ...view, blocks: blockLines(state, view, set) } }
}

/** Whoever was asked for one step learns nothing of the others. */
function ofStep(answers: Answers, step: string, { all }: QuestionSet): Answers {
  const paths = new Set([
    ...FIELDS.filter((field) => field.step === step).map(({ path }) => path),
    ...all.flatMap(({ paths, sealedAt = '' }) => [...paths, sealedAt]),
  ])
  return Object.fromEntries(Object.entries(answers).filter(([path]) => paths.has(path)))
}
