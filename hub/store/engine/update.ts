import { CommandError, badValue, failedToParse, notSupported } from './errors.ts'
import { matcher, isLogical, valueMatcher } from './match.ts'
import { equal } from './order.ts'
import { split } from './paths.ts'
import { getAt, positions, setAt } from './places.ts'
import { OPERATORS } from './update-operators.ts'
import { copy, isDoc, isOperators, type Doc, type Value } from './values.ts'

export interface Change {
  filter: Doc
  update: Value
  arrayFilters: Value
  inserting?: boolean
}

/** Changes a document that nobody else holds: by operators, or by replacing everything but its `_id`. */
export function applyUpdate(doc: Doc, change: Change): Doc {
  const { update } = change
  if (Array.isArray(update)) throw notSupported('An update by aggregation pipeline')
  if (!isDoc(update)) throw failedToParse('The update has to be a document')
  if (!isOperators(update)) return replace(doc, update)
  const before = doc._id
  checkPaths(update)
  applyOperators(doc, update, change)
  if (before !== undefined && !(doc._id !== undefined && equal(doc._id, before))) throw immutableId()
  return doc
}

/** The document that an upsert inserts: the filter's equalities, then the update. */
export function upserted(change: Change): Doc {
  const seed: Doc = {}
  const replacing = isDoc(change.update) && !isOperators(change.update)
  for (const [path, value] of equalities(change.filter))
    if (!replacing || path === '_id') setAt(seed, split(path), value)
  return applyUpdate(copy(seed), { ...change, inserting: true })
}

function replace(doc: Doc, replacement: Doc): Doc {
  const bad = Object.keys(replacement).find((key) => key.startsWith('$'))
  if (bad !== undefined) throw failedToParse(`The replacement cannot contain the operator ${bad}`)
  if (doc._id === undefined) return replacement
  if (replacement._id !== undefined && !equal(doc._id, replacement._id)) throw immutableId()
  return { _id: doc._id, ...Object.fromEntries(Object.entries(replacement).filter(([key]) => key !== '_id')) }
}

const immutableId = () =>
  new CommandError(
    66,
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  )

function applyOperators(doc: Doc, update: Doc, change: Change): void {
  const places = {
    filters: arrayFilters(change.arrayFilters, update),
    matched: (path: string[]) => matchedElement(doc, path, change.filter),
  }
  for (const [name, fields] of Object.entries(update)) {
    const apply = OPERATORS[name]
    if (!apply || !isDoc(fields)) continue
    if (name === '$setOnInsert' && !change.inserting) continue
    for (const [path, operand] of Object.entries(fields))
      for (const place of positions(doc, split(path), places)) apply(doc, place, operand)
  }
}

/** Refuses unknown operators and two changes of one place, before anything is changed. */
function checkPaths(update: Doc): void {
  const seen = new Set<string>()
  /** A path that was seen, by each place that it leads through. */
  const through = new Map<string, string>()
  for (const [name, fields] of Object.entries(update)) {
    if (name === '$bit') throw notSupported('The update operator $bit')
    if (!OPERATORS[name])
      throw failedToParse(
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isDoc(fields)) throw failedToParse(`Modifiers operate on fields but ${name} is not a document`)
    const paths = Object.entries(fields).flatMap(([path, operand]) =>
      name === '$rename' ? [path, String(operand)] : [path],
    )
    for (const path of paths) {
      const parts = split(path)
      if (parts.includes(''))
        throw new CommandError(56, 'EmptyFieldName', `The update path '${path}' contains an empty field name`)
      const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'))
      const clash = [path, ...above].find((one) => seen.has(one)) ?? through.get(path)
      if (clash !== undefined)
        throw new CommandError(
          40,
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${clash.length < path.length ? clash : path}'`,
        )
      seen.add(path)
      for (const place of above) through.set(place, path)
    }
  }
}

/** `arrayFilters` by identifier; each must be used. */
function arrayFilters(given: Value, update: Doc): Map<string, (element: Value) => boolean> {
  const filters = new Map<string, (element: Value) => boolean>()
  const paths = Object.values(update).flatMap((fields) => (isDoc(fields) ? Object.keys(fields) : []))
  for (const filter of Array.isArray(given) ? given : []) {
    if (!isDoc(filter)) throw failedToParse('An array filter has to be a document')
    const identifier = split(fieldsOf(filter)[0]?.[0] ?? '')[0] ?? ''
    if (identifier === '') throw failedToParse('Cannot use an expression without a top-level field name')
    if (!paths.some((path) => path.includes(`$[${identifier}]`)))
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`)
    const matches = matcher(filter)
    filters.set(identifier, (element) => matches({ [identifier]: element }))
  }
  return filters
}

/** The element that the filter found in this array: what `$` in an update path stands for. */
function matchedElement(doc: Doc, path: string[], filter: Doc): number {
  const array = getAt(doc, path)
  const prefix = path.join('.')
  const conditions = fieldsOf(filter).filter(([key]) => key === prefix || key.startsWith(`${prefix}.`))
  const tests = conditions.map(([key, condition]) => elementTest(key.slice(prefix.length + 1), condition))
  const elements = Array.isArray(array) && tests.length > 0 ? array : []
  const all = elements.findIndex((element) => tests.every((test) => test(element)))
  const at = all >= 0 ? all : elements.findIndex((element) => tests.some((test) => test(element)))
  if (at < 0) throw badValue('The positional operator did not find the match needed from the query.')
  return at
}

function elementTest(path: string, condition: Value): (element: Value) => boolean {
  if (path === '') {
    const matches = matcher({ array: condition })
    return (element) => matches({ array: [element] })
  }
  const [first = '', ...rest] = split(path)
  if (/^\d+$/.test(first) && rest.length === 0) return valueMatcher(condition)
  const matches = matcher({ [path]: condition })
  return (element) => isDoc(element) && matches(element)
}

/** The conditions of a filter by field, with `$and` and `$or` opened. */
function fieldsOf(filter: Doc): [string, Value][] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (isLogical(key) && key !== '$nor' && Array.isArray(value)) return value.filter(isDoc).flatMap(fieldsOf)
    return key.startsWith('$') ? [] : [[key, value] as [string, Value]]
  })
}

function equalities(filter: Doc): [string, Value][] {
  return Object.entries(filter).flatMap(([key, value]): [string, Value][] => {
    if (key === '$and' && Array.isArray(value)) return value.filter(isDoc).flatMap(equalities)
    if (key === '$or' && Array.isArray(value) && value.length === 1)
      return value.filter(isDoc).flatMap(equalities)
    if (key.startsWith('$')) return []
    if (!isOperators(value)) return isPattern(value) ? [] : [[key, value]]
    if (value.$eq !== undefined) return [[key, value.$eq]]
    const only = value.$in ?? value.$all
    return Array.isArray(only) && only.length === 1 && !isPattern(only[0]) ? [[key, only[0]]] : []
  })
}

const isPattern = (value: Value) =>
  typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'BSONRegExp'
