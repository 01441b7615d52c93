import { ObjectId } from 'bson'
import { entriesOf, keyValues, namespace, type Collection, type Index } from './catalog.ts'
import { badValue, CommandError } from './errors.ts'
import { orderKey } from './order.ts'
import { TakenError, type Writer } from './storage.ts'
import { depthOf, encode, type Doc, type Value } from './values.ts'

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const MAX_DEPTH = 180
const INSERT_TOO_LARGE = () => new CommandError(10334, 'BSONObjectTooLarge', 'object to insert too large')
const UPDATE_TOO_LARGE = () =>
  new CommandError(17419, 'BSONObjectTooLarge', 'Resulting document after update is larger than 16777216')

/** Finds a collection, making it when it is not there. */
export async function ensureCollection(writer: Writer, database: string, name: string): Promise<Collection> {
  const known = (await writer.catalog()).get(namespace(database, name))
  if (known) return known
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.'))
    throw new CommandError(73, 'InvalidNamespace', `Invalid collection name: ${name}`)
  return writer.createCollection(database, name)
}

/** Stores a new document with its index entries; answers it as it was stored, with `_id` first. */
export async function insert(writer: Writer, collection: Collection, given: Doc): Promise<Doc> {
  const { _id = new ObjectId(), ...rest } = given
  const doc: Doc = { _id, ...rest }
  checkId(_id)
  const raw = toRaw(doc, INSERT_TOO_LARGE)
  return writer.atomic(async () => {
    const row = await claimed(collection, collection.indexes[0], doc, () =>
      writer.insert(collection, orderKey(_id), raw),
    )
    for (const index of ownIndexes(collection)) await addEntries(writer, collection, index, doc, row)
    return doc
  })
}

/** Stores the changed form of a document; false when nothing changed. */
export async function replace(
  writer: Writer,
  collection: Collection,
  stored: { row: number; raw: Uint8Array; doc: Doc },
  next: Doc,
): Promise<boolean> {
  const raw = toRaw(next, UPDATE_TOO_LARGE)
  if (raw.equals(stored.raw)) return false
  return writer.atomic(async () => {
    await writer.replace(collection, stored.row, raw)
    for (const index of ownIndexes(collection)) {
      const before = entriesOf(index, stored.doc).keys
      const after = entriesOf(index, next).keys
      for (const key of before)
        if (!after.some((one) => one.equals(key))) await writer.removeEntry(index, key, stored.row)
      await addEntries(writer, collection, index, next, stored.row, before)
    }
    return true
  })
}

export async function remove(
  writer: Writer,
  collection: Collection,
  stored: { row: number; doc: Doc },
): Promise<void> {
  for (const index of ownIndexes(collection))
    for (const key of entriesOf(index, stored.doc).keys) await writer.removeEntry(index, key, stored.row)
  await writer.remove(collection, stored.row)
}

/** Adds the entries of a document to an index, except those that are there already. */
export async function addEntries(
  writer: Writer,
  collection: Collection,
  index: Index,
  doc: Doc,
  row: number,
  present: Buffer[] = [],
): Promise<void> {
  const { keys, multikey } = entriesOf(index, doc)
  for (const key of keys)
    if (!present.some((one) => one.equals(key)))
      await claimed(collection, index, doc, () => writer.addEntry(index, key, row))
  if (multikey.some((path) => !index.multikey.has(path)))
    await writer.markMultikey(collection, index, multikey)
}

const ownIndexes = ({ indexes }: Collection) => indexes.filter(({ id }) => id !== null)

async function claimed<T>(
  collection: Collection,
  index: Index | undefined,
  doc: Doc,
  claim: () => Promise<T>,
): Promise<T> {
  try {
    return await claim()
  } catch (error) {
    throw error instanceof TakenError && index ? duplicateKey(collection, index, doc) : error
  }
}

function duplicateKey(collection: Collection, index: Index, doc: Doc): CommandError {
  const keyValue = keyValues(index, doc)
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`)
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.database}.${collection.name} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.definition.key, keyValue },
  )
}

function checkId(id: Value): void {
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array")
}

function toRaw(doc: Doc, tooLarge: () => CommandError): Buffer {
  if (depthOf(doc) > MAX_DEPTH)
    throw new CommandError(15, 'Overflow', `Document exceeds maximum nested object depth: ${MAX_DEPTH}`)
  const raw = encode(doc)
  if (raw.length > MAX_DOCUMENT_BYTES) throw tooLarge()
  return raw
}
