import { Long } from 'bson'
import { aggregate } from './aggregate.ts'
import { collectionOf, docOr, nameIn, refuseOptions, sortOf, type Command } from './command.ts'
import { each } from './cursors.ts'
import { badValue, notSupported } from './errors.ts'
import { matcher } from './match.ts'
import { orderKey } from './order.ts'
import { indexedAt, split } from './paths.ts'
import { plan } from './plan.ts'
import { projection } from './project.ts'
import { count, find as findDocuments, type Query } from './query.ts'
import { decode, encode, int, isDoc, truthy, type Doc, type Value } from './values.ts'

const find: Command = async (command, { storage, cursors, database }) => {
  refuseOptions(command)
  const name = nameIn(command, 'find')
  const query = queryOf(command, command.filter)
  const project = projection(command.projection)
  const collection = await collectionOf(storage.reader, database, name)
  matcher(query.filter)
  async function* documents(): AsyncGenerator<Uint8Array> {
    if (!collection) return
    for await (const { raw, doc } of findDocuments(storage.reader, collection, query))
      yield project ? encode(project(doc ?? decode(raw))) : raw
  }
  return cursors.start(`${database}.${name}`, documents(), {
    ...(command.batchSize === undefined ? {} : { batch: int(command.batchSize) }),
    single: truthy(command.singleBatch) || int(command.limit) < 0,
  })
}

export function queryOf(command: Doc, filter: Value): Query {
  return {
    filter: docOr(filter, {}, 'The filter'),
    sort: sortOf(command.sort),
    skip: int(command.skip),
    limit: Math.abs(int(command.limit)),
  }
}

const getMore: Command = async (command, { cursors }) => {
  const id = command.getMore
  if (!(id instanceof Long)) throw badValue('getMore needs a cursor id')
  return cursors.more(id.toBigInt(), int(command.batchSize, Number.MAX_SAFE_INTEGER))
}

const killCursors: Command = async (command, { cursors }) => {
  const killed: Value[] = []
  const missing: Value[] = []
  for (const id of Array.isArray(command.cursors) ? command.cursors : [])
    if (id instanceof Long) ((await cursors.kill(id.toBigInt())) ? killed : missing).push(id)
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] }
}

const countCommand: Command = async (command, { storage, database }) => {
  refuseOptions(command)
  const collection = await collectionOf(storage.reader, database, nameIn(command, 'count'))
  const query = queryOf(command, command.query)
  return { n: collection ? await count(storage.reader, collection, query) : 0 }
}

const distinct: Command = async (command, { storage, database }) => {
  refuseOptions(command)
  const collection = await collectionOf(storage.reader, database, nameIn(command, 'distinct'))
  if (typeof command.key !== 'string') throw badValue('distinct needs a key')
  const parts = split(command.key)
  const values = new Map<string, { key: Buffer; value: Value }>()
  const filter = docOr(command.query, {}, 'The query')
  if (collection)
    for await (const { raw, doc } of findDocuments(storage.reader, collection, { filter }))
      for (const value of present(doc ?? decode(raw), parts)) {
        const key = orderKey(value)
        values.set(key.toString('latin1'), { key, value })
      }
  const ordered = [...values.values()].sort((a, b) => Buffer.compare(a.key, b.key))
  return { values: ordered.map(({ value }) => value) }
}

/** Missing fields and empty arrays have no value of their own. */
function present(doc: Doc, parts: string[]): Value[] {
  const { values, array } = indexedAt(doc, parts)
  const holder = parts
    .slice(0, -1)
    .reduce<Value>((value, part) => (isDoc(value) ? value[part] : undefined), doc)
  const missing = array === undefined && isDoc(holder) && !(String(parts.at(-1)) in holder)
  return missing || (array === undefined && !isDoc(holder))
    ? []
    : values.filter((value) => value !== undefined)
}

const aggregateCommand: Command = async (command, { storage, cursors, database }) => {
  refuseOptions(command)
  if (typeof command.aggregate !== 'string') throw notSupported('An aggregation of a whole database')
  if (truthy(command.explain)) throw notSupported('Explaining an aggregation')
  const collection = await collectionOf(storage.reader, database, command.aggregate)
  const documents = aggregate(storage.reader, collection, command.pipeline)
  async function* encoded() {
    for await (const document of documents) yield* each([document], encode)
  }
  const batch = isDoc(command.cursor) ? command.cursor.batchSize : undefined
  return cursors.start(`${database}.${command.aggregate}`, encoded(), {
    ...(batch === undefined ? {} : { batch: int(batch) }),
  })
}

/** Says which index a query would use. */
const explain: Command = async (command, { storage, database }) => {
  const query = docOr(command.explain, {}, 'The explained command')
  const name = String(query.find ?? query.count ?? query.distinct ?? '')
  if (name === '') throw notSupported('Explaining other commands than find, count and distinct')
  const collection = await collectionOf(storage.reader, database, name)
  const filter = docOr(query.filter ?? query.query, {}, 'The filter')
  const sort = sortOf(query.sort)
  const way = collection && plan(collection, filter, sort)
  const access: Doc = way?.index
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          indexName: way.index.name,
          keyPattern: way.index.definition.key,
          isMultiKey: way.index.multikey.size > 0,
          direction: way.reverse ? 'backward' : 'forward',
        },
      }
    : { stage: 'COLLSCAN', direction: way?.reverse ? 'backward' : 'forward' }
  const winningPlan: Doc =
    !way || way.sorted ? access : { stage: 'SORT', sortPattern: sort, inputStage: access }
  return {
    explainVersion: '1',
    queryPlanner: { namespace: `${database}.${name}`, parsedQuery: filter, winningPlan, rejectedPlans: [] },
  }
}

export const readCommands: Record<string, Command> = {
  find,
  getMore,
  killCursors,
  count: countCommand,
  distinct,
  aggregate: aggregateCommand,
  explain,
}
