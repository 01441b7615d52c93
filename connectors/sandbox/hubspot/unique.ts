import type { Database } from './database.ts'
import type { ObjectName } from './definitions.ts'

/** Who holds which unique value; the database itself refuses a second holder. */
export interface Unique {
  holder(object: ObjectName, property: string, value: string): number | undefined
  hold(object: ObjectName, property: string, value: string, id: number): void
  release(object: ObjectName, property: string, id: number): void
  releaseAll(id: number): void
}

export function makeUnique(db: Database): Unique {
  const select = db.prepare('SELECT id FROM held WHERE object = ? AND property = ? AND value = ?')
  const insert = db.prepare('INSERT OR REPLACE INTO held (object, property, value, id) VALUES (?, ?, ?, ?)')
  // By the record's few rows: the plus signs keep SQLite from walking through all values of the property.
  const drop = db.prepare('DELETE FROM held WHERE +object = ? AND +property = ? AND id = ?')
  const dropAll = db.prepare('DELETE FROM held WHERE id = ?')
  return {
    holder: (object, property, value) =>
      (select.get(object, property, value) as { id: number } | undefined)?.id,
    hold: (object, property, value, id) => void insert.run(object, property, value, id),
    release: (object, property, id) => void drop.run(object, property, id),
    releaseAll: (id) => void dropAll.run(id),
  }
}
