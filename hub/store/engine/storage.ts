import type { Catalog, Collection, Index } from './catalog.ts'
import type { Doc } from './values.ts'

/** A stored document. `row` is its place, `key` what the scan was ordered by. */
export interface Row {
  row: number
  key: Uint8Array
  raw: Uint8Array
}

/** The keys from `from` up to, not including, `to`; null is the end. */
export interface Range {
  from: Buffer
  to: Buffer | null
}

export interface Page {
  range: Range
  /** Continue behind this one. */
  after?: { key: Uint8Array; row: number } | undefined
  reverse: boolean
  limit: number
}

export interface Reader {
  catalog(): Promise<Catalog>
  /** A page in insertion order. */
  walk(
    collection: Collection,
    page: { after?: number | undefined; reverse: boolean; limit: number },
  ): Promise<Row[]>
  /** A page in the order of an index. */
  scan(collection: Collection, index: Index, page: Page): Promise<Row[]>
  /** One document by the order key of its `_id`. */
  find(collection: Collection, idKey: Buffer): Promise<Row | undefined>
  fetch(collection: Collection, row: number): Promise<Row | undefined>
  count(collection: Collection): Promise<number>
  countRange(collection: Collection, index: Index, range: Range): Promise<number>
}

export interface Writer extends Reader {
  /** Runs a part that is undone alone when it fails. */
  atomic<T>(part: () => Promise<T>): Promise<T>
  /** Throws `TakenError` when the key is taken. */
  insert(collection: Collection, idKey: Buffer, raw: Buffer): Promise<number>
  replace(collection: Collection, row: number, raw: Buffer): Promise<void>
  remove(collection: Collection, row: number): Promise<void>
  /** Throws `TakenError` when the index is unique and the key is taken. */
  addEntry(index: Index, key: Buffer, row: number): Promise<void>
  removeEntry(index: Index, key: Buffer, row: number): Promise<void>
  createCollection(database: string, name: string): Promise<Collection>
  dropCollection(collection: Collection): Promise<void>
  createIndex(collection: Collection, definition: Doc): Promise<Index>
  /** Notes that these fields of an index hold arrays, too. */
  markMultikey(collection: Collection, index: Index, paths: string[]): Promise<void>
  dropIndex(collection: Collection, index: Index): Promise<void>
}

/**
 * What the engine needs of a database: ordered byte keys, blobs and transactions. Everything is a promise, so that
 * a database across a network fits as well as a file.
 */
export interface Storage {
  /** Sees what is committed, and nothing else. */
  reader: Reader
  /** All or nothing; resolves once it is durable. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A unique key is taken. */
export class TakenError extends Error {}
