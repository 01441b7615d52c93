import type { AnswerChange, Answers, Source } from './answers.ts'
import type { ConnectionCheck } from './connection-check.ts'
import type { CustomQuestion } from './custom-questions.ts'
import type { FileRef } from './files.ts'
import type { LanguageCode } from './languages.ts'
import type { PublicSealingKey } from './sealed-answers.ts'
import type { Option, StepId } from './vocabulary.ts'
import type { Status } from './assessment.ts'
import type { ReconReport } from './recon.ts'

/**
 * What conversation engine, hub and web client say to each other. On the wire these travel inside Direct Line 3.0
 * activities: a question as `channelData.sentry` of a message, everything else as `event` activities. Every question
 * can also be answered by plain text, so that any Direct Line client holds the whole conversation.
 */

export interface TextControl {
  kind: 'text'
  label: string
  placeholder?: string
  /** `date` is an ISO day, `month` is `YYYY-MM`; `numeric` a whole number, `decimal` with places. */
  inputMode?: 'text' | 'email' | 'tel' | 'url' | 'numeric' | 'decimal' | 'date' | 'month'
  autocomplete?: string
  multiline?: boolean
  maxLength: number
}
/** A small group that belongs together, answered at once: `value` is `{[name]: string}`. */
export interface FieldsControl {
  kind: 'fields'
  fields: (Omit<TextControl, 'kind'> & {
    name: string
    optional?: boolean
    value?: string
    /** Only asked while the chip group of that name has one of these ids. */
    onlyIf?: { group: string; in: string[] }
  })[]
  consents?: { name: string; label: string; required: boolean; text: string }[]
}
/** Chips. `value` is one id, or an array when `max` > 1. `other` allows typed text beside the options. */
export interface ChoiceControl {
  kind: 'choice'
  options: Option[]
  max: number
  other?: { label: string; placeholder?: string }
  selected?: string[]
}
/** Several chip questions on one screen: `value` is `{[name]: id | id[]}`. */
export interface ChipsControl {
  kind: 'chips'
  groups: { name: string; label: string; options: Option[]; max: number; selected?: string[] }[]
  /** Free text beside the chips, e.g. a name or a date. */
  fields?: FieldsControl['fields']
}
/** A searchable list; `value` is one id. */
export interface SearchControl {
  kind: 'search'
  label: string
  options: Option[]
  placeholder?: string
  /** Up to this many may be picked; typed text counts too when `other`. */
  max: number
  other?: boolean
}
/** What we found, to confirm in one tap: `value` is "right", "unsure", or `{[path]: corrected value or null}`. */
export interface ConfirmControl {
  kind: 'confirm'
  rows: { path: string; label: string; value: string; sourceLabel: string; editable: boolean }[]
  /** Facts shown beside, not to be edited: mail provider, certificate … `unchecked` ones say so. */
  facts: { label: string; value: string; sourceLabel: string; state: 'found' | 'absent' | 'unchecked' }[]
}
/** One column of a table. Cells travel as text; the engine reads them as kindly as typed words. */
export interface TableColumn {
  name: string
  label: string
  kind: 'text' | 'number' | 'money' | 'date' | 'email' | 'choice' | 'choices'
  /** For `choice` and `choices`: the ids are what travels. */
  options?: Option[]
  /** For `text`: what may be picked while typing; other words are welcome. */
  suggest?: Option[]
  placeholder?: string
  maxLength?: number
  /** A row without it is no row. */
  required?: boolean
  /** Shown only once a row is opened. */
  detail?: boolean
}
/** The cells of one row by column name; `id` is there once the row was stored. */
export type TableRow = { id?: string } & Record<string, string | string[] | undefined>
/**
 * A list of things with several columns: `value` is `{rows: TableRow[]}`, all of them, in order. A row that is left out
 * is removed.
 */
