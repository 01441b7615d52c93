import { valueOf } from '../../hub/domain/answers.ts'
import type { ConversationState, ConversationView } from '../../hub/domain/conversation.ts'
import { plainWords } from './understand/options.ts'
import type { QuestionDef } from './question.ts'
import { QUESTIONS, questionById } from './questions/index.ts'
import { fieldAt } from '../../hub/domain/fields.ts'
import { asRecord } from './unknown.ts'
import { saidByPerson } from './view.ts'

/** Moves through the questions: pure functions of state and view. */

/** A conversation that was not begun. */
export const freshState = (): ConversationState => ({
  current: null,
  trail: [],
  skipped: [],
  misses: 0,
  returnTo: null,
  finished: false,
})

export const applies = (question: QuestionDef, view: ConversationView): boolean =>
  question.applies?.(view) ?? true

/** Answered, skipped or known: not to be asked again by itself. */
export function isMet(question: QuestionDef, state: ConversationState, view: ConversationView): boolean {
  if (state.trail.includes(question.id) || state.skipped.includes(question.id)) return true
  const needed = question.met ?? question.paths
  return needed.length > 0 && needed.every((path) => saidByPerson(view, path))
}

/** The questions of the must-ask path that are still to come, in order. */
export const openQuestions = (state: ConversationState, view: ConversationView): QuestionDef[] =>
  QUESTIONS.filter((question) => applies(question, view) && !isMet(question, state, view))

/** Opens a question: the miss counter starts anew. */
export const open = (state: ConversationState, id: string | null): ConversationState => ({
  ...state,
  current: id,
  misses: 0,
  waiting: false,
})

/** Marks the question as met and goes on: back to where an edit was started, or to the next open question. */
export function goOn(
  state: ConversationState,
  view: ConversationView,
  done: string,
  skipped = false,
): ConversationState {
  const others = (ids: string[]) => ids.filter((id) => id !== done)
  return goBackTo(
    {
      ...state,
      trail: [...others(state.trail), done],
      skipped: skipped ? [...others(state.skipped), done] : others(state.skipped),
    },
    view,
  )
}

/** Ends an edit without touching the trail; what an edit opened anew comes first. */
export function goBackTo(state: ConversationState, view: ConversationView): ConversationState {
  const target = questionById(state.returnTo)
  const rest = { ...state, returnTo: null }
  const candidates = new Set(openQuestions(rest, view))
  if (target && applies(target, view) && !state.trail.includes(target.id)) candidates.add(target)
  const next = QUESTIONS.find((question) => candidates.has(question))
  return open(rest, next?.id ?? null)
}

/** A question that makes no sense any more (recon came back, an answer changed) gives way to the next one. */
export function settle(state: ConversationState, view: ConversationView): ConversationState {
  const current = questionById(state.current)
  if (!current || state.returnTo !== null || applies(current, view)) return state
  return open(state, openQuestions(state, view)[0]?.id ?? null)
}

/** The question that changes an answer: by canonical path, by its own id, or by words such as "employees". */
export function questionFor(what: string, view: ConversationView): QuestionDef | undefined {
  const byId = questionById(what)
  if (byId && byId.paths.length > 0) return byId
  const byPath = QUESTIONS.filter(({ paths }) => paths.includes(what))
  const found = byPath.find((question) => applies(question, view)) ?? byPath.at(-1)
  if (found) return found
  const words = plainWords(what)
  if (words.length < 3) return undefined
  const fits = (text: string) => plainWords(text).includes(words)
  return QUESTIONS.find(
    ({ id, paths }) =>
      paths.length > 0 && (fits(id) || paths.some((path) => fits(fieldAt(path)?.label ?? ''))),
  )
}

/** Whether the result could reach the person: an e-mail address, and the consent to keep it. */
export const hasContact = (view: ConversationView): boolean =>
  typeof valueOf(view.answers, 'contact.email') === 'string' &&
  asRecord(valueOf(view.answers, 'consent.privacy')).given === true
