import { BSONRegExp, Decimal128 } from 'bson'
import { isDoc, isOperators, kindOf, type Doc, type Value } from './values.ts'

export interface Bound {
  value: Value
  inclusive: boolean
}

/** What a filter says about one field, as far as an index can use it. */
export interface Condition {
  /** The field equals one of these. */
  points?: Value[]
  low?: Bound
  high?: Bound
  /** Nothing is asked of the field beyond this. */
  complete: boolean
}

export interface Conditions {
  fields: Map<string, Condition>
  /** The filter asks for nothing beyond the fields. */
  complete: boolean
}

/** Reads a filter for the planner; `$and` is opened, everything it does not understand makes it incomplete. */
export function conditionsOf(filter: Doc): Conditions {
  const found: Conditions = { fields: new Map(), complete: true }
  collect(filter, found)
  return found
}

function collect(filter: Doc, found: Conditions): void {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$comment') continue
    if (path === '$and' && Array.isArray(value))
      for (const inner of value.filter(isDoc)) collect(inner, found)
    else if (path.startsWith('$')) found.complete = false
    else {
      const known = found.fields.get(path)
      const condition = read(value)
      found.fields.set(path, known ? { ...known, complete: false } : condition)
    }
  }
}

function read(value: Value): Condition {
  if (!isOperators(value)) return isPlain(value) ? { points: [value], complete: true } : { complete: false }
  const condition: Condition = { complete: true }
  for (const [name, operand] of Object.entries(value)) {
    const point = pointsOf(name, operand)
    if (point && !condition.points) condition.points = point
    else if ((name === '$gt' || name === '$gte') && isRangeEnd(operand) && !condition.low)
      condition.low = { value: operand, inclusive: name === '$gte' }
    else if ((name === '$lt' || name === '$lte') && isRangeEnd(operand) && !condition.high)
      condition.high = { value: operand, inclusive: name === '$lte' }
    else condition.complete = false
  }
  if (condition.points && (condition.low ?? condition.high)) condition.complete = false
  return condition
}

function pointsOf(name: string, operand: Value): Value[] | undefined {
  if (name === '$eq' && isPlain(operand)) return [operand]
  if (name === '$in' && Array.isArray(operand) && operand.every(isPlain)) return operand
  return undefined
}

/** Values that one index entry stands for: no arrays, no patterns. */
const isPlain = (value: Value) =>
  value !== undefined &&
  !Array.isArray(value) &&
  !(value instanceof BSONRegExp) &&
  !(value instanceof Decimal128)

const isRangeEnd = (value: Value) =>
  isPlain(value) && !['null', 'minKey', 'maxKey', 'object'].includes(kindOf(value))
