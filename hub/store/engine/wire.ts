import type { Socket } from 'node:net'
import { badValue, failure } from './errors.ts'
import { decode, encode, put, type Doc } from './values.ts'

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16
const MAX_MESSAGE_BYTES = 48_000_000
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2

export type Run = (command: Doc) => Promise<Buffer>

/** Serves one client: reads messages, has them carried out in their order, writes the replies. */
export function serve(socket: Socket, run: Run): void {
  const incoming = new Incoming()
  let turn = Promise.resolve()
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes: Buffer) => {
    try {
      for (const message of incoming.add(bytes))
        turn = turn.then(() => answer(socket, message, run)).catch(() => void socket.destroy())
    } catch {
      socket.destroy()
    }
  })
}

/** Puts chunks together to messages. */
class Incoming {
  private bytes = 0
  private chunks: Buffer[] = [];

  *add(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk)
    this.bytes += chunk.length
    for (;;) {
      if (this.bytes < HEADER_BYTES) return
      if ((this.chunks[0]?.length ?? 0) < HEADER_BYTES) this.join()
      const size = this.chunks[0]?.readInt32LE(0) ?? 0
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) throw badValue(`A message of ${size} bytes`)
      if (this.bytes < size) return
      const all = this.join()
      this.chunks = all.length > size ? [all.subarray(size)] : []
      this.bytes -= size
      yield all.subarray(0, size)
    }
  }

  private join(): Buffer {
    const [first] = this.chunks
    const all = first && this.chunks.length === 1 ? first : Buffer.concat(this.chunks, this.bytes)
    this.chunks = [all]
    return all
  }
}

async function answer(socket: Socket, message: Buffer, run: Run): Promise<void> {
  const requestId = message.readInt32LE(4)
  const code = message.readInt32LE(12)
  if (code === OP_MSG) {
    const flags = message.readUInt32LE(16)
    const reply = await carryOut(() => readMessage(message, flags), run)
    if ((flags & MORE_TO_COME) === 0) socket.write(frame(OP_MSG, requestId, Buffer.alloc(5), reply))
  } else if (code === OP_QUERY) {
    const reply = await carryOut(() => readQuery(message), run)
    const head = Buffer.alloc(20)
    head.writeInt32LE(8, 0)
    head.writeInt32LE(1, 16)
    socket.write(frame(OP_REPLY, requestId, head, reply))
  } else socket.destroy()
}

/** A message that cannot be decoded gets an answer too. */
async function carryOut(read: () => Doc, run: Run): Promise<Buffer> {
  let command: Doc
  try {
    command = read()
  } catch (error) {
    return encode({ ok: 0, ...failure(error) })
  }
  return run(command)
}

/** A body, and sequences of documents that belong under a name in it. */
function readMessage(message: Buffer, flags: number): Doc {
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  let command: Doc = {}
  const sequences: [string, Doc[]][] = []
  let at = 20
  while (at < end) {
    const kind = message.readUInt8(at++)
    const size = message.readInt32LE(at)
    const section = message.subarray(at, at + size)
    if (size < 5 || section.length !== size || at + size > end)
      throw badValue('A section does not fit its message')
    if (kind === 0) command = decode(section)
    else if (kind === 1) sequences.push(readSequence(section))
    else throw badValue(`Unknown section kind ${kind}`)
    at += size
  }
  for (const [name, documents] of sequences) put(command, name, documents)
  return command
}

function readSequence(section: Buffer): [string, Doc[]] {
  const nameEnd = section.indexOf(0, 4)
  const documents: Doc[] = []
  let at = nameEnd + 1
  while (at < section.length) {
    const size = section.readInt32LE(at)
    if (size < 5 || at + size > section.length) throw badValue('A document does not fit its section')
    documents.push(decode(section.subarray(at, at + size)))
    at += size
  }
  return [section.toString('utf8', 4, nameEnd), documents]
}

/** The old form that drivers still use for their first hello. */
function readQuery(message: Buffer): Doc {
  const nameEnd = message.indexOf(0, 20)
  const name = message.toString('utf8', 20, nameEnd)
  return { ...decode(message.subarray(nameEnd + 9)), $db: name.replace(/\.\$cmd$/, '') }
}

function frame(code: number, requestId: number, head: Buffer, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const bytes = HEADER_BYTES + head.length + body.length
  header.writeInt32LE(bytes, 0)
  header.writeInt32LE(requestId, 8)
  header.writeInt32LE(code, 12)
  return Buffer.concat([header, head, body], bytes)
}
