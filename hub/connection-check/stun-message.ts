import { crc32 } from 'node:zlib'
import ipaddr from 'ipaddr.js'

/** https://www.rfc-editor.org/rfc/rfc8489#section-5 */
const HEADER_BYTES = 20
const COOKIE = 0x2112a442
const BINDING_REQUEST = 0x0001
const BINDING_SUCCESS = 0x0101
const XOR_MAPPED_ADDRESS = 0x0020
const FINGERPRINT = 0x8028
const FINGERPRINT_XOR = 0x5354554e
/** Browsers send 20 to 60 bytes. */
const MAX_REQUEST_BYTES = 548
const MAX_ATTRIBUTES = 20
/** Attributes below this must be understood, or the request is not ours to answer. */
const OPTIONAL_FROM = 0x8000

/** A whole binding request whose attributes can be walked to the end, with a right fingerprint if it has one. */
export function isBindingRequest(message: Buffer): boolean {
  if (message.length < HEADER_BYTES || message.length > MAX_REQUEST_BYTES) return false
  if (message.readUInt16BE(0) !== BINDING_REQUEST || message.readUInt32BE(4) !== COOKIE) return false
  if (message.readUInt16BE(2) !== message.length - HEADER_BYTES || message.length % 4 !== 0) return false
  let at = HEADER_BYTES
  for (let count = 0; at < message.length; count += 1) {
    if (count >= MAX_ATTRIBUTES || at + 4 > message.length) return false
    const type = message.readUInt16BE(at)
    const length = message.readUInt16BE(at + 2)
    const next = at + 4 + Math.ceil(length / 4) * 4
    if (type < OPTIONAL_FROM || next > message.length) return false
    if (type === FINGERPRINT && !isFingerprint(message, at, length, next)) return false
    at = next
  }
  return true
}

function isFingerprint(message: Buffer, at: number, length: number, next: number): boolean {
  if (length !== 4 || next !== message.length) return false
  return message.readUInt32BE(at + 4) === (crc32(message.subarray(0, at)) ^ FINGERPRINT_XOR) >>> 0
}

/** Tells the sender where its request came from. */
export function bindingReply(request: Buffer, address: string, port: number): Buffer {
  const parsed = ipaddr.process(address)
  const bytes = Buffer.from(parsed.toByteArray())
  const reply = Buffer.alloc(HEADER_BYTES + 8 + bytes.length)
  reply.writeUInt16BE(BINDING_SUCCESS, 0)
  reply.writeUInt16BE(8 + bytes.length, 2)
  // Cookie and transaction id, which also mask the address.
  request.copy(reply, 4, 4, HEADER_BYTES)
  reply.writeUInt16BE(XOR_MAPPED_ADDRESS, 20)
  reply.writeUInt16BE(4 + bytes.length, 22)
  reply.writeUInt8(bytes.length === 4 ? 1 : 2, 25)
  reply.writeUInt16BE(port ^ (COOKIE >>> 16), 26)
  for (const [index, byte] of bytes.entries()) reply[28 + index] = byte ^ (request[4 + index] ?? 0)
  return reply
}
