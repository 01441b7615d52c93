import type { Connection, Model, Schema, SchemaType } from 'mongoose'
import { HubError } from '../domain/errors.ts'
import type { Keys } from './keys.ts'
import {
  refuseListing,
  refuseSearch,
  sealDocument,
  sealUpdate,
  openDocument,
  type Sealing,
} from './sealing.ts'

declare module 'mongoose' {
  // The parameters have to repeat Mongoose's own declaration.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface SchemaTypeOptions<T, EnforcedDocType, THydratedDocumentType> {
    /** Encrypted at rest and opened when read. It cannot be searched: keep a `blindIndex` beside it for that. */
    sealed?: boolean
  }
}

const KEYS = Symbol('keys')

/**
 * Makes `sealed: true` mean what it says, on every model of the connection. It works where documents enter and leave
 * the driver, so that no query, lean or not, can go round it; and it lets the first write wait for the indexes, so
 * that unique means unique from the start.
 */
export function sealFields(connection: Connection, keys: Keys): void {
  Object.assign(connection, { [KEYS]: keys })
  // Mongoose applies a plugin once to a schema, whatever the connection: it must not hold anything of one connection.
  connection.plugin(watchModels)
}

function watchModels(schema: Schema): void {
  schema.on('init', (model: Model<unknown>) => {
    const keys: unknown = Reflect.get(model.db, KEYS)
    if (keys) wrap(model, keys as Keys)
  })
}

const WRAPPED = Symbol('wrapped')

/** The methods of a collection that carry documents. */
interface Native {
  [WRAPPED]?: Sealing
  insertOne(document: object, options?: object): Promise<unknown>
  insertMany(documents: object[], options?: object): Promise<unknown>
  replaceOne(filter: object, document: object, options?: object): Promise<unknown>
  updateOne(filter: object, update: object, options?: object): Promise<unknown>
  updateMany(filter: object, update: object, options?: object): Promise<unknown>
  findOneAndUpdate(filter: object, update: object, options?: object): Promise<unknown>
  findOneAndReplace(filter: object, document: object, options?: object): Promise<unknown>
  findOneAndDelete(filter: object, options?: object): Promise<unknown>
  deleteOne(filter: object, options?: object): Promise<unknown>
  deleteMany(filter: object, options?: object): Promise<unknown>
  countDocuments(filter: object, options?: object): Promise<unknown>
  distinct(path: string, filter: object, options?: object): Promise<unknown>
  bulkWrite(operations: Record<string, Record<string, object>>[], options?: object): Promise<unknown>
  find(filter: object, options?: object): { map(change: (document: unknown) => unknown): unknown }
  findOne(filter: object, options?: object): Promise<unknown>
}

function wrap(model: Model<unknown>, keys: Keys): void {
  const native = model.collection as unknown as Native
  const fields = sealedPaths(model.schema)
  // Discriminators share the collection of their base.
  if (native[WRAPPED]) {
    for (const field of fields) native[WRAPPED].fields.add(field)
    return
  }
  const sealing: Sealing = { model: model.modelName, fields: new Set(fields), keys }
  let indexes: Promise<unknown> | undefined
  const ready = () => (indexes ??= model.init())
  const original = bound(native)
  Object.assign(native, { [WRAPPED]: sealing }, writing(original, sealing, ready), reading(original, sealing))
}

const METHODS = [
  'insertOne', 'insertMany', 'replaceOne', 'updateOne', 'updateMany', 'findOneAndUpdate', 'findOneAndReplace',
  'findOneAndDelete', 'deleteOne', 'deleteMany', 'countDocuments', 'distinct', 'bulkWrite', 'find', 'findOne',
] as const // prettier-ignore

function bound(native: Native): Native {
  const methods = METHODS.map((name) => [name, native[name].bind(native)] as const)
  return Object.fromEntries(methods) as unknown as Native
}

