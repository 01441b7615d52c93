import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Database } from './database.ts'

export const ACCESS = [
  'PUBLIC_INDEXABLE',
  'PUBLIC_NOT_INDEXABLE',
  'HIDDEN_INDEXABLE',
  'HIDDEN_NOT_INDEXABLE',
  'HIDDEN_PRIVATE',
  'PRIVATE',
  'HIDDEN_SENSITIVE',
  'SENSITIVE',
] as const

export interface StoredFile {
  id: string
  folder: string
  /** Without its extension. */
  name: string
  extension: string
  contentType: string
  access: string
  md5: string
  content: Buffer
  createdAt: number
}

/** The file manager of the account. */
export interface Files {
  add(file: Pick<StoredFile, 'folder' | 'contentType' | 'access' | 'content'> & { name: string }): StoredFile
  get(id: string): StoredFile | undefined
  /** A file of the same content in the same folder. */
  twin(folder: string, content: Buffer): StoredFile | undefined
  remove(id: string): void
  count(): number
}

interface Row {
  id: number
  folder: string
  name: string
  extension: string
  content_type: string
  access: string
  digest: string
  content: Uint8Array
  created_at: number
}

export function makeFiles(db: Database, clock: Clock): Files {
  const insert = db.prepare(
    `INSERT INTO files (folder, name, extension, content_type, access, digest, content, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const one = db.prepare('SELECT * FROM files WHERE id = ?')
  const same = db.prepare('SELECT * FROM files WHERE folder = ? AND digest = ?')
  const drop = db.prepare('DELETE FROM files WHERE id = ?')
  const total = db.prepare('SELECT count(*) AS n FROM files')
  const get: Files['get'] = (id) => {
    if (!/^\d{1,15}$/.test(id)) return undefined
    const row = one.get(Number(id)) as Row | undefined
    return row && toFile(row)
  }
  return {
    get,
    add({ folder, name, contentType, access, content }) {
      const extension = posix.extname(name).slice(1)
      const bare = extension === '' ? name : name.slice(0, -extension.length - 1)
      const at = clock.now().getTime()
      const { lastInsertRowid } = insert.run(
        folder,
        bare,
        extension,
        contentType,
        access,
        digestOf(content),
        content,
        at,
      )
      const added = get(String(lastInsertRowid))
      if (!added) throw new Error('A file that was just stored is not there.')
      return added
    },
    twin(folder, content) {
      const row = same.get(folder, digestOf(content)) as Row | undefined
      return row && toFile(row)
    },
    remove: (id) => void drop.run(Number(id)),
    count: () => (total.get() as { n: number }).n,
  }
}

/** HubSpot tells the MD5 of a file; it protects nothing. */
const digestOf = (content: Buffer) => createHash('md5').update(content).digest('hex')

const toFile = (row: Row): StoredFile => ({
  id: String(row.id),
  folder: row.folder,
  name: row.name,
  extension: row.extension,
  contentType: row.content_type,
  access: row.access,
  md5: row.digest,
  content: Buffer.from(row.content),
  createdAt: row.created_at,
})
