import { setImmediate } from 'node:timers/promises'
import type { Collection } from './catalog.ts'
import { matcher } from './match.ts'
import { orderKey } from './order.ts'
import { indexedAt, split } from './paths.ts'
import { plan, type Plan } from './plan.ts'
import type { Reader, Row } from './storage.ts'
import { decode, int, type Doc } from './values.ts'

export interface Query {
  filter: Doc
  sort?: Doc
  skip?: number
  /** 0 or absent: all. */
  limit?: number
}

export interface Found {
  row: number
  raw: Uint8Array
  /** Decoded already, when the filter had to look into it. */
  doc?: Doc
}

const FIRST_PAGE = 20
const LARGEST_PAGE = 200
/** Pages read before others get a turn. */
const PAGES_A_TURN = 10

/** Yields what a query finds, in its order, a page at a time. */
export async function* find(reader: Reader, collection: Collection, query: Query): AsyncGenerator<Found> {
  const { filter, sort = {}, skip = 0, limit = 0 } = query
  const way = plan(collection, filter, sort)
  const all = select(reader, collection, way, filter, limit > 0 ? skip + limit : 0)
  const ordered = way.sorted ? all : sorted(reader, collection, all, sort)
  let seen = 0
  for await (const found of ordered) {
    if (seen++ < skip) continue
    yield found
    if (limit > 0 && seen >= skip + limit) return
  }
}

/** Counts without decoding or fetching when the index alone knows the answer. */
export async function count(reader: Reader, collection: Collection, query: Query): Promise<number> {
  const way = plan(collection, query.filter, {})
  let total = 0
  if (way.exact && !way.index) total = await reader.count(collection)
  else if (way.exact && way.index)
    for (const range of way.ranges) total += await reader.countRange(collection, way.index, range)
  else for await (const _ of select(reader, collection, way, query.filter, 0)) total++
  const rest = Math.max(0, total - (query.skip ?? 0))
  return query.limit ? Math.min(rest, query.limit) : rest
}

async function* select(
  reader: Reader,
  collection: Collection,
  way: Plan,
  filter: Doc,
  wanted: number,
): AsyncGenerator<Found> {
  const matches = matcher(filter)
  const several = (way.index?.multikey.size ?? 0) > 0
  const seen = new Set<number>()
  for await (const { row, raw } of candidates(reader, collection, way, wanted)) {
    if (several && seen.has(row)) continue
    if (several) seen.add(row)
    if (way.exact) yield { row, raw }
    else {
      const doc = decode(raw)
      if (matches(doc)) yield { row, raw, doc }
    }
  }
}

async function* candidates(reader: Reader, collection: Collection, way: Plan, wanted: number) {
  const { index, reverse } = way
  const size = wanted > 0 && way.exact ? Math.min(wanted, LARGEST_PAGE) : FIRST_PAGE
  if (!index)
    return yield* pages(size, (last, limit) => reader.walk(collection, { after: last?.row, reverse, limit }))
  for (const range of way.ranges)
    yield* pages(size, (last, limit) =>
      reader.scan(collection, index, { range, reverse, limit, after: last }),
    )
}

async function* pages(size: number, read: (last: Row | undefined, limit: number) => Promise<Row[]>) {
  let last: Row | undefined
  for (let turn = 1, limit = size; ; turn++, limit = LARGEST_PAGE) {
    const page = await read(last, limit)
    yield* page
    if (page.length < limit) return
    last = page.at(-1)
    if (turn % PAGES_A_TURN === 0) await setImmediate()
  }
}

/** Holds only sort keys and places; documents are fetched again when their turn comes. */
async function* sorted(
  reader: Reader,
  collection: Collection,
  all: AsyncGenerator<Found>,
  sort: Doc,
): AsyncGenerator<Found> {
  const keyOf = sortKey(sort)
  const held: { key: Buffer; row: number }[] = []
  for await (const { row, raw, doc } of all) held.push({ key: keyOf(doc ?? decode(raw)), row })
  held.sort((a, b) => Buffer.compare(a.key, b.key) || a.row - b.row)
  for (const { row } of held) {
    const found = await reader.fetch(collection, row)
    if (found) yield { row, raw: found.raw }
  }
}

/** Makes the bytes that documents sort by. An array counts as its lowest element, or highest when descending. */
export function sortKey(sort: Doc): (doc: Doc) => Buffer {
  const fields = Object.entries(sort).map(([path, direction]) => ({
    parts: split(path),
    descending: int(direction) < 0,
  }))
  return (doc) =>
    Buffer.concat(
      fields.map(({ parts, descending }) => {
        const keys = indexedAt(doc, parts).values.map((value) => orderKey(value, descending))
        return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least))
      }),
    )
}
