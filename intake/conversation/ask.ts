import type { Control, ConversationState, Question, Say, Turn } from '../../hub/domain/conversation.ts'
import { inLanguage } from './in-language.ts'
import { blockOf, settle } from './moves.ts'
import { spellOut } from './plain.ts'
import type { Scene } from './prepare.ts'
import type { QuestionDef, Taken } from './question.ts'
import { words } from './words.ts'

/** A turn that stores nothing unless `more` says so. */
export const turn = (state: ConversationState, says: Say[], more: Partial<Turn> = {}): Turn => ({
  state,
  says,
  changes: [],
  effects: [],
  ...more,
})

/** After that many misses "not sure" is offered. */
export const MISSES_BEFORE_OFFER = 3

/** The question as it travels, with its own words or with `text` instead of them. */
export function say(
  { view, set, state }: Scene,
  def: QuestionDef,
  control: Control,
  text: string,
  misses = 0,
): Say {
  const helpless = misses >= MISSES_BEFORE_OFFER
  const block = blockOf(state, set)
  const aad = def.sealedAt ?? (def.sealsFiles ? def.id : undefined)
  const seal = aad === undefined ? undefined : view.sealing?.key
  const shown = inLanguage(control, view.t)
  const question: Question = {
    id: def.id,
    step: def.step,
    control: shown,
    why: whyOf(def, view),
    skippable: def.skippable || helpless,
    canBeUnsure: def.canBeUnsure || helpless,
    canBeDeclined: def.canBeDeclined,
    ...(seal && aad !== undefined ? { sealed: { ...seal, aad } } : {}),
    ...(block?.questions.some(({ id }) => id === def.id)
      ? { block: { id: block.id, label: view.t.text(block.label) } }
      : {}),
  }
  const plain = spellOut(shown, view.t)
  return { say: text, question, ...(plain ? { plain } : {}) }
}

/** Why it is asked, and who sees it. */
export const whyOf = (def: QuestionDef, view: Scene['view']): string =>
  [view.t.text(def.why), def.sees?.(view)].filter(Boolean).join(' ')

/** Asks; the state notes whether the question waits for recon. */
function ask(scene: Scene, def: QuestionDef): { state: ConversationState; say: Say } {
  const { say: text, control, waiting } = def.ask(scene.view)
  const said = say(scene, def, control, scene.view.t.text(text), scene.state.misses)
  return { state: { ...scene.state, waiting: waiting === true }, say: said }
}

/** Says what there is to say, then asks the question that is open now. */
export function askNext(from: Scene, before: Say[] = [], taken: Taken = { changes: [] }): Turn {
  const { changes, effects = [] } = 'miss' in taken ? { changes: [] } : taken
  const state = settle(from.state, from.view, from.set)
  const scene = { ...from, state }
  const current = scene.set.byId(state.current)
  if (!current) {
    const { view } = scene
    const done = view.only
      ? words(view.t).thanksColleague(view.msp.name)
      : words(view.t).allDone(view.msp.name)
    const says = before.length > 0 && !view.only ? before : [...before, { say: done }]
    return { state, says, changes, effects }
  }
  const asked = ask(scene, current)
  return { state: asked.state, says: [...before, asked.say], changes, effects }
}

/** The open question once more, in its own words. */
export function reask(scene: Scene): Say[] {
  const current = scene.set.byId(scene.state.current)
  return current ? [ask(scene, current).say] : []
}
