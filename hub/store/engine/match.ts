import { BSONRegExp } from 'bson'
import { badValue, CommandError, notSupported } from './errors.ts'
import { orderKey, equal } from './order.ts'
import { split, valuesAt } from './paths.ts'
import { isDoc, isNumber, isOperators, kindOf, numeric, int, truthy, type Doc, type Value } from './values.ts'

/** Says whether a document is what the filter asks for. */
export type Matches = (doc: Doc) => boolean
type Test = (value: Value) => boolean
type ListTest = (values: Value[]) => boolean

/** Compiles a filter once, so that each document costs only the comparisons. */
export function matcher(filter: Doc): Matches {
  const tests = Object.entries(filter).flatMap(([key, value]) => clause(key, value))
  return (doc) => tests.every((test) => test(doc))
}

/** The condition on one value, such as that of an array filter or of `$pull`. */
export function valueMatcher(condition: Value): Test {
  const test = isOperators(condition) ? operators(condition) : some(equals(condition))
  return (value) => test([value])
}

export const isLogical = (key: string) => key === '$and' || key === '$or' || key === '$nor'

function clause(key: string, value: Value): Matches[] {
  if (key === '$comment') return []
  if (isLogical(key)) return [logical(key, value)]
  if (key.startsWith('$')) throw unknownOperator(key)
  const parts = split(key)
  const test = isOperators(value) ? operators(value) : some(equals(value))
  return [(doc) => test(valuesAt(doc, parts))]
}

function logical(key: string, value: Value): Matches {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${key} must be a nonempty array`)
  const inner = value.map((one) => {
    if (!isDoc(one)) throw badValue(`${key} entries need to be full objects`)
    return matcher(one)
  })
  if (key === '$and') return (doc) => inner.every((matches) => matches(doc))
  if (key === '$or') return (doc) => inner.some((matches) => matches(doc))
  return (doc) => !inner.some((matches) => matches(doc))
}

/** MongoDB looks at a value and, when it is an array, at each of its elements. */
const some =
  (test: Test): ListTest =>
  (values) =>
    values.some((value) => test(value) || (Array.isArray(value) && value.some(test)))

const not =
  (test: ListTest): ListTest =>
  (values) =>
    !test(values)

function operators(condition: Doc): ListTest {
  const tests = Object.entries(condition).map(([name, operand]) => {
    const make = OPERATORS[name]
    if (!make) throw unknownOperator(name)
    return make(operand, condition)
  })
  return (values) => tests.every((test) => test(values))
}

const OPERATORS: Record<string, (operand: Value, condition: Doc) => ListTest> = {
  $eq: (operand) => some(equals(operand)),
  $ne: (operand) => not(some(equals(operand))),
  $gt: (operand) => some(compares(operand, (order) => order > 0)),
  $gte: (operand) => some(compares(operand, (order) => order >= 0)),
  $lt: (operand) => some(compares(operand, (order) => order < 0)),
  $lte: (operand) => some(compares(operand, (order) => order <= 0)),
  $in: (operand) => some(oneOf('$in', operand)),
  $nin: (operand) => not(some(oneOf('$nin', operand))),
  $exists: (operand) => (values) => values.some((value) => value !== undefined) === truthy(operand),
  $type: typeTest,
  $size: (operand) => (values) =>
    values.some((value) => Array.isArray(value) && value.length === int(operand, -1)),
  $regex: (operand, { $options }) => some(matchesPattern(operand, $options)),
  $options: (_, { $regex }) => {
    if ($regex === undefined) throw badValue('$options needs a $regex')
    return () => true
  },
  $mod: modulo,
  $all: all,
  $elemMatch: elementMatches,
  $not(operand) {
    if (kindOf(operand) === 'regex') return not(some(equals(operand)))
    if (!isOperators(operand)) throw badValue('$not needs a regex or a document')
    return not(operators(operand))
  },
  $comment: () => () => true,
}

/** Equality as filters mean it: null finds missing fields, a pattern finds strings. */
function equals(wanted: Value): Test {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined
  if (typeof wanted === 'string') return (value) => value === wanted
  if (wanted instanceof BSONRegExp) {
    const matches = matchesPattern(wanted, undefined)
    return (value) => matches(value) || equal(value, wanted)
  }
  const kind = kindOf(wanted)
  const key = orderKey(wanted)
  return (value) => kindOf(value) === kind && key.equals(orderKey(value))
}

/** Ranges stay within one type: `$gt: 5` finds no strings. */
function compares(operand: Value, accepts: (order: number) => boolean): Test {
  if (operand === undefined) throw badValue('cannot compare to undefined')
  const kind = kindOf(operand)
  if (kind === 'null') return (value) => accepts(0) && (value === null || value === undefined)
  if (kind === 'regex') throw badValue("Can't have RegEx as arg to predicate over field")
  const key = orderKey(operand)
  const isNaN = (value: Value) => isNumber(value) && Number.isNaN(Number(numeric(value)))
  const any = kind === 'minKey' || kind === 'maxKey'
  return (value) => {
    if (value === undefined || (!any && kindOf(value) !== kind)) return false
    if (isNaN(value) !== isNaN(operand)) return false
    return accepts(Buffer.compare(orderKey(value), key))
  }
}

function oneOf(name: string, operand: Value): Test {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`)
  if (operand.some(isOperators)) throw badValue(`cannot nest $ under ${name}`)
  const tests = operand.map(equals)
  return (value) => tests.some((test) => test(value))
}

