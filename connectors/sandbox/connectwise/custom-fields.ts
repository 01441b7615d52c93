import { z } from 'zod'
import { invalid, missing, type Problem } from './errors.ts'
import type { Kind } from './kinds/kind.ts'

interface Pod {
  kind: string
  pod: string
  description: string
  screen: string
  screenDescription: string
}
const pod = (
  kind: string,
  name: string,
  description: string,
  screen: string,
  screenDescription: string,
): Pod => ({
  kind,
  pod: name,
  description,
  screen,
  screenDescription,
})

/** Where on its screens a kind shows user-defined fields. The numbers are those of this account. */
export const PODS: Record<number, Pod> = {
  1: pod('companies', 'company_overview', 'Company Overview', 'co300', 'Company'),
  2: pod('opportunities', 'opportunities_opportunity', 'Opportunity', 'so400', 'Opportunity'),
  4: pod('contacts', 'contact_overview', 'Contact Overview', 'ct300', 'Contact'),
  5: pod('contacts', 'contact_detail', 'Contact Details', 'ct300', 'Contact'),
  15: pod('activities', 'activity_overview', 'Activity Overview', 'so300', 'Activity'),
  20: pod('configurations', 'configuration_overview', 'Configuration Overview', 'cf300', 'Configuration'),
}

/** One user-defined field, as far as the values of records need it. */
export interface Definition {
  id: number
  podId: number
  caption: string
  sequenceNumber: number
  fieldTypeIdentifier: string
  entryTypeIdentifier: string
  numberDecimals: number
  requiredFlag: boolean
  guid: string
  options: { optionValue: string; inactiveFlag: boolean; defaultFlag: boolean }[]
}

/** Values by the id of their field. */
export type CustomValues = Record<string, string | number | boolean>

export const hasCustomFields = (kind: Kind): boolean =>
  Object.values(PODS).some((one) => one.kind === kind.name)

/** As every record tells them: all fields of its kind, the blank ones with `null`. */
export const tellCustomFields = (definitions: Definition[], values: CustomValues): object[] =>
  definitions.map((one, index) => ({
    id: one.id,
    caption: one.caption,
    type: one.fieldTypeIdentifier,
    entryMethod: one.entryTypeIdentifier,
    numberOfDecimals: one.numberDecimals,
    value: values[one.id] ?? null,
    connectWiseId: one.guid,
    rowNum: index + 1,
    userDefinedFieldRecId: one.id,
    podId: PODS[one.podId]?.pod ?? '',
  }))

const Given = z.array(z.looseObject({ id: z.coerce.number().int(), value: z.unknown().optional() })).max(500)

/** The whole list replaces what was there: a field that is left out loses its value. */
export function readCustomFields(
  kind: Kind,
  definitions: Definition[],
  given: unknown,
): { values: CustomValues; problems: Problem[] } {
  const list = Given.safeParse(given ?? [])
  if (!list.success)
    return { values: {}, problems: [bad(kind, 'customFields must be a list of fields with an id.')] }
  const values: CustomValues = {}
  const problems: Problem[] = []
  for (const { id, value } of list.data) {
    const definition = definitions.find((one) => one.id === id)
    if (!definition) {
      problems.push(bad(kind, `Custom field ${id} not found for ${kind.model}.`))
      continue
    }
    if (value === null || value === undefined || value === '') continue
    const read = readValue(definition, value)
    if (read === undefined)
      problems.push(bad(kind, `The value of custom field ${definition.caption} is not valid.`))
    else values[id] = read
  }
  return { values, problems }
}

export const missingCustomFields = (kind: Kind, definitions: Definition[], values: CustomValues): Problem[] =>
  definitions
    .filter((one) => one.requiredFlag && values[one.id] === undefined)
    .map((one) => missing(kind.model, one.caption))

const bad = (kind: Kind, message: string) => invalid(kind.model, 'customFields', message)
const MAX_TEXT_CHARS: Record<string, number> = { Text: 100, TextArea: 4000, Hyperlink: 1000, Password: 100 }

function readValue(definition: Definition, value: unknown): string | number | boolean | undefined {
  const { fieldTypeIdentifier: type, entryTypeIdentifier: entry } = definition
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  if (type === 'Checkbox') {
    const text = String(value).toLowerCase()
    return text === 'true' ? true : text === 'false' ? false : undefined
  }
  if (['Number', 'Percent', 'Currency'].includes(type)) {
    const number = typeof value === 'boolean' ? NaN : Number(value)
    return Number.isFinite(number) ? Number(number.toFixed(definition.numberDecimals)) : undefined
  }
  const text = String(value)
  if (type === 'Date') return Number.isNaN(Date.parse(text)) ? undefined : seconds(new Date(text))
  if (entry === 'List' || entry === 'Option')
    return definition.options.find(
      (one) => !one.inactiveFlag && one.optionValue.toLowerCase() === text.toLowerCase(),
    )?.optionValue
  return text.length > (MAX_TEXT_CHARS[type] ?? 1000) ? undefined : text
}

/** Moments travel without fractions of a second. */
export const seconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`
