import { badValue, CommandError } from './errors.ts'
import { isDoc, kindOf, own, put, type Doc, type Value } from './values.ts'

/** How the parts `$`, `$[]` and `$[name]` of an update path become positions. */
export interface Places {
  filters: Map<string, (element: Value) => boolean>
  matched(path: string[]): number
}

/** The concrete paths that an update path means in this document. */
export function positions(doc: Doc, path: string[], places: Places): string[][] {
  // Nearly all paths are concrete as they stand.
  if (!path.some((part) => part.startsWith('$'))) return [path]
  let found: { path: string[]; value: Value }[] = [{ path: [], value: doc }]
  for (const part of path) found = found.flatMap((one) => step(one, part, places))
  return found.map((one) => one.path)
}

function step(at: { path: string[]; value: Value }, part: string, places: Places) {
  const into = (key: string) => ({ path: [...at.path, key], value: child(at.value, key) })
  if (part === '$') return [into(String(places.matched(at.path)))]
  const identifier = /^\$\[(.*)\]$/.exec(part)?.[1]
  if (identifier === undefined) return [into(part)]
  if (!Array.isArray(at.value))
    throw badValue(
      `The path '${at.path.join('.')}' must exist in the document in order to apply array updates.`,
    )
  const accepts = identifier === '' ? () => true : places.filters.get(identifier)
  if (!accepts) throw badValue(`No array filter found for identifier '${identifier}'`)
  return at.value.flatMap((element, index) => (accepts(element) ? [into(String(index))] : []))
}

export const getAt = (doc: Doc, path: string[]): Value => path.reduce<Value>(child, doc)

/** Sets a place, making the documents on the way. Refuses to go through a scalar. */
export function setAt(doc: Doc, path: string[], value: Value): void {
  let holder: Value = doc
  for (const [at, key] of path.entries()) {
    checkHolder(holder, key, path[at - 1] ?? '')
    const last = at === path.length - 1
    const next = child(holder, key)
    if (last) return setChild(holder, key, value)
    if (next === undefined) setChild(holder, key, {})
    holder = child(holder, key)
  }
}

/** Removes a place; an element of an array becomes null, so that the others keep their positions. */
export function unsetAt(doc: Doc, path: string[]): void {
  const holder = getAt(doc, path.slice(0, -1))
  const key = path.at(-1) ?? ''
  if (Array.isArray(holder)) {
    if (isPosition(key) && Number(key) < holder.length) holder[Number(key)] = null
  } else if (isDoc(holder)) delete holder[key]
}

const isPosition = (key: string) => /^\d+$/.test(key)

function child(value: Value, key: string): Value {
  if (Array.isArray(value)) return isPosition(key) ? value[Number(key)] : undefined
  return isDoc(value) ? own(value, key) : undefined
}

const MAX_PADDING = 1_500_000

function setChild(holder: Value, key: string, value: Value): void {
  if (isDoc(holder)) return put(holder, key, value)
  if (!Array.isArray(holder)) return
  const at = Number(key)
  if (at - holder.length > MAX_PADDING) throw badValue(`can't backfill more than ${MAX_PADDING} elements`)
  while (holder.length < at) holder.push(null)
  holder[at] = value
}

function checkHolder(holder: Value, key: string, name: string): void {
  if (isDoc(holder) || (Array.isArray(holder) && isPosition(key))) return
  throw new CommandError(
    28,
    'PathNotViable',
    `Cannot create field '${key}' in element {${name}: (${kindOf(holder)})}`,
  )
}
