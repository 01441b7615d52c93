import { Int32, Timestamp } from 'bson'
import { add, multiply } from './arithmetic.ts'
import { badValue, typeMismatch } from './errors.ts'
import { matcher, valueMatcher } from './match.ts'
import { compare, equal } from './order.ts'
import { split } from './paths.ts'
import { getAt, setAt, unsetAt } from './places.ts'
import { int, isDoc, isNumber, isOperators, kindOf, type Doc, type Value } from './values.ts'

type Operator = (doc: Doc, path: string[], operand: Value) => void

/** The update operators, each at one concrete place of the document. */
export const OPERATORS: Record<string, Operator | undefined> = {
  $set: setAt,
  $setOnInsert: setAt,
  $unset: unsetAt,
  $inc: (doc, path, operand) => calculate(doc, path, operand, '$inc'),
  $mul: (doc, path, operand) => calculate(doc, path, operand, '$mul'),
  $min: (doc, path, operand) => keep(doc, path, operand, (order) => order < 0),
  $max: (doc, path, operand) => keep(doc, path, operand, (order) => order > 0),
  $currentDate(doc, path, operand) {
    const asTimestamp = isDoc(operand) && operand.$type === 'timestamp'
    const now = new Date()
    setAt(doc, path, asTimestamp ? new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) : now)
  },
  $rename(doc, path, operand) {
    if (typeof operand !== 'string') throw badValue('The target of $rename has to be a string')
    const value = getAt(doc, path)
    if (value === undefined) return
    unsetAt(doc, path)
    setAt(doc, split(operand), value)
  },
  $push: push,
  $addToSet(doc, path, operand) {
    const array = arrayAt(doc, path) ?? startArray(doc, path)
    for (const value of eachOf(operand)) if (!array.some((one) => equal(one, value))) array.push(value)
  },
  $pop(doc, path, operand) {
    const array = arrayAt(doc, path)
    if (int(operand) < 0) array?.shift()
    else array?.pop()
  },
  $pull(doc, path, operand) {
    const test = pullTest(operand)
    filterArray(doc, path, (element) => !test(element))
  },
  $pullAll(doc, path, operand) {
    if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
    filterArray(doc, path, (element) => !operand.some((one) => equal(one, element)))
  },
}

function calculate(doc: Doc, path: string[], operand: Value, name: '$inc' | '$mul'): void {
  if (!isNumber(operand))
    throw typeMismatch(
      `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path.join('.')}}`,
    )
  const value = getAt(doc, path)
  if (value !== undefined && !isNumber(value))
    throw typeMismatch(
      `Cannot apply ${name} to a value of non-numeric type. The field '${path.at(-1)}' is of type ${kindOf(value)}`,
    )
  const result =
    name === '$inc' ? add(value ?? new Int32(0), operand) : multiply(value ?? new Int32(0), operand)
  setAt(doc, path, result)
}

function keep(doc: Doc, path: string[], operand: Value, wins: (order: number) => boolean): void {
  const value = getAt(doc, path)
  if (value === undefined || wins(compare(operand, value))) setAt(doc, path, operand)
}

const MODIFIERS = ['$each', '$position', '$slice', '$sort']

function push(doc: Doc, path: string[], operand: Value): void {
  const array = arrayAt(doc, path) ?? startArray(doc, path)
  if (!isDoc(operand) || operand.$each === undefined) {
    array.push(operand)
    return
  }
  const unknown = Object.keys(operand).find((key) => !MODIFIERS.includes(key))
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`)
  const position = int(operand.$position, array.length)
  const at = position < 0 ? Math.max(0, array.length + position) : position
  array.splice(at, 0, ...eachOf(operand))
  if (operand.$sort !== undefined) array.sort(byOrder(operand.$sort))
  if (operand.$slice !== undefined) slice(array, int(operand.$slice))
}

function slice(array: Value[], count: number): void {
  if (count >= 0) array.splice(count)
  else array.splice(0, Math.max(0, array.length + count))
}

/** Order of elements: of their fields, or of the elements themselves. */
function byOrder(order: Value): (a: Value, b: Value) => number {
  if (!isDoc(order)) return (a, b) => compare(a, b) * int(order, 1)
  const fields = Object.entries(order).map(([path, direction]) => ({
    path: split(path),
    direction: int(direction, 1),
  }))
  const read = (value: Value, path: string[]) => (isDoc(value) ? (getAt(value, path) ?? null) : null)
  return (a, b) => {
    for (const { path, direction } of fields) {
      const result = compare(read(a, path), read(b, path)) * direction
      if (result !== 0) return result
    }
    return 0
  }
}

function eachOf(operand: Value): Value[] {
  if (!isDoc(operand) || operand.$each === undefined) return [operand]
  if (!Array.isArray(operand.$each)) throw badValue('The argument to $each must be an array')
  return operand.$each
}

/** `$pull` takes a filter on elements that are documents, or a condition on elements themselves. */
function pullTest(operand: Value): (element: Value) => boolean {
  const isFilter =
    isDoc(operand) && (!isOperators(operand) || /^\$(and|or|nor)$/.test(Object.keys(operand)[0] ?? ''))
  if (!isFilter) return valueMatcher(operand)
  const matches = matcher(operand)
  return (element) => isDoc(element) && matches(element)
}

function filterArray(doc: Doc, path: string[], stays: (element: Value) => boolean): void {
  const array = arrayAt(doc, path)
  if (array) array.splice(0, array.length, ...array.filter(stays))
}

function arrayAt(doc: Doc, path: string[]): Value[] | undefined {
  const value = getAt(doc, path)
  if (value === undefined || Array.isArray(value)) return value
  throw badValue(`The field '${path.join('.')}' must be an array but is of type ${kindOf(value)}`)
}

function startArray(doc: Doc, path: string[]): Value[] {
  const array: Value[] = []
  setAt(doc, path, array)
  return array
}