function matchesPattern(operand: Value, options: Value): Test {
  const pattern = toRegExp(operand, options)
  return (value) => typeof value === 'string' && pattern.test(value)
}

function toRegExp(operand: Value, options: Value): RegExp {
  const source = operand instanceof BSONRegExp ? operand.pattern : operand
  const flags = typeof options === 'string' ? options : operand instanceof BSONRegExp ? operand.options : ''
  if (typeof source !== 'string') throw badValue('$regex has to be a string')
  if (/[^imsu]/.test(flags)) throw notSupported(`The regular expression option in '${flags}'`)
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new CommandError(51091, 'Location51091', `Regular expression is invalid: ${String(error)}`)
  }
}

const TYPES: Record<string, (value: Value) => boolean> = {
  double: (value) => isNumber(value) && 'Double' === bsonType(value),
  int: (value) => isNumber(value) && 'Int32' === bsonType(value),
  long: (value) => isNumber(value) && 'Long' === bsonType(value),
  decimal: (value) => isNumber(value) && 'Decimal128' === bsonType(value),
  number: isNumber,
  string: (value) => typeof value === 'string',
  object: isDoc,
  array: Array.isArray,
  binData: (value) => kindOf(value) === 'binary',
  objectId: (value) => kindOf(value) === 'objectId',
  bool: (value) => typeof value === 'boolean',
  date: (value) => kindOf(value) === 'date',
  null: (value) => value === null,
  regex: (value) => kindOf(value) === 'regex',
  timestamp: (value) => kindOf(value) === 'timestamp',
}

const TYPE_NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
}

const bsonType = (value: object | number): unknown =>
  typeof value === 'number' ? undefined : '_bsontype' in value ? value._bsontype : undefined

function typeTest(operand: Value): ListTest {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((one) => {
    const test = TYPES[typeof one === 'string' ? one : (TYPE_NUMBERS[int(one, -1)] ?? '')]
    if (!test) throw badValue(`Unknown type name alias: ${String(one)}`)
    return test
  })
  return some((value) => tests.some((test) => test(value)))
}

function modulo(operand: Value): ListTest {
  if (!Array.isArray(operand) || operand.length !== 2) throw badValue('malformed mod, needs two numbers')
  const [divisor, remainder] = [int(operand[0]), int(operand[1])]
  if (divisor === 0) throw badValue('divisor cannot be 0')
  return some((value) => isNumber(value) && Math.trunc(Number(numeric(value))) % divisor === remainder)
}

function all(operand: Value): ListTest {
  if (!Array.isArray(operand)) throw badValue('$all needs an array')
  const tests = operand.map((one) =>
    isOperators(one) && one.$elemMatch !== undefined ? elementMatches(one.$elemMatch) : some(equals(one)),
  )
  return (values) => tests.length > 0 && tests.every((test) => test(values))
}

function elementMatches(operand: Value): ListTest {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object')
  const first = Object.keys(operand)[0] ?? ''
  const test: Test = isOperators(operand) && !isLogical(first) ? valueMatcher(operand) : documentTest(operand)
  return (values) => values.some((value) => Array.isArray(value) && value.some(test))
}

function documentTest(filter: Doc): Test {
  const matches = matcher(filter)
  return (value) => isDoc(value) && matches(value)
}

const KNOWN = [
  '$where', '$text', '$expr', '$jsonSchema', '$near', '$nearSphere', '$geoWithin', '$geoIntersects',
  '$bitsAllSet', '$bitsAnySet', '$bitsAllClear', '$bitsAnyClear', '$rand', '$sampleRate',
] // prettier-ignore

function unknownOperator(name: string): CommandError {
  return KNOWN.includes(name)
    ? notSupported(`The query operator ${name}`)
    : badValue(`unknown operator: ${name}`)
}
