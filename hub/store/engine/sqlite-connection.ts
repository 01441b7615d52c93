import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import type { Row } from './storage.ts'

type Bound = Uint8Array | number | null

/** One connection to a SQLite file, with its prepared statements. */
export class Connection {
  private readonly database: InstanceType<typeof DatabaseSync>
  private readonly statements = new Map<string, StatementSyncInstance>()

  constructor(file: string) {
    this.database = new DatabaseSync(file)
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192')
    this.database.exec('PRAGMA synchronous = FULL')
  }

  get inTransaction(): boolean {
    return this.database.isTransaction
  }

  run(sql: string, ...values: Bound[]) {
    return this.statement(sql).run(...values)
  }

  rows(sql: string, ...values: Bound[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }

  row(sql: string, ...values: Bound[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  number(sql: string, ...values: Bound[]): number {
    return Number((this.statement(sql).get(...values) as { n: number }).n)
  }

  /** After tables were dropped: prepared statements would keep them locked. */
  forget(): void {
    this.statements.clear()
  }

  close(): void {
    this.forget()
    this.database.close()
  }

  private statement(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql)
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)))
    return statement
  }
}
