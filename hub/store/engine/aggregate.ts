import { Double, Int32 } from 'bson'
import { add } from './arithmetic.ts'
import type { Collection } from './catalog.ts'
import { docOr, docsOf, sortOf } from './command.ts'
import { badValue, CommandError, notSupported } from './errors.ts'
import { matcher } from './match.ts'
import { compare, orderKey } from './order.ts'
import { split } from './paths.ts'
import { getAt } from './places.ts'
import { projection } from './project.ts'
import { count, find, sortKey, type Query } from './query.ts'
import type { Reader } from './storage.ts'
import { decode, int, isDoc, isNumber, numeric, type Doc, type Value } from './values.ts'

type Documents = AsyncGenerator<Doc>

/** The small part of aggregation that counting and summing need. The leading stages become a query. */
export async function* aggregate(
  reader: Reader,
  collection: Collection | undefined,
  given: Value,
): Documents {
  const stages = docsOf(given, 'The pipeline').map(stageOf)
  const query: Query = { filter: {} }
  while (stages[0] && leads(stages[0], query)) stages.shift()
  const [only, second] = stages
  const counted = only && !second ? countOnly(only) : undefined
  if (counted && collection) {
    const n = await count(reader, collection, query)
    if (n > 0) yield counted(new Int32(n))
    return
  }
  let documents = read(reader, collection, query)
  for (const stage of stages) documents = run(stage, documents)
  yield* documents
}

interface Stage {
  name: string
  spec: Value
}

function stageOf(stage: Doc): Stage {
  const [entry, more] = Object.entries(stage)
  if (!entry || more)
    throw new CommandError(
      40323,
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    )
  const [name, spec] = entry
  if (!STAGES[name]) throw notSupported(`The aggregation stage ${name}`)
  return { name, spec }
}

/** Moves a leading stage into the query, as far as the order of stages allows. */
function leads({ name, spec }: Stage, query: Query): boolean {
  const limited = query.skip !== undefined || query.limit !== undefined
  if (name === '$match' && !limited && !query.sort) {
    const filter = docOr(spec, {}, '$match')
    query.filter = Object.keys(query.filter).length > 0 ? { $and: [query.filter, filter] } : filter
  } else if (name === '$sort' && !limited && !query.sort) query.sort = sortOf(spec)
  else if (name === '$skip' && !limited) query.skip = int(spec)
  else if (name === '$limit' && query.limit === undefined) query.limit = positive(spec)
  else return false
  return true
}

function positive(limit: Value): number {
  const value = int(limit)
  if (value <= 0) throw new CommandError(15958, 'Location15958', 'the limit must be positive')
  return value
}

/** `countDocuments` asks for `{ $group: { _id: 1, n: { $sum: 1 } } }`: that needs no documents at all. */
function countOnly({ name, spec }: Stage): ((n: Value) => Doc) | undefined {
  if (name === '$count') return (n) => ({ [String(spec)]: n })
  if (name !== '$group' || !isDoc(spec)) return undefined
  const [id, total, more] = Object.entries(spec)
  if (!id || !total || more || id[0] !== '_id' || !isDoc(total[1])) return undefined
  const constant = id[1] === null || isNumber(id[1])
  return constant && Object.keys(total[1]).join() === '$sum' && int(total[1].$sum) === 1
    ? (n) => ({ _id: id[1], [total[0]]: n })
    : undefined
}

async function* read(reader: Reader, collection: Collection | undefined, query: Query): Documents {
  if (!collection) return
  for await (const { raw, doc } of find(reader, collection, query)) yield doc ?? decode(raw)
}

const run = ({ name, spec }: Stage, input: Documents): Documents => {
  const stage = STAGES[name]
  if (!stage) throw notSupported(`The aggregation stage ${name}`)
  return stage(input, spec)
}

