import { Decimal128, Double, Int32, Long } from 'bson'
import { badValue, notSupported, typeMismatch } from './errors.ts'
import { isNumber, numeric, type Numeric, type Value } from './values.ts'

const MAX_INT = 2n ** 31n - 1n
const MAX_LONG = 2n ** 63n - 1n

export const add = (a: Value, b: Value): Value =>
  calculate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )

export const multiply = (a: Value, b: Value): Value =>
  calculate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )

/** As MongoDB counts: ints widen to longs when they must, a double makes the result a double. */
function calculate(
  a: Value,
  b: Value,
  doubles: (x: number, y: number) => number,
  integers: (x: bigint, y: bigint) => bigint,
): Value {
  if (!isNumber(a) || !isNumber(b)) throw typeMismatch('Cannot calculate with a value of non-numeric type')
  if (a instanceof Decimal128 || b instanceof Decimal128) throw notSupported('Calculating with Decimal128')
  if (isDouble(a) || isDouble(b)) return new Double(doubles(Number(numeric(a)), Number(numeric(b))))
  const result = integers(BigInt(numeric(a)), BigInt(numeric(b)))
  if (result > MAX_LONG || result < -MAX_LONG - 1n) throw badValue('The result does not fit a 64-bit integer')
  const fitsInt = result <= MAX_INT && result >= -MAX_INT - 1n
  if (fitsInt && a instanceof Int32 && b instanceof Int32) return new Int32(Number(result))
  return Long.fromBigInt(result)
}

const isDouble = (value: Numeric) => value instanceof Double || typeof value === 'number'
