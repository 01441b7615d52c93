import { valueOf } from '../../hub/domain/answers.ts'
import type { ConversationState } from '../../hub/domain/conversation.ts'
import { fieldAt } from '../../hub/domain/fields.ts'
import type { Block, QuestionDef } from './question.ts'
import type { QuestionSet } from './question-set.ts'
import { plainWords } from './understand/options.ts'
import { asRecord } from './unknown.ts'
import { saidByPerson, type View } from './view.ts'

/** Moves through the questions: pure functions of state, view and the set of questions. */

/** A conversation that was not begun. */
export const freshState = (): ConversationState => ({
  current: null,
  trail: [],
  skipped: [],
  misses: 0,
  returnTo: null,
  finished: false,
})

/** The question that offers the depth blocks. */
export const MENU = 'more'
/** Stands for the end of the conversation as a place to return to. */
export const END = 'end'

export const applies = (question: QuestionDef, view: View): boolean => question.applies?.(view) ?? true

/** Answered, skipped or known: not to be asked again by itself. */
export function isMet(question: QuestionDef, state: ConversationState, view: View): boolean {
  if (state.trail.includes(question.id) || state.skipped.includes(question.id)) return true
  const needed = question.met ?? question.paths
  return needed.length > 0 && needed.every((path) => saidByPerson(view, path))
}

/** The questions of the must-ask path that are still to come, in order. */
export const openQuestions = (state: ConversationState, view: View, { path }: QuestionSet): QuestionDef[] =>
  path.filter((question) => applies(question, view) && !isMet(question, state, view))

export const blockOf = (state: ConversationState, { blocks }: QuestionSet): Block | undefined =>
  state.block === undefined ? undefined : blocks.find(({ id }) => id === state.block)

/** What is still to come in a block; a block that was done before shows all of it again. */
export const openInBlock = (state: ConversationState, view: View, { questions }: Block): QuestionDef[] =>
  questions.filter(
    (one) =>
      applies(one, view) &&
      !(state.again
        ? state.trail.includes(one.id) || state.skipped.includes(one.id)
        : isMet(one, state, view)),
  )

/** Seconds that a question takes: what people really took, else our estimate. */
export const secondsOf = ({ id, seconds }: QuestionDef, { pace }: Pick<View, 'pace'>): number =>
  (Object.hasOwn(pace, id) ? pace[id] : undefined) ?? seconds

export const minutesOf = (questions: readonly QuestionDef[], view: Pick<View, 'pace'>): number =>
  Math.ceil(questions.reduce((sum, question) => sum + secondsOf(question, view), 0) / 60)

/** The blocks as a person sees them; one that has nothing to ask now is left out. */
export function blockLines(state: ConversationState, view: View, { blocks }: QuestionSet): View['blocks'] {
  const plain = { ...state }
  delete plain.again
  return blocks.flatMap((block) => {
    const asked = block.questions.filter((one) => applies(one, view))
    if (asked.length === 0) return []
    const left = openInBlock(plain, view, block)
    const met = asked.some(({ id }) => state.trail.includes(id) || state.skipped.includes(id))
    return [
      {
        id: block.id,
        label: view.t.text(block.label),
        benefit: view.t.text(block.benefit),
        minutes: Math.max(1, minutesOf(left.length > 0 ? left : asked, view)),
        state: left.length === 0 ? ('done' as const) : met ? ('started' as const) : ('left' as const),
      },
    ]
  })
}

/** Opens a question: the miss counter starts anew, and a pasted list that was not confirmed is put away. */
export function open(state: ConversationState, id: string | null): ConversationState {
  const { pasted, ...rest } = state
  const kept = pasted && pasted.question === id ? { pasted } : {}
  return { ...rest, ...kept, current: id, misses: 0, waiting: false }
}

/** Leaves the block that is open. */
export function withoutBlock(state: ConversationState): ConversationState {
  const rest = { ...state }
  delete rest.block
  delete rest.again
  return rest
}

/** The question that comes next by itself: in the block that is open, else on the path, else the menu after the end. */
export function nextOf(state: ConversationState, view: View, set: QuestionSet): ConversationState {
  const block = blockOf(state, set)
  if (block) {
    const next = openInBlock(state, view, block)[0]
    return next ? open(state, next.id) : toMenu(withoutBlock(state), view, set)
  }
  const next = openQuestions(state, view, set)[0]
  if (next) return open(withoutBlock(state), next.id)
  return state.finished && set.blocks.length > 0 ? toMenu(state, view, set) : open(withoutBlock(state), null)
}

/** The menu; where everything was done there is none. */
export function toMenu(state: ConversationState, view: View, set: QuestionSet): ConversationState {
  const left = blockLines(state, view, set).some((one) => one.state !== 'done')
  if (left || !state.finished) return open(withoutBlock(state), MENU)
  return open(withoutBlock(state), openQuestions(state, view, set)[0]?.id ?? null)
}

/** Marks the question as met and goes on: back to where an edit was started, or to the next open question. */
export function goOn(
  state: ConversationState,
  view: View,
  set: QuestionSet,
  done: string,
  skipped = false,
): ConversationState {
  const others = (ids: string[]) => ids.filter((id) => id !== done)
  const met = {
    ...state,
    trail: [...others(state.trail), done],
    skipped: skipped ? [...others(state.skipped), done] : others(state.skipped),
  }
  return state.returnTo === null ? nextOf(met, view, set) : goBackTo(met, view, set)
}

/** Ends an edit without touching the trail; what an edit opened anew comes first. */
export function goBackTo(state: ConversationState, view: View, set: QuestionSet): ConversationState {
  const { returnTo } = state
  const rest = { ...state, returnTo: null }
  if (returnTo === MENU) return toMenu(rest, view, set)
  const block = blockOf(rest, set)
  const candidates = new Set(block ? openInBlock(rest, view, block) : openQuestions(rest, view, set))
  const target = set.byId(returnTo)
  if (target && applies(target, view) && !state.trail.includes(target.id)) candidates.add(target)
  const order = block ? block.questions : set.path
  const next = order.find((question) => candidates.has(question))
  if (next) return open(rest, next.id)
  return returnTo === END ? open(rest, null) : nextOf(rest, view, set)
}

/** A question that makes no sense any more (recon came back, an answer changed) gives way to the next one. */
export function settle(state: ConversationState, view: View, set: QuestionSet): ConversationState {
  if (state.current === null) return state
  const current = set.byId(state.current)
  if (current && (state.returnTo !== null || applies(current, view))) return state
  return nextOf({ ...state, returnTo: null }, view, set)
}

/** The question that changes an answer: by canonical path, by its own id, or by words such as "employees". */
export function questionFor(what: string, view: View, set: QuestionSet): QuestionDef | undefined {
  const byId = set.byId(what)
  if (byId && byId.paths.length > 0) return byId
  const byPath = set.all.filter(({ paths }) => paths.includes(what))
  const found = byPath.find((question) => applies(question, view)) ?? byPath.at(-1)
  if (found) return found
  const words = plainWords(what)
  if (words.length < 3) return undefined
  const fits = (text: string) => plainWords(text).includes(words)
  const label = (path: string) => fieldAt(path)?.label ?? ''
  return set.all.find(
    ({ id, paths }) =>
      paths.length > 0 &&
      (fits(id) || paths.some((path) => fits(label(path)) || fits(view.t.text(label(path))))),
  )
}

/** Whether the result could reach the person: an e-mail address, and the consent to keep it. */
export const hasContact = (view: View): boolean =>
  typeof valueOf(view.answers, 'contact.email') === 'string' &&
  asRecord(valueOf(view.answers, 'consent.privacy')).given === true
