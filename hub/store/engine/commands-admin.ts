import { Long } from 'bson'
import type { Collection, Index } from './catalog.ts'
import { collectionOf, docOr, docsOf, nameIn, type Command } from './command.ts'
import { each } from './cursors.ts'
import { addEntries, ensureCollection } from './documents.ts'
import { CommandError, notSupported } from './errors.ts'
import { matcher } from './match.ts'
import { equal, orderKey } from './order.ts'
import { find } from './query.ts'
import type { Writer } from './storage.ts'
import { decode, encode, isDoc, isNumber, truthy, type Doc, type Value } from './values.ts'

const create: Command = async (command, { storage, database }) => {
  const name = nameIn(command, 'create')
  for (const option of ['capped', 'viewOn', 'timeseries', 'validator', 'clusteredIndex', 'collation'])
    if (truthy(command[option])) throw notSupported(`The collection option '${option}'`)
  return storage.write(async (writer) => {
    await ensureCollection(writer, database, name)
    return {}
  })
}

const drop: Command = async (command, { storage, database }) => {
  const name = nameIn(command, 'drop')
  return storage.write(async (writer) => {
    const collection = await collectionOf(writer, database, name)
    if (!collection) return { ns: `${database}.${name}` }
    await writer.dropCollection(collection)
    return { nIndexesWas: collection.indexes.length, ns: `${database}.${name}` }
  })
}

const dropDatabase: Command = async (_, { storage, database }) =>
  storage.write(async (writer) => {
    for (const collection of (await writer.catalog()).values())
      if (collection.database === database) await writer.dropCollection(collection)
    return { dropped: database }
  })

const listCollections: Command = async (command, { storage, cursors, database }) => {
  const matches = matcher(docOr(command.filter, {}, 'The filter'))
  const all = [...(await storage.reader.catalog()).values()]
    .filter((collection) => collection.database === database)
    .map(({ name }): Doc => ({
      name,
      type: 'collection',
      options: {},
      info: { readOnly: false },
      idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
    }))
    .filter(matches)
    .map((one) => (truthy(command.nameOnly) ? { name: one.name, type: one.type } : one))
  return cursors.start(`${database}.$cmd.listCollections`, each(all, encode), { batch: MANY })
}

const MANY = 10_000

const listDatabases: Command = async (command, { storage }) => {
  const matches = matcher(docOr(command.filter, {}, 'The filter'))
  const names = new Set([...(await storage.reader.catalog()).values()].map(({ database }) => database))
  const databases = [...names]
    .map((name): Doc => ({ name, sizeOnDisk: Long.ZERO, empty: false }))
    .filter(matches)
    .map((one) => (truthy(command.nameOnly) ? { name: one.name } : one))
  return { databases, totalSize: Long.ZERO }
}

const createIndexes: Command = async (command, { storage, database }) => {
  const name = nameIn(command, 'createIndexes')
  const definitions = docsOf(command.indexes, 'indexes').map(readDefinition)
  return storage.write(async (writer) => {
    const known = await collectionOf(writer, database, name)
    const before = await ensureCollection(writer, database, name)
    for (const definition of definitions) await buildIndex(writer, database, name, definition)
    const after = await ensureCollection(writer, database, name)
    return {
      numIndexesBefore: before.indexes.length,
      numIndexesAfter: after.indexes.length,
      createdCollectionAutomatically: !known,
    }
  })
}

const INDEX_OPTIONS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
]
const IGNORED_OPTIONS = ['background', 'ns', 'hidden']

