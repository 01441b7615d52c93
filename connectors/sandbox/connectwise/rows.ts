import type { Database } from './database.ts'

/** A record as it is kept. */
export interface Row {
  id: number
  parent: number | null
  body: Body
  enteredAt: number
  enteredBy: string
  updatedAt: number
  updatedBy: string
}
export type Body = Record<string, unknown>

interface Raw {
  id: number
  parent: number | null
  body: string
  entered_at: number
  entered_by: string
  updated_at: number
  updated_by: string
}

/** The records on disk, and nothing of what they mean. */
export interface Rows {
  nextId(kind: string): number
  /** Ids of this kind go on from here. */
  startIds(kind: string, at: number): void
  insert(kind: string, row: Row): void
  update(kind: string, row: Row): void
  remove(kind: string, id: number): void
  get(kind: string, id: number): Row | undefined
  /** In the order of their ids, from the one after `after`. */
  all(kind: string, parent?: number, after?: number): Iterable<Row>
  /** Without those in the recycle bin. */
  count(kind: string): number
  /** Ids of those with this identifier, in either case of letters. */
  identified(kind: string, identifier: string): number[]
}

export function makeRows(db: Database): Rows {
  const bump = db.prepare(
    'INSERT INTO counters (kind, last) VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET last = last + 1 RETURNING last',
  )
  const start = db.prepare(
    'INSERT INTO counters (kind, last) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET last = max(last, excluded.last)',
  )
  const insert = db.prepare(
    'INSERT INTO records (kind, id, parent, body, entered_at, entered_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const update = db.prepare(
    'UPDATE records SET parent = ?, body = ?, updated_at = ?, updated_by = ? WHERE kind = ? AND id = ?',
  )
  const remove = db.prepare('DELETE FROM records WHERE kind = ? AND id = ?')
  const one = db.prepare('SELECT * FROM records WHERE kind = ? AND id = ?')
  const all = db.prepare('SELECT * FROM records WHERE kind = ? AND id > ? ORDER BY id LIMIT ?')
  const ofParent = db.prepare(
    'SELECT * FROM records WHERE kind = ? AND parent = ? AND id > ? ORDER BY id LIMIT ?',
  )
  const count = db.prepare(
    `SELECT count(*) AS n FROM records WHERE kind = ? AND coalesce(json_extract(body, '$.deletedFlag'), 0) = 0`,
  )
  const identified = db.prepare(
    `SELECT id FROM records WHERE kind = ? AND json_extract(body, '$.identifier') = ? COLLATE NOCASE ORDER BY id`,
  )

  /** By pages, so that writing goes on between them. */
  function* pages(kind: string, parent: number | undefined, after: number): Iterable<Row> {
    for (let from = after; ;) {
      const raws = (parent === undefined
        ? all.all(kind, from, ROWS_AT_ONCE)
        : ofParent.all(kind, parent, from, ROWS_AT_ONCE)) as unknown as Raw[]
      yield* raws.map(toRow)
      const last = raws.at(-1)
      if (!last || raws.length < ROWS_AT_ONCE) return
      from = last.id
    }
  }

  return {
    nextId: (kind) => (bump.get(kind) as { last: number }).last,
    startIds: (kind, at) => void start.run(kind, at),
    insert: (kind, row) =>
      void insert.run(
        kind,
        row.id,
        row.parent,
        JSON.stringify(row.body),
        row.enteredAt,
        row.enteredBy,
        row.updatedAt,
        row.updatedBy,
      ),
    update: (kind, row) =>
      void update.run(row.parent, JSON.stringify(row.body), row.updatedAt, row.updatedBy, kind, row.id),
    remove: (kind, id) => void remove.run(kind, id),
    get(kind, id) {
      const raw = one.get(kind, id) as unknown as Raw | undefined
      return raw && toRow(raw)
    },
    all: (kind, parent, after = 0) => pages(kind, parent, after),
    count: (kind) => (count.get(kind) as { n: number }).n,
    identified: (kind, identifier) =>
      (identified.all(kind, identifier) as { id: number }[]).map(({ id }) => id),
  }
}

const ROWS_AT_ONCE = 500

const toRow = (raw: Raw): Row => ({
  id: raw.id,
  parent: raw.parent,
  body: JSON.parse(raw.body) as Body,
  enteredAt: raw.entered_at,
  enteredBy: raw.entered_by,
  updatedAt: raw.updated_at,
  updatedBy: raw.updated_by,
})