function writing(original: Native, sealing: Sealing, ready: () => Promise<unknown>): Partial<Native> {
  const sealed = (document: object) => sealDocument(sealing, document)
  const update = (filter: object, change: object) => {
    refuseSearch(sealing, filter)
    return sealUpdate(sealing, filter, change)
  }
  return {
    async insertOne(document, options) {
      await ready()
      return original.insertOne(sealed(document), options)
    },
    async insertMany(documents, options) {
      await ready()
      return original.insertMany(documents.map(sealed), options)
    },
    async replaceOne(filter, document, options) {
      await ready()
      return original.replaceOne(filter, update(filter, document), options)
    },
    async updateOne(filter, change, options) {
      await ready()
      return original.updateOne(filter, update(filter, change), options)
    },
    async updateMany(filter, change, options) {
      await ready()
      return original.updateMany(filter, update(filter, change), options)
    },
    async findOneAndUpdate(filter, change, options) {
      await ready()
      return openResult(sealing, await original.findOneAndUpdate(filter, update(filter, change), options))
    },
    async findOneAndReplace(filter, document, options) {
      await ready()
      return openResult(sealing, await original.findOneAndReplace(filter, update(filter, document), options))
    },
    async bulkWrite(operations, options) {
      await ready()
      return original.bulkWrite(
        operations.map((one) => sealOperation(sealing, one)),
        options,
      )
    },
  }
}

function reading(original: Native, sealing: Sealing): Partial<Native> {
  const check = (filter: object = {}) => {
    refuseSearch(sealing, filter)
    return filter
  }
  const opened = (document: unknown) => openDocument(sealing, document)
  return {
    find(filter, options) {
      const cursor = original.find(check(filter), options)
      if (sealing.fields.size > 0) cursor.map(opened)
      return cursor
    },
    findOne: async (filter, options) => opened(await original.findOne(check(filter), options)),
    findOneAndDelete: async (filter, options) =>
      openResult(sealing, await original.findOneAndDelete(check(filter), options)),
    deleteOne: async (filter, options) => original.deleteOne(check(filter), options),
    deleteMany: async (filter, options) => original.deleteMany(check(filter), options),
    countDocuments: async (filter, options) => original.countDocuments(check(filter), options),
    async distinct(path, filter, options) {
      refuseListing(sealing, path)
      return original.distinct(path, check(filter), options)
    },
  }
}

/** `findOneAnd…` answers the document, or a report that holds it. */
function openResult(sealing: Sealing, result: unknown): unknown {
  if (typeof result === 'object' && result !== null && 'lastErrorObject' in result && 'value' in result)
    openDocument(sealing, result.value)
  else openDocument(sealing, result)
  return result
}

function sealOperation(sealing: Sealing, operation: Record<string, Record<string, object>>) {
  const [entry] = Object.entries(operation)
  if (!entry) return operation
  const [name, parts] = entry
  const { document, filter = {}, update, replacement } = parts
  refuseSearch(sealing, filter)
  return {
    [name]: {
      ...parts,
      ...(document ? { document: sealDocument(sealing, document) } : {}),
      ...(update ? { update: sealUpdate(sealing, filter, update) } : {}),
      ...(replacement ? { replacement: sealUpdate(sealing, filter, replacement) } : {}),
    },
  }
}

/** The dotted paths of sealed fields; those inside arrays carry no positions. */
function sealedPaths(schema: Schema, prefix = ''): string[] {
  const found: string[] = []
  schema.eachPath((path, type: SchemaType & { schema?: Schema }) => {
    const whole = prefix + path
    if (type.options.sealed) {
      if (path.includes('$*')) throw misplaced(whole, 'Seal the whole map.')
      found.push(whole)
    } else if (type.schema) found.push(...sealedPaths(type.schema, `${whole}.`))
    else if (sealedElements(type))
      throw misplaced(whole, 'Seal the whole array: { type: [String], sealed: true }.')
  })
  return found
}

function sealedElements(type: SchemaType): boolean {
  const element: unknown = Reflect.get(type, 'embeddedSchemaType') ?? Reflect.get(type, '$__schemaType')
  const options: unknown =
    typeof element === 'object' && element !== null ? Reflect.get(element, 'options') : {}
  return typeof options === 'object' && options !== null && 'sealed' in options && options.sealed === true
}

const misplaced = (path: string, hint: string) =>
  new HubError('internal', `'sealed' cannot stand on the elements of '${path}'.`, { hint })