const STAGES: Record<string, ((input: Documents, spec: Value) => Documents) | undefined> = {
  async *$match(input, spec) {
    const matches = matcher(docOr(spec, {}, '$match'))
    for await (const doc of input) if (matches(doc)) yield doc
  },
  async *$project(input, spec) {
    const project = projection(spec)
    for await (const doc of input) yield project ? project(doc) : doc
  },
  async *$skip(input, spec) {
    let left = int(spec)
    for await (const doc of input) if (left-- <= 0) yield doc
  },
  async *$limit(input, spec) {
    let left = positive(spec)
    for await (const doc of input) {
      yield doc
      if (--left === 0) return
    }
  },
  async *$sort(input, spec) {
    const keyOf = sortKey(sortOf(spec))
    const held: { key: Buffer; doc: Doc }[] = []
    for await (const doc of input) held.push({ key: keyOf(doc), doc })
    for (const { doc } of held.sort((a, b) => Buffer.compare(a.key, b.key))) yield doc
  },
  async *$count(input, spec) {
    let n = 0
    for await (const _ of input) n++
    if (n > 0) yield { [String(spec)]: new Int32(n) }
  },
  $group: group,
}

async function* group(input: Documents, spec: Value): Documents {
  const { _id: id, ...fields } = docOr(spec, {}, '$group')
  const accumulators = Object.entries(fields).map(([field, one]) => accumulator(field, one))
  const groups = new Map<string, { id: Value; states: Value[][] }>()
  for await (const doc of input) {
    const value = evaluate(id, doc) ?? null
    const key = orderKey(value).toString('latin1')
    let one = groups.get(key)
    if (!one) groups.set(key, (one = { id: value, states: accumulators.map(() => []) }))
    for (const [at, { take }] of accumulators.entries()) take(one.states[at] ?? [], doc)
  }
  for (const { id: value, states } of groups.values()) {
    const results = accumulators.map(({ field, result }, at) => [field, result(states[at] ?? [])] as const)
    yield { _id: value, ...Object.fromEntries(results) }
  }
}

interface Accumulator {
  field: string
  take(state: Value[], doc: Doc): void
  result(state: Value[]): Value
}

/** Each keeps its state in one or two values, whatever the number of documents. */
function accumulator(field: string, spec: Value): Accumulator {
  const [entry] = Object.entries(isDoc(spec) ? spec : {})
  if (!entry) throw badValue(`The field '${field}' must be an accumulator object`)
  const [name, expression] = entry
  const step = STEPS[name]
  if (!step) throw notSupported(`The accumulator ${name}`)
  const take = (state: Value[], doc: Doc) => step(state, evaluate(expression, doc))
  const result = (state: Value[]) => {
    if (name !== '$avg') return state[0] ?? (name === '$sum' ? new Int32(0) : null)
    return isNumber(state[0]) ? new Double(Number(numeric(state[0])) / int(state[1])) : null
  }
  return { field, take, result }
}

const STEPS: Record<string, ((state: Value[], value: Value) => void) | undefined> = {
  $sum(state, value) {
    if (isNumber(value)) state[0] = add(state[0] ?? new Int32(0), value)
  },
  $avg(state, value) {
    if (!isNumber(value)) return
    state[0] = add(state[0] ?? new Int32(0), value)
    state[1] = new Int32(int(state[1]) + 1)
  },
  $min(state, value) {
    if (value != null && (state[0] === undefined || compare(value, state[0]) < 0)) state[0] = value
  },
  $max(state, value) {
    if (value != null && (state[0] === undefined || compare(value, state[0]) > 0)) state[0] = value
  },
  $first(state, value) {
    if (state.length === 0) state[0] = value ?? null
  },
}

/** A constant, a `$path`, or a document of these. */
function evaluate(expression: Value, doc: Doc): Value {
  if (typeof expression === 'string' && expression.startsWith('$$'))
    throw notSupported('An aggregation variable')
  if (typeof expression === 'string' && expression.startsWith('$'))
    return getAt(doc, split(expression.slice(1)))
  if (!isDoc(expression)) return expression
  const operator = Object.keys(expression).find((key) => key.startsWith('$'))
  if (operator !== undefined) throw notSupported(`The aggregation expression ${operator}`)
  return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, evaluate(value, doc)]))
}
