import type { Clock } from '../../../hub/domain/clock.ts'
import { makeTransaction, type Database } from './database.ts'
import { createdProperty, modifiedProperty, REQUIRED, type ObjectName } from './definitions.ts'
import {
  ApiError,
  conflict,
  invalidProperties,
  notFound,
  requiredMissing,
  type PropertyProblem,
} from './errors.ts'
import { makeHistory, type History } from './history.ts'
import { makeLinks, type Links } from './links.ts'
import { makeSchema, type Schema } from './schema.ts'
import { checkValue } from './values.ts'

/** Who changed something; travels in webhooks. */
export interface Actor {
  changeSource: 'INTEGRATION' | 'CRM_UI'
  sourceId: string
}

export interface StoredRecord {
  object: ObjectName
  id: string
  /** What was set; blanks are left out. */
  properties: Record<string, string>
  createdAt: number
  updatedAt: number
  archivedAt?: number
}

export interface PortalEvent {
  object: ObjectName
  objectId: string
  kind: 'creation' | 'propertyChange' | 'deletion' | 'merge'
  actor: Actor
  propertyName?: string
  propertyValue?: string
  mergedIds?: string[]
}

/** The account itself: its records and what may be done with them, without HTTP. */
export interface Portal {
  schema: Schema
  links: Links
  history: History
  transaction<T>(act: () => T): T
  create(object: ObjectName, properties: Properties, actor: Actor, at?: number): StoredRecord
  update(object: ObjectName, id: string, properties: Properties, actor: Actor): StoredRecord
  archive(object: ObjectName, id: string, actor: Actor): void
  /** The loser disappears into the winner: its id leads there, and its blanks are filled from the loser. */
  merge(object: ObjectName, winner: string, loser: string, actor: Actor): StoredRecord
  get(object: ObjectName, id: string, archived?: boolean): StoredRecord | undefined
  byUnique(object: ObjectName, property: string, value: string): StoredRecord | undefined
  list(object: ObjectName, after: number, limit: number, archived?: boolean): StoredRecord[]
  count(object: ObjectName): number
  /** As the search index sees them now: late by `searchLagMs`. */
  indexed(object: ObjectName): StoredRecord[]
}
type Properties = Record<string, string | null>

export interface PortalNeeds {
  db: Database
  clock: Clock
  searchLagMs: number
  emit(event: PortalEvent): void
}

interface Row {
  id: number
  object: ObjectName
  properties: string
  created_at: number
  updated_at: number
  archived_at: number | null
  merged_into: number | null
  shown: string | null
  shown_from: number
}

