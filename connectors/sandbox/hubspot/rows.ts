import type { Database } from './database.ts'
import type { ObjectName } from './definitions.ts'

/** A record as its table has it. */
export interface Row {
  id: number
  object: ObjectName
  properties: string
  created_at: number
  updated_at: number
  archived_at: number | null
  merged_into: number | null
  shown: string | null
  shown_from: number
  shown_at: number | null
}

/** What narrows a search before each record is looked at: `texts` are in lower case. */
export interface Narrowed {
  afterId?: number
  updatedFrom?: number
  text?: { property: IndexedText; texts: string[] }
}

/** Properties by which records are looked for among thousands. */
export const INDEXED_TEXTS = ['domain', 'email', 'name'] as const
export type IndexedText = (typeof INDEXED_TEXTS)[number]

export interface Rows {
  add(row: Pick<Row, 'object' | 'properties'>, at: number, shownFrom: number): Row
  save(row: Row): void
  one(object: ObjectName, id: number): Row | undefined
  page(object: ObjectName, afterId: number, limit: number, archived: boolean): Row[]
  count(object: ObjectName): number
  /** Live rows that a search can match; those that the index shows late come whatever they hold. */
  live(object: ObjectName, now: number, narrowed: Narrowed): Row[]
}

const lowered = (property: IndexedText) => `lower(json_extract(properties, '$.${property}'))`

export function makeRows(db: Database): Rows {
  for (const property of INDEXED_TEXTS)
    db.exec(
      `CREATE INDEX IF NOT EXISTS records_by_${property} ON records (object, ${lowered(property)})
        WHERE json_extract(properties, '$.${property}') IS NOT NULL`,
    )
  const insert = db.prepare(
    `INSERT INTO records (object, properties, created_at, updated_at, shown, shown_from)
      VALUES (?, ?, ?, ?, NULL, ?)`,
  )
  const update = db.prepare(
    `UPDATE records SET properties = ?, updated_at = ?, archived_at = ?, merged_into = ?, shown = ?, shown_from = ?,
      shown_at = ? WHERE id = ?`,
  )
  const one = db.prepare('SELECT * FROM records WHERE id = ? AND object = ?')
  const page = db.prepare(
    'SELECT * FROM records WHERE object = ? AND id > ? AND (archived_at IS NOT NULL) = ? ORDER BY id LIMIT ?',
  )
  const total = db.prepare('SELECT count(*) AS n FROM records WHERE object = ? AND archived_at IS NULL')
  const live = db.prepare('SELECT * FROM records WHERE object = ? AND id > ? AND archived_at IS NULL')
  const changed = db.prepare(
    `SELECT * FROM records INDEXED BY records_by_change
      WHERE object = ? AND id > ? AND updated_at >= ? AND archived_at IS NULL`,
  )
  // What is not shown yet has its former values in the index, so it is taken along and looked at.
  const late = db.prepare(
    `SELECT * FROM records WHERE object = ? AND shown_from > ? AND shown IS NOT NULL AND archived_at IS NULL`,
  )
  const listed = new Map(
    INDEXED_TEXTS.map((property) => [
      property,
      db.prepare(
        `SELECT * FROM records
          WHERE object = ? AND ${lowered(property)} IN (SELECT value FROM json_each(?))
            AND json_extract(properties, '$.${property}') IS NOT NULL AND archived_at IS NULL`,
      ),
    ]),
  )

  return {
    add({ object, properties }, at, shownFrom) {
      const { lastInsertRowid } = insert.run(object, properties, at, at, shownFrom)
      return {
        id: Number(lastInsertRowid),
        object,
        properties,
        created_at: at,
        updated_at: at,
        archived_at: null,
        merged_into: null,
        shown: null,
        shown_from: shownFrom,
        shown_at: null,
      }
    },
    save({ properties, updated_at, archived_at, merged_into, shown, shown_from, shown_at, id }) {
      update.run(properties, updated_at, archived_at, merged_into, shown, shown_from, shown_at, id)
    },
    one: (object, id) => one.get(id, object) as Row | undefined,
    page: (object, afterId, limit, archived) => page.all(object, afterId, archived ? 1 : 0, limit) as Row[],
    count: (object) => (total.get(object) as { n: number }).n,
    live(object, now, { afterId = 0, updatedFrom, text }) {
      const select = text && listed.get(text.property)
      const found = (
        select
          ? select.all(object, JSON.stringify(text.texts))
          : updatedFrom === undefined
            ? live.all(object, afterId)
            : changed.all(object, afterId, updatedFrom)
      ) as Row[]
      const all = new Map([...found, ...(late.all(object, now) as Row[])].map((row) => [row.id, row]))
      return [...all.values()].sort((a, b) => a.id - b.id)
    },
  }
}
