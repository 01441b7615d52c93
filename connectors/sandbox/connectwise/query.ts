import { z } from 'zod'
import { parseConditions, type Condition, type Parsed, type Read } from './conditions.ts'
import { badRequest } from './errors.ts'
import type { Kind } from './kinds/kind.ts'
import type { Told } from './portal.ts'

const DEFAULT_PAGE_ROWS = 25
const MAX_PAGE_ROWS = 1000
const MAX_PAGE = 1_000_000

const Whole = z.coerce.number().int().min(1)
const Query = z.object({
  conditions: z.string().optional(),
  childConditions: z.string().optional(),
  customFieldConditions: z.string().optional(),
  orderBy: z.string().max(500).optional(),
  fields: z.string().max(4000).optional(),
  page: Whole.max(MAX_PAGE).default(1),
  pageSize: Whole.default(DEFAULT_PAGE_ROWS).transform((rows) => Math.min(rows, MAX_PAGE_ROWS)),
  pageId: z.coerce.number().int().min(0).default(0),
})

/** What a list call asks for, checked against the fields that its kind has. */
export interface ListQuery {
  page: number
  pageSize: number
  pageId: number
  forwardOnly: boolean
  accepts(record: Told): boolean
  /** Undefined: in the order of their ids. */
  order: ((a: Told, b: Told) => number) | undefined
  shape(record: Told): object
  /** Whether it asks for deleted records in so many words. */
  namesDeleted: boolean
}

export function readQuery(kind: Kind, given: unknown, forwardOnly: boolean): ListQuery {
  const query = Query.safeParse(given)
  if (!query.success)
    throw badRequest(`The parameter ${String(query.error.issues[0]?.path[0] ?? '')} is not valid.`)
  const { conditions, childConditions, customFieldConditions, orderBy, fields, ...rest } = query.data
  if (forwardOnly && orderBy)
    throw badRequest('orderBy cannot be used with forward-only pagination: its order is by id.')
  const main = conditions ? parseConditions(conditions) : undefined
  const tests = [
    ...(main ? [wholeRecord(kind, main)] : []),
    ...(childConditions ? [child(kind, parseConditions(childConditions))] : []),
    ...(customFieldConditions ? [customField(parseConditions(customFieldConditions))] : []),
  ]
  return {
    ...rest,
    forwardOnly,
    accepts: (record) => tests.every((holds) => holds(record)),
    order: orderBy ? ordered(kind, orderBy) : undefined,
    shape: fields ? chosen(kind, fields) : (record) => record,
    namesDeleted: main?.paths.includes('deletedFlag') ?? false,
  }
}

type Test = (record: Told) => boolean

function wholeRecord(kind: Kind, { holds, paths }: Parsed): Test {
  for (const path of paths) mustKnow(kind, path)
  return (record) => holds((path) => valueAt(record, path))
}

/** The lists within a record that `childConditions` can ask about. */
const LISTS: Record<string, string[]> = {
  companies: ['types'],
  contacts: ['communicationItems', 'types'],
}

/** All that is asked must hold for one and the same child. */
function child(kind: Kind, { holds, paths }: Parsed): Test {
  const lists = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))]
  const [list = ''] = lists
  if (lists.length !== 1 || !LISTS[kind.name]?.includes(list))
    throw badRequest(`The childConditions name no list of a ${kind.model}.`)
  return (record) => anyOf(record[list], holds, (path) => path.slice(list.length + 1))
}

const OF_CUSTOM_FIELDS = ['id', 'caption', 'type', 'entryMethod', 'value']

function customField({ holds, paths }: Parsed): Test {
  const unknown = paths.find((path) => !OF_CUSTOM_FIELDS.includes(path))
  if (unknown !== undefined) throw badRequest(`A custom field has no ${unknown}.`)
  return (record) => anyOf(record.customFields, holds, (path) => path)
}

const anyOf = (list: unknown, holds: Condition, inside: (path: string) => string): boolean =>
  Array.isArray(list) && list.some((one) => holds(((path) => valueAt(one, inside(path))) satisfies Read))

export function valueAt(record: unknown, path: string): unknown {
  let value: unknown = record
  for (const name of path === 'lastUpdated' ? ['_info', 'lastUpdated'] : path.split('/')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = new Map<string, unknown>(Object.entries(value)).get(name)
  }
  return value
}

const OF_INFO = ['lastUpdated', 'updatedBy', 'dateEntered', 'enteredBy']

function mustKnow(kind: Kind, path: string): void {
  const [name = '', inner, ...more] = path.split('/')
  const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
  const known =
    path === 'id' ||
    path === 'lastUpdated' ||
    (name === '_info' && (inner === undefined || OF_INFO.includes(inner))) ||
    (kind.parent?.field === name && (kind.parent.asId ? inner === undefined : true)) ||
    (field?.type === 'reference'
      ? inner === undefined || ['id', 'name', 'identifier'].includes(inner)
      : field && inner === undefined)
  if (!known || more.length > 0) throw badRequest(`A ${kind.model} has no field ${path}.`)
}

function ordered(kind: Kind, orderBy: string): (a: Told, b: Told) => number {
  const keys = orderBy.split(',').map((part) => {
    const [path = '', direction = 'asc', ...more] = part.trim().split(/\s+/)
    mustKnow(kind, path)
    if (more.length > 0 || !['asc', 'desc'].includes(direction.toLowerCase()))
      throw badRequest(`orderBy cannot be read at "${part.trim()}".`)
    return { path, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
  })
  return (a, b) => {
    for (const { path, sign } of keys) {
      const order = inOrder(valueAt(a, path), valueAt(b, path))
      if (order !== 0) return sign * order
    }
    return a.id - b.id
  }
}

function inOrder(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [a, b].map((one) => (one === undefined || one === null ? '' : JSON.stringify(one)))
  return (left ?? '').localeCompare(right ?? '')
}

/** `id,name,company/name`: what is named and nothing else, `_info` included. */
export function chosen(kind: Kind, fields: string): (record: Told) => object {
  const paths = fields
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean)
  const lists = [...(LISTS[kind.name] ?? []), 'customFields']
  for (const path of paths) if (!lists.includes(path.split('/')[0] ?? '')) mustKnow(kind, path)
  return (record) => {
    const shaped: Record<string, unknown> = {}
    for (const path of paths) {
      const [name = '', inner] = path.split('/')
      const value = record[name]
      if (value === undefined) continue
      if (inner === undefined) shaped[name] = value
      else if (Array.isArray(value)) shaped[name] = value
      else {
        const part = shaped[name]
        shaped[name] = {
          ...(typeof part === 'object' && part !== null ? part : {}),
          [inner]: valueAt(value, inner),
        }
      }
    }
    return shaped
  }
}
