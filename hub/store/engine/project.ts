import { CommandError, notSupported } from './errors.ts'
import { matcher } from './match.ts'
import { split } from './paths.ts'
import { getAt, setAt, unsetAt } from './places.ts'
import { int, isDoc, isNumber, isOperators, own, put, truthy, type Doc, type Value } from './values.ts'

type Project = (doc: Doc) => Doc
/** Which fields: a leaf is `true`. */
type Tree = Map<string, Tree | true>

/** Compiles a projection: fields kept or left out, `$slice` and `$elemMatch`. Undefined when it changes nothing. */
export function projection(spec: Value): Project | undefined {
  if (!isDoc(spec) || Object.keys(spec).length === 0) return undefined
  const { kept, left, shaped, id } = readSpec(spec)
  const [first] = left
  if (first !== undefined && kept.length > 0)
    throw new CommandError(
      31254,
      'Location31254',
      `Cannot do exclusion on field ${first} in inclusion projection`,
    )
  const including = kept.length > 0 || (id === true && left.length === 0 && shaped.length === 0)
  const shapedPaths = shaped.map(({ path }) => path)
  const wanted = tree([...kept, ...shapedPaths, ...(id === false ? [] : ['_id'])])
  const unwanted = tree([...left, ...(id === false ? ['_id'] : [])])
  return (doc) => {
    const result = including ? include(doc, wanted) : exclude(doc, unwanted)
    for (const { path, shape } of shaped) reshape(result, split(path), shape)
    return result
  }
}

interface Shaped {
  path: string
  shape: (array: Value[]) => Value[] | undefined
}

function readSpec(spec: Doc) {
  const kept: string[] = []
  const left: string[] = []
  const shaped: Shaped[] = []
  let id: boolean | undefined
  for (const [path, value] of flatten(spec)) {
    if (path.includes('$')) throw notSupported('The positional projection')
    if (isNumber(value) || typeof value === 'boolean') {
      if (path === '_id') id = truthy(value)
      else (truthy(value) ? kept : left).push(path)
    } else if (isDoc(value) && value.$slice !== undefined) shaped.push({ path, shape: slicer(value.$slice) })
    else if (isDoc(value) && isDoc(value.$elemMatch)) {
      shaped.push({ path, shape: firstMatch(value.$elemMatch) })
      kept.push(path)
    } else throw notSupported(`The expression in the projection of '${path}'`)
  }
  return { kept, left, shaped, id }
}

function flatten(spec: Doc, prefix = ''): [string, Value][] {
  return Object.entries(spec).flatMap(([key, value]): [string, Value][] =>
    isDoc(value) && !isOperators(value) && Object.keys(value).length > 0
      ? flatten(value, `${prefix}${key}.`)
      : [[prefix + key, value]],
  )
}

function tree(paths: string[]): Tree {
  const root: Tree = new Map()
  for (const path of paths) {
    let node = root
    const parts = split(path)
    for (const [at, part] of parts.entries()) {
      const next = node.get(part)
      if (next === true) break
      if (at === parts.length - 1) node.set(part, true)
      else if (next) node = next
      else {
        const made: Tree = new Map()
        node.set(part, made)
        node = made
      }
    }
  }
  return root
}

function include(doc: Doc, fields: Tree): Doc {
  const result: Doc = {}
  for (const key of Object.keys(doc)) {
    const want = fields.get(key)
    const value = own(doc, key)
    if (want === true) put(result, key, value)
    else if (want && Array.isArray(value)) put(result, key, includeEach(value, want))
    else if (want && isDoc(value)) put(result, key, include(value, want))
  }
  return result
}

const includeEach = (array: Value[], fields: Tree): Value[] =>
  array.flatMap((element): Value[] => {
    if (isDoc(element)) return [include(element, fields)]
    return Array.isArray(element) ? [includeEach(element, fields)] : []
  })

function exclude(doc: Doc, fields: Tree): Doc {
  const result: Doc = {}
  for (const key of Object.keys(doc)) {
    const drop = fields.get(key)
    const value = own(doc, key)
    if (drop !== true) put(result, key, drop ? excludeWithin(value, drop) : value)
  }
  return result
}

function excludeWithin(value: Value, fields: Tree): Value {
  if (isDoc(value)) return exclude(value, fields)
  return Array.isArray(value) ? value.map((element) => excludeWithin(element, fields)) : value
}

function reshape(doc: Doc, path: string[], shape: Shaped['shape']): void {
  const value = getAt(doc, path)
  if (!Array.isArray(value)) return
  const shaped = shape(value)
  if (shaped) setAt(doc, path, shaped)
  else unsetAt(doc, path)
}

function slicer(spec: Value): Shaped['shape'] {
  const [skip, limit] = Array.isArray(spec) ? [int(spec[0]), int(spec[1])] : [undefined, int(spec)]
  if (skip === undefined) return (array) => (limit < 0 ? array.slice(limit) : array.slice(0, limit))
  return (array) => {
    const from = skip < 0 ? Math.max(0, array.length + skip) : skip
    return array.slice(from, from + limit)
  }
}

function firstMatch(condition: Doc): Shaped['shape'] {
  const matches = matcher({ array: { $elemMatch: condition } })
  return (array) => {
    const found = array.find((element) => matches({ array: [element] }))
    return found === undefined ? undefined : [found]
  }
}
