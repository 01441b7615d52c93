import { createHash } from 'node:crypto'
import type { Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { FileRef } from '../domain/files.ts'
import type { Keys } from '../store/keys.ts'
import { fileName } from './file-name.ts'
import { makeFileStore, type StoredFile } from './file-store.ts'
import { refused } from './refuse.ts'
import { kindOf } from './sniff.ts'

/** A file as it arrives, whole. */
export interface NewFile {
  assessmentId: string
  conversationId: string
  name: string
  content: Buffer
}

/** The files that prospects hand over: looked at, sealed, and gone with their assessment. */
export interface Files {
  /** Throws `unsupported` with a sentence for the person, `too_large` beyond the quota. The same file again is kept once. */
  put(file: NewFile): Promise<{ file: FileRef; isNew: boolean }>
  ofConversation(conversationId: string): Promise<FileRef[]>
  ofAssessment(assessmentId: string): Promise<FileRef[]>
  /** Throws `not_found` when the assessment has no such file. */
  read(assessmentId: string, id: string): Promise<{ file: FileRef; content: Buffer }>
  remove(ids: readonly string[]): Promise<void>
  /** Removes every file of an assessment, unfinished ones too; answers how many there were. */
  forget(assessmentId: string): Promise<number>
}

const MEGABYTE = 1024 * 1024
/** Of one assessment. */
const QUOTA = { files: 60, bytes: 150 * MEGABYTE }

export function makeFiles({
  connection,
  keys,
  clock,
}: {
  connection: Connection
  keys: Pick<Keys, 'blindIndex'>
  clock: Clock
}): Files {
  const store = makeFileStore(connection, clock)

  return {
    async put({ name: called, content, ...whose }) {
      const name = fileName(called)
      const kind = kindOf(name, content)
      if ('refuse' in kind) throw refused(name, kind.refuse)
      const digest = keys.blindIndex('file', `${name}\n${createHash('sha256').update(content).digest('hex')}`)
      const there = await store.ofAssessment(whose.assessmentId)
      const same = there.find((one) => one.digest === digest && one.conversationId === whose.conversationId)
      if (same) return { file: refOf(same), isNew: false }
      withinQuota(name, content.length, there)
      const file = await store.add({ ...whose, name, bytes: content.length, digest, ...kind }, content)
      return { file: refOf(file), isNew: true }
    },
    ofConversation: async (id) => (await store.ofConversation(id)).map(refOf),
    ofAssessment: async (id) => (await store.ofAssessment(id)).map(refOf),
    async read(assessmentId, id) {
      const file = await store.find(id)
      if (file?.assessmentId !== assessmentId)
        throw new HubError('not_found', 'This assessment has no such file.', {
          hint: 'It may have been deleted; look at the list.',
        })
      return { file: refOf(file), content: await store.content(file) }
    },
    remove: store.remove,
    forget: store.forget,
  }
}

function withinQuota(name: string, bytes: number, there: readonly StoredFile[]): void {
  const sum = there.reduce((total, file) => total + file.bytes, bytes)
  if (there.length < QUOTA.files && sum <= QUOTA.bytes) return
  throw new HubError(
    'too_large',
    `We could not take “${name}”: one assessment holds up to ${QUOTA.files} files and ${QUOTA.bytes / MEGABYTE} MB in all.`,
    {
      hint: 'Everything sent before is kept. Please send the most important ones, or tell us where we find the rest.',
    },
  )
}

const refOf = ({ id, name, contentType, bytes, at, sealed }: StoredFile): FileRef => ({
  id,
  name,
  contentType,
  bytes,
  at,
  ...(sealed ? { sealed } : {}),
})
