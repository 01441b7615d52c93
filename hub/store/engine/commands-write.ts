import {
  collectionOf,
  docOr,
  docsOf,
  nameIn,
  refuseOptions,
  sortOf,
  type Command,
  type Context,
} from './command.ts'
import { ensureCollection, insert as insertDocument, remove, replace } from './documents.ts'
import { CommandError, failedToParse, failure } from './errors.ts'
import { projection } from './project.ts'
import { find, type Query } from './query.ts'
import type { Writer } from './storage.ts'
import { applyUpdate, upserted, type Change } from './update.ts'
import { decode, int, isDoc, isOperators, truthy, type Doc, type Value } from './values.ts'

const insert: Command = async (command, context) => {
  const name = nameIn(command, 'insert')
  let n = 0
  const writeErrors = await eachOf(command, 'documents', context, async (writer, document) => {
    const collection = await ensureCollection(writer, context.database, name)
    await insertDocument(writer, collection, document)
    n++
  })
  return { n, ...writeErrors }
}

const update: Command = async (command, context) => {
  const name = nameIn(command, 'update')
  const result = { n: 0, nModified: 0 }
  const added: Doc[] = []
  const writeErrors = await eachOf(command, 'updates', context, async (writer, one, index) => {
    refuseOptions(one)
    const many = truthy(one.multi)
    if (many && isDoc(one.u) && !isOperators(one.u))
      throw failedToParse('multi update is not supported for replacement-style update')
    const change = { filter: docOr(one.q, {}, 'q'), update: one.u, arrayFilters: one.arrayFilters }
    const sort = sortOf(one.sort)
    const query = { filter: change.filter, sort, limit: many ? 0 : 1 }
    const done = await updateAll(writer, context.database, name, query, change)
    result.n += done.n
    result.nModified += done.modified
    if (done.n === 0 && truthy(one.upsert)) {
      const document = await insertNew(writer, context.database, name, change)
      result.n++
      added.push({ index, _id: document._id })
    }
  })
  return { ...result, ...(added.length > 0 ? { upserted: added } : {}), ...writeErrors }
}

/** Changes the documents found first, so that a change cannot make one come up twice. */
async function updateAll(writer: Writer, database: string, name: string, query: Query, change: Change) {
  const result = { n: 0, modified: 0 }
  for (const { row, raw } of await foundBy(writer, database, name, query)) {
    // Looked up each time: a change may have marked an index as multikey.
    const collection = await ensureCollection(writer, database, name)
    const stored = raw ?? (await writer.fetch(collection, row))?.raw
    if (!stored) continue
    result.n++
    const next = applyUpdate(decode(stored), change)
    if (await replace(writer, collection, { row, raw: stored, doc: decode(stored) }, next)) result.modified++
  }
  return result
}

async function insertNew(writer: Writer, database: string, name: string, change: Change): Promise<Doc> {
  return insertDocument(writer, await ensureCollection(writer, database, name), upserted(change))
}

/** Where the documents are; of a single one also what it is, for many would fill the memory. */
async function foundBy(writer: Writer, database: string, name: string, query: Query) {
  const collection = await collectionOf(writer, database, name)
  const all: { row: number; raw?: Uint8Array }[] = []
  if (collection)
    for await (const { row, raw } of find(writer, collection, query))
      all.push(query.limit === 1 ? { row, raw } : { row })
  return all
}

const deleteCommand: Command = async (command, context) => {
  const name = nameIn(command, 'delete')
  let n = 0
  const writeErrors = await eachOf(command, 'deletes', context, async (writer, one) => {
    refuseOptions(one)
    const query = { filter: docOr(one.q, {}, 'q'), limit: int(one.limit) }
    n += await deleteAll(writer, context.database, name, query)
  })
  return { n, ...writeErrors }
}

export async function deleteAll(writer: Writer, database: string, name: string, query: Query) {
  const collection = await collectionOf(writer, database, name)
  let n = 0
  for (const { row, raw } of await foundBy(writer, database, name, query)) {
    const stored = raw ?? (collection && (await writer.fetch(collection, row))?.raw)
    if (!stored || !collection) continue
    await writer.atomic(() => remove(writer, collection, { row, doc: decode(stored) }))
    n++
  }
  return n
}

const findAndModify: Command = async (command, { storage, database }) => {
  refuseOptions(command)
  const name = nameIn(command, 'findAndModify')
  const filter = docOr(command.query, {}, 'query')
  const sort = sortOf(command.sort)
  const project = projection(command.fields)
  const change: Change = { filter, update: command.update, arrayFilters: command.arrayFilters }
  if (!truthy(command.remove) && command.update === undefined)
    throw failedToParse('Either an update or remove=true must be specified')
  const shown = (doc: Doc | undefined) => (doc ? (project ? project(doc) : doc) : null)
  return storage.write(async (writer) => {
    const [stored] = await foundBy(writer, database, name, { filter, sort, limit: 1 })
    const collection = await collectionOf(writer, database, name)
    if (!stored?.raw || !collection) {
      if (truthy(command.remove) || !truthy(command.upsert))
        return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
      const made = await insertNew(writer, database, name, change)
      const value = truthy(command.new) ? shown(made) : null
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: made._id }, value }
    }
    const { row, raw } = stored
    const before = decode(raw)
    if (truthy(command.remove)) {
      await remove(writer, collection, { row, doc: before })
      return { lastErrorObject: { n: 1 }, value: shown(before) }
    }
    const next = applyUpdate(decode(raw), change)
    await replace(writer, collection, { row, raw, doc: before }, next)
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      value: shown(truthy(command.new) ? next : before),
    }
  })
}

/** Carries out the parts of a bulk command in one transaction; a part that fails is undone and reported alone. */
async function eachOf(
  command: Doc,
  key: string,
  { storage }: Context,
  act: (writer: Writer, part: Doc, index: number) => Promise<void>,
): Promise<Doc> {
  const parts = docsOf(command[key], key)
  const ordered = command.ordered === undefined || truthy(command.ordered)
  const errors: Value[] = []
  await storage.write(async (writer) => {
    for (const [index, part] of parts.entries()) {
      try {
        await act(writer, part, index)
      } catch (error) {
        if (!isClientError(error)) throw error
        errors.push({ index, ...failure(error) })
        if (ordered) return
      }
    }
  })
  return errors.length > 0 ? { writeErrors: errors } : {}
}

const isClientError = (error: unknown) =>
  error instanceof CommandError || (error instanceof Error && error.name.startsWith('BSON'))

export const writeCommands: Record<string, Command> = {
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: (command, context) =>
    findAndModify({ ...command, findAndModify: command.findandmodify }, context),
}
