import type { Kind } from '../domain/canonical.ts'
import type { WantedProperty } from '../domain/connector.ts'
import type { Transform } from './transform.ts'
import type { Template } from './template.ts'

export const DIRECTIONS = ['both', 'to_crm', 'from_crm', 'on_create'] as const
export type Direction = (typeof DIRECTIONS)[number]
/** `newest` goes by the CRM's field history, so it stands on two-way lines only. */
export const POLICIES = ['ours', 'crm', 'fill_empty', 'ask', 'newest'] as const
export type Policy = (typeof POLICIES)[number]
export const BLANKS = ['ignore', 'clear'] as const
export type Blank = (typeof BLANKS)[number]

/** What becomes of a link whose record was deleted in the CRM. */
export const ON_CRM_DELETE = ['unlink', 'recreate'] as const
export type OnCrmDelete = (typeof ON_CRM_DELETE)[number]
/** What becomes of a link whose record was merged into another one. */
export const ON_CRM_MERGE = ['follow', 'ask'] as const
export type OnCrmMerge = (typeof ON_CRM_MERGE)[number]

/** One line of a mapping: a canonical path or a template on our side, a field of the CRM on the other. */
export interface Line {
  /** "company.phone" = kind and remote field: unique in the file but for a value that only creation sends. */
  id: string
  kind: Kind
  remote: string
  canonical?: string
  template?: Template
  direction: Direction
  conflict: Policy
  blank: Blank
  transform: Transform
  /** Sent when we create the record, on a line that the CRM owns afterwards. */
  initial?: string
  /** Line number in the file. */
  at: number
}

/** How a record that was there before us is recognised: all of these remote fields are equal. */
export interface AdoptRule {
  remotes: string[]
}

export interface Example {
  canonical: Record<string, unknown>
  remote: Record<string, string | null>
  at: number
}

export interface RecordMapping {
  kind: Kind
  object: string
  /** The unique property that we own. */
  key: string
  adopt: AdoptRule[]
  onCrmDelete: OnCrmDelete
  onCrmMerge: OnCrmMerge
  /** From when on the record exists in the CRM. */
  when: 'contactable' | 'submitted'
  /** Kinds that it is associated with. */
  associate: Kind[]
  /** Properties of our own, made on connect. */
  own: WantedProperty[]
  lines: Line[]
  examples: Example[]
  /** Line number of its key in the file. */
  at: number
}

/** Beyond these a connection stops and asks, counted for each kind over a rolling hour. */
export interface Guard {
  /** Share of the linked records that may change, from 50 links on. */
  maxChangedShare: number
  maxBlanked: number
}

/** Something that every account answers differently, and that an admin chooses among the CRM's live options. */
export interface ChoiceMapping {
  /** Lines say it as `choice.<name>`. */
  name: string
  label: string
  help?: string
  /** Whose options are offered. */
  from: { object: string; property: string }
  default?: string
  /** Nothing is sent before it is chosen. */
  required: boolean
  at: number
}

/** A record that a rep moves to one of these values starts a pre-filled assessment. */
export interface StartRule {
  kind: Kind
  remote: string
  values: string[]
  at: number
}

/** How a rep is told, by a task in the CRM, that something waits for a decision. Each is a field of `object`. */
export interface TellRule {
  object: string
  /** The unique property that we own. */
  key: string
  subject: string
  body?: string
  due?: string
  owner?: string
  status?: { remote: string; open: string; done: string }
  /** What such a record needs besides; `{choice.<name>}` is replaced by what was chosen. */
  fields: Record<string, string>
}

export interface Mapping {
  name: string
  version: number
  crm: string
  guard: Guard
  choices: ChoiceMapping[]
  start?: StartRule
  tell?: TellRule
  records: RecordMapping[]
  /** The file as it was read. */
  text: string
}
