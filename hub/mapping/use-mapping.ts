import { STATUSES } from '../domain/assessment.ts'
import { fieldAt } from '../domain/fields.ts'
import type { WantedProperty } from '../domain/connector.ts'
import type { Line, Mapping, RecordMapping } from './mapping.ts'
import { fillTemplate } from './template.ts'
import { hold, made, type Made, type TransformContext } from './transform.ts'

/** What our side says about one line. `absent` = nothing known, so nothing is said about it. */
export type Ours =
  | { state: 'value'; text: string }
  | { state: 'cleared' }
  | { state: 'absent'; reason?: string }
  | { state: 'hold'; reason: string }

const NO_CONTEXT: TransformContext = { owners: [] }

/** Canonical facts → what each line would have the CRM hold. */
export function forward(
  record: RecordMapping,
  facts: Record<string, unknown>,
  context: TransformContext = NO_CONTEXT,
): Map<string, Ours> {
  return new Map(record.lines.map((line) => [line.remote, forwardLine(line, facts, context)]))
}

function forwardLine(line: Line, facts: Record<string, unknown>, context: TransformContext): Ours {
  const value = line.canonical === undefined ? undefined : facts[line.canonical]
  if (!line.template && value === undefined) return { state: 'absent' }
  if (value === null) return { state: 'cleared' }
  const result = line.template ? fillTemplate(line.template, facts) : line.transform.forward(value, context)
  if (!result.ok)
    return result.how === 'hold'
      ? { state: 'hold', reason: result.reason }
      : { state: 'absent', reason: result.reason }
  return result.value === '' ? { state: 'absent' } : { state: 'value', text: result.value }
}

/** A field of the CRM → the canonical value of its line, proved to fit the field catalogue. */
export function back(line: Line, remote: string, context: TransformContext = NO_CONTEXT): Made<unknown> {
  const result = line.transform.back(remote, context)
  if (!result.ok || line.canonical === undefined) return result
  if (line.canonical === 'assessment.status')
    return STATUSES.some((status) => status === result.value) ? result : hold('There is no such status.')
  if (line.canonical === 'assessment.owner') return result
  const field = fieldAt(line.canonical)
  const checked = field?.schema.safeParse(result.value)
  return checked?.success
    ? made(checked.data)
    : hold(`The CRM's value does not fit “${field?.label ?? line.canonical}”.`)
}

/** One spelling for everything that means the same, blank as null. */
export function normalise(line: Line, remote: string | null | undefined): string | null {
  if (remote === null || remote === undefined || remote.trim() === '') return null
  if (line.template?.escape === 'html')
    return remote
      .trim()
      .replace(/<br\s*\/?>/gi, '<br>')
      .replace(/&#0?39;|&apos;/g, "'")
      .replace(/&quot;/g, '"')
  return line.transform.normalise(remote)
}

/** Properties that we need and make on connect; two records may be of one object. */
export function wantedProperties({ records, tell }: Mapping): WantedProperty[] {
  const wanted = records.flatMap(({ own }) => own)
  if (tell) {
    const { object, key } = tell
    wanted.push({ object, name: key, label: 'Entourage Sentry key', type: 'text', unique: true })
  }
  const places = wanted.map(({ object, name }) => `${object} ${name}`)
  return wanted.filter((_, index) => places.indexOf(places[index] ?? '') === index)
}

export const objectsOf = ({ records, tell }: Mapping): string[] => [
  ...new Set([...records.map(({ object }) => object), ...(tell ? [tell.object] : [])]),
]

/** Every remote field that a record's sync reads. */
export const remoteFields = (record: RecordMapping): string[] => [
  record.key,
  ...record.lines.map(({ remote }) => remote),
]
