import { COMPANY_KINDS } from './company.ts'
import type { Kind } from './kind.ts'
import { SALES_KINDS } from './sales.ts'
import { SYSTEM_KINDS } from './system.ts'

/** Tables that whoever may not see the set-up screens can still read, below `/info`. */
const WITH_INFO = [
  'communicationTypes',
  'configurationStatuses',
  'contactDepartments',
  'contactTypes',
  'countries',
  'noteTypes',
  'activityStatuses',
  'opportunityRatings',
  'opportunityStatuses',
  'opportunityTypes',
  'probabilities',
  'opportunityStages',
  'userDefinedFields',
]

export const KINDS: Kind[] = [...COMPANY_KINDS, ...SALES_KINDS, ...SYSTEM_KINDS].map((kind) =>
  WITH_INFO.includes(kind.name) ? { ...kind, paths: [...kind.paths, `${kind.paths[0]}/info`] } : kind,
)

const byName = new Map(KINDS.map((kind) => [kind.name, kind]))

export const kindNamed = (name: string): Kind | undefined => byName.get(name)

/** For names that the stand-in itself writes. */
export function theKind(name: string): Kind {
  const kind = byName.get(name)
  if (!kind) throw new Error(`There is no kind ${name}.`)
  return kind
}
