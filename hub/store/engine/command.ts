import type { Cursors } from './cursors.ts'
import { namespace, type Collection } from './catalog.ts'
import { badValue, CommandError, notSupported } from './errors.ts'
import type { Reader, Storage } from './storage.ts'
import { int, isDoc, isNumber, type Doc, type Value } from './values.ts'

/** What a command works with. */
export interface Context {
  storage: Storage
  cursors: Cursors
  database: string
  connectionId: number
}

/** Carries out a command; a Buffer is a reply that is encoded already. */
export type Command = (command: Doc, context: Context) => Promise<Doc | Buffer>

/** The name that a command carries under its own name, such as `{ find: 'people' }`. */
export function nameIn(command: Doc, key: string): string {
  const name = command[key]
  if (typeof name !== 'string' || name === '')
    throw new CommandError(73, 'InvalidNamespace', `collection name has invalid type for ${key}`)
  return name
}

export async function collectionOf(
  reader: Reader,
  database: string,
  name: string,
): Promise<Collection | undefined> {
  return (await reader.catalog()).get(namespace(database, name))
}

export function docOr(value: Value, fallback: Doc, what: string): Doc {
  if (value === undefined || value === null) return fallback
  if (isDoc(value)) return value
  throw badValue(`${what} has to be a document`)
}

export function docsOf(value: Value, what: string): Doc[] {
  if (Array.isArray(value) && value.every(isDoc)) return value
  throw badValue(`${what} has to be an array of documents`)
}

/** Options that would change the answer must not be passed over in silence. */
export function refuseOptions(options: Doc): void {
  const collation = options.collation
  if (isDoc(collation) && collation.locale !== 'simple') throw notSupported('A collation')
  for (const name of ['let', 'min', 'max', 'returnKey', 'showRecordId', 'tailable'])
    if (options[name] !== undefined && options[name] !== false) throw notSupported(`The option '${name}'`)
}

/** A sort: each direction is 1 or -1, for anything else would have to mean something. */
export function sortOf(value: Value): Doc {
  const sort = docOr(value, {}, 'The sort')
  for (const direction of Object.values(sort))
    if (!isNumber(direction) || Math.abs(int(direction)) !== 1)
      throw new CommandError(15975, 'Location15975', 'Illegal key in $sort: it must be 1 or -1')
  return sort
}
