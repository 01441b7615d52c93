import { z } from 'zod'
import { createdProperty, modifiedProperty, type Definition, type ObjectName } from './definitions.ts'
import { invalidInput } from './errors.ts'
import type { Portal, StoredRecord } from './portal.ts'
import { INDEXED_TEXTS, type Narrowed } from './rows.ts'

const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const

const Filter = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).min(1).max(100).optional(),
})
type Filter = z.infer<typeof Filter>

const Sort = z.union([
  z.string(),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).optional() }),
])

export const SearchRequest = z.object({
  query: z.string().optional(),
  limit: z.number().int().min(0).max(200).default(10),
  after: z.union([z.string(), z.number()]).optional(),
  sorts: z.array(Sort).max(1).default([]),
  properties: z.array(z.string()).default([]),
  filterGroups: z
    .array(z.object({ filters: z.array(Filter).max(6) }))
    .max(5)
    .default([]),
})
export type SearchRequest = z.infer<typeof SearchRequest>

export interface Found {
  total: number
  results: StoredRecord[]
  after?: string
}

/** The search endpoint: late, at most 200 a page, and 400 beyond 10,000 rows of one query. */
export function search(
  portal: Portal,
  object: ObjectName,
  request: SearchRequest,
  maxResults: number,
): Found {
  const start = Number(request.after ?? 0)
  if (!Number.isInteger(start) || start < 0)
    throw invalidInput(`"${request.after}" is not a valid paging cursor.`)
  if (start + request.limit > maxResults)
    throw invalidInput(`Paging beyond ${maxResults} results of one search is not supported.`)
  const property = (name: string) => {
    const found = portal.schema.property(object, name)
    if (!found) throw invalidInput(`There was a problem with the request: unknown property "${name}".`)
    return found
  }
  for (const { operator, values } of request.filterGroups.flatMap(({ filters }) => filters))
    if ((operator === 'IN' || operator === 'NOT_IN') && !values)
      throw invalidInput(`There was a problem with the request: ${operator} needs values.`)
  const groups = request.filterGroups.map(({ filters }) =>
    filters.map((filter) => matcher(filter, property(filter.propertyName))),
  )
  const words = request.query?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  const found = portal.indexed(object, narrowedBy(request, object)).filter((record) => {
    if (groups.length > 0 && !groups.some((all) => all.every((matches) => matches(record)))) return false
    const text = words.length > 0 ? Object.values(record.properties).join(' ').toLowerCase() : ''
    return words.every((word) => text.includes(word))
  })
  const [sort] = request.sorts
  found.sort(sort === undefined ? byCreation(object) : ordered(sort, property))
  const end = start + request.limit
  return {
    total: found.length,
    results: found.slice(start, end),
    ...(end < found.length ? { after: String(end) } : {}),
  }
}

/** With one group of filters, those that an index knows leave less to look at; each record is checked all the same. */
function narrowedBy({ filterGroups }: SearchRequest, object: ObjectName): Narrowed {
  const [group, ...others] = filterGroups
  const narrowed: Narrowed = {}
  if (!group || others.length > 0) return narrowed
  for (const { propertyName, operator, value = '', values = [] } of group.filters) {
    const indexed = INDEXED_TEXTS.find((one) => one === propertyName)
    const texts = operator === 'EQ' ? [value] : operator === 'IN' ? values : undefined
    if (indexed && texts) narrowed.text = { property: indexed, texts: texts.map((one) => one.toLowerCase()) }
    const number = /^\d{1,15}$/.test(value) ? Number(value) : undefined
    if (number === undefined) continue
    if (propertyName === 'hs_object_id' && operator === 'GT') narrowed.afterId = number
    if (propertyName === modifiedProperty(object) && operator.startsWith('GT')) narrowed.updatedFrom = number
  }
  return narrowed
}

type Matches = (record: StoredRecord) => boolean

function matcher(filter: Filter, definition: Definition): Matches {
  const { propertyName: name, operator, value = '', highValue = '', values = [] } = filter
  const of = (record: StoredRecord) => record.properties[name]
  const compare = (record: StoredRecord, with_: string) =>
    numberIn(record, definition) - comparable(definition, with_)
  const same = (record: StoredRecord, with_: string) =>
    definition.type === 'string'
      ? of(record)?.toLowerCase() === with_.toLowerCase()
      : of(record) !== undefined && (of(record) === with_ || compare(record, with_) === 0)
  const has: Matches = (record) => isKept(record, name) || of(record) !== undefined
  const token: Matches = (record) =>
    (of(record) ?? '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(value.replaceAll('*', '').toLowerCase())
  // Of text, a list has to be in lower case: https://developers.hubspot.com/docs/api-reference/search/guide
  const list = new Set(values)
  const listed: Matches = (record) =>
    definition.type === 'string'
      ? list.has(of(record)?.toLowerCase() ?? '')
      : values.some((one) => same(record, one))
  const table: Record<Filter['operator'], Matches> = {
    EQ: (record) => same(record, value),
    NEQ: (record) => !same(record, value),
    LT: (record) => has(record) && compare(record, value) < 0,
    LTE: (record) => has(record) && compare(record, value) <= 0,
    GT: (record) => has(record) && compare(record, value) > 0,
    GTE: (record) => has(record) && compare(record, value) >= 0,
    BETWEEN: (record) => has(record) && compare(record, value) >= 0 && compare(record, highValue) <= 0,
    IN: listed,
    NOT_IN: (record) => !listed(record),
    HAS_PROPERTY: has,
    NOT_HAS_PROPERTY: (record) => !has(record),
    CONTAINS_TOKEN: token,
    NOT_CONTAINS_TOKEN: (record) => !token(record),
  }
  return table[operator]
}

/** Dates are compared as milliseconds; the API takes them as milliseconds or ISO 8601. */
function comparable({ type }: Definition, value: string): number {
  if ((type === 'datetime' || type === 'date') && !/^-?\d+$/.test(value)) return Date.parse(value)
  return Number(value)
}

/** What HubSpot keeps of every record is known without reading its properties. */
const isKept = ({ object }: StoredRecord, name: string) =>
  name === 'hs_object_id' || name === modifiedProperty(object)

function numberIn(record: StoredRecord, definition: Definition): number {
  if (definition.name === 'hs_object_id') return Number(record.id)
  if (definition.name === modifiedProperty(record.object)) return record.updatedAt
  return comparable(definition, record.properties[definition.name] ?? '')
}

const byCreation = (object: ObjectName) => (a: StoredRecord, b: StoredRecord) =>
  (b.properties[createdProperty(object)] ?? '').localeCompare(a.properties[createdProperty(object)] ?? '') ||
  Number(b.id) - Number(a.id)

/** A sort is a property name, `-name` for descending, or an object. */
function ordered(sort: z.infer<typeof Sort>, property: (name: string) => Definition) {
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName
  const down = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING'
  const definition = property(name)
  const rank = (record: StoredRecord) => numberIn(record, definition)
  const text = (record: StoredRecord) => record.properties[name] ?? ''
  const compare = (a: StoredRecord, b: StoredRecord) =>
    definition.type === 'string' ? text(a).localeCompare(text(b)) : rank(a) - rank(b)
  return (a: StoredRecord, b: StoredRecord) => (down ? -1 : 1) * compare(a, b)
}
