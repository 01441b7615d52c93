import type { Association, RecordId, RemoteEvent, RemoteProperty } from '../../domain/connector.ts'
import type { SimTime } from './time.ts'

export type Author = 'us' | 'rep' | 'other tool'

/** A record of the imagined CRM, with more of its past than any real one shows. */
export interface SimRecord {
  object: string
  id: string
  fields: Record<string, string | null>
  madeBy: Author
  /** Our key that it was made with; empty when people made it. */
  madeFor: string
  modifiedMs: number
  archived: boolean
  /** Why it is gone. */
  mergedInto?: string
  mergedIds: string[]
  history: Record<string, { value: string | null; atMs: number; by: Author }[]>
  /** What the search index shows until `shownFromMs`; null = nothing yet. */
  shown: Record<string, string | null> | null
  shownFromMs: number
  /** The stamp of what the index shows until then. */
  shownMs: number
}

/** How this CRM behaves; every one of these is how some real CRM does. */
export interface CrmHabits {
  /** What the reply to a write tells. */
  reply: 'whole' | 'sent' | 'nothing'
  /** Whether the id of a record that was merged away leads to the one that lives on. */
  mergedIds: 'lead' | 'vanish'
  /** Whether two contacts may have one e-mail address. */
  uniqueEmail: boolean
  /** Whether it remembers former values, and shows them. */
  history: boolean
  /** Whether it spells telephone numbers in its own way. */
  tidies: boolean
  lagMs: number
  latencyMs: number
}

export interface CrmState {
  records: Map<string, Map<string, SimRecord>>
  properties: Map<string, RemoteProperty[]>
  /** The properties of objects of which some were dropped, as they were. */
  dropped: Map<string, RemoteProperty[]>
  associations: Association[]
  /** Pairs that a rep took apart. */
  takenApart: Association[]
  /** Fields that were gone for a while, and what they held with them, as "object.field". */
  emptied: Set<string>
  /** Webhooks on their way. */
  outbox: RemoteEvent[]
  /** Every webhook ever sent. */
  events: RemoteEvent[]
  lastId: number
}

export const emptyCrm = (): CrmState => ({
  records: new Map(),
  properties: new Map(),
  dropped: new Map(),
  associations: [],
  takenApart: [],
  emptied: new Set(),
  outbox: [],
  events: [],
  lastId: 0,
})

export type Fields = Record<string, string | null>

/** What happens to records, whoever does it; each change tells `changed`. */
export interface CrmRecords {
  table(object: string): Map<string, SimRecord>
  live(object: string): SimRecord[]
  make(object: string, fields: Fields, by: Author, madeFor?: string): SimRecord
  edit(record: SimRecord, fields: Fields, by: Author): void
  archive(record: SimRecord): void
  merge(winner: SimRecord, loser: SimRecord): void
  associate(wanted: Association[]): void
  takeApart(pair: Association): void
  byId(object: string, id: string): SimRecord | undefined
  byKey(object: string, property: string, key: string): SimRecord | undefined
}

/** Who is told of what happens, at once. */
export interface Witness {
  changed(
    record: SimRecord,
    change: { field: string; before: string | null; after: string | null; by: Author }[],
    what: 'made' | 'edited' | 'merged',
  ): void
  deleted(record: SimRecord): void
  /** We associated two records that were not, by their names. */
  paired(ends: string[]): void
  tookApart(ends: string[]): void
}

const pairKey = ({ from, to }: Association) => [from, to].map(nameOf).sort().join(' ')
export const nameOf = ({ object, id }: RecordId): string => `${object}:${id}`

