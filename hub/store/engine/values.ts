import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  deserialize,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  type Document,
} from 'bson'

/** A BSON value with its type kept: an int stays an `Int32`, a double a `Double`. */
export type Value =
  | undefined
  | null
  | string
  | boolean
  | number
  | Date
  | Int32
  | Double
  | Long
  | Decimal128
  | Binary
  | ObjectId
  | BSONRegExp
  | BSONSymbol
  | Timestamp
  | MinKey
  | MaxKey
  | Code
  | Value[]
  | Doc

/** A BSON document; the order of its keys counts. */
export interface Doc {
  [key: string]: Value
}

const TYPED = { promoteValues: false, promoteBuffers: false, bsonRegExp: true }

/** The decoder yields nothing but the types above, as its options say. */
export const decode = (raw: Uint8Array): Doc => deserialize(raw, TYPED) as Doc

export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc as Document, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A copy that shares nothing. */
export const copy = (doc: Doc): Doc => decode(encode(doc))

export type Kind =
  | 'minKey'
  | 'undefined'
  | 'null'
  | 'number'
  | 'string'
  | 'object'
  | 'array'
  | 'binary'
  | 'objectId'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'code'
  | 'maxKey'

export function kindOf(value: Value): Kind {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value as 'string' | 'boolean' | 'number'
  if (Object.getPrototypeOf(value) === Object.prototype) return 'object'
  if (Array.isArray(value)) return 'array'
  if (isNumber(value)) return 'number'
  if (value instanceof Date) return 'date'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Binary) return 'binary'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof BSONRegExp) return 'regex'
  if (value instanceof BSONSymbol) return 'string'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  return value instanceof Code ? 'code' : 'object'
}

export type Numeric = number | Int32 | Double | Long | Decimal128

export const isNumber = (value: Value): value is Numeric =>
  typeof value === 'number' ||
  value instanceof Int32 ||
  value instanceof Double ||
  value instanceof Long ||
  value instanceof Decimal128

export const isDoc = (value: Value): value is Doc => kindOf(value) === 'object'

/** A document whose first key is an operator, such as `{ $gt: 5 }`. */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first)
}

/** A plain number, or a bigint where a plain number would lose digits. */
export function numeric(value: Numeric): number | bigint {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) {
    const plain = value.toNumber()
    return Number.isSafeInteger(plain) ? plain : value.toBigInt()
  }
  return Number(value.toString())
}

/** Reads a number that a command carries; `fallback` when it is absent. */
export function int(value: Value, fallback = 0): number {
  if (value === undefined || value === null) return fallback
  return isNumber(value) ? Math.trunc(Number(numeric(value))) : fallback
}

/** MongoDB's idea of truth for flags: booleans and numbers. */
export const truthy = (value: Value): boolean =>
  isNumber(value) ? Number(numeric(value)) !== 0 : value !== undefined && value !== null && value !== false

export const own = (doc: Doc, key: string): Value => (Object.hasOwn(doc, key) ? doc[key] : undefined)

/** Sets a field even when it is called `__proto__`. */
export function put(doc: Doc, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(doc, key, { value, enumerable: true, configurable: true, writable: true })
  else doc[key] = value
}

/** How deeply documents and arrays are nested; 1 for a flat document. */
export function depthOf(value: Value): number {
  const kind = kindOf(value)
  if (kind !== 'object' && kind !== 'array') return 0
  let deepest = 0
  for (const inner of Object.values(value as Doc)) deepest = Math.max(deepest, depthOf(inner))
  return deepest + 1
}
