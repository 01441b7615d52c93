import type { BSONRegExp, Code } from 'bson'
import { Decimal128, Long, type Binary, type ObjectId, type Timestamp } from 'bson'
import { notSupported } from './errors.ts'
import { kindOf, numeric, type Doc, type Kind, type Numeric, type Value } from './values.ts'

/**
 * Writes a value as bytes whose plain byte order is BSON's order of values. One encoding serves equality, sorting,
 * index entries and uniqueness, so that the four cannot disagree. Every encoded value ends itself: keys of several
 * fields are plain concatenations.
 */
export function orderKey(value: Value, descending = false): Buffer {
  const writer = new ByteWriter()
  write(writer, value)
  const bytes = writer.done()
  if (descending) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff
  return bytes
}

export const compare = (a: Value, b: Value): number => Buffer.compare(orderKey(a), orderKey(b))

export function equal(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b
  return kindOf(a) === kindOf(b) && compare(a, b) === 0
}

/** The smallest key above every key that begins with `prefix`; null when there is none. */
export function after(prefix: Buffer): Buffer | null {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] ?? 0
    if (byte === 0xff) continue
    const next = Buffer.from(prefix.subarray(0, i + 1))
    next[i] = byte + 1
    return next
  }
  return null
}

/** BSON's order of types. Empty arrays are indexed as `undefined`, just below null. */
export const TAG: Record<Kind, number> = {
  minKey: 0x01,
  undefined: 0x0f,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x60,
  objectId: 0x70,
  boolean: 0x80,
  date: 0x90,
  timestamp: 0x98,
  regex: 0xa0,
  code: 0xb0,
  maxKey: 0xf0,
}

const END = 0

function write(out: ByteWriter, value: Value): void {
  const kind = kindOf(value)
  out.byte(TAG[kind])
  switch (kind) {
    case 'number':
      return writeNumber(out, value as Numeric)
    case 'string':
      return out.text(String(value))
    case 'boolean':
      return out.byte(value ? 1 : 0)
    case 'date':
      return out.int64(BigInt((value as Date).getTime() || 0))
    case 'timestamp':
      return out.uint64((value as Timestamp).toBigInt())
    case 'objectId':
      return out.bytes((value as ObjectId).id)
    case 'binary': {
      const { buffer, position, sub_type: type } = value as Binary
      out.uint32(position)
      out.byte(type)
      return out.bytes(buffer.subarray(0, position))
    }
    case 'regex': {
      const { pattern, options } = value as BSONRegExp
      out.text(pattern)
      return out.text(options)
    }
    case 'code':
      return out.text((value as Code).code)
    case 'array':
      for (const inner of value as Value[]) write(out, inner)
      return out.byte(END)
    case 'object':
      for (const [key, inner] of Object.entries(value as Doc)) {
        out.byte(TAG[kindOf(inner)])
        out.text(key)
        write(out, inner)
      }
      return out.byte(END)
    default:
      return
  }
}

const EXACT = 2 ** 53

/** As a double; from 2^53 on the exact integer follows, because there a double no longer tells neighbours apart. */
function writeNumber(out: ByteWriter, value: Numeric): void {
  if (value instanceof Decimal128) throw notSupported('Comparing Decimal128 values')
  const exact = numeric(value)
  const near = Number(exact)
  out.double(near)
  if (!(Math.abs(near) >= EXACT)) return
  if (value instanceof Long) out.int64(value.toBigInt())
  else if (near >= 2 ** 63) out.uint64(2n ** 64n - 1n)
  else out.int64(near < -(2 ** 63) ? -(2n ** 63n) : BigInt(near))
}

class ByteWriter {
  private buffer = Buffer.allocUnsafe(48)
  private length = 0

  done(): Buffer {
    return this.buffer.subarray(0, this.length)
  }

  byte(value: number): void {
    this.room(1)
    this.buffer[this.length++] = value
  }

  bytes(value: Uint8Array): void {
    this.room(value.length)
    this.buffer.set(value, this.length)
    this.length += value.length
  }

  /** UTF-8, closed by two zeros; a zero inside is followed by 0xff, so that shorter strings come first. */
  text(value: string): void {
    if (value.includes('\0')) {
      for (const byte of Buffer.from(value)) {
        this.byte(byte)
        if (byte === 0) this.byte(0xff)
      }
    } else {
      this.room(value.length * 3)
      this.length += this.buffer.write(value, this.length)
    }
    this.byte(END)
    this.byte(END)
  }

  uint32(value: number): void {
    this.room(4)
    this.length = this.buffer.writeUInt32BE(value, this.length)
  }

  uint64(value: bigint): void {
    this.room(8)
    this.length = this.buffer.writeBigUInt64BE(value, this.length)
  }

  int64(value: bigint): void {
    this.uint64(BigInt.asUintN(64, value + (1n << 63n)))
  }

  /** Sign bit flipped, negatives inverted: byte order is numeric order. NaN comes first. */
  double(value: number): void {
    this.room(8)
    const at = this.length
    if (Number.isNaN(value)) this.buffer.fill(0, at, at + 8)
    else {
      this.buffer.writeDoubleBE(value === 0 ? 0 : value, at)
      const first = this.buffer[at] ?? 0
      if (first & 0x80) for (let i = at; i < at + 8; i++) this.buffer[i] = ~(this.buffer[i] ?? 0) & 0xff
      else this.buffer[at] = first | 0x80
    }
    this.length += 8
  }

  private room(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }
}
