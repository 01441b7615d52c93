import type { AnswerChange } from '../../hub/domain/answers.ts'
import type {
  ActionName,
  Control,
  ConversationState,
  Effect,
  TableRow,
} from '../../hub/domain/conversation.ts'
import type { StepId } from '../../hub/domain/vocabulary.ts'
import type { View } from './view.ts'

/**
 * What a question made of an answer: changes to store, or a text that says why it cannot be used. `kept` is the part
 * of such an answer that can be used: it is stored while the question is asked again.
 */
export type Taken =
  | {
      changes: AnswerChange[]
      effects?: Effect[]
      /** What is said about it before the conversation goes on. */
      note?: string
      /** Where the person is now. */
      at?: ConversationState['at']
    }
  | { miss: string; kept?: AnswerChange[]; errors?: Extract<Control, { kind: 'table' }>['errors'] }

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
  /** Why it is asked, and who sees it unless `sees` says that. */
  why: string
  /** Who sees the answer. */
  sees?(view: View): string
  skippable: boolean
  canBeUnsure: boolean
  canBeDeclined: boolean
  /** Whether it is asked at all; default yes. */
  applies?(view: View): boolean
  ask(view: View): Asked
  /** What is said when an answer was not understood: the first time, and the second time. */
  again: readonly [string, string]
  /** Turns typed text into the value that the control would send; undefined = read it as the control does. */
  readText?(text: string, view: View): unknown
  /** Reads a list that was pasted or dropped; its rows are shown to be confirmed. */
  paste?(text: string, view: View): { rows: TableRow[]; note: string }
  /** The answer is no fact but a move, as in a menu; null = not understood. */
  move?(answer: unknown, view: View): { action: ActionName; path?: string } | null
  /** Answered by a ciphertext that only the MSP can open: the path that it stands for. */
  sealedAt?: string
  /** Its files are sealed in the browser; the answer itself only names them. */
  sealsFiles?: true
  take(answer: unknown, view: View): Taken
}

/** A group of questions of three to five minutes that may follow the must-ask path. */
export interface Block {
  id: string
  label: string
  /** What the person gets out of it. */
  benefit: string
  questions: readonly QuestionDef[]
}
