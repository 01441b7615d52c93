import { captionOf, nameOf, type Name } from './names.ts'
import type { FieldType } from './objects.ts'
import { isSame, moment } from './values.ts'

const quoted = (value: string): string => `"${value.replaceAll(/[\r\n\t]+/g, ' ')}"`

/** Whether a text can stand in quotes. ConnectWise documents no way to escape them. */
const isPlain = (value: string): boolean => !/["\\]/.test(value)

/** `*` stands for anything, also where we do not want it: what comes back is compared again. */
const isText = (path: string, value: string): string =>
  isPlain(value) ? `${path}=${quoted(value)}` : `${path} like ${quoted(value.replaceAll(/["\\*]+/g, '*'))}`

const literal = (type: FieldType, value: string): string | undefined => {
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
      return { customFieldConditions: `caption=${quoted(captionOf(name))} AND ${isText('value', value)}` }
    case 'communication':
      return {
        childConditions: `${isText('communicationItems/value', value)} AND communicationItems/communicationType=${quoted(read.type)}`,
      }
    case 'types':
      return isId(value) ? { childConditions: `types/id=${value}` } : undefined
    case 'reference': {
      const id = read.part === 'id'
      if (id && !isId(value)) return undefined
      const path = `${read.reference}/${read.part}`
      return { conditions: id ? `${path}=${value}` : isText(path, value) }
    }
    case 'field': {
      // The web address of a company is written with and without its scheme, "www." and a slash at its end.
      if (read.field === 'website')
        return { conditions: `website contains ${quoted(hostOf(value).replaceAll(/["\\*]/g, ''))}` }
      if (read.type === 'text') return { conditions: isText(read.field, value) }
      const right = literal(read.type, value)
      return right === undefined ? undefined : { conditions: `${read.field}=${right}` }
    }
    case 'mark':
      return undefined
  }
}

/**
 * Many values in one question; undefined where they have to be asked for one by one: `in` is for ConnectWise's own
 * fields only and knows no wildcard, and of custom fields one is asked for at a time.
 */
export function oneOf(object: string, name: string, values: string[]): Query | undefined {
  const read = nameOf(object, name)
  if (read.kind === 'communication') {
    const any = values.map((value) => isText('communicationItems/value', value)).join(' OR ')
    return {
      childConditions: `(${any}) AND communicationItems/communicationType=${quoted(read.type)}`,
    }
  }
  const literals = literalsOf(read, values)
  if (!literals || literals.length < values.length) return undefined
  const path = read.kind === 'reference' ? `${read.reference}/${read.part}` : name
  return { conditions: `${path} in (${literals.join(',')})` }
}

function literalsOf(read: Name, values: string[]): string[] | undefined {
  if (read.kind === 'reference')
    return values.filter(read.part === 'id' ? isId : isPlain).map(read.part === 'id' ? String : quoted)
  if (read.kind !== 'field' || read.field === 'website') return undefined
  if (read.type === 'text') return values.filter(isPlain).map(quoted)
  return read.type === 'number' || read.type === 'id'
    ? values.flatMap((value) => literal(read.type, value) ?? [])
    : undefined
}

const isId = (value: string): boolean => /^\d{1,15}$/.test(value)

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
