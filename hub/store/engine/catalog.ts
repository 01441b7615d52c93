import { existsAt, indexedAt, split } from './paths.ts'
import { CommandError } from './errors.ts'
import { matcher, type Matches } from './match.ts'
import { orderKey } from './order.ts'
import { int, isDoc, own, truthy, type Doc, type Value } from './values.ts'

/** One index: its fields in order, and what was asked of it. `id` null is the built-in one on `_id`. */
export interface Index {
  id: number | null
  name: string
  fields: { path: string; parts: string[]; descending: boolean }[]
  unique: boolean
  sparse: boolean
  partial?: { filter: Doc; matches: Matches }
  expireAfterSeconds?: number
  /** Fields in which any document ever held an array: bounds on these find too much, never too little. */
  multikey: ReadonlySet<string>
  /** As the client declared it. */
  definition: Doc
}

export interface Collection {
  id: number
  database: string
  name: string
  indexes: Index[]
}

/** Every collection by `database.name`. A catalog is never changed: a change makes another. */
export type Catalog = ReadonlyMap<string, Collection>

export const namespace = (database: string, name: string) => `${database}.${name}`

export function readIndex(id: number | null, definition: Doc, multikey: readonly string[] = []): Index {
  const { key, partialFilterExpression: partial, expireAfterSeconds } = definition
  return {
    id,
    name: String(definition.name),
    fields: Object.entries(isDoc(key) ? key : {}).map(([path, direction]) => ({
      path,
      parts: split(path),
      descending: int(direction, 1) < 0,
    })),
    unique: truthy(definition.unique),
    sparse: truthy(definition.sparse),
    ...(isDoc(partial) ? { partial: { filter: partial, matches: matcher(partial) } } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds: int(expireAfterSeconds) }),
    multikey: new Set(multikey),
    definition,
  }
}

export const idIndex = (): Index => ({
  ...readIndex(null, { v: 2, key: { _id: 1 }, name: '_id_' }),
  unique: true,
})

export interface Entries {
  keys: Buffer[]
  /** Fields that hold an array here. */
  multikey: string[]
}

/** The entries that a document has in an index. */
export function entriesOf(index: Index, doc: Doc): Entries {
  if (index.sparse && !index.fields.some(({ parts }) => existsAt(doc, parts)))
    return { keys: [], multikey: [] }
  if (index.partial && !index.partial.matches(doc)) return { keys: [], multikey: [] }
  const arrays = new Set<string>()
  const multikey: string[] = []
  let keys: Buffer[] = [Buffer.alloc(0)]
  for (const { path, parts, descending } of index.fields) {
    const { values, array } = indexedAt(doc, parts)
    if (array !== undefined) {
      arrays.add(array)
      multikey.push(path)
    }
    const encoded = distinct(values.map((value) => orderKey(value, descending)))
    keys = keys.flatMap((key) => encoded.map((one) => (key.length === 0 ? one : Buffer.concat([key, one]))))
  }
  if (arrays.size > 1)
    throw new CommandError(
      171,
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${[...arrays].join('] [')}]`,
    )
  return { keys: distinct(keys), multikey }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** The values of a document that clash in a unique index, as the duplicate-key error shows them. */
export function keyValues(index: Index, doc: Doc): Doc {
  const shown: Doc = {}
  for (const { path, parts } of index.fields) {
    let value: Value = doc
    for (const part of parts) value = isDoc(value) ? own(value, part) : undefined
    shown[path] = value ?? null
  }
  return shown
}
