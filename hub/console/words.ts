import type { Source } from '../domain/answers.ts'
import type { Status } from '../domain/assessment.ts'

/** "1 record", "3 records", "1,204 records". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** "a", "a and b", "a, b and c". */
export const listed = (parts: string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const STATUS_WORDS: Record<Status, string> = {
  invited: 'Invited',
  draft: 'In progress',
  submitted: 'Submitted',
  in_review: 'In review',
  proposed: 'Proposed',
  won: 'Won',
  lost: 'Lost',
  abandoned: 'Abandoned',
  archived: 'Archived',
}

export const SOURCE_WORDS: Record<Source, string> = {
  prospect: 'the prospect',
  recon: 'public sources',
  isp: 'the network they were on',
  scanner: 'the scanner',
  crm: 'the CRM',
  staff: 'your team',
  derived: 'worked out from other answers',
}

/** Shades of `.badge` by meaning. */
export const STATUS_SHADES: Record<Status, string> = {
  invited: '',
  draft: '',
  submitted: 'brand',
  in_review: 'attention',
  proposed: 'attention',
  won: 'good',
  lost: 'unchecked',
  abandoned: 'unchecked',
  archived: 'unchecked',
}
