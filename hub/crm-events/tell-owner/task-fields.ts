import { fieldAt } from '../../domain/fields.ts'
import type { Conflict, Connection } from '../../domain/sync.ts'
import { nextWorkday } from '../../domain/workday.ts'
import type { Mapping, TellRule } from '../../mapping/mapping.ts'
import { TRANSFORMS } from '../../mapping/transforms.ts'
import { withChoices } from '../choices.ts'

interface Given {
  rule: TellRule
  mapping: Mapping
  connection: Connection
  /** The oldest first. */
  conflicts: Conflict[]
  /** Of the assessment, as the hub knows it. */
  owner: string | undefined
  publicUrl: string
  now: Date
}

/** What the task says, by the CRM's fields: what waits and where to decide it, never a value of either side. */
export function taskFields(given: Given): Record<string, string> {
  const { rule, mapping, connection, conflicts, publicUrl, now } = given
  const [first] = conflicts
  if (!first) return {}
  const rest = conflicts.length > 1 ? ` (and ${conflicts.length - 1} more)` : ''
  const link = `${publicUrl}/console/conflicts?assessmentId=${encodeURIComponent(first.assessmentId)}`
  const owner = ownerId(given)
  return {
    ...Object.fromEntries(
      Object.entries(rule.fields).map(([remote, text]) => [remote, withChoices(text, mapping, connection)]),
    ),
    [rule.subject]: `Decide: ${questionOf(first)}${rest}`,
    ...(rule.body ? { [rule.body]: plain([...conflicts.map(({ reason }) => reason), link].join(' ')) } : {}),
    // Some CRMs take no fractions of a second.
    ...(rule.due ? { [rule.due]: nextWorkday(now).replace(/\.\d+Z$/, 'Z') } : {}),
    ...(rule.owner && owner !== undefined ? { [rule.owner]: owner } : {}),
    ...(rule.status ? { [rule.status.remote]: rule.status.open } : {}),
  }
}

function questionOf({ type, kind, canonical, remote }: Conflict): string {
  const label = (canonical ? fieldAt(canonical)?.label : undefined) ?? remote ?? kind
  switch (type) {
    case 'field':
      return `which “${label}” counts`
    case 'flip':
      return `what keeps changing “${label}”`
    case 'adopt':
      return `which ${kind} belongs to the assessment`
    case 'deleted':
      return `what becomes of the deleted ${kind}`
    case 'merged':
      return `what becomes of the merged ${kind}`
  }
}

/** The assessment's owner as this CRM numbers its people; somebody whom it does not know is left out. */
function ownerId({ owner, connection }: Given): string | undefined {
  if (owner === undefined) return undefined
  const found = TRANSFORMS.get('owner')?.forward(owner, { owners: connection.owners })
  return found?.ok ? found.value : undefined
}

/** Some CRMs show the text as HTML, others as it is: without these it is the same in both. */
const plain = (text: string): string => text.replaceAll(/[<>]/g, ' ')
