import type { Kind } from '../domain/canonical.ts'
import type { Action } from './plan.ts'

/**
 * `working`: it is being worked out. `ready`: it can be approved. `carrying_out` ends as `done`, or as `moved` where
 * something turned out otherwise than shown: that was left alone, and `next` shows it anew.
 */
export const PREVIEW_STATES = [
  'working',
  'ready',
  'approved',
  'carrying_out',
  'done',
  'moved',
  'expired',
  'cancelled',
] as const
export type PreviewState = (typeof PREVIEW_STATES)[number]

/** `restore`: the connection may only go on through it. */
export const PREVIEW_REASONS = ['asked', 'mapping', 'two_way', 'restore', 'undo'] as const
export type PreviewReason = (typeof PREVIEW_REASONS)[number]

export const SIDES = ['crm', 'assessment', 'none'] as const
export const WINNERS = ['ours', 'crm', 'former', 'nobody'] as const

/** One field of a plan. Values are spelled as the CRM has them; `null` = blank. */
export interface PreviewField {
  remote: string
  canonical?: string
  action: Action
  /** Where something is written. */
  side: (typeof SIDES)[number]
  /** What that side holds now, and would hold. */
  before: string | null
  after: string | null
  /** Whose value counts; `former` = that of the time before a run. */
  wins: (typeof WINNERS)[number]
  reason: string
  /** What both agreed on last; absent when they never did. */
  base?: string | null
  ours: string | null
  theirs: string | null
}

export const RECORD_PLANS = [
  'create',
  'adopt',
  'update',
  'point_anew',
  'hold',
  'unlink',
  'archive',
  'keep',
] as const

/** One record of a plan. */
export interface PreviewRecord {
  linkId: string
  kind: Kind
  element?: string
  object: string
  /** Absent where the record is yet to be made. */
  remoteId?: string
  what: (typeof RECORD_PLANS)[number]
  reason?: string
  /** Records that it would be associated with. */
  associate: { kind: Kind; object: string; remoteId?: string }[]
  fields: PreviewField[]
}

export const COUNTED = [
  'created',
  'adopted',
  'updated',
  'pointedAnew',
  'held',
  'unlinked',
  'archived',
  'associations',
  'fieldsToCrm',
  'fieldsToAssessment',
  'cleared',
  'conflicts',
  'holds',
  'failed',
] as const
export type PreviewCounts = Record<(typeof COUNTED)[number], number>

/** How much of a kind would be overwritten or emptied: what the guard of an ordinary sync looks at. */
export type Spread = Partial<Record<Kind, { changed: number; blanked: number }>>

/** A plan that waits for a person: all of one connection, some assessments, or what runs did. No values. */
export interface Preview {
  id: string
  connectionId: string
  why: PreviewReason
  /** What it is worked out with; approving makes the connection use the same. */
  mapping: { name: string; version: number }
  twoWay: boolean
  /** What the connection used when it was asked for. */
  from: { mappingVersion: number; twoWay: boolean }
  /** Absent = every assessment. */
  assessmentIds?: string[]
  undo?: { runs: { id: string; assessmentId: string }[]; archiveCreated: boolean }
  /** The preview whose rest this one shows. */
  follows?: string
  /** The preview that shows what moved. */
  next?: string
  state: PreviewState
  paused: boolean
  /** Assessments that were looked at, and where to go on. */
  done: number
  total?: number
  cursor?: string
  counts: PreviewCounts
  spread: Spread
  /** Reasons to look twice, in words. */
  warnings: string[]
  /** There are more assessments than one preview takes. */
  truncated: boolean
  /** Of the whole plan: whoever approves says which one they saw. */
  hash: string
  /** Assessments carried out, of how many; what came of them. */
  carried: { done: number; total: number; moved: number; failed: number }
  /** Why it does not get on, in words. */
  trouble?: string
  by: string
  createdAt: string
  expiresAt: string
  approvedBy?: string
  approvedAt?: string
  finishedAt?: string
}

export const PAGE_OUTCOMES = ['done', 'moved', 'failed', 'gone'] as const

/** The plan of one assessment. */
export interface PreviewPage {
  previewId: string
  /** Its place in the preview. */
  n: number
  assessmentId: string
  /** What people call the company. */
  title: string
  records: PreviewRecord[]
  /** How many there are; pages without tell only that somebody looked. */
  shown: number
  /** Why it could not be worked out. */
  error?: string
  /** Set once it was carried out. */
  outcome?: (typeof PAGE_OUTCOMES)[number]
}

export const PREVIEW_LIVES_MS = 24 * 3_600_000
/** One preview takes so many assessments. */
export const MOST_PREVIEWED = 10_000

/** What one of these was, is or will be is a write. */
export const isWrite = ({ action }: Pick<PreviewField, 'action'>): boolean => action.startsWith('write')

/** Whether carrying it out would do anything. */
export const hasWork = ({ records }: Pick<PreviewPage, 'records'>): boolean =>
  records.some(
    ({ what, fields, associate }) =>
      (what !== 'keep' && what !== 'hold') || associate.length > 0 || fields.some(isWrite),
  )
