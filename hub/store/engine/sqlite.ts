import { Connection } from './sqlite-connection.ts'
import { loadCatalog, SqliteReader, SqliteWriter } from './sqlite-tables.ts'
import type { Storage, Writer } from './storage.ts'

/** Commands that share one transaction, and so one wait for the disk. */
const MAX_GROUP = 256

interface Job {
  work(writer: Writer): Promise<unknown>
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/**
 * One SQLite file: a connection that writes and one that reads, so that reads never see what is not committed.
 * Writes that arrive together are committed together, each undone alone when it fails.
 */
export function openSqlite(file: string): Storage {
  const writing = new Connection(file)
  const reading = new Connection(file)
  let committed = loadCatalog(writing)
  const writer = new SqliteWriter(writing, committed)
  let queue: Job[] = []
  let working: Promise<void> | undefined

  async function drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const group = queue.slice(0, MAX_GROUP)
      queue = queue.slice(MAX_GROUP)
      await commitGroup(group)
    }
    working = undefined
  }

  async function commitGroup(group: Job[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      writing.run('BEGIN IMMEDIATE')
      for (const job of group) {
        try {
          const result = await writer.atomic(() => job.work(writer))
          answers.push(() => job.resolve(result))
        } catch (error) {
          answers.push(() => job.reject(error))
        }
      }
      writing.run('COMMIT')
      committed = writer.state
      for (const answer of answers) answer()
    } catch (error) {
      if (writing.inTransaction) writing.run('ROLLBACK')
      writer.state = committed
      for (const job of group) job.reject(error)
    }
  }

  return {
    reader: new SqliteReader(reading, () => committed),
    write: (work) =>
      new Promise((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
        working ??= drain()
      }),
    async close() {
      while (working) await working
      reading.close()
      writing.run('PRAGMA wal_checkpoint(TRUNCATE)')
      writing.close()
    },
  }
}
