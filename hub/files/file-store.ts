import { randomUUID } from 'node:crypto'
import { Binary } from 'bson'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { FileRef } from '../domain/files.ts'

/** A file as it is kept, without its content. */
export interface StoredFile extends FileRef {
  assessmentId: string
  conversationId: string
  /** A keyed hash of its content: the same file again is known. */
  digest: string
}

export interface FileStore {
  add(file: Omit<StoredFile, 'id' | 'at'>, content: Buffer): Promise<StoredFile>
  ofAssessment(assessmentId: string): Promise<StoredFile[]>
  ofConversation(conversationId: string): Promise<StoredFile[]>
  find(id: string): Promise<StoredFile | null>
  content(file: Pick<StoredFile, 'id'>): Promise<Buffer>
  remove(ids: readonly string[]): Promise<void>
  forget(assessmentId: string): Promise<number>
}

/** Sealed and encoded it grows by a third; one document holds less than 16 MB. */
const CHUNK_BYTES = 2 * 1024 * 1024
/** What was begun and never finished, because the process died, goes by itself. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000

const fileSchema = new Schema(
  {
    _id: String,
    assessmentId: { type: String, index: true },
    conversationId: { type: String, index: true },
    /** Name, type and size: what a person calls a file tells something about them. */
    about: { type: Schema.Types.Mixed, sealed: true },
    digest: String,
    at: String,
    unfinishedUntil: { type: Date, expires: 0 },
  },
  { collection: 'files', versionKey: false, minimize: false },
)
const chunkSchema = new Schema(
  {
    _id: String,
    fileId: { type: String, index: true },
    assessmentId: { type: String, index: true },
    content: { type: Schema.Types.Mixed, sealed: true },
    unfinishedUntil: { type: Date, expires: 0 },
  },
  { collection: 'file_chunks', versionKey: false, minimize: false },
)

interface Row {
  _id: string
  assessmentId: string
  conversationId: string
  about: Pick<FileRef, 'name' | 'contentType' | 'bytes' | 'sealed'>
  digest: string
  at: string
}

/** Files in chunks, each sealed on its own. A file is there once its last chunk is. */
export function makeFileStore(connection: Connection, clock: Clock): FileStore {
  const files = connection.model('File', fileSchema)
  const chunks = connection.model('FileChunk', chunkSchema)
  const finished = { unfinishedUntil: { $exists: false } }

  // What we wrote ourselves, opened by the store: sealed fields cannot have been changed.
  const read = (row: unknown): StoredFile => {
    const { _id: id, about, assessmentId, conversationId, digest, at } = row as Row
    return { id, ...about, assessmentId, conversationId, digest, at }
  }

  return {
    async add({ assessmentId, conversationId, digest, ...about }, content) {
      const id = randomUUID()
      const at = clock.now().toISOString()
      const unfinishedUntil = new Date(clock.now().getTime() + UNFINISHED_MS)
      await files.create({ _id: id, assessmentId, conversationId, about, digest, at, unfinishedUntil })
      for (let from = 0; from < content.length; from += CHUNK_BYTES)
        await chunks.create({
          _id: chunkId(id, from / CHUNK_BYTES),
          fileId: id,
          assessmentId,
          content: new Binary(content.subarray(from, from + CHUNK_BYTES)),
          unfinishedUntil,
        })
      await chunks.updateMany({ fileId: id }, { $unset: { unfinishedUntil: 1 } })
      await files.updateOne({ _id: id }, { $unset: { unfinishedUntil: 1 } })
      return { id, assessmentId, conversationId, digest, at, ...about }
    },
    ofAssessment: async (assessmentId) =>
      (
        await files
          .find({ assessmentId, ...finished })
          .sort({ at: 1 })
          .lean()
      ).map(read),
    ofConversation: async (conversationId) =>
      (
        await files
          .find({ conversationId, ...finished })
          .sort({ at: 1 })
          .lean()
      ).map(read),
    async find(id) {
      const row = await files.findOne({ _id: id, ...finished }).lean()
      return row ? read(row) : null
    },
    async content({ id }) {
      const parts: Buffer[] = []
      for (let number = 0; ; number++) {
        const chunk = await chunks.findById(chunkId(id, number)).lean()
        if (!chunk) return Buffer.concat(parts)
        parts.push(bytesOf(chunk.content))
      }
    },
    async remove(ids) {
      await chunks.deleteMany({ fileId: { $in: ids } })
      await files.deleteMany({ _id: { $in: ids } })
    },
    async forget(assessmentId) {
      await chunks.deleteMany({ assessmentId })
      return (await files.deleteMany({ assessmentId })).deletedCount
    },
  }
}

const chunkId = (fileId: string, number: number): string => `${fileId}:${String(number).padStart(3, '0')}`

function bytesOf(content: unknown): Buffer {
  if (content instanceof Uint8Array) return Buffer.from(content)
  if (content instanceof Binary) return Buffer.from(content.buffer)
  throw new Error('A chunk of a file holds no bytes.')
}
