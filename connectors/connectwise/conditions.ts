import { captionOf, nameOf } from './names.ts'
import type { FieldType } from './objects.ts'
import { isSame, moment } from './values.ts'

/** A text in ConnectWise's conditions. `*` is a wildcard there and has no escape: what comes back is compared again. */
export const quoted = (value: string): string =>
  `"${value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[\r\n\t]+/g, ' ')}"`

const literal = (type: FieldType, value: string): string | undefined => {
  if (type === 'text') return quoted(value)
  if (type === 'number' || type === 'id') return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined
  if (type === 'boolean') return value === 'true' ? 'True' : value === 'false' ? 'False' : undefined
  return moment(value).endsWith('Z') ? `[${moment(value)}]` : undefined
}

/** The three ways in which ConnectWise is asked: its own fields, lists inside records, custom fields. */
export interface Query {
  conditions?: string
  childConditions?: string
  customFieldConditions?: string
}

/** One equality; undefined where no record can hold such a value. */
export function equals(object: string, name: string, value: string): Query | undefined {
  const read = nameOf(object, name)
  switch (read.kind) {
    case 'custom':
      return { customFieldConditions: `caption=${quoted(captionOf(name))} AND value=${quoted(value)}` }
    case 'communication':
      return {
        childConditions: `communicationItems/value=${quoted(value)} AND communicationItems/communicationType=${quoted(read.type)}`,
      }
    case 'types':
      return /^\d+$/.test(value) ? { childConditions: `types/id=${value}` } : undefined
    case 'reference': {
      const id = read.part === 'id'
      if (id && !/^\d+$/.test(value)) return undefined
      return { conditions: `${read.reference}/${read.part}=${id ? value : quoted(value)}` }
    }
    case 'field': {
      // The web address of a company is written with and without its scheme, "www." and a slash at its end.
      if (read.field === 'website') return { conditions: `website contains ${quoted(hostOf(value))}` }
      const right = literal(read.type, value)
      return right === undefined ? undefined : { conditions: `${read.field}=${right}` }
    }
    case 'mark':
      return undefined
  }
}

/** Only ConnectWise's own fields may be asked for several values at once: `in` is no word of the other two. */
export function oneOf(object: string, name: string, values: string[]): string | undefined {
  const read = nameOf(object, name)
  if (read.kind === 'reference')
    return `${read.reference}/${read.part} in (${values.map((one) => (read.part === 'id' ? one : quoted(one))).join(',')})`
  if (read.kind !== 'field' || read.field === 'website' || read.type.startsWith('date')) return undefined
  const literals = values.flatMap((value) => literal(read.type, value) ?? [])
  return `${read.field} in (${literals.join(',')})`
}

/** All of them. Of custom fields only one can be asked for at a time; the others are compared afterwards. */
export function allOf(queries: Query[]): Query {
  const own = queries.flatMap(({ conditions }) => conditions ?? [])
  const child = queries.flatMap(({ childConditions }) => childConditions ?? [])
  const custom = queries.flatMap(({ customFieldConditions }) => customFieldConditions ?? [])
  return {
    ...(own.length > 0 ? { conditions: own.join(' AND ') } : {}),
    ...(child[0] === undefined ? {} : { childConditions: child[0] }),
    ...(custom[0] === undefined ? {} : { customFieldConditions: custom[0] }),
  }
}

/** Two values that mean the same to ConnectWise, which ignores case. */
export function same(object: string, name: string, a: string | null, b: string): boolean {
  if (a === null) return false
  if (name === 'website') return hostOf(a) === hostOf(b)
  return a.trim().toLowerCase() === b.trim().toLowerCase() || isSame(nameOf(object, name), a, b)
}

export const hostOf = (website: string): string =>
  website
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '')
