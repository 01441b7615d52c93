import { Long } from 'bson'
import { CommandError } from './errors.ts'
import type { Doc } from './values.ts'

const FIRST_BATCH = 101
/** MongoDB fills up to 16 MB; smaller batches keep memory low and give others a turn. */
const MAX_BATCH_BYTES = 1024 * 1024
const MAX_CURSORS = 1000
const IDLE_MS = 10 * 60 * 1000

interface Cursor {
  namespace: string
  /** Taken from the source, but too much for the last batch. */
  held: Uint8Array | undefined
  source: AsyncGenerator<Uint8Array>
  usedAt: number
}

/** Open cursors: each reads on only when its next batch is asked for. */
export class Cursors {
  private readonly open = new Map<string, Cursor>()
  private next = 1n

  async start(
    namespace: string,
    source: AsyncGenerator<Uint8Array>,
    { batch = FIRST_BATCH, single = false }: { batch?: number; single?: boolean },
  ): Promise<Buffer> {
    const cursor: Cursor = { namespace, held: undefined, source, usedAt: Date.now() }
    const { documents, done } = await take(cursor, batch)
    if (done || single) {
      await source.return(undefined)
      return reply(namespace, 'firstBatch', documents, 0n)
    }
    const id = this.next++
    this.dropIdle()
    this.open.set(String(id), cursor)
    return reply(namespace, 'firstBatch', documents, id)
  }

  async more(id: bigint, batch: number): Promise<Buffer> {
    const cursor = this.open.get(String(id))
    if (!cursor) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`)
    cursor.usedAt = Date.now()
    const { documents, done } = await take(cursor, batch)
    if (done) this.open.delete(String(id))
    return reply(cursor.namespace, 'nextBatch', documents, done ? 0n : id)
  }

  async kill(id: bigint): Promise<boolean> {
    const cursor = this.open.get(String(id))
    await cursor?.source.return(undefined)
    return this.open.delete(String(id))
  }

  private dropIdle(): void {
    const limit = Date.now() - IDLE_MS
    for (const [id, { usedAt }] of this.open)
      if (usedAt < limit || this.open.size >= MAX_CURSORS) this.open.delete(id)
  }
}

async function take(cursor: Cursor, count: number): Promise<{ documents: Uint8Array[]; done: boolean }> {
  const documents: Uint8Array[] = []
  let bytes = 0
  while (documents.length < count) {
    const document = cursor.held ?? (await cursor.source.next()).value
    cursor.held = undefined
    if (!document) return { documents, done: true }
    if (documents.length > 0 && bytes + document.length > MAX_BATCH_BYTES) {
      cursor.held = document
      break
    }
    documents.push(document)
    bytes += document.length
  }
  // Knowing that nothing follows spares the client a round trip.
  if (!cursor.held && documents.length > 0) cursor.held = (await cursor.source.next()).value
  return { documents, done: documents.length > 0 && !cursor.held }
}

/** Builds the reply around documents that are encoded already. */
function reply(
  namespace: string,
  batch: 'firstBatch' | 'nextBatch',
  documents: Uint8Array[],
  id: bigint,
): Buffer {
  const cursor = join([
    element(ARRAY, batch, join(documents.map((document, at) => element(DOCUMENT, String(at), document)))),
    element(INT64, 'id', Buffer.from(Long.fromBigInt(id).toBytesLE())),
    element(STRING, 'ns', text(namespace)),
  ])
  return join([element(DOCUMENT, 'cursor', cursor), element(DOUBLE, 'ok', ONE)])
}

const [DOUBLE, STRING, DOCUMENT, ARRAY, INT64] = [1, 2, 3, 4, 18]
const ONE = Buffer.from([0, 0, 0, 0, 0, 0, 0xf0, 0x3f])

const element = (type: number, name: string, value: Uint8Array) =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value])

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`)
  return Buffer.concat([int32(bytes.length), bytes])
}

function join(elements: Uint8Array[]): Buffer {
  const bytes = elements.reduce((sum, one) => sum + one.length, 5)
  return Buffer.concat([int32(bytes), ...elements, Buffer.from([0])], bytes)
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/** Documents at hand as a source for a cursor. */
export async function* each(documents: Iterable<Doc>, encode: (doc: Doc) => Uint8Array) {
  for (const document of documents) yield encode(document)
}
