import type { Database } from './database.ts'
import type { Actor } from './portal.ts'

const MAX_VERSIONS = 20

/** One value that a property had, as HubSpot tells it. */
export interface Version {
  value: string
  timestamp: string
  sourceType: string
  sourceId: string
}

/** What each property of a record was before, newest first, up to twenty versions. */
export interface History {
  add(id: number, changes: [name: string, value: string][], actor: Actor, at: number): void
  of(id: string, names: string[]): Record<string, Version[]>
}

interface Row {
  at: number
  source: string
  source_id: string
  changes: string
}

export function makeHistory(db: Database): History {
  const insert = db.prepare(
    'INSERT INTO history (record_id, at, source, source_id, changes) VALUES (?, ?, ?, ?, ?)',
  )
  const select = db.prepare(
    'SELECT at, source, source_id, changes FROM history WHERE record_id = ? ORDER BY id DESC',
  )
  return {
    add(id, changes, { changeSource, sourceId }, at) {
      insert.run(id, at, changeSource, sourceId, JSON.stringify(Object.fromEntries(changes)))
    },
    of(id, names) {
      const versions: Record<string, Version[]> = Object.fromEntries(names.map((name) => [name, []]))
      for (const row of select.all(Number(id)) as Row[]) {
        const changes = new Map(Object.entries(JSON.parse(row.changes) as Record<string, string>))
        for (const name of names) {
          const value = changes.get(name)
          const known = versions[name] ?? []
          if (value === undefined || known.length === MAX_VERSIONS) continue
          known.push({
            value,
            timestamp: new Date(row.at).toISOString(),
            sourceType: row.source,
            sourceId: row.source_id,
          })
        }
      }
      return versions
    },
  }
}
