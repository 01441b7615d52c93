import { idIndex, namespace, readIndex, type Catalog, type Collection, type Index } from './catalog.ts'
import type { Connection } from './sqlite-connection.ts'
import { TakenError, type Page, type Range, type Reader, type Writer } from './storage.ts'
import { decode, encode, isDoc, type Doc, type Value } from './values.ts'

/*
 * A table `documents_<id>` for each collection, `entries_<id>` for each index, and `catalog` that says what they are.
 */

/** Reads what collections and indexes there are, in a new file none. */
export function loadCatalog(connection: Connection): Catalog {
  connection.run(
    'CREATE TABLE IF NOT EXISTS catalog (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER, definition BLOB NOT NULL)',
  )
  const rows = connection.rows(
    'SELECT id AS row, definition AS raw, parent AS key FROM catalog ORDER BY id',
  ) as unknown as { row: number; raw: Uint8Array; key: number | null }[]
  const collections = new Map<number, Collection>()
  for (const { row, raw, key: parent } of rows) {
    const { database, name, index, multikey } = decode(raw)
    if (parent === null)
      collections.set(row, { id: row, database: String(database), name: String(name), indexes: [idIndex()] })
    else
      collections.get(parent)?.indexes.push(readIndex(row, index as Doc, multikeyOf(index as Doc, multikey)))
  }
  return new Map([...collections.values()].map((one) => [namespace(one.database, one.name), one]))
}

/** In older files only whether there is any. */
const multikeyOf = ({ key }: Doc, stored: Value): string[] =>
  Array.isArray(stored) ? stored.map(String) : stored === true && isDoc(key) ? Object.keys(key) : []

const table = (collection: Collection) => `documents_${collection.id}`

/** Reads what its connection sees: committed data, or that of the transaction it is in. */
export class SqliteReader implements Reader {
  protected readonly connection: Connection
  private readonly current: () => Catalog

  constructor(connection: Connection, current: () => Catalog) {
    this.connection = connection
    this.current = current
  }

  async catalog() {
    return this.current()
  }

  async walk(
    collection: Collection,
    { after, reverse, limit }: { after?: number | undefined; reverse: boolean; limit: number },
  ) {
    const [sign, order, start] = reverse ? ['<', 'DESC', Number.MAX_SAFE_INTEGER] : ['>', 'ASC', -1]
    return this.connection.rows(
      `SELECT row, key, raw FROM ${table(collection)} WHERE row ${sign} ? ORDER BY row ${order} LIMIT ?`,
      after ?? start,
      limit,
    )
  }

  async scan(collection: Collection, index: Index, { range, after, reverse, limit }: Page) {
    const [sign, order] = reverse ? ['<', 'DESC'] : ['>', 'ASC']
    const { where, values } = within(range)
    if (after) {
      where.push(`(x.key, x.row) ${sign} (?, ?)`)
      values.push(after.key, after.row)
    }
    const from =
      index.id === null
        ? `x.raw FROM ${table(collection)} x`
        : `d.raw FROM entries_${index.id} x CROSS JOIN ${table(collection)} d ON d.row = x.row`
    return this.connection.rows(
      `SELECT x.row, x.key, ${from} WHERE ${where.join(' AND ')} ORDER BY x.key ${order}, x.row ${order} LIMIT ?`,
      ...values,
      limit,
    )
  }

  async find(collection: Collection, idKey: Buffer) {
    return this.connection.row(`SELECT row, key, raw FROM ${table(collection)} WHERE key = ?`, idKey)
  }

  async fetch(collection: Collection, row: number) {
    return this.connection.row(`SELECT row, key, raw FROM ${table(collection)} WHERE row = ?`, row)
  }

  async count(collection: Collection) {
    return this.connection.number(`SELECT COUNT(*) AS n FROM ${table(collection)}`)
  }

  async countRange(collection: Collection, index: Index, range: Range) {
    const { where, values } = within(range)
    const name = index.id === null ? table(collection) : `entries_${index.id}`
    return this.connection.number(
      `SELECT COUNT(*) AS n FROM ${name} x WHERE ${where.join(' AND ')}`,
      ...values,
    )
  }
}

function within({ from, to }: Range): { where: string[]; values: (Uint8Array | number)[] } {
  if (!to) return { where: ['x.key >= ?'], values: [from] }
  return { where: ['x.key >= ?', 'x.key < ?'], values: [from, to] }
}

