import type { Clock } from '../../../hub/domain/clock.ts'
import { makeTransaction, type Database } from './database.ts'
import { REQUIRED, type ObjectName } from './definitions.ts'
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
import { filled, toRecord } from './record.ts'
import { makeRows, type Narrowed, type Row } from './rows.ts'
import { makeSchema, type Schema } from './schema.ts'
import { makeUnique } from './unique.ts'
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
  readonly properties: Record<string, string>
  createdAt: number
  updatedAt: number
  archivedAt?: number
}

/** What one write did to one record; HubSpot sends an event for each property of it. */
export interface PortalChange {
  object: ObjectName
  objectId: string
  kind: 'creation' | 'propertyChange' | 'deletion' | 'merge'
  actor: Actor
  at: number
  /** For creations and property changes. */
  changed: [name: string, value: string][]
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
  /** As the search index sees them now: late by `searchLagMs`. What is left out cannot match. */
  indexed(object: ObjectName, narrowed?: Narrowed): StoredRecord[]
}
type Properties = Record<string, string | null>

export interface PortalNeeds {
  db: Database
  clock: Clock
  searchLagMs: number
  emit(change: PortalChange): void
}

export function makePortal({ db, clock, searchLagMs, emit }: PortalNeeds): Portal {
  const schema = makeSchema(db)
  const history = makeHistory(db)
  const rows = makeRows(db)
  const unique = makeUnique(db)
  const inTransaction = makeTransaction(db)
  const transaction: Portal['transaction'] = (act) => {
    try {
      return inTransaction(act)
    } catch (error) {
      schema.refresh()
      throw error
    }
  }

  const row = (object: ObjectName, id: string, seen = 0): Row | undefined => {
    if (!/^\d{1,15}$/.test(id)) return undefined
    const found = rows.one(object, Number(id))
    return found?.merged_into && seen < 10 ? row(object, String(found.merged_into), seen + 1) : found
  }
  const get: Portal['get'] = (object, id, archived = false) => {
    const found = row(object, id)
    return found && (found.archived_at !== null) === archived ? toRecord(found) : undefined
  }
  const byUnique: Portal['byUnique'] = (object, property, value) => {
    const id = unique.holder(object, property, value)
    return id === undefined ? undefined : get(object, String(id))
  }
  const existing = (object: ObjectName, id: string): Row => {
    const found = row(object, id)
    if (!found || found.archived_at !== null) throw notFound(object, id)
    return found
  }

  /** Every bad property is named at once; a unique value held by another record is a conflict. */
  function checked(object: ObjectName, given: Properties, self?: number): Record<string, string> {
    const problems: PropertyProblem[] = []
    const good: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) {
      const definition = schema.property(object, name)
      const result = checkValue(definition, name, value ?? '')
      if ('problem' in result) problems.push(result.problem)
      else {
        good[name] = result.value
        const other =
          definition?.hasUniqueValue && result.value ? unique.holder(object, name, result.value) : undefined
        if (other === undefined || other === self) continue
        if (name === 'email') throw conflict('Contact', String(other))
        problems.push({
          name,
          code: 'CONFLICTING_UNIQUE_VALUE',
          message: `${other} already has that value.`,
        })
      }
    }
    if (problems.length > 0) throw invalidProperties(problems)
    return good
  }

  /** Takes note of a change everywhere but in the record itself. */
  function noted(
    found: Row,
    kind: 'creation' | 'propertyChange',
    changed: [string, string][],
    actor: Actor,
  ): void {
    const { object, id, updated_at: at } = found
    history.add(id, changed, actor, at)
    for (const [name, value] of changed)
      if (schema.property(object, name)?.hasUniqueValue) {
        if (kind !== 'creation') unique.release(object, name, id)
        if (value) unique.hold(object, name, value, id)
      }
    emit({ object, objectId: String(id), kind, actor, at, changed })
  }

  function change(found: Row, good: Record<string, string>, actor: Actor, at: number): StoredRecord {
    const before = JSON.parse(found.properties) as Record<string, string>
    const changed = Object.entries(good).filter(([name, value]) => (before[name] ?? '') !== value)
    if (changed.length === 0) return toRecord(found)
    const after = filled({ ...before, ...Object.fromEntries(changed) })
    const shown =
      found.shown_from <= at
        ? { shown: found.properties, shown_at: found.updated_at }
        : { shown: found.shown, shown_at: found.shown_at }
    const saved = { ...found, properties: JSON.stringify(after), updated_at: at }
    rows.save({ ...saved, ...shown, shown_from: at + searchLagMs })
    noted(saved, 'propertyChange', changed, actor)
    return toRecord(saved, after)
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
        const good = filled(checked(object, properties))
        const unset = (REQUIRED[object] ?? []).filter((name) => !good[name])
        if (unset.length > 0) throw requiredMissing(object, unset)
        const made = rows.add({ object, properties: JSON.stringify(good) }, at, at + searchLagMs)
        noted(made, 'creation', Object.entries(good), actor)
        return toRecord(made, good)
      }),
    update: (object, id, properties, actor) =>
      transaction(() => {
        const found = existing(object, id)
        return change(found, checked(object, properties, found.id), actor, clock.now().getTime())
      }),
    archive: (object, id, actor) =>
      transaction(() => {
        const found = row(object, id)
        if (!found || found.archived_at !== null) return
        const at = clock.now().getTime()
        rows.save({ ...found, updated_at: at, archived_at: at })
        unique.releaseAll(found.id)
        emit({ object, objectId: String(found.id), kind: 'deletion', actor, at, changed: [] })
      }),
    merge: (object, winnerId, loserId, actor) =>
      transaction(() => {
        const [winner, loser] = [existing(object, winnerId), existing(object, loserId)]
        if (winner.id === loser.id)
          throw new ApiError(400, { message: 'A record cannot be merged with itself.' })
        const at = clock.now().getTime()
        const [kept, given] = [winner, loser].map(
          ({ properties }) => JSON.parse(properties) as Record<string, string>,
        )
        const [objectId, mergedIds] = [String(winner.id), [String(loser.id)]]
        rows.save({ ...loser, updated_at: at, archived_at: at, merged_into: winner.id })
        unique.releaseAll(loser.id)
        const gained = Object.entries(given ?? {}).filter(([name]) => kept?.[name] === undefined)
        const ids = [kept?.hs_merged_object_ids, given?.hs_merged_object_ids, ...mergedIds].filter(Boolean)
        emit({ object, objectId, kind: 'merge', actor, at, changed: [], mergedIds })
        return change(
          winner,
          { ...Object.fromEntries(gained), hs_merged_object_ids: ids.join(';') },
          actor,
          at,
        )
      }),
    list: (object, after, limit, archived = false) =>
      rows.page(object, after, limit, archived).map((found) => toRecord(found)),
    count: rows.count,
    indexed: (object, narrowed = {}) => {
      const now = clock.now().getTime()
      return rows.live(object, now, narrowed).flatMap((found) => {
        if (found.shown_from <= now) return toRecord(found)
        return found.shown === null
          ? []
          : toRecord({ ...found, properties: found.shown, updated_at: found.shown_at ?? found.updated_at })
      })
    },
  }
}
