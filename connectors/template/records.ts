import { z } from 'zod'
import type { RemoteRecord, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import type { Clock } from '../../hub/domain/clock.ts'
import type { Http } from './http.ts'

const PAGE = 100
/** Pages that one look at the changes takes. */
const MAX_PAGES = 10

export const Item = z.looseObject({
  id: z.string(),
  modifiedAt: z.iso.datetime(),
  fields: z.record(z.string(), z.string().nullable()),
})
const Items = z.looseObject({ items: z.array(Item) })

/** With `fields`, exactly those; otherwise all that Template told. */
export function toRemote(object: string, item: z.infer<typeof Item>, fields?: string[]): RemoteRecord {
  const names = fields ?? Object.keys(item.fields)
  return {
    object,
    id: item.id,
    modifiedAt: item.modifiedAt,
    fields: Object.fromEntries(names.map((name) => [name, item.fields[name] || null])),
  }
}

export function makeReads({ read }: Http): Pick<Session, 'read' | 'readByKey' | 'search'> {
  const find = async (object: string, where: Record<string, string[]>, fields: string[], limit = PAGE) => {
    const { items } = await read(Items, 'POST', `/${object}/find`, { where, limit })
    return items.map((item) => toRemote(object, item, fields))
  }
  const findMany = async (object: string, property: string, values: string[], fields: string[]) => {
    const found: RemoteRecord[] = []
    for (let start = 0; start < values.length; start += PAGE)
      found.push(...(await find(object, { [property]: values.slice(start, start + PAGE) }, fields)))
    return found
  }
  return {
    read: (object, ids, fields) => findMany(object, 'id', [...new Set(ids)], fields),
    readByKey: (object, keyProperty, keys, fields) =>
      findMany(object, keyProperty, [...new Set(keys)], [...new Set([...fields, keyProperty])]),
    search: (object, match, fields, limit = 10) =>
      find(
        object,
        Object.fromEntries(Object.entries(match).map(([name, value]) => [name, [value]])),
        fields,
        Math.min(limit, PAGE),
      ),
  }
}

/** Behind the last record seen: first by its stamp, and by its id among records of one stamp. */
const Cursor = z.object({ since: z.iso.datetime(), id: z.string() })

export function makeChanges({ read }: Http, clock: Clock): NonNullable<Session['changes']> {
  return async (object, given, fields) => {
    if (given === undefined)
      return { records: [], cursor: encode({ since: clock.now().toISOString(), id: '' }), more: false }
    let cursor = decode(given)
    const records: RemoteRecord[] = []
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams({ ...cursor, limit: String(PAGE) })
      const { items } = await read(Items, 'GET', `/${object}/changes?${query}`)
      records.push(...items.map((item) => toRemote(object, item, fields)))
      const last = items.at(-1)
      if (last) cursor = { since: last.modifiedAt, id: last.id }
      if (items.length < PAGE) return { records, cursor: encode(cursor), more: false }
    }
    return { records, cursor: encode(cursor), more: true }
  }
}

const encode = (cursor: z.infer<typeof Cursor>) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw new HubError('invalid_input', 'This is not a cursor of the Template connector.', {
      hint: 'Start again without a cursor.',
    })
  }
}
