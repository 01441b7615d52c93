import { fieldAt } from '../domain/fields.ts'

/**
 * Canonical paths that are not answers: what the hub works out from them, or holds beside them. `out` = goes to the
 * CRM only; `in` = may also be set from the CRM.
 */
export const DERIVED: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['assessment.id', 'out'],
  ['assessment.name', 'out'],
  ['assessment.link', 'out'],
  ['assessment.summary', 'out'],
  ['assessment.submittedAt', 'out'],
  ['assessment.nextStep', 'out'],
  ['assessment.taskDueAt', 'out'],
  ['assessment.status', 'in'],
  ['assessment.owner', 'in'],
  ['score.overall', 'out'],
  ['needs.painsText', 'out'],
  ['needs.interestsText', 'out'],
  ['needs.timelineText', 'out'],
])

export const canonicalPath = (path: string): boolean => fieldAt(path) !== undefined || DERIVED.has(path)
