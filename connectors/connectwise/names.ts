import { createHash } from 'node:crypto'
import { OBJECTS, type FieldType, type ObjectTable } from './objects.ts'

/**
 * How a remote name is read. `status/id` is a part of a reference, `primarySalesRep` alone is its id, a name that is
 * none of ConnectWise's own fields is a custom field.
 */
export type Name =
  | { kind: 'field'; field: string; type: FieldType }
  | { kind: 'reference'; reference: string; part: string }
  | { kind: 'communication'; type: 'Email' | 'Phone' }
  | { kind: 'types' }
  | { kind: 'custom'; slug: string }
  /** Our key in the mark of a text. */
  | { kind: 'mark' }

const PREFIX = 'customField:'

export function nameOf(object: string, name: string): Name {
  const table = OBJECTS[object]
  if (name === 'communicationItems/email') return { kind: 'communication', type: 'Email' }
  if (name === 'communicationItems/phone') return { kind: 'communication', type: 'Phone' }
  if (name === 'types/id') return { kind: 'types' }
  if (name.startsWith(PREFIX)) return { kind: 'custom', slug: slugOf(name.slice(PREFIX.length)) }
  const type = table?.fields[name]
  if (type) return { kind: 'field', field: name, type }
  if (table?.ids?.[name]) return { kind: 'field', field: name, type: 'id' }
  const [reference = '', part = 'id'] = name.split('/')
  if (table?.references[reference]) return { kind: 'reference', reference, part }
  return table?.markedText ? { kind: 'mark' } : { kind: 'custom', slug: slugOf(name) }
}

/** A custom field is known by its caption: "IT score (as told)" is `it_score_as_told`. */
export const slugOf = (caption: string): string =>
  caption
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** What ConnectWise shows for a custom field that we make: `entourage_score` is "Entourage score". */
export function captionOf(name: string): string {
  const words = slugOf(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The name of a custom field; with a prefix where ConnectWise has a field of its own of that name. */
export function customName(object: string, caption: string): string {
  const slug = slugOf(caption)
  return nameOf(object, slug).kind === 'custom' ? slug : PREFIX + slug
}

/**
 * Notes, forecast items and documents have no custom fields: our key stands at the end of their text as a short mark.
 * It is taken off when the text is read.
 */
export const markOf = (key: string): string =>
  `#es-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
const MARK = /\s*#es-[0-9a-f]{12}\s*$/

export const marked = (text: string, key: string, maxChars: number): string => {
  const mark = markOf(key)
  const plain = text.replace(MARK, '').slice(0, maxChars - mark.length - 1)
  return plain === '' ? mark : `${plain}${plain.includes('\n') ? '\n' : ' '}${mark}`
}
export const unmarked = (text: string): string => text.replace(MARK, '')
export const hasMark = (text: unknown, key: string): boolean =>
  typeof text === 'string' && text.trimEnd().endsWith(markOf(key))

export const tableOf = (object: string): ObjectTable | undefined => OBJECTS[object]
