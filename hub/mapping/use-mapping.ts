import { STATUSES } from '../domain/assessment.ts'
import { fieldAt } from '../domain/fields.ts'
import type { RemoteProperty, RemoteSchema, WantedProperty } from '../domain/connector.ts'
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

/** Properties that we need and make on connect. */
export function wantedProperties({ records, tell }: Mapping): WantedProperty[] {
  const wanted = records.flatMap(({ own }) => own)
  if (!tell || wanted.some(({ object, name }) => object === tell.object && name === tell.key)) return wanted
  const { object, key } = tell
  return [...wanted, { object, name: key, label: 'Entourage Sentry key', type: 'text', unique: true }]
}

export const objectsOf = ({ records, tell }: Mapping): string[] => [
  ...new Set([...records.map(({ object }) => object), ...(tell ? [tell.object] : [])]),
]

/** Every remote field that a record's sync reads. */
export const remoteFields = (record: RecordMapping): string[] => [
  record.key,
  ...record.lines.map(({ remote }) => remote),
]

/** A line that the CRM cannot hold as it is; only this line is suspended, the rest goes on. */
export interface SchemaGap {
  line: string
  at: number
  reason: string
}

/** Compares the mapping with the CRM's live fields and options. */
export function checkAgainst(mapping: Mapping, schema: RemoteSchema): SchemaGap[] {
  return mapping.records.flatMap((record) => {
    const properties = new Map(schema.objects[record.object]?.properties.map((one) => [one.name, one]))
    return record.lines.flatMap((line) => {
      const reason = gap(line, properties.get(line.remote), record.object)
      return reason ? [{ line: line.id, at: line.at, reason }] : []
    })
  })
}

function gap(line: Line, property: RemoteProperty | undefined, object: string): string | undefined {
  if (!property)
    return `The CRM has no field “${line.remote}” on ${object}. Create it there, or correct line ${line.at} of the mapping.`
  if (property.readOnly && line.direction !== 'from_crm')
    return `The CRM does not let us write “${line.remote}”. Make line ${line.at} from_crm, or remove it.`
  const known = new Set(property.options?.map(({ value }) => value))
  const missing = known.size === 0 ? [] : optionsOf(line).filter((option) => !known.has(option))
  if (missing.length > 0)
    return `“${line.remote}” has no option ${missing.join(', ')}. Add it in the CRM, or correct line ${line.at} of the mapping.`
  return undefined
}

const optionsOf = (line: Line): string[] => [
  ...(line.transform.options ?? []),
  ...(line.initial === undefined ? [] : [line.initial]),
]

/** Runs the examples of a mapping: each canonical side must give exactly the remote side, and come back from it. */
export function runExamples(mapping: Mapping): string[] {
  return mapping.records.flatMap((record) =>
    record.examples.flatMap((example) => {
      const ours = forward(record, example.canonical)
      return record.lines.flatMap((line) => {
        const got = ours.get(line.remote)
        const text = got?.state === 'value' ? got.text : undefined
        const wanted = example.remote[line.remote]
        const where = `line ${example.at}, ${line.id}`
        if (line.direction === 'from_crm')
          return wanted == null ? [] : returns(line, wanted, example.canonical, where)
        if (text !== (wanted ?? undefined))
          return [`${where}: gives ${JSON.stringify(text)}, not ${JSON.stringify(wanted)}`]
        return line.direction === 'both' && wanted ? returns(line, wanted, example.canonical, where) : []
      })
    }),
  )
}

function returns(line: Line, remote: string, canonical: Record<string, unknown>, where: string): string[] {
  const result = back(line, remote)
  const value = result.ok ? result.value : undefined
  const wanted = line.canonical === undefined ? undefined : canonical[line.canonical]
  return JSON.stringify(value) === JSON.stringify(wanted)
    ? []
    : [`${where}: comes back as ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`]
}