export function makePortal({ db, clock, searchLagMs, emit }: PortalNeeds): Portal {
  const schema = makeSchema(db)
  const history = makeHistory(db)
  const inTransaction = makeTransaction(db)
  const transaction: Portal['transaction'] = (act) => {
    try {
      return inTransaction(act)
    } catch (error) {
      schema.refresh()
      throw error
    }
  }
  const insert = db.prepare(
    `INSERT INTO records (object, properties, created_at, updated_at, shown, shown_from) VALUES (?, '{}', ?, ?, NULL, ?)`,
  )
  const save = db.prepare(
    'UPDATE records SET properties = ?, updated_at = ?, archived_at = ?, merged_into = ?, shown = ?, shown_from = ? WHERE id = ?',
  )
  const one = db.prepare('SELECT * FROM records WHERE id = ? AND object = ?')
  const page = db.prepare(
    'SELECT * FROM records WHERE object = ? AND id > ? AND (archived_at IS NOT NULL) = ? ORDER BY id LIMIT ?',
  )
  const live = db.prepare('SELECT * FROM records WHERE object = ? AND archived_at IS NULL ORDER BY id')
  const total = db.prepare('SELECT count(*) AS n FROM records WHERE object = ? AND archived_at IS NULL')
  const holder = db.prepare('SELECT id FROM held WHERE object = ? AND property = ? AND value = ?')
  const hold = db.prepare('INSERT OR REPLACE INTO held (object, property, value, id) VALUES (?, ?, ?, ?)')
  const release = db.prepare('DELETE FROM held WHERE object = ? AND property = ? AND id = ?')
  const releaseAll = db.prepare('DELETE FROM held WHERE id = ?')

  const row = (object: ObjectName, id: string, seen = 0): Row | undefined => {
    if (!/^\d{1,15}$/.test(id)) return undefined
    const found = one.get(Number(id), object) as Row | undefined
    return found?.merged_into && seen < 10 ? row(object, String(found.merged_into), seen + 1) : found
  }
  const get: Portal['get'] = (object, id, archived = false) => {
    const found = row(object, id)
    return found && (found.archived_at !== null) === archived ? toRecord(found) : undefined
  }
  const byUnique: Portal['byUnique'] = (object, property, value) => {
    const held = holder.get(object, property, value) as { id: number } | undefined
    return held && get(object, String(held.id))
  }

  /** Every bad property is named at once; a unique value held by another record is a conflict. */
  function checked(object: ObjectName, given: Properties, self?: string): Record<string, string> {
    const problems: PropertyProblem[] = []
    const good: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) {
      const definition = schema.property(object, name)
      const result = checkValue(definition, name, value ?? '')
      if ('problem' in result) problems.push(result.problem)
      else {
        good[name] = result.value
        const other =
          definition?.hasUniqueValue && result.value ? byUnique(object, name, result.value) : undefined
        if (!other || other.id === self) continue
        if (name === 'email') throw conflict('Contact', other.id)
        problems.push({
          name,
          code: 'CONFLICTING_UNIQUE_VALUE',
          message: `${other.id} already has that value.`,
        })
      }
    }
    if (problems.length > 0) throw invalidProperties(problems)
    return good
  }

  function write(found: Row, changes: Record<string, string>, actor: Actor, at: number): StoredRecord {
    const before = JSON.parse(found.properties) as Record<string, string>
    const changed = Object.entries(changes).filter(([name, value]) => (before[name] ?? '') !== value)
    if (changed.length === 0) return toRecord(found)
    const merged = { ...before, ...Object.fromEntries(changed) }
    const after = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
    store(found, after, at, { shown: found.shown_from <= at ? found.properties : found.shown })
    history.add(found.id, changed, actor, at)
    for (const [propertyName, propertyValue] of changed) {
      if (schema.property(found.object, propertyName)?.hasUniqueValue) {
        release.run(found.object, propertyName, found.id)
        if (propertyValue) hold.run(found.object, propertyName, propertyValue, found.id)
      }
      emit({
        object: found.object,
        objectId: String(found.id),
        kind: 'propertyChange',
        actor,
        propertyName,
        propertyValue,
      })
    }
    return toRecord({ ...found, properties: JSON.stringify(after), updated_at: at })
  }

  function store(
    found: Row,
    properties: Record<string, string>,
    at: number,
    more: { shown: string | null; archivedAt?: number; mergedInto?: number },
  ): void {
    save.run(
      JSON.stringify(properties),
      at,
      more.archivedAt ?? null,
      more.mergedInto ?? null,
      more.shown,
      at + searchLagMs,
      found.id,
    )
  }

  const existing = (object: ObjectName, id: string): Row => {
    const found = row(object, id)
    if (!found || found.archived_at !== null) throw notFound(object, id)
    return found
  }

  return {
    schema,
    links: makeLinks(db),
    history,
    transaction,
    get,
    byUnique,
    create: (object, properties, actor, at = clock.now().getTime()) =>
      transaction(() => {
        const good = checked(object, properties)
        const unset = (REQUIRED[object] ?? []).filter((name) => !good[name])
        if (unset.length > 0) throw requiredMissing(object, unset)
        const id = Number(insert.run(object, at, at, at + searchLagMs).lastInsertRowid)
        emit({ object, objectId: String(id), kind: 'creation', actor })
        return write(existing(object, String(id)), good, actor, at)
      }),
    update: (object, id, properties, actor) =>
      transaction(() => {
        const found = existing(object, id)
        return write(found, checked(object, properties, String(found.id)), actor, clock.now().getTime())
      }),
    archive: (object, id, actor) =>
      transaction(() => {
        const found = row(object, id)
        if (!found || found.archived_at !== null) return
        const at = clock.now().getTime()
        store(found, toRecord(found).properties, at, { shown: found.shown, archivedAt: at })
        releaseAll.run(found.id)
        emit({ object, objectId: String(found.id), kind: 'deletion', actor })
      }),
    merge: (object, winnerId, loserId, actor) =>
      transaction(() => {
        const [winner, loser] = [existing(object, winnerId), existing(object, loserId)]
        if (winner.id === loser.id)
          throw new ApiError(400, { message: 'A record cannot be merged with itself.' })
        const at = clock.now().getTime()
        const [kept, given] = [toRecord(winner).properties, toRecord(loser).properties]
        store(loser, given, at, { shown: loser.shown, archivedAt: at, mergedInto: winner.id })
        releaseAll.run(loser.id)
        const filled = Object.fromEntries(Object.entries(given).filter(([name]) => kept[name] === undefined))
        const ids = [kept.hs_merged_object_ids, given.hs_merged_object_ids, String(loser.id)].filter(Boolean)
        emit({ object, objectId: String(winner.id), kind: 'merge', actor, mergedIds: [String(loser.id)] })
        return write(winner, { ...filled, hs_merged_object_ids: ids.join(';') }, actor, at)
      }),
    list: (object, after, limit, archived = false) =>
      (page.all(object, after, archived ? 1 : 0, limit) as Row[]).map(toRecord),
    count: (object) => (total.get(object) as { n: number }).n,
    indexed: (object) => {
      const now = clock.now().getTime()
      return (live.all(object) as Row[]).flatMap((found) => {
        if (found.shown_from <= now) return toRecord(found)
        return found.shown === null ? [] : toRecord({ ...found, properties: found.shown })
      })
    },
  }
}

function toRecord(row: Row): StoredRecord {
  const own = JSON.parse(row.properties) as Record<string, string>
  return {
    object: row.object,
    id: String(row.id),
    properties: {
      ...own,
      hs_object_id: String(row.id),
      [createdProperty(row.object)]: new Date(row.created_at).toISOString(),
      [modifiedProperty(row.object)]: new Date(row.updated_at).toISOString(),
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.archived_at === null ? {} : { archivedAt: row.archived_at }),
  }
}