export class SqliteWriter extends SqliteReader implements Writer {
  /** The catalog as this transaction sees it. */
  state: Catalog

  constructor(connection: Connection, state: Catalog) {
    super(connection, () => this.state)
    this.state = state
  }

  async atomic<T>(part: () => Promise<T>): Promise<T> {
    const before = this.state
    this.connection.run('SAVEPOINT part')
    try {
      const result = await part()
      this.connection.run('RELEASE part')
      return result
    } catch (error) {
      this.connection.run('ROLLBACK TO part')
      this.connection.run('RELEASE part')
      this.state = before
      throw error
    }
  }

  async insert(collection: Collection, idKey: Buffer, raw: Buffer) {
    const sql = `INSERT INTO ${table(collection)} (key, raw) VALUES (?, ?)`
    return Number(unique(() => this.connection.run(sql, idKey, raw)).lastInsertRowid)
  }

  async replace(collection: Collection, row: number, raw: Buffer) {
    this.connection.run(`UPDATE ${table(collection)} SET raw = ? WHERE row = ?`, raw, row)
  }

  async remove(collection: Collection, row: number) {
    this.connection.run(`DELETE FROM ${table(collection)} WHERE row = ?`, row)
  }

  async addEntry(index: Index, key: Buffer, row: number) {
    unique(() => this.connection.run(`INSERT INTO entries_${index.id} (key, row) VALUES (?, ?)`, key, row))
  }

  async removeEntry(index: Index, key: Buffer, row: number) {
    this.connection.run(`DELETE FROM entries_${index.id} WHERE key = ? AND row = ?`, key, row)
  }

  async createCollection(database: string, name: string) {
    const id = this.define(null, { database, name })
    const collection = { id, database, name, indexes: [idIndex()] }
    this.connection.run(
      `CREATE TABLE ${table(collection)} (row INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, raw BLOB NOT NULL)`,
    )
    this.put(collection)
    return collection
  }

  async dropCollection(collection: Collection) {
    for (const { id } of collection.indexes) if (id !== null) this.dropTable(`entries_${id}`)
    this.dropTable(table(collection))
    this.connection.run('DELETE FROM catalog WHERE id = ? OR parent = ?', collection.id, collection.id)
    const next = new Map(this.state)
    next.delete(namespace(collection.database, collection.name))
    this.state = next
  }

  async createIndex(collection: Collection, definition: Doc) {
    const id = this.define(collection.id, { index: definition, multikey: [] })
    const index = readIndex(id, definition)
    const key = index.unique ? 'PRIMARY KEY (key)' : 'PRIMARY KEY (key, row)'
    this.connection.run(
      `CREATE TABLE entries_${id} (key BLOB NOT NULL, row INTEGER NOT NULL, ${key}) WITHOUT ROWID`,
    )
    this.put({ ...collection, indexes: [...collection.indexes, index] })
    return index
  }

  async markMultikey(collection: Collection, index: Index, paths: string[]) {
    const current = this.state.get(namespace(collection.database, collection.name)) ?? collection
    const known = current.indexes.find(({ id }) => id === index.id) ?? index
    const multikey = new Set([...known.multikey, ...paths])
    const raw = encode({ index: index.definition, multikey: [...multikey] })
    this.connection.run('UPDATE catalog SET definition = ? WHERE id = ?', raw, index.id)
    const indexes = current.indexes.map((one) => (one.id === index.id ? { ...one, multikey } : one))
    this.put({ ...current, indexes })
  }

  async dropIndex(collection: Collection, index: Index) {
    this.dropTable(`entries_${index.id}`)
    this.connection.run('DELETE FROM catalog WHERE id = ?', index.id)
    this.put({ ...collection, indexes: collection.indexes.filter(({ id }) => id !== index.id) })
  }

  private define(parent: number | null, definition: Doc): number {
    const sql = 'INSERT INTO catalog (parent, definition) VALUES (?, ?)'
    return Number(this.connection.run(sql, parent, encode(definition)).lastInsertRowid)
  }

  private dropTable(name: string): void {
    this.connection.forget()
    this.connection.run(`DROP TABLE ${name}`)
  }

  private put(collection: Collection): void {
    this.state = new Map(this.state).set(namespace(collection.database, collection.name), collection)
  }
}

function unique<T>(insert: () => T): T {
  try {
    return insert()
  } catch (error) {
    if (error instanceof Error && /UNIQUE constraint failed/.test(error.message)) throw new TakenError()
    throw error
  }
}