export function makeRecords(
  state: CrmState,
  habits: CrmHabits,
  time: SimTime,
  { changed, deleted, paired, tookApart }: Witness,
): CrmRecords {
  const table: CrmRecords['table'] = (object) => {
    const found = state.records.get(object) ?? new Map<string, SimRecord>()
    state.records.set(object, found)
    return found
  }
  const live = (object: string) => [...table(object).values()].filter(({ archived }) => !archived)
  const send = ({ object, id }: SimRecord, kind: RemoteEvent['kind'], mergedInto?: string) => {
    const event: RemoteEvent = {
      id: `e${++state.lastId}`,
      object,
      recordId: id,
      kind,
      occurredAt: time.now().toISOString(),
      ...(mergedInto === undefined ? {} : { mergedInto }),
    }
    state.outbox.push(event)
    state.events.push(event)
  }
  /** The search index learns of it later. */
  const stamp = (record: SimRecord, before: Fields | null) => {
    const formerMs = record.modifiedMs
    record.modifiedMs = time.now().getTime()
    if (record.shownFromMs <= record.modifiedMs) {
      record.shown = before
      record.shownMs = formerMs
    }
    record.shownFromMs = record.modifiedMs + habits.lagMs
  }
  const tidied = (name: string, value: string | null) => {
    if (value === null || value === '') return null
    const digits = /^\+1 (\d{3}) (\d{3}) (\d{4})$/.exec(value)
    return habits.tidies && name === 'phone' && digits ? `(${digits[1]}) ${digits[2]}-${digits[3]}` : value
  }
  const set: CrmRecords['edit'] = (record, fields, by) => {
    const changes = Object.entries(fields).flatMap(([field, given]) => {
      const before = record.fields[field] ?? null
      const after = tidied(field, given)
      return before === after ? [] : [{ field, before, after, by }]
    })
    if (changes.length === 0) return
    const before = { ...record.fields }
    for (const { field, after } of changes) record.fields[field] = after
    stamp(record, before)
    for (const { field, after } of changes)
      record.history[field] = [
        { value: after, atMs: record.modifiedMs, by },
        ...(record.history[field] ?? []),
      ]
    changed(record, changes, 'edited')
    send(record, 'changed')
  }
  return {
    table,
    live,
    make(object, fields, by, madeFor = '') {
      const record: SimRecord = {
        object,
        id: String(++state.lastId),
        fields: {},
        madeBy: by,
        madeFor,
        modifiedMs: 0,
        archived: false,
        mergedIds: [],
        history: {},
        shown: null,
        shownFromMs: 0,
        shownMs: 0,
      }
      table(object).set(record.id, record)
      const made = Object.entries(fields).flatMap(([field, given]) => {
        const after = tidied(field, given)
        return after === null ? [] : [{ field, before: null, after, by }]
      })
      for (const { field, after } of made) record.fields[field] = after
      stamp(record, null)
      for (const { field, after } of made)
        record.history[field] = [{ value: after, atMs: record.modifiedMs, by }]
      changed(record, made, 'made')
      send(record, 'created')
      return record
    },
    edit: set,
    archive(record) {
      record.archived = true
      deleted(record)
      send(record, 'deleted')
    },
    merge(winner, loser) {
      loser.archived = true
      loser.mergedInto = winner.id
      winner.mergedIds = [...new Set([...winner.mergedIds, loser.id, ...loser.mergedIds])]
      const filled = Object.entries(loser.fields).filter(
        ([name, value]) => value !== null && (winner.fields[name] ?? null) === null,
      )
      stamp(winner, { ...winner.fields })
      const changes = filled.map(([field, after]) => ({ field, before: null, after, by: 'rep' as const }))
      for (const { field, after, by } of changes) {
        winner.fields[field] = after
        winner.history[field] = [
          { value: after, atMs: winner.modifiedMs, by },
          ...(winner.history[field] ?? []),
        ]
      }
      changed(winner, changes, 'merged')
      state.associations = state.associations.map(({ from, to }) => ({
        from: from.object === loser.object && from.id === loser.id ? { ...from, id: winner.id } : from,
        to: to.object === loser.object && to.id === loser.id ? { ...to, id: winner.id } : to,
      }))
      send(loser, 'merged', winner.id)
    },
    associate(wanted) {
      const known = new Set(state.associations.map(pairKey))
      for (const one of wanted) {
        if (!known.has(pairKey(one))) {
          state.associations.push(one)
          paired([nameOf(one.from), nameOf(one.to)])
        }
        known.add(pairKey(one))
      }
    },
    takeApart(pair) {
      state.associations = state.associations.filter((one) => pairKey(one) !== pairKey(pair))
      state.takenApart.push(pair)
      tookApart([nameOf(pair.from), nameOf(pair.to)])
    },
    byId(object, id) {
      const found = table(object).get(id)
      if (found?.mergedInto === undefined || habits.mergedIds === 'vanish') return found
      return table(object).get(found.mergedInto)
    },
    byKey: (object, property, key) => live(object).find(({ fields }) => fields[property] === key),
  }
}
