import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import type {
  Association,
  Connector,
  FileWrite,
  OpenNeeds,
  RemoteHistory,
  RemoteProperty,
  RemoteRecord,
  RemoteWrite,
  Session,
  WantedProperty,
  WriteResult,
} from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { at, blanked, picked, unavailable } from './records.ts'

export type MemoryFault = 'rate_limit' | 'before' | 'after_commit'

/** A CRM that is a few maps: the reference of what a connector must do, and a fast CRM for tests. */
export interface MemoryCrm {
  connector: Connector
  /** What the CRM holds, by object; tests read it, and change it as a rep would by `edit`. */
  records: Map<string, Map<string, RemoteRecord>>
  associations: Association[]
  /** By "object:id". */
  files: Map<string, FileWrite['file']>
  /** Makes a record, as a person in the CRM would. */
  plant(object: string, fields: Record<string, string | null>, modifiedAt?: string): RemoteRecord
  edit(object: string, id: string, fields: Record<string, string | null>): void
  failNext(fault: MemoryFault, times?: number, skip?: number): void
  refuseCredentials(): void
  calls(): number
}

const PAGE = 100
/** A field with this value is refused, so that tests have a poison record. */
export const POISON = 'poison'

export function createMemoryCrm({ clock }: { clock: Clock }): MemoryCrm {
  const records: MemoryCrm['records'] = new Map()
  const properties = new Map<string, RemoteProperty[]>()
  const associations: Association[] = []
  const histories = new Map<string, RemoteHistory['fields']>()
  const files: MemoryCrm['files'] = new Map()
  const faults: (MemoryFault | undefined)[] = []
  let refusing = false
  let calls = 0
  let lastId = 0

  const table = (object: string) => {
    const found = records.get(object) ?? new Map<string, RemoteRecord>()
    records.set(object, found)
    return found
  }
  const plant: MemoryCrm['plant'] = (object, fields, modifiedAt = clock.now().toISOString()) => {
    const record = { object, id: String(++lastId), fields: blanked(fields), modifiedAt }
    table(object).set(record.id, record)
    remember(record, record.fields)
    return record
  }
  const edit: MemoryCrm['edit'] = (object, id, fields) => {
    const record = table(object).get(id)
    if (!record) throw new Error(`There is no ${object} ${id}.`)
    Object.assign(record.fields, blanked(fields))
    record.modifiedAt = clock.now().toISOString()
    remember(record, blanked(fields))
  }
  /** Newest first. */
  const remember = ({ object, id, modifiedAt }: RemoteRecord, changed: RemoteRecord['fields']) => {
    const known = histories.get(`${object}:${id}`) ?? {}
    for (const [name, value] of Object.entries(changed))
      known[name] = [{ value, at: modifiedAt }, ...(known[name] ?? [])]
    histories.set(`${object}:${id}`, known)
  }

  function open({ limiter }: OpenNeeds): Session {
    /** One call over the imagined wire. Reads wait a rate limit out; writes are retried by nobody but the engine. */
    async function call<T>(kind: 'read' | 'write', act: () => T): Promise<T> {
      await limiter.take('calls')
      calls++
      if (refusing) throw new HubError('credentials_expired', 'The memory CRM refuses the token.')
      const fault = faults.shift()
      if (fault === 'rate_limit') {
        limiter.pause('calls', 1000)
        if (kind === 'read') return call(kind, act)
        throw unavailable(1)
      }
      if (fault === 'before') throw unavailable()
      const answer = act()
      if (fault === 'after_commit') throw unavailable()
      return answer
    }
    const writeOne = (write: RemoteWrite): WriteResult => {
      const { object, keyProperty, key, id, fields } = write
      const holder = byKey(object, keyProperty, key)
      if (Object.values(fields).includes(POISON))
        return { ok: false, key, code: 'invalid', reason: 'A value is refused.' }
      if (id !== undefined && !table(object).has(id))
        return { ok: false, key, code: 'not_found', reason: `There is no ${object} ${id}.` }
      if (id !== undefined && holder && holder.id !== id)
        return { ok: false, key, code: 'conflict', reason: 'Held by another.', existingId: holder.id }
      const known = id ?? holder?.id
      const target = known ?? plant(object, {}).id
      edit(object, target, { ...fields, [keyProperty]: key })
      const record = table(object).get(target)
      const told = record ? { record: { ...record, fields: { ...record.fields } } } : {}
      if (known !== undefined) return { ok: true, key, id: target, created: false, ...told }
      const there = (write.associate ?? []).filter((to) => table(to.object).has(to.id))
      link(there.map((to) => ({ from: { object, id: target }, to })))
      return { ok: true, key, id: target, created: true, associated: there, ...told }
    }
    const link = (wanted: Association[]) => {
      const key = (one: Association) => JSON.stringify([one.from, one.to])
      const known = new Set(associations.map(key))
      for (const one of wanted) {
        if (!known.has(key(one))) associations.push(one)
        known.add(key(one))
      }
    }
    const byKey = (object: string, keyProperty: string, key: string) =>
      [...table(object).values()].find((record) => record.fields[keyProperty] === key)
    const ensureProperties = (wanted: WantedProperty[]) =>
      wanted.flatMap(({ object, ...property }) => {
        const known = properties.get(object) ?? []
        if (known.some(({ name }) => name === property.name)) return []
        properties.set(object, [...known, property])
        return [`${object}.${property.name}`]
      })

    const removeProperties = (wanted: WantedProperty[]) =>
      wanted.flatMap(({ object, name }) => {
        const known = properties.get(object) ?? []
        properties.set(
          object,
          known.filter((one) => one.name !== name),
        )
        return known.some((one) => one.name === name) ? [`${object}.${name}`] : []
      })

    return {
      check: () => call('read', () => ({ account: 'memory', missing: [] })),
      schema: (objects) =>
        call('read', () => ({
          objects: Object.fromEntries(objects.map((one) => [one, { properties: properties.get(one) ?? [] }])),
          owners: [{ id: '1', name: 'Ada Owner', email: 'ada@example.com' }],
          pipelines: {},
        })),
      ensureProperties: (wanted) => call('write', () => ensureProperties(wanted)),
      removeProperties: (wanted) => call('write', () => removeProperties(wanted)),
      read: (object, ids, fields) =>
        call('read', () =>
          ids.flatMap((id) => table(object).get(id) ?? []).map((one) => picked(one, fields)),
        ),
      readByKey: (object, keyProperty, keys, fields) =>
        call('read', () =>
          keys.flatMap((key) => byKey(object, keyProperty, key) ?? []).map((one) => picked(one, fields)),
        ),
      search: (object, match, fields, limit = 10) =>
        call('read', () =>
          [...table(object).values()]
            .filter((one) => Object.entries(match).every(([name, value]) => one.fields[name] === value))
            .slice(0, limit)
            .map((one) => picked(one, fields)),
        ),
      searchIn: (object, property, values, fields, limit = 1000) =>
        call('read', () =>
          [...table(object).values()]
            .filter((one) => values.includes(one.fields[property] ?? ''))
            .slice(0, limit)
            .map((one) => picked(one, fields)),
        ),
      history: (object, ids, fields) =>
        call('read', () =>
          [...new Set(ids)]
            .filter((id) => table(object).has(id))
            .map((id) => ({
              id,
              fields: Object.fromEntries(
                fields.map((name) => [name, histories.get(`${object}:${id}`)?.[name] ?? []]),
              ),
            })),
        ),
      associated: (object, ids, toObject) =>
        call('read', () =>
          associations.filter(
            ({ from, to }) => from.object === object && ids.includes(from.id) && to.object === toObject,
          ),
        ),
      write: (writes) => call('write', () => writes.map(writeOne)),
      attach: ({ file, ...write }) =>
        call('write', () => {
          const result = writeOne(write)
          if (result.ok && result.created) files.set(`${write.object}:${result.id}`, file)
          return result
        }),
      associate: (wanted) => call('write', () => link(wanted)),
      changes: (object, cursor, fields) =>
        call('read', () => {
          if (cursor === undefined)
            return { records: [], cursor: at(clock.now().toISOString(), 0), more: false }
          const [from = '', after = '0'] = cursor.split('|')
          const changed = [...table(object).values()]
            .filter(
              (one) => one.modifiedAt > from || (one.modifiedAt === from && Number(one.id) > Number(after)),
            )
            .sort((a, b) => a.modifiedAt.localeCompare(b.modifiedAt) || Number(a.id) - Number(b.id))
          const page = changed.slice(0, PAGE)
          const last = page.at(-1)
          return {
            records: page.map((one) => picked(one, fields)),
            cursor: last ? at(last.modifiedAt, Number(last.id)) : cursor,
            more: changed.length > PAGE,
          }
        }),
      archive: (object, ids) => call('write', () => ids.forEach((id) => table(object).delete(id))),
    }
  }

  return {
    connector: {
      name: 'memory',
      title: 'Memory',
      credentials: z.object({ token: z.string().min(1) }),
      limits: { calls: { calls: 1000, perMs: 1000 } },
      open,
    },
    records,
    associations,
    plant,
    edit,
    files,
    failNext: (fault, times = 1, skip = 0) =>
      faults.push(...Array<undefined>(skip), ...Array<MemoryFault>(times).fill(fault)),
    refuseCredentials: () => (refusing = true),
    calls: () => calls,
  }
}
