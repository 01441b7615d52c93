import type { Session } from '../../hub/domain/connector.ts'
import { allOf, equals, oneOf, same, type Query } from './conditions.ts'
import { eachOf, MAX_PARALLEL } from './each.ts'
import { nameOf } from './names.ts'
import { OBJECTS, type ObjectTable } from './objects.ts'
import { unknownObject } from './unknown-object.ts'
import { Raws, type Raw } from './records-shape.ts'
import type { SetUp } from './set-up.ts'
import type { SubRecords } from './sub-records.ts'
import { queryOf, type Params } from './caller.ts'
import { MAX_URL_CHARS, type Transport } from './transport.ts'
import { toRemote, valueOf } from './values.ts'

const MAX_PAGE = 1000
const DEFAULT_LIMIT = 10
const DEFAULT_MANY = 1000
/** Room for scheme, host, codebase and the other parameters in an address of MAX_URL_CHARS. */
const SPARE_CHARS = 500

export type Reads = Required<Pick<Session, 'read' | 'readByKey' | 'search' | 'searchIn'>>

/** `how` is `get` for reads, `look` for what comes before a write. */
export type Ask = Transport['get']

export function makeReads(transport: Transport, subs: SubRecords, setUp: SetUp): Reads {
  const { get } = transport
  const tell = async (object: string, raws: Raw[], fields: string[]) =>
    (await setUp.withProgress(object, raws, fields)).map((raw) => toRemote(object, raw, fields))
  const find = (object: string, query: Query, limit: number) =>
    get(Raws, tableOf(object).path, { ...query, pageSize: Math.min(limit, MAX_PAGE) }, tableOf(object).rights)

  return {
    async read(object, ids, fields) {
      if (subs.has(object)) return subs.read(object, ids, fields)
      return tell(object, await readRaw(get, object, ids), fields)
    },

    async readByKey(object, keyProperty, keys, fields) {
      // A mark can only be looked for where its record is, and that is what `write` does before it makes one.
      if (subs.has(object)) return []
      const found = await eachOf([...new Set(keys)], MAX_PARALLEL, (key) =>
        byKey(get, object, keyProperty, key),
      )
      return tell(object, found.flat(), [...new Set([...fields, keyProperty])])
    },

    async search(object, match, fields, limit = DEFAULT_LIMIT) {
      if (subs.has(object)) return []
      const queries = Object.entries(match).map(([name, value]) => equals(object, name, value))
      if (queries.length === 0 || queries.some((query) => query === undefined)) return []
      const raws = await find(object, allOf(queries.filter((query) => query !== undefined)), MAX_PAGE)
      const found = raws.filter((raw) => isLive(raw) && matches(object, raw, match))
      return tell(object, found.slice(0, limit), fields)
    },

    async searchIn(object, property, values, fields, limit = DEFAULT_MANY) {
      if (subs.has(object)) return []
      const found = new Map<number, Raw>()
      for (const query of inQueries(object, property, values)) {
        if (found.size >= limit) break
        const raws = (await find(object, query, MAX_PAGE)).filter(
          (raw) =>
            isLive(raw) &&
            values.some((value) =>
              same(object, property, valueOf(object, raw, nameOf(object, property)), value),
            ),
        )
        for (const raw of raws) found.set(raw.id, raw)
      }
      return tell(object, [...found.values()].slice(0, limit), fields)
    },
  }
}

/** Records as ConnectWise tells them, as many a call as an address holds. */
export async function readRaw(ask: Ask, object: string, ids: string[]): Promise<Raw[]> {
  const { path, rights } = tableOf(object)
  const wanted = [...new Set(ids)].filter((id) => /^\d{1,15}$/.test(id))
  const found: Raw[] = []
  for (const some of inAddresses(wanted, (part) => ({ conditions: `id in (${part.join(',')})` })))
    found.push(
      ...(await ask(Raws, path, { conditions: `id in (${some.join(',')})`, pageSize: MAX_PAGE }, rights)),
    )
  return found
}

/** The records that have our key; our own field is asked, not a search index, so nothing is shown late. */
export async function byKey(ask: Ask, object: string, keyProperty: string, key: string): Promise<Raw[]> {
  const query = equals(object, keyProperty, key)
  if (!query) return []
  const raws = await ask(Raws, tableOf(object).path, { ...query, pageSize: 10 }, tableOf(object).rights)
  return raws.filter((raw) => isLive(raw) && valueOf(object, raw, nameOf(object, keyProperty)) === key)
}

export const isLive = (raw: Raw): boolean => raw.deletedFlag !== true

export function tableOf(object: string): ObjectTable {
  const table = OBJECTS[object]
  if (!table) throw unknownObject(object)
  return table
}

const matches = (object: string, raw: Raw, match: Record<string, string>): boolean =>
  Object.entries(match).every(([name, value]) =>
    same(object, name, valueOf(object, raw, nameOf(object, name)), value),
  )

/** Together where that can be, the others one by one. */
function inQueries(object: string, property: string, values: string[]): Query[] {
  const wanted = [...new Set(values)].filter((value) => value.trim() !== '')
  const together = wanted.filter((value) => oneOf(object, property, [value]))
  const alone = wanted.filter((value) => !together.includes(value))
  const query = (some: string[]): Query => oneOf(object, property, some) ?? {}
  return [
    ...inAddresses(together, query).map(query),
    ...alone.flatMap((value) => equals(object, property, value) ?? []),
  ]
}

/** As many values a call as keep the address short enough. */
function inAddresses(values: string[], query: (some: string[]) => Query): string[][] {
  const groups: string[][] = []
  let group: string[] = []
  for (const value of values) {
    const longer = [...group, value]
    if (group.length > 0 && queryOf({ ...query(longer) } as Params).length > MAX_URL_CHARS - SPARE_CHARS) {
      groups.push(group)
      group = [value]
    } else group = longer
  }
  return group.length > 0 ? [...groups, group] : groups
}
