import type { Choice, ConnectionState, Run, RunField, RunRecord } from '../domain/sync.ts'
import type { CatalogueField } from './catalogue.ts'
import { count, listed } from './words.ts'

export const CONNECTION_WORDS: Record<ConnectionState, { shade: string; word: string }> = {
  setup: { shade: 'attention', word: 'Being set up' },
  enabled: { shade: 'good', word: 'Running' },
  paused: { shade: 'unchecked', word: 'Paused' },
  reconnect: { shade: 'danger', word: 'Needs a new key' },
  stopped: { shade: 'danger', word: 'Stopped, asks you' },
}

export const OUTCOME_WORDS: Record<Run['outcome'], { shade: string; word: string }> = {
  done: { shade: 'good', word: 'Done' },
  partly: { shade: 'attention', word: 'Partly' },
  failed: { shade: 'danger', word: 'Failed' },
}

export const RECORD_WORDS: Record<RunRecord['what'], string> = {
  created: 'created in the CRM',
  adopted: 'found in the CRM and linked',
  updated: 'updated',
  held: 'held for a decision',
  refused: 'refused by the CRM',
  unlinked: 'unlinked',
  pointed_anew: 'now points to the merged record',
  archived: 'archived in the CRM, because a run was taken back',
}

export const ACTION_WORDS: Record<RunField['action'], string> = {
  write_remote: 'to the CRM',
  write_canonical: 'from the CRM',
  conflict: 'asked',
  hold: 'held',
}

export const CHOICE_WORDS: Record<Choice, string> = {
  ours: 'Keep ours',
  theirs: "Keep the CRM's",
  link: 'Link to this record',
  new: 'Make a new record',
  unlink: 'Leave them apart',
}

/** "company created, 12 fields to the CRM": what a run did, in a line. */
export function summarise({ records, error }: Pick<Run, 'records' | 'error'>): string {
  if (records.length === 0) return error ?? 'Nothing was changed.'
  const fields = records.flatMap((record) => record.fields)
  const counted = (Object.keys(ACTION_WORDS) as RunField['action'][]).flatMap((action) => {
    const number = fields.filter((one) => one.action === action).length
    return number === 0 ? [] : [`${count(number, 'field')} ${ACTION_WORDS[action]}`]
  })
  const kinds = (Object.keys(RECORD_WORDS) as RunRecord['what'][]).flatMap((what) => {
    const these = records.filter((one) => one.what === what).map(({ kind }) => kind)
    return these.length === 0 ? [] : [`${listed([...new Set(these)])} ${RECORD_WORDS[what]}`]
  })
  return [...kinds, ...counted].join(', ')
}

/** What mappings can send besides the fields of the catalogue. */
const DERIVED: Record<string, string> = {
  'assessment.link': 'Link to the assessment',
  'assessment.name': 'Name of the assessment',
  'assessment.owner': 'Owner',
  'assessment.status': 'Status',
  'assessment.submittedAt': 'Submitted',
  'assessment.summary': 'Summary',
  'assessment.taskDueAt': 'Task due',
  'needs.interestsText': 'Interests, as text',
  'needs.painsText': 'What hurts, as text',
  'needs.timelineText': 'Timeline, as text',
  'score.overall': 'Score',
}

/** The label of a canonical path, for people; the path itself where the catalogue does not know it. */
export const fieldLabel = (fields: CatalogueField[], canonical: string | undefined, remote = ''): string =>
  fields.find(({ path }) => path === canonical)?.label ?? DERIVED[canonical ?? ''] ?? canonical ?? remote
