import { isDoc, own, type Doc, type Value } from './values.ts'

export const split = (path: string): string[] => path.split('.')

const isPosition = (part: string) => /^\d+$/.test(part)

/** Every value that a filter on this path looks at; arrays of documents are entered. `undefined` where it is missing. */
export function valuesAt(value: Value, parts: string[], from = 0, found: Value[] = []): Value[] {
  const part = parts[from]
  if (part === undefined) found.push(value)
  else if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) valuesAt(value[Number(part)], parts, from + 1, found)
    for (const element of value) if (isDoc(element)) valuesAt(element, parts, from, found)
  } else valuesAt(isDoc(value) ? own(value, part) : undefined, parts, from + 1, found)
  return found
}

export interface Indexed {
  values: Value[]
  /** The path of the array that was spread, if one was. */
  array?: string
}

/** The values that an index on this path holds for a document: an array gives one entry an element. */
export function indexedAt(doc: Doc, parts: string[]): Indexed {
  let value: Value = doc
  for (const [at, part] of parts.entries()) {
    if (Array.isArray(value)) {
      if (isPosition(part) && Number(part) < value.length) {
        value = value[Number(part)]
        continue
      }
      const values = value.filter(isDoc).flatMap((element) => indexedAt(element, parts.slice(at)).values)
      return { values: values.length > 0 ? values : [null], array: parts.slice(0, at).join('.') }
    }
    if (!isDoc(value)) return { values: [null] }
    value = own(value, part)
  }
  if (Array.isArray(value)) return { values: value.length > 0 ? value : [undefined], array: parts.join('.') }
  return { values: [value === undefined ? null : value] }
}

/** Whether the field is there at all; null counts as there. */
export const existsAt = (doc: Doc, parts: string[]): boolean =>
  valuesAt(doc, parts).some((value) => value !== undefined)
