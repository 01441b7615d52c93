import type { ActionName, ConversationState, ConversationView, Turn } from '../../hub/domain/conversation.ts'
import { withoutValue } from './answer.ts'
import { askNext, MISSES_BEFORE_OFFER, reask, turn } from './ask.ts'
import { applies, goBackTo, goOn, hasContact, open, openQuestions, questionFor } from './moves.ts'
import type { QuestionDef } from './question.ts'
import { questionById } from './questions/index.ts'
import { visibleText } from './view.ts'
import { words } from './words.ts'

/** What is no answer: skipping, going back, asking why, sending. `about` is a path or question where one was named. */
export function act(
  state: ConversationState,
  action: ActionName,
  about: string | undefined,
  view: ConversationView,
): Turn {
  switch (action) {
    case 'skip':
      return skip(state, view)
    case 'back':
      return back(state, view)
    case 'edit': {
      const wanted = about ? questionFor(about, view) : undefined
      return wanted ? edit(state, wanted, view) : turn(state, [{ say: words.noSuchEdit }])
    }
    case 'unsure':
    case 'decline':
      return withoutAnswer(state, action, view)
    case 'why':
      return turn(state, [{ say: questionById(state.current)?.why ?? words.whyGeneral }])
    case 'person':
    case 'call':
      return wants(state, action, view)
    case 'send_now':
      return sendNow(state, view)
    case 'continue':
      return carryOn(state, view)
    case 'more':
    case 'enough':
      return turn(state, reask(state, view))
  }
}

const editing = (state: ConversationState): boolean => state.returnTo !== null

function skip(state: ConversationState, view: ConversationView): Turn {
  const current = questionById(state.current)
  if (!current) return turn(state, [{ say: words.afterTheEnd }])
  if (editing(state)) return askNext(goBackTo(state, view), view, [{ say: words.editKept }])
  if (!current.skippable && state.misses < MISSES_BEFORE_OFFER)
    return turn(state, [{ say: words.cannotSkip }, ...reask(state, view)])
  return askNext(goOn(state, view, current.id, true), view)
}

/** The question before this one, or out of an edit. */
function back(state: ConversationState, view: ConversationView): Turn {
  if (editing(state)) return askNext(goBackTo(state, view), view, [{ say: words.editKept }])
  const trail = [...state.trail]
  for (let id = trail.pop(); id !== undefined; id = trail.pop()) {
    const before = questionById(id)
    if (!before || !applies(before, view)) continue
    return state.current === null
      ? edit(state, before, view)
      : askNext(open({ ...state, trail }, before.id), view)
  }
  return turn(state, [{ say: words.nothingBefore }, ...reask(state, view)])
}

/** Asks an earlier question again and notes where to go on afterwards. */
export function edit(state: ConversationState, wanted: QuestionDef, view: ConversationView): Turn {
  if (state.current === wanted.id) return askNext(state, view)
  // "send" stands for the end: it applies no more once everything was sent.
  const returnTo = state.returnTo ?? state.current ?? 'send'
  return askNext({ ...open(state, wanted.id), returnTo }, view, [{ say: words.edit }])
}

function withoutAnswer(state: ConversationState, action: 'unsure' | 'decline', view: ConversationView): Turn {
  const current = questionById(state.current)
  if (!current) return turn(state, [{ say: words.afterTheEnd }])
  const allowed = action === 'unsure' ? current.canBeUnsure : current.canBeDeclined
  if (!allowed) {
    if (state.misses >= MISSES_BEFORE_OFFER) return skip(state, view)
    const text = action === 'unsure' ? words.cannotBeUnsure : words.cannotDecline
    return turn(state, [{ say: text }, ...reask(state, view)])
  }
  const next = askNext(goOn(state, view, current.id), view)
  // "Not sure" to the card says nothing about any single value: they stay as they were found.
  if (current.id === 'company.confirm') return next
  return { ...next, changes: withoutValue(view, current.paths, action === 'unsure' ? 'unsure' : 'declined') }
}

function wants(state: ConversationState, what: 'person' | 'call', view: ConversationView): Turn {
  const phone = visibleText(view, 'contact.phone')
  const reachable = phone !== undefined || visibleText(view, 'contact.email') !== undefined
  const text = what === 'call' ? words.call(view.msp.name, phone) : words.person(view.msp.name, reachable)
  return turn(state, [{ say: text }], { effects: [{ type: 'wants', what }] })
}

/** Sends as soon as the result can reach the person; what was left out may be answered afterwards. */
function sendNow(state: ConversationState, view: ConversationView): Turn {
  if (view.status !== 'draft' && view.status !== 'invited')
    return askNext(state, view, [{ say: words.sentAlready(view.msp.name) }])
  if (!hasContact(view)) {
    const returnTo = state.current === 'you.contact' ? state.returnTo : (state.returnTo ?? state.current)
    return askNext({ ...open(state, 'you.contact'), returnTo }, view, [{ say: words.needContact }])
  }
  const sent: ConversationView = { ...view, status: 'submitted' }
  const settled = { ...state, returnTo: null, finished: true }
  const left = openQuestions(settled, sent)[0]?.id ?? null
  const says = [{ say: words.sending(view.msp.name) }, ...(left ? [{ say: words.stillOpen }] : [])]
  return { ...askNext(open(settled, left), sent, says), effects: [{ type: 'submit' }] }
}

/** "Go on without waiting": only a question that offers it is left behind. */
function carryOn(state: ConversationState, view: ConversationView): Turn {
  const current = questionById(state.current)
  if (!current || !state.waiting) return turn(state, reask(state, view))
  if (!view.reconRunning) return askNext(open(state, current.id), view)
  return askNext(goOn(state, view, current.id), view)
}