export interface TableControl {
  kind: 'table'
  /** What one row is called: "location". */
  item: string
  columns: TableColumn[]
  rows: TableRow[]
  max: number
  /** Rows that we think belong here; each is taken by one tap. `because` says why. */
  suggestions?: { row: TableRow; because: string }[]
  /** A list may be pasted or dropped as a file: sent as `{paste: text}`, it comes back as `suggestions`. */
  paste?: { label: string; hint: string; maxLength: number }
  /** What could not be read, after a try. */
  errors?: { row: number; column: string; text: string }[]
}
/** Files, uploaded beside the conversation; `value` is `{files: string[]}`, the ids that the upload answered. */
export interface FilesControl {
  kind: 'files'
  label: string
  /** Extensions with their dot. */
  accept: string[]
  max: number
  maxBytes: number
  files: FileRef[]
}
/**
 * The connection check from this browser. `value` is `{check: id, atOffice: 'yes' | 'no' | 'unsure', location?: string}`
 * once it ran, or `{manual: {...}}` with the fields of `manual`.
 */
export interface CheckControl {
  kind: 'check'
  /** Names of the locations that are known, to say which one this is. */
  locations: string[]
  /** How much it will transfer at most. */
  maxBytes: number
  manual: FieldsControl['fields']
  /** What the last check of this conversation found. */
  last?: ConnectionCheck
}
/** Nothing to answer: a button that goes on. */
export interface ContinueControl {
  kind: 'continue'
  label: string
  action: ActionName
}
export type Control =
  | TextControl
  | FieldsControl
  | ChoiceControl
  | ChipsControl
  | SearchControl
  | ConfirmControl
  | TableControl
  | FilesControl
  | CheckControl
  | ContinueControl

/** A question as it stands in `channelData.sentry.question`. */
export interface Question {
  id: string
  step: StepId
  control: Control
  /** Why it is asked and who sees the answer. */
  why: string
  skippable: boolean
  /** "Not sure" and "prefer not to say" are offered. */
  canBeUnsure: boolean
  canBeDeclined: boolean
  /** The answer is encrypted in the browser to this key before it is sent: `answer` is a `SealedAnswer`. */
  sealed?: PublicSealingKey & {
    /** Goes into the encryption as additional data: the canonical path that the answer belongs to. */
    aad: string
  }
  /** The depth block it belongs to; none on the must-ask path. */
  block?: { id: string; label: string }
}

export const ACTIONS = [
  'skip',
  /** Opens the list of depth blocks; with `path` = a block's id, that block. */
  'more',
  /** Leaves the depth block that is open. */
  'enough',
  'back',
  'edit',
  'unsure',
  'decline',
  'why',
  'person',
  'call',
  'send_now',
  'continue',
  /** What is stored, for how long, and who sees it. */
  'privacy',
] as const
export type ActionName = (typeof ACTIONS)[number]

/** What the client puts into `value` of a message: an answer to a question, or an action. */
export type ClientValue =
  { question: string; answer: unknown } | { action: ActionName; question?: string; path?: string }

/** A message of ours: text, and the question it asks if any. */
export interface Say {
  say: string
  question?: Question
  /**
   * The choices of the question spelled out, for clients that draw no controls. On the wire it travels as a
   * `text/plain` attachment of the message, whose `text` is `say`.
   */
  plain?: string
}

/** A line of "What we know so far". */
export interface SummaryLine {
  path: string
  label: string
  value: string
  source: Source
  sourceLabel: string
  /** The question that edits it, by the `edit` action with this path. */
  editable: boolean
}

/** Value of the event `sentry.summary`. */
export interface Summary {
  status: Status
  steps: { id: StepId; label: string; state: 'done' | 'skipped' | 'current' | 'left' }[]
  minutesLeft: number
  canSend: boolean
  sections: { id: StepId; label: string; lines: SummaryLine[] }[]
  /** Facts of recon beside the answers. */
  facts: ConfirmControl['facts']
  /** The depth blocks, opened by the action `more` with the id as `path`. */
  blocks?: {
    id: string
    label: string
    benefit: string
    minutes: number
    state: 'done' | 'started' | 'left'
  }[]
  savedAt: string
}

