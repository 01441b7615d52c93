import type { RemoteProperty, RemoteSchema } from '../domain/connector.ts'
import { closest } from './closest.ts'
import { CHOICE } from './derived.ts'
import type { Line, Mapping, RecordMapping, StartRule } from './mapping.ts'

/** A line that the CRM cannot hold as it is; only this line is suspended, the rest goes on. */
export interface SchemaGap {
  line: string
  at: number
  reason: string
}

/**
 * Compares the mapping with the CRM's live fields and options: fields that are gone, of another type or not ours to
 * write, options that are gone, a key that is missing. Each reason says what was probably meant.
 */
export function checkAgainst(
  mapping: Mapping,
  schema: RemoteSchema,
  chosen: Readonly<Record<string, string>> = {},
): SchemaGap[] {
  const choices = { ...defaultsOf(mapping), ...chosen }
  return [
    ...mapping.records.flatMap((record) => recordGaps(record, schema, choices)),
    ...startGaps(mapping, schema, choices),
  ]
}

const defaultsOf = ({ choices }: Mapping): Record<string, string> =>
  Object.fromEntries(choices.flatMap((one) => (one.default === undefined ? [] : [[one.name, one.default]])))

function recordGaps(
  record: RecordMapping,
  schema: RemoteSchema,
  chosen: Record<string, string>,
): SchemaGap[] {
  const { object, kind, key, at, lines } = record
  const properties = schema.objects[object]?.properties
  if (!properties)
    return lines.map((line) => ({
      line: line.id,
      at: line.at,
      reason: `The CRM has no “${object}”.${meant(object, Object.keys(schema.objects))} Correct line ${at} of the mapping, or allow us to see it.`,
    }))
  const byName = new Map(properties.map((one) => [one.name, one]))
  const gaps = lines.flatMap((line) => {
    const property = byName.get(line.remote)
    const reason = property
      ? propertyGap(line, property, optionsOf(property, object, schema), chosen)
      : `The CRM has no field “${line.remote}” on ${object}.${meantField(line.remote, properties)} Create it there, or correct line ${line.at} of the mapping.`
    return reason ? [{ line: line.id, at: line.at, reason }] : []
  })
  const keyGap = byName.has(key)
    ? []
    : [
        {
          line: `${kind}.${key}`,
          at,
          reason: `The CRM has no field “${key}” on ${object}, which keeps records from being made twice. Create it there as a unique text, or let us make it by testing the connection.`,
        },
      ]
  return [...keyGap, ...gaps]
}

function propertyGap(
  line: Line,
  property: RemoteProperty,
  options: ReadonlyMap<string, string>,
  chosen: Record<string, string>,
): string | undefined {
  const { remote, at, direction, transform } = line
  if (direction === 'from_crm' && line.initial === undefined) return undefined
  if (property.readOnly)
    return direction === 'from_crm'
      ? `The CRM does not let us write “${remote}”. Remove the first value in line ${at}.`
      : `The CRM does not let us write “${remote}”. Make line ${at} from_crm, or remove it.`
  if (!fits(line, property))
    return `“${remote}” is a field for ${WORDS[property.type]}, and line ${at} writes ${line.template ? 'text' : `“${transform.name}”`}. Use a transform for ${WORDS[property.type]}, or another field.`
  const missing = options.size === 0 ? [] : written(line, chosen).filter((option) => !options.has(option))
  if (missing.length === 0) return undefined
  const near = missing.length === 1 ? meantOption(missing[0] ?? '', options) : ''
  return `“${remote}” has no option ${missing.join(', ')}.${near} Add it in the CRM, or correct line ${at} of the mapping.`
}

const WORDS: Record<RemoteProperty['type'], string> = {
  text: 'text',
  number: 'numbers',
  date: 'dates',
  datetime: 'moments in time',
  boolean: 'yes or no',
  option: 'one of several options',
  options: 'several options',
}

/** A choice and an owner are ids that the CRM gave us; a text without places is what the author says it is. */
function fits({ canonical = '', template, transform, direction }: Line, { type }: RemoteProperty): boolean {
  if (direction === 'from_crm' || canonical.startsWith(CHOICE)) return true
  if (template) return template.paths.length === 0 || type === 'text' || type === 'option'
  return transform.holds?.includes(type) ?? true
}

/** The CRM's options that a line writes. */
const written = (
  { transform, initial, canonical = '', template }: Line,
  chosen: Record<string, string>,
): string[] => {
  const choice = canonical.startsWith(CHOICE) ? chosen[canonical.slice(CHOICE.length)] : undefined
  return [
    ...(transform.options ?? []),
    ...(initial === undefined ? [] : [initial]),
    ...(choice === undefined ? [] : [choice]),
    ...(template && template.paths.length === 0 ? [template.text] : []),
  ]
}

/** A field's options with their labels; pipelines and stages are kept beside the field. */
function optionsOf(
  { name, options }: RemoteProperty,
  object: string,
  schema: RemoteSchema,
): Map<string, string> {
  if (options && options.length > 0) return new Map(options.map(({ value, label }) => [value, label]))
  const pipelines = schema.pipelines[object] ?? []
  const beside = /pipeline$/i.test(name)
    ? pipelines
    : /stage$/i.test(name)
      ? pipelines.flatMap(({ stages }) => stages)
      : []
  return new Map(beside.map(({ id, label }) => [id, label]))
}

function startGaps(
  { start, records }: Mapping,
  schema: RemoteSchema,
  chosen: Record<string, string>,
): SchemaGap[] {
  const object = records.find(({ kind }) => kind === start?.kind)?.object
  const property = schema.objects[object ?? '']?.properties.find(({ name }) => name === start?.remote)
  if (!start || object === undefined || !property) return []
  const options = optionsOf(property, object, schema)
  const missing = options.size === 0 ? [] : startValues(start, chosen).filter((value) => !options.has(value))
  return missing.map((value) => ({
    line: 'start',
    at: start.at,
    reason: `“${start.remote}” has no option ${value}, so nothing starts by it.${meantOption(value, options)} Correct line ${start.at} of the mapping.`,
  }))
}

/** What was not chosen starts nothing, which is no gap. */
const startValues = ({ values }: StartRule, chosen: Record<string, string>): string[] =>
  values.map((one) => one.replace(CHOSEN, (_, name: string) => chosen[name] ?? '')).filter(Boolean)
const CHOSEN = /\{choice\.(\w+)\}/g

const meant = (word: string, words: readonly string[]): string => {
  const near = closest(word, words)
  return near === undefined ? '' : ` Did you mean “${near}”?`
}

const meantField = (word: string, properties: readonly RemoteProperty[]): string => {
  const near =
    closest(
      word,
      properties.map(({ name }) => name),
    ) ??
    properties.find(
      ({ label }) =>
        label ===
        closest(
          word,
          properties.map((one) => one.label),
        ),
    )?.name
  return near === undefined ? '' : ` Did you mean “${near}”?`
}

const meantOption = (word: string, options: ReadonlyMap<string, string>): string => {
  const label = closest(word, [...options.values()])
  const near = closest(word, [...options.keys()]) ?? [...options].find(([, one]) => one === label)?.[0]
  return near === undefined || label === near
    ? meant(word, near === undefined ? [] : [near])
    : ` Did you mean “${near}” (${options.get(near)})?`
}
