import type {
  ClientValue,
  ConversationEvent,
  ConversationState,
  ConversationView,
  Turn,
} from '../../hub/domain/conversation.ts'
import { ACTIONS } from '../../hub/domain/conversation.ts'
import { labelOf, STEPS } from '../../hub/domain/vocabulary.ts'
import { act, edit } from './actions.ts'
import { answered, missed } from './answered.ts'
import { askNext, reask, turn } from './ask.ts'
import { inLanguage } from './in-language.ts'
import { MENU, nextOf, open, questionFor } from './moves.ts'
import { readText } from './plain.ts'
import { prepare, type Scene } from './prepare.ts'
import type { QuestionDef } from './question.ts'
import { isYes, readCommand, readEdit } from './understand/commands.ts'
import { asRecord, asText } from './unknown.ts'
import { visibleText } from './view.ts'
import { words } from './words.ts'

/**
 * One turn of the conversation: what was said or happened, and what follows from it. Pure: the same input gives the
 * same turn, so that a turn that was lost half-way may be taken again.
 */
export function take(state: ConversationState, event: ConversationEvent, view: ConversationView): Turn {
  const scene = prepare(state, view)
  switch (event.type) {
    case 'start':
      return isFresh(state) ? start(scene) : turn(state, reask(scene))
    case 'resume':
      return isFresh(state) ? start(scene) : resume(scene)
    case 'learned':
      return learned(scene)
    case 'said':
      return heard(scene, event.text, event.value)
  }
}

const isFresh = (state: ConversationState): boolean =>
  state.current === null && state.trail.length === 0 && !state.finished

const first = ({ state, view, set }: Scene): ConversationState => nextOf(state, view, set)

function start(scene: Scene): Turn {
  const { view } = scene
  const say = words(view.t)
  const invited = view.verified && Object.keys(view.answers).length > 0
  const name = visibleText(view, 'contact.firstName')
  const hello = view.only
    ? say.helloColleague(view.msp.name, view.t.text(labelOf(STEPS, view.only)))
    : invited
      ? say.helloInvited(name, view.msp.name)
      : say.hello(view.msp.name)
  return askNext({ ...scene, state: first(scene) }, [{ say: hello }])
}

function resume(scene: Scene): Turn {
  const { state, view } = scene
  const name = view.only ? undefined : visibleText(view, 'contact.firstName')
  const say = words(view.t)
  const sent = state.finished && (state.current === null || state.current === MENU)
  return askNext(scene, [{ say: sent ? say.welcomeBackSent(name, view.msp.name) : say.welcomeBack(name) }])
}

/** Recon came back: a question that waited for it is asked properly now. Nothing else is disturbed. */
function learned(scene: Scene): Turn {
  const { state, view, set } = scene
  const current = set.byId(state.current)
  if (!state.waiting || view.reconRunning || !current) return turn(state, [])
  return askNext({ ...scene, state: open(state, current.id) })
}

function heard(scene: Scene, text: string, value: unknown): Turn {
  const { state, view } = scene
  if (isFresh(state)) {
    const begun = first(scene)
    if (begun.current !== null) return heard({ ...scene, state: begun }, text, value)
  }
  const client = readClientValue(scene, value)
  if (client && 'action' in client) return act(scene, client.action, client.path ?? client.question)
  // The card must not be confirmed by somebody who only saw that we were still looking.
  if (state.waiting && !view.reconRunning) return learned(scene)
  if (client) return answered(scene, client.question, client.answer)
  return typed(scene, text)
}

function readClientValue({ set }: Scene, value: unknown): ClientValue | null {
  const { question, answer, action, path } = asRecord(value)
  const known = ACTIONS.find((one) => one === action)
  if (known)
    return {
      action: known,
      ...(asText(question) ? { question: asText(question) } : {}),
      ...(asText(path) ? { path: asText(path) } : {}),
    }
  return set.byId(asText(question)) && answer !== undefined ? { question: asText(question), answer } : null
}

/** Plain text: a command, a wish to edit, or an answer to the open question. */
function typed(scene: Scene, text: string): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  const command = readCommand(text)
  if (command) return act(scene, command)
  const wanted = readEdit(text)
  const wantedQuestion = wanted ? questionFor(wanted, view, set) : undefined
  if (wantedQuestion) return edit(scene, wantedQuestion)
  const current = set.byId(state.current)
  if (!current) return turn(state, [{ say: say.afterTheEnd }])
  if (text.trim() === '') return turn(state, [{ say: say.nothingTyped }, ...reask(scene)])
  if (current.sealedAt !== undefined)
    return turn(state, [{ say: say.sealedOnly(view.msp.name) }, ...reask(scene)])
  const { control } = current.ask(view)
  if (control.kind === 'continue') return isYes(text) ? act(scene, control.action) : turn(state, reask(scene))
  const answer = readAnswer(scene, current, text)
  return answer === undefined ? missed(scene, current, text) : answered(scene, current.id, answer)
}

/** By the question's own reading, by the words that the person sees, then by the English ones. */
function readAnswer({ view }: Scene, question: QuestionDef, text: string): unknown {
  const own = question.readText?.(text, view)
  if (own !== undefined) return own
  const { control } = question.ask(view)
  return readText(inLanguage(control, view.t), text) ?? readText(control, text)
}
