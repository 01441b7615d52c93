import { DatabaseSync } from '@photostructure/sqlite'

export type Database = InstanceType<typeof DatabaseSync>

/**
 * `shown`, its stamp `shown_at` and `shown_from` make the search index late: until that moment a search sees `shown`
 * (null = nothing yet).
 * `history` has one row for each write of a record, with all that it changed.
 * `held` has one row for each unique value, so that the database itself refuses a second holder.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS records (
    id INTEGER PRIMARY KEY,
    object TEXT NOT NULL,
    properties TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    archived_at INTEGER,
    merged_into INTEGER,
    shown TEXT,
    shown_from INTEGER NOT NULL,
    shown_at INTEGER
  );
  CREATE INDEX IF NOT EXISTS records_by_object ON records (object, id);
  CREATE INDEX IF NOT EXISTS records_by_change ON records (object, updated_at);
  CREATE INDEX IF NOT EXISTS records_by_lateness ON records (object, shown_from) WHERE shown IS NOT NULL;
  CREATE TABLE IF NOT EXISTS held (
    object TEXT NOT NULL,
    property TEXT NOT NULL,
    value TEXT NOT NULL COLLATE NOCASE,
    id INTEGER NOT NULL,
    PRIMARY KEY (object, property, value)
  );
  CREATE INDEX IF NOT EXISTS held_by_record ON held (id);
  CREATE TABLE IF NOT EXISTS associations (
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    to_object TEXT NOT NULL,
    type_id INTEGER NOT NULL,
    PRIMARY KEY (from_id, to_id, type_id)
  );
  CREATE TABLE IF NOT EXISTS history (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    changes TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS history_by_record ON history (record_id, id);
  CREATE TABLE IF NOT EXISTS definitions (
    object TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (object, kind, name)
  );
  CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    extension TEXT NOT NULL,
    content_type TEXT NOT NULL,
    access TEXT NOT NULL,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    created_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS files_by_digest ON files (folder, digest);
  CREATE TABLE IF NOT EXISTS tokens (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    expires_at INTEGER
  );
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL
  );
`

/** Every commit is on disk before the caller hears of it. */
export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;')
  db.exec(TABLES)
  // A file of before this column existed.
  const columns = db.prepare('PRAGMA table_info(records)').all() as { name: string }[]
  if (!columns.some(({ name }) => name === 'shown_at'))
    db.exec('ALTER TABLE records ADD COLUMN shown_at INTEGER')
  return db
}

/** Runs `act` in one transaction. A nested call that fails undoes only itself, if the outer one goes on. */
export function makeTransaction(db: Database): <T>(act: () => T) => T {
  let depth = 0
  const statements = (...all: string[]) => all.map((one) => db.prepare(one))
  const outer = [statements('BEGIN IMMEDIATE'), statements('COMMIT'), statements('ROLLBACK')]
  const inner = [
    statements('SAVEPOINT nested'),
    statements('RELEASE nested'),
    statements('ROLLBACK TO nested', 'RELEASE nested'),
  ]
  return (act) => {
    const [begin = [], commit = [], rollback = []] = depth === 0 ? outer : inner
    for (const one of begin) one.run()
    depth++
    try {
      const answer = act()
      for (const one of commit) one.run()
      return answer
    } catch (error) {
      for (const one of rollback) one.run()
      throw error
    } finally {
      depth--
    }
  }
}
