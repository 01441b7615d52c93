import type { Collection, Index } from './catalog.ts'
import { conditionsOf, type Condition, type Conditions } from './conditions.ts'
import { after, orderKey, TAG } from './order.ts'
import type { Range } from './storage.ts'
import { int, kindOf, type Doc, type Value } from './values.ts'

/** How to find documents: through an index, or one by one. What it finds may be too much unless `exact`. */
export interface Plan {
  /** Absent: every document in turn. */
  index?: Index
  ranges: Range[]
  reverse: boolean
  /** The ranges already are the filter: no document needs to be looked into. */
  exact: boolean
  /** Documents come in the order asked for. */
  sorted: boolean
}

/** Chooses the index that narrows the search most, and then the one that saves sorting. */
export function plan(collection: Collection, filter: Doc, sort: Doc): Plan {
  const conditions = conditionsOf(filter)
  let best: { plan: Plan; score: number } | undefined
  for (const index of collection.indexes) {
    const candidate = consider(index, conditions, sort)
    if (candidate && candidate.score > (best?.score ?? 0)) best = candidate
  }
  return best?.plan ?? everything(conditions, sort)
}

function everything(conditions: Conditions, sort: Doc): Plan {
  const [first] = Object.keys(sort)
  return {
    ranges: [],
    reverse: first === '$natural' && int(sort.$natural) < 0,
    exact: conditions.complete && conditions.fields.size === 0,
    sorted: first === undefined || first === '$natural',
  }
}

/** More alternatives than this (`$in` times `$in`) are not worth seeking one by one. */
const MAX_RANGES = 2000

function consider(index: Index, conditions: Conditions, sort: Doc) {
  if (!usable(index, conditions)) return undefined
  const { points, used, fixed, exact } = equalityPrefixes(index, conditions)
  const next = index.fields[used]
  const bounds = next && boundsOf(conditions.fields.get(next.path), index, next)
  const ranges = bounds
    ? points.map((point) => ({
        from: Buffer.concat([point, bounds.from]),
        to: Buffer.concat([point, bounds.to]),
      }))
    : points.map((point) => ({ from: point, to: after(point) }))
  // An array that is fixed to one value gives each document one entry there: then it counts as a single value.
  const spread =
    ranges.length > 1 ? index.multikey.size > 0 : [...index.multikey].some((path) => !fixed.has(path))
  const order = ranges.length === 1 && !spread ? sortOrder(index, fixed, sort) : undefined
  const consumed = used + (bounds ? 1 : 0)
  if (consumed === 0 && order === undefined) return undefined
  const plan: Plan = {
    index,
    ranges,
    reverse: order === 'backward',
    exact:
      conditions.complete &&
      exact &&
      (bounds?.exact ?? true) &&
      consumed === conditions.fields.size &&
      !spread &&
      !index.partial,
    sorted: Object.keys(sort).length === 0 || order !== undefined,
  }
  const whole = index.unique && used === index.fields.length ? 50 : 0
  return { plan, score: whole + used * 10 + (bounds ? 5 : 0) + (order ? 3 : 0) }
}

/** A sparse or partial index serves only filters that find nothing outside it. */
function usable(index: Index, { fields }: Conditions): boolean {
  if (index.sparse && !isPresent(fields.get(index.fields[0]?.path ?? ''))) return false
  if (!index.partial) return true
  const needed = conditionsOf(index.partial.filter)
  const asked = Object.entries(index.partial.filter)
  return asked.every(([path, wanted]) => {
    const given = fields.get(path)
    if (kindOf(wanted) === 'object' && Object.keys(wanted as Doc).join() === '$exists')
      return (wanted as Doc).$exists === true && isPresent(given)
    const [value] = needed.fields.get(path)?.points ?? []
    return (
      needed.fields.get(path)?.complete === true &&
      value !== undefined &&
      given?.points?.length === 1 &&
      orderKey(given.points[0]).equals(orderKey(value))
    )
  })
}

const isPresent = (condition: Condition | undefined) =>
  condition !== undefined &&
  (condition.low !== undefined ||
    condition.high !== undefined ||
    (condition.points !== undefined && condition.points.every((value) => value !== null)))

/** The leading fields that the filter fixes to one or several values. */
function equalityPrefixes(index: Index, conditions: Conditions) {
  let points = [Buffer.alloc(0)]
  const fixed = new Set<string>()
  let used = 0
  let exact = true
  for (const { path, descending } of index.fields) {
    const condition = conditions.fields.get(path)
    const values = condition?.points
    if (!condition || !values || values.length * points.length > MAX_RANGES) break
    const keys = [...new Map(values.map((value) => keyed(value, descending))).values()]
    points = points.flatMap((point) => keys.map((key) => Buffer.concat([point, key])))
    if (keys.length === 1) fixed.add(path)
    if (!condition.complete || values.includes(null)) exact = false
    used++
  }
  if (points.length > 1) points.sort(Buffer.compare)
  return { points, used, fixed, exact }
}

function keyed(value: Value, descending: boolean): [string, Buffer] {
  const key = orderKey(value, descending)
  return [key.toString('latin1'), key]
}

interface Bounds {
  from: Buffer
  to: Buffer
  exact: boolean
}

/** The part of an index between two values; ranges stay within one type. */
function boundsOf(
  condition: Condition | undefined,
  index: Index,
  { path, descending }: Index['fields'][number],
): Bounds | undefined {
  const low = condition?.low
  let high = condition?.high
  if (!condition || (!low && !high)) return undefined
  const twoTypes = low && high && kindOf(low.value) !== kindOf(high.value)
  // Two elements of an array may fulfil one bound each.
  if (low && high && (index.multikey.has(path) || twoTypes)) high = undefined
  const kind = kindOf((low ?? high)?.value)
  const tag = Buffer.from([descending ? ~TAG[kind] & 0xff : TAG[kind]])
  const edge = (bound: { value: Value; inclusive: boolean }, beyond: boolean) => {
    const key = orderKey(bound.value, descending)
    return beyond ? (after(key) ?? key) : key
  }
  const start = descending ? high : low
  const end = descending ? low : high
  const from = start ? edge(start, !start.inclusive) : tag
  const to = end ? edge(end, end.inclusive) : (after(tag) ?? tag)
  // NaN sorts below every number, yet no range finds it.
  const mayHoldNaN = kind === 'number' && !low
  return { from, to, exact: condition.complete && high === condition.high && !mayHoldNaN }
}

/** Whether reading the index gives the order asked for, once fixed fields are left out of both. */
function sortOrder(index: Index, fixed: Set<string>, sort: Doc): 'forward' | 'backward' | undefined {
  const wanted = Object.entries(sort).filter(([path]) => !fixed.has(path))
  if (Object.keys(sort).length === 0 || index.partial || index.sparse) return undefined
  const [one] = wanted
  if (!one) return 'forward'
  const offered = index.fields.filter(({ path }) => !fixed.has(path))
  const flips = wanted.map(([path, direction], at) => {
    const field = offered[at]
    return field?.path === path ? int(direction) < 0 !== field.descending : undefined
  })
  if (flips.some((flip) => flip === undefined || flip !== flips[0])) return undefined
  return flips[0] ? 'backward' : 'forward'
}
