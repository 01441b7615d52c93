import { KINDS, MANY, type Kind } from '../domain/canonical.ts'
import { fieldAt } from '../domain/fields.ts'

/**
 * Canonical paths that are not answers: what the hub works out from them, or holds beside them. `out` = goes to the
 * CRM only; `in` = may also be set from the CRM.
 */
export const DERIVED: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['assessment.id', 'out'],
  ['assessment.name', 'out'],
  ['assessment.link', 'out'],
  ['assessment.invitation', 'out'],
  ['assessment.progress', 'out'],
  ['assessment.summary', 'out'],
  ['assessment.createdAt', 'out'],
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

/** What a record of a kind with several records may say of its own element; all of it goes to the CRM only. */
const ELEMENT = {
  cost: ['id', 'label', 'category', 'provider', 'amount', 'monthly', 'period', 'users', 'renewal'],
  device: [
    'id',
    'name',
    'kind',
    'vendor',
    'model',
    'os',
    'osSupport',
    'ip',
    'mac',
    'location',
    'lastSeen',
    'warrantyEnd',
  ],
  activity: ['type', 'title', 'text', 'at'],
  document: ['title', 'fileName', 'at'],
} as const

export const CHOICE = 'choice.'

/** The paths of a record of this kind, for completing and for correcting what was misspelled. */
export const elementPaths = (kind: Kind): string[] => {
  const word = MANY[kind]
  return word === undefined ? [] : ELEMENT[word].map((name) => `${word}.${name}`)
}

/** How a record of this kind may use a path; undefined where it may not. */
export function canonicalPath(
  path: string,
  kind: Kind,
  choices: ReadonlySet<string>,
): 'in' | 'out' | undefined {
  if (fieldAt(path)) return 'in'
  if (path.startsWith(CHOICE)) return choices.has(path.slice(CHOICE.length)) ? 'out' : undefined
  return DERIVED.get(path) ?? (elementPaths(kind).includes(path) ? 'out' : undefined)
}

/** The kind that has this path, where it is one of an element's. */
export const kindWith = (path: string): Kind | undefined =>
  KINDS.find((kind) => elementPaths(kind).includes(path))