/** Value of the event `sentry.result`: what the prospect sees after "send now". */
export interface Result {
  fine: { title: string; effect: string }[]
  fix: { title: string; effect: string; fix: string }[]
  /** What could not be checked, in plain words. */
  unchecked: string[]
  next: { text: string; bookingUrl?: string }
}

/** Names of the `event` activities that the hub sends. */
export const EVENTS = {
  summary: 'sentry.summary',
  /** {what: string | null}: real work going on, e.g. "Looking up mail records…"; null = done. */
  working: 'sentry.working',
  result: 'sentry.result',
  /** {url: string}: the link to continue on another device. */
  resumeLink: 'sentry.resumeLink',
  /** {how: 'moved' | 'revoked' | 'erased'}: this conversation is over for whoever holds it. */
  ended: 'sentry.ended',
} as const

/** State of the engine between turns; plain JSON. Answers are not in it: they live in the assessment. */
export interface ConversationState {
  /** The question that is open, null before the first and after the last. */
  current: string | null
  /** Questions answered, skipped or given up, in the order they were met: `back` walks it. */
  trail: string[]
  skipped: string[]
  /** How often the open question was not understood. */
  misses: number
  /** Set while an earlier answer is being edited: where to go on afterwards. */
  returnTo: string | null
  finished: boolean
  /** The open question waits for recon, and is asked again once something was learned. */
  waiting?: boolean
  /** The depth block that is open. */
  block?: string
  /** That block was done before: what is known is shown for change. */
  again?: true
  /** Where the person says they are now. */
  at?: 'office' | 'elsewhere'
  /** Somebody who was asked to fill this one step; nothing else is asked or shown. */
  only?: StepId
  /** Rows that were read from a pasted list and wait to be confirmed. */
  pasted?: { question: string; rows: TableRow[] }
}

/** What the engine may know of the assessment. */
export interface ConversationView {
  answers: Answers
  status: Status
  recon: ReconReport | null
  reconRunning: boolean
  /** Whether the person may see CRM-borne values (invited or verified). */
  verified: boolean
  msp: { name: string; bookingUrl?: string }
  /** The language of this person. */
  language: LanguageCode
  /** Questions that the MSP added. */
  customQuestions: readonly CustomQuestion[]
  /** Questions (by id) whose answers are sealed in the browser to this key; none without a key. */
  sealing: { key: PublicSealingKey; questions: readonly string[] } | null
  /** Files of this conversation. */
  files: readonly FileRef[]
  /** Connection checks of this conversation, the newest last. */
  checks: readonly ConnectionCheck[]
  /** After so many days without a visit everything is deleted; unset = nothing is by itself. */
  keptDays?: number
  /** Median seconds that people took, by question id; empty until there are 20 of them. */
  pace: Readonly<Record<string, number>>
  /** ISO 8601. */
  now: string
  /** Makes ids for new list elements. */
  newId: () => string
  /** Reads a typed phone number as E.164, with the country (ISO 3166) for numbers without a prefix; else null. */
  parsePhone: (text: string, country: string) => string | null
}

export type ConversationEvent =
  | { type: 'start' }
  | { type: 'resume' }
  | { type: 'said'; text: string; value?: unknown }
  /** Something was learned meanwhile (recon finished, the CRM changed a value). */
  | { type: 'learned' }

/** What the hub must do besides saying and storing. */
export type Effect =
  { type: 'look_up'; domain: string } | { type: 'submit' } | { type: 'wants'; what: 'person' | 'call' }

export interface Turn {
  state: ConversationState
  says: Say[]
  changes: AnswerChange[]
  effects: Effect[]
}