/** Keeps what an index means; refuses what it would have to mean and cannot. */
function readDefinition(given: Doc): Doc {
  const { key } = given
  if (!isDoc(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be empty.')
  for (const [path, direction] of Object.entries(key)) {
    if (typeof direction === 'string') throw notSupported(`The ${direction} index on '${path}'`)
    if (!isNumber(direction) || !truthy(direction))
      throw cannotCreate(`The direction of '${path}' has to be 1 or -1.`)
    if (path.includes('$')) throw notSupported(`The wildcard index on '${path}'`)
  }
  const definition: Doc = { v: 2, key, name: given.name ?? nameOf(key) }
  for (const [option, value] of Object.entries(given)) {
    if (IGNORED_OPTIONS.includes(option)) continue
    const simple = option === 'collation' && isDoc(value) && value.locale === 'simple'
    if (!INDEX_OPTIONS.includes(option) && !simple) throw notSupported(`The index option '${option}'`)
    if (value !== false && !simple) definition[option] = value
  }
  if (isDoc(definition.partialFilterExpression)) matcher(definition.partialFilterExpression)
  return definition
}

const nameOf = (key: Doc) =>
  Object.entries(key)
    .map(([path, direction]) => `${path}_${String(direction)}`)
    .join('_')

const cannotCreate = (message: string) => new CommandError(67, 'CannotCreateIndex', message)

async function buildIndex(writer: Writer, database: string, name: string, definition: Doc): Promise<void> {
  const collection = await ensureCollection(writer, database, name)
  if (equal(definition.key, { _id: 1 }) || isThere(collection, definition)) return
  const index = await writer.createIndex(collection, definition)
  for await (const { row, raw } of find(writer, collection, { filter: {} })) {
    const current = await ensureCollection(writer, database, name)
    const fresh = current.indexes.find(({ id }) => id === index.id) ?? index
    await addEntries(writer, current, fresh, decode(raw), row)
  }
}

/** The same index twice is fine; the same name or key with another meaning is not. */
function isThere(collection: Collection, definition: Doc): boolean {
  const meaning = ({ key, unique, sparse, partialFilterExpression, expireAfterSeconds }: Doc) =>
    orderKey([key, truthy(unique), truthy(sparse), partialFilterExpression, expireAfterSeconds])
  for (const { name, definition: known } of collection.indexes) {
    const same = meaning(known).equals(meaning(definition))
    if (name === definition.name && same) return true
    if (name === definition.name)
      throw new CommandError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${name}, but another key or other options.`,
      )
    const sameKey = equal(known.key, definition.key)
    if (sameKey && equal(known.partialFilterExpression, definition.partialFilterExpression))
      throw new CommandError(
        85,
        'IndexOptionsConflict',
        `Index already exists with a different name: ${name}`,
      )
  }
  return false
}

const listIndexes: Command = async (command, { storage, cursors, database }) => {
  const name = nameIn(command, 'listIndexes')
  const collection = await collectionOf(storage.reader, database, name)
  if (!collection) throw missing(`${database}.${name}`)
  const definitions = collection.indexes.map(({ definition }) => definition)
  return cursors.start(`${database}.${name}`, each(definitions, encode), { batch: MANY })
}

const missing = (namespace: string) =>
  new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`)

const dropIndexes: Command = async (command, { storage, database }) => {
  const name = nameIn(command, 'dropIndexes')
  return storage.write(async (writer) => {
    const collection = await collectionOf(writer, database, name)
    if (!collection) throw missing(`${database}.${name}`)
    const chosen = collection.indexes.filter((index) => isChosen(index, command.index))
    if (chosen.length === 0 && command.index !== '*')
      throw new CommandError(27, 'IndexNotFound', 'index not found with the name or key given')
    if (chosen.some(({ id }) => id === null))
      throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index')
    for (const index of chosen) {
      const current = await collectionOf(writer, database, name)
      if (current) await writer.dropIndex(current, index)
    }
    return { nIndexesWas: collection.indexes.length }
  })
}

function isChosen(index: Index, wanted: Value): boolean {
  if (wanted === '*') return index.id !== null
  if (Array.isArray(wanted)) return wanted.includes(index.name)
  return typeof wanted === 'string' ? wanted === index.name : equal(wanted, index.definition.key)
}

export const adminCommands: Record<string, Command> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  createIndexes,
  listIndexes,
  dropIndexes,
}
