import { asRecord } from './unknown.ts'

/** The value at a path such as `contract.end` inside an element. */
export function getAt(element: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => asRecord(at)[key], element)
}

/** The element with that value; undefined takes it out, and an object that is empty then goes with it. */
export function withAt(
  element: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.')
  const next = { ...element }
  const inner = rest.length === 0 ? value : withAt(asRecord(element[key]), rest.join('.'), value)
  const empty = rest.length > 0 && Object.keys(asRecord(inner)).length === 0
  if (inner === undefined || empty) Reflect.deleteProperty(next, key)
  else next[key] = inner
  return next
}
