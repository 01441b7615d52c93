import { DatabaseSync } from '@photostructure/sqlite'

export type Database = InstanceType<typeof DatabaseSync>

/**
 * A record is its body as it was written, with references as ids. `parent` is the record it belongs to, where its kind
 * has one. Ids count up for each kind and are never given twice.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS records (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    parent INTEGER,
    body TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    entered_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS records_by_parent ON records (kind, parent, id);
  CREATE INDEX IF NOT EXISTS records_by_identifier
    ON records (kind, json_extract(body, '$.identifier') COLLATE NOCASE);
  CREATE TABLE IF NOT EXISTS counters (kind TEXT PRIMARY KEY, last INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS files (id INTEGER PRIMARY KEY, type TEXT NOT NULL, content BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    callback INTEGER NOT NULL,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS failing (callback INTEGER PRIMARY KEY, since INTEGER NOT NULL);
`

/** Every commit is on disk before the caller hears of it. */
export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;')
  db.exec(TABLES)
  return db
}
