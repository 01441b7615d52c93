import type { ActionName, ConversationState, ConversationView, Turn } from '../../hub/domain/conversation.ts'
import { withoutValue } from './answer.ts'
import { askNext, MISSES_BEFORE_OFFER, reask, turn, whyOf } from './ask.ts'
import { enough, more } from './blocks.ts'
import {
  applies,
  blockOf,
  END,
  goBackTo,
  goOn,
  hasContact,
  MENU,
  nextOf,
  open,
  openQuestions,
  questionFor,
  toMenu,
} from './moves.ts'
import { prepare, type Scene } from './prepare.ts'
import type { QuestionDef } from './question.ts'
import { visibleText } from './view.ts'
import { words } from './words.ts'

/** What is no answer: skipping, going back, asking why, sending. `about` is a path or question where one was named. */
export function act(scene: Scene, action: ActionName, about?: string): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  switch (action) {
    case 'skip':
      return state.current === MENU ? enough(scene) : skip(scene)
    case 'back':
      return back(scene)
    case 'edit': {
      const wanted = about ? questionFor(about, view, set) : undefined
      return wanted ? edit(scene, wanted) : turn(state, [{ say: say.noSuchEdit }])
    }
    case 'unsure':
    case 'decline':
      return withoutAnswer(scene, action)
    case 'why': {
      const current = set.byId(state.current)
      return turn(state, [{ say: current ? whyOf(current, view) : say.whyGeneral }])
    }
    case 'privacy':
      return turn(state, [{ say: say.privacy(view.msp.name, view.keptDays) }, ...reask(scene)])
    case 'person':
    case 'call':
      return wants(scene, action)
    case 'send_now':
      return sendNow(scene)
    case 'continue':
      return carryOn(scene)
    case 'more':
      return more(scene, about)
    case 'enough':
      return enough(scene)
  }
}

const editing = (state: ConversationState): boolean => state.returnTo !== null

/** The same scene at another place of the conversation. */
const at = (scene: Scene, state: ConversationState): Scene => prepare(state, original(scene))
const original = ({ view }: Scene): ConversationView => ({ ...view, answers: view.stored })

function skip(scene: Scene): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  const current = set.byId(state.current)
  if (!current) return turn(state, [{ say: say.afterTheEnd }])
  if (editing(state)) return askNext(at(scene, goBackTo(state, view, set)), [{ say: say.editKept }])
  if (!current.skippable && state.misses < MISSES_BEFORE_OFFER)
    return turn(state, [{ say: say.cannotSkip }, ...reask(scene)])
  return askNext(at(scene, goOn(state, view, set, current.id, true)))
}

/** The question before this one, or out of an edit; from the first of a block to the menu. */
function back(scene: Scene): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  if (editing(state)) return askNext(at(scene, goBackTo(state, view, set)), [{ say: say.editKept }])
  const block = blockOf(state, set)
  const scope = block ? block.questions : set.path
  const before = state.trail
    .map((id) => scope.find((one) => one.id === id))
    .findLast((one) => one !== undefined && applies(one, view))
  if (!before)
    return block
      ? askNext(at(scene, toMenu(state, view, set)))
      : turn(state, [{ say: say.nothingBefore }, ...reask(scene)])
  if (state.current === null || (state.current === MENU && state.finished)) return edit(scene, before)
  const trail = state.trail.filter((id) => id !== before.id)
  return askNext(at(scene, open({ ...state, trail }, before.id)))
}

/** Asks an earlier question again and notes where to go on afterwards. */
export function edit(scene: Scene, wanted: QuestionDef): Turn {
  const { state, view } = scene
  if (state.current === wanted.id) return askNext(scene)
  const returnTo = state.returnTo ?? state.current ?? END
  return askNext(at(scene, { ...open(state, wanted.id), returnTo }), [{ say: words(view.t).edit }])
}

function withoutAnswer(scene: Scene, action: 'unsure' | 'decline'): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  const current = set.byId(state.current)
  if (!current) return turn(state, [{ say: say.afterTheEnd }])
  const allowed = action === 'unsure' ? current.canBeUnsure : current.canBeDeclined
  if (!allowed) {
    if (state.misses >= MISSES_BEFORE_OFFER) return skip(scene)
    const text = action === 'unsure' ? say.cannotBeUnsure : say.cannotDecline
    return turn(state, [{ say: text }, ...reask(scene)])
  }
  const next = askNext(at(scene, goOn(state, view, set, current.id)))
  // "Not sure" to the card says nothing about any single value: they stay as they were found.
  if (current.id === 'company.confirm') return next
  return { ...next, changes: withoutValue(view, current.paths, action === 'unsure' ? 'unsure' : 'declined') }
}

function wants({ state, view }: Scene, what: 'person' | 'call'): Turn {
  const phone = visibleText(view, 'contact.phone')
  const reachable = phone !== undefined || visibleText(view, 'contact.email') !== undefined
  const say = words(view.t)
  const text = what === 'call' ? say.call(view.msp.name, phone) : say.person(view.msp.name, reachable)
  return turn(state, [{ say: text }], { effects: [{ type: 'wants', what }] })
}

/** Sends as soon as the result can reach the person; what was left out may be answered afterwards. */
function sendNow(scene: Scene): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  if (view.only) return askNext(scene, [{ say: say.onlyThisPart }])
  if (view.status !== 'draft' && view.status !== 'invited')
    return askNext(scene, [{ say: say.sentAlready(view.msp.name) }])
  if (!hasContact(view)) {
    const returnTo = state.current === 'you.contact' ? state.returnTo : (state.returnTo ?? state.current)
    const asked = { ...open(state, 'you.contact'), returnTo }
    return askNext(at(scene, asked), [{ say: say.needContact }])
  }
  const sent = prepare(
    { ...state, returnTo: null, finished: true },
    { ...original(scene), status: 'submitted' },
  )
  const left = openQuestions(sent.state, sent.view, set).length > 0
  const says = [{ say: say.sending(view.msp.name) }, ...(left ? [{ say: say.stillOpen }] : [])]
  const next = prepare(nextOf(sent.state, sent.view, set), original(sent))
  return { ...askNext(next, says), effects: [{ type: 'submit' }] }
}

/** "Go on without waiting": only a question that offers it is left behind. */
function carryOn(scene: Scene): Turn {
  const { state, view, set } = scene
  const current = set.byId(state.current)
  if (!current || !state.waiting) return turn(state, reask(scene))
  if (!view.reconRunning) return askNext(at(scene, open(state, current.id)))
  return askNext(at(scene, goOn(state, view, set, current.id)))
}
