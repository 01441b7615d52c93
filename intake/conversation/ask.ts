import type {
  Control,
  ConversationState,
  ConversationView,
  Question,
  Say,
  Turn,
} from '../../hub/domain/conversation.ts'
import { settle } from './moves.ts'
import { spellOut } from './plain.ts'
import type { QuestionDef, Taken } from './question.ts'
import { questionById } from './questions/index.ts'
import { asRecord, asText, asTexts } from './unknown.ts'
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
export function say(def: QuestionDef, control: Control, text: string, misses = 0): Say {
  const helpless = misses >= MISSES_BEFORE_OFFER
  const question: Question = {
    id: def.id,
    step: def.step,
    control,
    why: def.why,
    skippable: def.skippable || helpless,
    canBeUnsure: def.canBeUnsure || helpless,
    canBeDeclined: def.canBeDeclined,
  }
  const plain = spellOut(control)
  return { say: text, question, ...(plain ? { plain } : {}) }
}

/** Asks; the state notes whether the question waits for recon. */
function ask(
  state: ConversationState,
  def: QuestionDef,
  view: ConversationView,
): { state: ConversationState; say: Say } {
  const { say: text, control, waiting } = def.ask(view)
  return { state: { ...state, waiting: waiting === true }, say: say(def, control, text, state.misses) }
}

/** Says what there is to say, then asks the question that is open now. */
export function askNext(
  from: ConversationState,
  view: ConversationView,
  before: Say[] = [],
  taken: Taken = { changes: [] },
): Turn {
  const { changes, effects = [] } = 'miss' in taken ? { changes: [] } : taken
  const state = settle(from, view)
  const current = questionById(state.current)
  if (!current) {
    const says = before.length > 0 ? before : [{ say: words.allDone(view.msp.name) }]
    return { state, says, changes, effects }
  }
  const asked = ask(state, current, view)
  return { state: asked.state, says: [...before, asked.say], changes, effects }
}

/** The open question once more, in its own words. */
export function reask(state: ConversationState, view: ConversationView): Say[] {
  const current = questionById(state.current)
  return current ? [ask(state, current, view).say] : []
}

/** Puts back what the person typed or picked, so that an answer we could not use needs no second typing. */
export function withTyped(control: Control, answer: unknown): Control {
  const typed = asRecord(answer)
  if (control.kind === 'fields')
    return {
      ...control,
      fields: control.fields.map((field) => ({ ...field, ...kept(typed[field.name], field.maxLength) })),
    }
  if (control.kind !== 'chips') return control
  return {
    ...control,
    groups: control.groups.map((group) => {
      const picks = asTexts(typed[group.name]).filter((id) =>
        group.options.some((option) => option.id === id),
      )
      return picks.length > 0 ? { ...group, selected: picks } : group
    }),
    ...(control.fields
      ? { fields: control.fields.map((field) => ({ ...field, ...kept(typed[field.name], field.maxLength) })) }
      : {}),
  }
}

const kept = (value: unknown, max: number): { value?: string } => {
  const text = typeof value === 'number' ? String(value) : asText(value)
  return text ? { value: text.slice(0, max * 2) } : {}
}
