import { badRequest } from './errors.ts'
import { tokensOf, type Token } from './condition-tokens.ts'

/** What a condition is asked about: the value at a path such as `company/name`; `undefined` = blank. */
export type Read = (path: string) => unknown
export type Condition = (read: Read) => boolean

export interface Parsed {
  holds: Condition
  /** Every path it asks for. */
  paths: string[]
}

const MAX_DEPTH = 20

/** `name like "Acme*" and (status/id in (1,2) or lastUpdated > [2026-11-01T00:00:00Z])` as a function. */
export function parseConditions(text: string): Parsed {
  const tokens = tokensOf(text)
  const paths: string[] = []
  let at = 0
  let depth = 0

  const peek = (): Token | undefined => tokens[at]
  const word = (...words: string[]) => {
    const token = peek()
    return token?.type === 'word' && words.includes(token.text.toLowerCase())
      ? token.text.toLowerCase()
      : undefined
  }
  const take = (type: Token['type'], sign?: string): Token => {
    const token = peek()
    if (token?.type !== type || (sign !== undefined && token.text !== sign))
      throw badRequest(`The conditions cannot be read at "${(token?.text ?? 'their end').slice(0, 40)}".`)
    at++
    return token
  }

  function either(): Condition {
    if (++depth > MAX_DEPTH) throw badRequest('The conditions are nested too deeply.')
    const parts = [all()]
    while (word('or')) {
      at++
      parts.push(all())
    }
    depth--
    return (read) => parts.some((part) => part(read))
  }

  function all(): Condition {
    const parts = [one()]
    while (word('and')) {
      at++
      parts.push(one())
    }
    return (read) => parts.every((part) => part(read))
  }

  function one(): Condition {
    if (peek()?.text === '(' && peek()?.type === 'sign') {
      at++
      const inner = either()
      take('sign', ')')
      return inner
    }
    const path = take('word').text
    paths.push(path)
    const negated = word('not') !== undefined
    if (negated) at++
    const operator = word('contains', 'like', 'in')
    if (operator !== undefined) {
      at++
      const matches = operator === 'in' ? list() : pattern(operator, value())
      return (read) => matches(read(path)) !== negated
    }
    const { text: sign } = take('operator')
    const wanted = value()
    return comparison(path, negated ? negate(sign) : sign, wanted)
  }

  function value(): unknown {
    const token = peek()
    if (!token || !('value' in token)) throw badRequest('The conditions lack a value.')
    at++
    return token.value
  }

  function list(): (has: unknown) => boolean {
    take('sign', '(')
    const wanted = [value()]
    while (peek()?.text === ',') {
      at++
      wanted.push(value())
    }
    take('sign', ')')
    return (has) => wanted.some((each) => compare(has, each) === 0)
  }

  const holds = either()
  if (at < tokens.length) take('sign', 'nothing more')
  return { holds, paths }
}

function negate(sign: string): string {
  if (sign === '=') return '!='
  throw badRequest(`"not ${sign}" is no operator.`)
}

function comparison(path: string, sign: string, wanted: unknown): Condition {
  if (wanted === null) {
    if (sign !== '=' && sign !== '!=') throw badRequest(`Nothing is ${sign} null.`)
    return (read) => ((read(path) ?? null) === null) === (sign === '=')
  }
  return (read) => {
    const order = compare(read(path), wanted)
    if (order === undefined) return false
    if (sign === '=') return order === 0
    if (sign === '!=') return order !== 0
    return (
      (sign.startsWith('<') && order < 0) ||
      (sign.startsWith('>') && order > 0) ||
      (sign.endsWith('=') && order === 0)
    )
  }
}

/** As a database would: a blank is neither like nor unlike anything, and letters match in either case. */
function compare(has: unknown, wanted: unknown): number | undefined {
  if (has === undefined || has === null) return undefined
  if (wanted instanceof Date) {
    const at = typeof has === 'string' ? Date.parse(has) : NaN
    return Number.isNaN(at) ? undefined : at - wanted.getTime()
  }
  if (typeof has === 'number') {
    const number = typeof wanted === 'number' ? wanted : Number(wanted)
    return Number.isNaN(number) ? undefined : has - number
  }
  const [left, right] = [String(has).toLowerCase(), String(wanted).toLowerCase()]
  return left === right ? 0 : left < right ? -1 : 1
}

function pattern(operator: string, wanted: unknown): (has: unknown) => boolean {
  const text = String(wanted ?? '').toLowerCase()
  if (operator === 'contains' && !/[*%]/.test(text)) return (has) => asText(has).includes(text)
  const parts = text.split(/[*%]+/)
  return (has) => matchesInOrder(asText(has), parts, operator === 'contains')
}

const asText = (has: unknown) =>
  typeof has === 'string' || typeof has === 'number' || typeof has === 'boolean'
    ? String(has).toLowerCase()
    : ''

/** Wildcards without a regular expression, so that no pattern can make it slow. */
function matchesInOrder(text: string, parts: string[], anywhere: boolean): boolean {
  if (parts.length === 1) return text === parts[0]
  const [first = '', ...rest] = parts
  const last = rest.pop() ?? ''
  if (
    !anywhere &&
    (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
  )
    return false
  const middle = anywhere ? [first, ...rest, last] : rest
  let from = anywhere ? 0 : first.length
  for (const part of middle) {
    const found = text.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return anywhere || from <= text.length - last.length
}
