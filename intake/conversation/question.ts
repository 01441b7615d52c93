import type { AnswerChange } from '../../hub/domain/answers.ts'
import type { Control, ConversationView, Effect } from '../../hub/domain/conversation.ts'
import type { StepId } from '../../hub/domain/vocabulary.ts'

/**
 * What a question made of an answer: changes to store, or a text that says why it cannot be used. `kept` is the part
 * of such an answer that can be used: it is stored while the question is asked again.
 */
export type Taken = { changes: AnswerChange[]; effects?: Effect[] } | { miss: string; kept?: AnswerChange[] }

/** What is asked, and with which control. `waiting` = ask again as soon as something was learned. */
export interface Asked {
  say: string
  control: Control
  waiting?: boolean
}

/**
 * One screen of the conversation, as data and pure functions. Everything about a question lives in its definition;
 * the engine knows none by name.
 */
export interface QuestionDef {
  id: string
  step: StepId
  /** The canonical paths it fills; `edit` finds it by them. */
  paths: readonly string[]
  /** Known already when a person said something to all of these; default: all paths. Empty: only by being asked. */
  met?: readonly string[]
  /** How long it takes, for "minutes left". */
  seconds: number
  why: string
  skippable: boolean
  canBeUnsure: boolean
  canBeDeclined: boolean
  /** Whether it is asked at all; default yes. */
  applies?(view: ConversationView): boolean
  ask(view: ConversationView): Asked
  /** What is said when an answer was not understood: the first time, and the second time. */
  again: readonly [string, string]
  /** Turns typed text into the value that the control would send; undefined = read it as the control does. */
  readText?(text: string, view: ConversationView): unknown
  take(answer: unknown, view: ConversationView): Taken
}
