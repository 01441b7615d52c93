import type {
  ClientValue,
  ConversationEvent,
  ConversationState,
  ConversationView,
  Turn,
} from '../../hub/domain/conversation.ts'
import { ACTIONS } from '../../hub/domain/conversation.ts'
import { act, edit } from './actions.ts'
import { askNext, MISSES_BEFORE_OFFER, reask, say, turn, withTyped } from './ask.ts'
import { goOn, open, openQuestions, questionFor } from './moves.ts'
import { readText } from './plain.ts'
import type { QuestionDef, Taken } from './question.ts'
import { questionById } from './questions/index.ts'
import { readCommand, readEdit } from './understand/commands.ts'
import { asRecord, asText } from './unknown.ts'
import { visibleText } from './view.ts'
import { words } from './words.ts'

/**
 * One turn of the conversation: what was said or happened, and what follows from it. Pure: the same input gives the
 * same turn, so that a turn that was lost half-way may be taken again.
 */
export function take(state: ConversationState, event: ConversationEvent, view: ConversationView): Turn {
  switch (event.type) {
    case 'start':
      return isFresh(state) ? start(state, view) : turn(state, reask(state, view))
    case 'resume':
      return isFresh(state) ? start(state, view) : resume(state, view)
    case 'learned':
      return learned(state, view)
    case 'said':
      return heard(state, event.text, event.value, view)
  }
}

const isFresh = (state: ConversationState): boolean =>
  state.current === null && state.trail.length === 0 && !state.finished

function start(state: ConversationState, view: ConversationView): Turn {
  const invited = view.verified && Object.keys(view.answers).length > 0
  const first = visibleText(view, 'contact.firstName')
  const hello = invited ? words.helloInvited(first, view.msp.name) : words.hello(view.msp.name)
  return askNext(open(state, openQuestions(state, view)[0]?.id ?? null), view, [{ say: hello }])
}

function resume(state: ConversationState, view: ConversationView): Turn {
  const name = visibleText(view, 'contact.firstName')
  const welcome =
    state.current === null ? words.welcomeBackSent(name, view.msp.name) : words.welcomeBack(name)
  return askNext(state, view, [{ say: welcome }])
}

/** Recon came back: a question that waited for it is asked properly now. Nothing else is disturbed. */
function learned(state: ConversationState, view: ConversationView): Turn {
  const current = questionById(state.current)
  if (!state.waiting || view.reconRunning || !current) return turn(state, [])
  return askNext(open(state, current.id), view)
}

function heard(state: ConversationState, text: string, value: unknown, view: ConversationView): Turn {
  if (isFresh(state)) {
    const begun = open(state, openQuestions(state, view)[0]?.id ?? null)
    return heard({ ...begun, finished: begun.current === null }, text, value, view)
  }
  const client = readClientValue(value)
  if (client && 'action' in client) return act(state, client.action, client.path ?? client.question, view)
  // The card must not be confirmed by somebody who only saw that we were still looking.
  if (state.waiting && !view.reconRunning) return learned(state, view)
  if (client) return answered(state, client.question, client.answer, view)
  return typed(state, text, view)
}

function readClientValue(value: unknown): ClientValue | null {
  const { question, answer, action, path } = asRecord(value)
  const known = ACTIONS.find((one) => one === action)
  if (known)
    return {
      action: known,
      ...(asText(question) ? { question: asText(question) } : {}),
      ...(asText(path) ? { path: asText(path) } : {}),
    }
  return questionById(asText(question)) && answer !== undefined
    ? { question: asText(question), answer }
    : null
}

/** Plain text: a command, a wish to edit, or an answer to the open question. */
function typed(state: ConversationState, text: string, view: ConversationView): Turn {
  const command = readCommand(text)
  if (command) return act(state, command, undefined, view)
  const wanted = readEdit(text)
  const wantedQuestion = wanted ? questionFor(wanted, view) : undefined
  if (wantedQuestion) return edit(state, wantedQuestion, view)
  const current = questionById(state.current)
  if (!current) return turn(state, [{ say: words.afterTheEnd }])
  if (text.trim() === '') return turn(state, [{ say: words.nothingTyped }, ...reask(state, view)])
  const { control } = current.ask(view)
  if (control.kind === 'continue') {
    const agrees = /^(yes|yep|ok|okay|sure|go|go ahead|right)[.!]?$/i.test(text.trim())
    return agrees ? act(state, control.action, undefined, view) : turn(state, reask(state, view))
  }
  const answer = current.readText?.(text, view) ?? readText(control, text)
  return answer === undefined
    ? missed(state, current, text, undefined, view)
    : answered(state, current.id, answer, view)
}

function answered(state: ConversationState, id: string, answer: unknown, view: ConversationView): Turn {
  const question = questionById(id)
  if (!question) return turn(state, reask(state, view))
  const taken = question.take(answer, view)
  if (id !== state.current) return answeredAside(state, question, taken, view)
  if ('miss' in taken) {
    const again = missed(state, question, answer, taken.miss, withChanges(view, taken))
    return { ...again, changes: taken.kept ?? [] }
  }
  const after = withChanges(view, taken)
  const editing = state.returnTo !== null
  const next = goOn(state, after, id)
  const note = editing
    ? [{ say: state.finished ? words.changedAfterSending(view.msp.name) : words.changed }]
    : []
  return askNext(next, after, note, taken)
}

/** An answer to a question that is not open (another tab, a late message): it is kept, and the open one stays. */
function answeredAside(
  state: ConversationState,
  question: QuestionDef,
  taken: Taken,
  view: ConversationView,
): Turn {
  if ('miss' in taken)
    return { ...turn(state, [{ say: taken.miss }, ...reask(state, view)]), changes: taken.kept ?? [] }
  const trail = state.trail.includes(question.id) ? state.trail : [...state.trail, question.id]
  const next = { ...state, trail }
  return askNext(next, withChanges(view, taken), [{ say: words.savedGoOn }], taken)
}

/** The view as it will be once the changes are stored, so that the next question already knows them. */
function withChanges(view: ConversationView, taken: Taken): ConversationView {
  const { changes, effects } = 'miss' in taken ? { changes: taken.kept ?? [] } : taken
  const changed = Object.fromEntries(changes.map(({ path, ...answer }) => [path, answer]))
  const looking = effects?.some(({ type }) => type === 'look_up')
  return {
    ...view,
    answers: { ...view.answers, ...changed },
    ...(looking ? { recon: null, reconRunning: true } : {}),
  }
}

/** Not understood: again with an example, again differently, then the way out is shown. */
function missed(
  state: ConversationState,
  question: QuestionDef,
  answer: unknown,
  reason: string | undefined,
  view: ConversationView,
): Turn {
  const misses = Math.min(state.misses + 1, MISSES_BEFORE_OFFER)
  const { control } = question.ask(view)
  const specific = reason !== undefined && reason !== question.again[0] ? reason : undefined
  const text =
    misses >= MISSES_BEFORE_OFFER
      ? `${specific ? `${specific} ` : ''}${words.offerUnsure}`
      : (specific ?? question.again[misses === 1 ? 0 : 1])
  return turn({ ...state, misses }, [say(question, withTyped(control, answer), text, misses)])
}
