/**
 * What is left of a file when everything that breaks the schema is taken out, so that the rest can be examined in the
 * same go. Places keep their numbers: a broken line becomes one that says nothing.
 */
export function mend(raw: unknown, issues: readonly { path: PropertyKey[]; keys?: string[] }[]): Mended {
  const value: unknown = structuredClone(raw)
  const touched: PropertyKey[][] = []
  for (const { path, keys } of issues)
    if (keys) for (const key of keys) remove(value, [...path, key])
    else touched.push(replace(value, path))
  return {
    value,
    isTouched: (path) => touched.some((one) => startsWith(path, one)),
    isTouchedIn: (path) => touched.some((one) => startsWith(one, path)),
  }
}

const startsWith = (path: readonly PropertyKey[], start: readonly PropertyKey[]) =>
  start.every((key, index) => key === path[index])

export interface Mended {
  value: unknown
  /** Whether a place was replaced, wholly or around it: what is found there says nothing about the file. */
  isTouched(path: readonly PropertyKey[]): boolean
  /** Whether anything beneath a place was replaced. */
  isTouchedIn(path: readonly PropertyKey[]): boolean
}

export const UNREADABLE = 'unreadable'

/** Puts something harmless where an issue is, and answers the place that it replaced. */
function replace(root: unknown, path: PropertyKey[]): PropertyKey[] {
  const [top, kind, word, index] = path
  if (top === 'records' && kind !== undefined && word !== undefined) {
    const record = get(root, [top, kind])
    if (word === 'fields' && index !== undefined)
      return set(root, path.slice(0, 4), silentLine(get(root, path.slice(0, 4)), index))
    if (word === 'fields') return set(root, path.slice(0, 3), [silentLine(undefined, 0)])
    if (word === 'examples') return set(root, path.slice(0, 3), [{ canonical: {}, remote: {} }])
    if (word === 'object' || word === 'key') return set(root, path.slice(0, 3), UNREADABLE)
    if (isObject(record)) return remove(root, path.slice(0, 3))
  }
  if (top === 'records' && kind !== undefined) return remove(root, path.slice(0, 2))
  if (top === 'mapping' || top === 'crm') return set(root, [top], UNREADABLE)
  if (top === 'choices' && kind !== undefined)
    return set(root, path.slice(0, 2), { label: UNREADABLE, from: `${UNREADABLE}.${UNREADABLE}` })
  return remove(root, path.slice(0, 1))
}

function silentLine(line: unknown, index: PropertyKey): unknown {
  const remote = isObject(line) && typeof line.remote === 'string' ? line.remote : ''
  return {
    remote:
      /^[A-Za-z][\w./:-]{0,99}$/.test(remote) && !(remote in {}) ? remote : `${UNREADABLE}${String(index)}`,
    template: UNREADABLE,
    direction: 'on_create',
  }
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null

const get = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), root)

function set(root: unknown, path: PropertyKey[], value: unknown): PropertyKey[] {
  const parent = get(root, path.slice(0, -1))
  const last = path.at(-1)
  if (isObject(parent) && last !== undefined) parent[last] = value
  return path
}

function remove(root: unknown, path: PropertyKey[]): PropertyKey[] {
  const parent = get(root, path.slice(0, -1))
  const last = path.at(-1)
  if (isObject(parent) && last !== undefined) delete parent[last]
  return path
}
