import { isIPv4, isIPv6 } from 'node:net'

export type Qualifier = '+' | '-' | '~' | '?'

/** One term of an SPF record (RFC 7208 §4.6.1). `target` is undefined where the current domain is meant. */
export type Term =
  | { kind: 'all'; qualifier: Qualifier }
  | { kind: 'ip'; qualifier: Qualifier }
  | {
      kind: 'include' | 'a' | 'mx' | 'ptr' | 'exists'
      qualifier: Qualifier
      target: string | undefined
      dynamic: boolean
    }
  | { kind: 'redirect' | 'exp'; target: string; dynamic: boolean }
  | { kind: 'unknown_modifier' }

export interface SpfRecord {
  terms: Term[]
  /** Why receivers answer permerror; empty for a record of good syntax. */
  errors: string[]
}

/** The TXT records that are SPF: exactly "v=spf1", or that and a space. A leading space voids the record. */
export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)

const MACRO = /%(?:\{[slodiphcrtv][0-9]*r?[.\-+,/_=]*\}|[%_-])/gi
const QUALIFIERS = new Set(['+', '-', '~', '?'])

/** Reads a whole record; one wrong term spoils it all (RFC 7208 §4.6). Pure. */
export function readSpf(text: string): SpfRecord {
  const terms: Term[] = []
  const errors: string[] = []
  if (/[^\u0020-\u007e]/.test(text)) errors.push('The record contains characters that are not plain ASCII.')
  for (const word of text.slice('v=spf1'.length).split(' ').filter(Boolean)) {
    const term = readTerm(word)
    if (typeof term === 'string') errors.push(term)
    else terms.push(term)
  }
  for (const name of ['redirect', 'exp'] as const)
    if (terms.filter(({ kind }) => kind === name).length > 1)
      errors.push(`"${name}=" stands in the record more than once.`)
  return { terms, errors }
}

/** The term, or the sentence that says what is wrong with it. */
function readTerm(word: string): Term | string {
  const modifier = /^([a-z][a-z0-9_.-]*)=(.*)$/i.exec(word)
  if (modifier) return readModifier(word, modifier[1]?.toLowerCase() ?? '', modifier[2] ?? '')
  const first = word.charAt(0)
  const qualifier = QUALIFIERS.has(first) ? (first as Qualifier) : '+'
  const rest = QUALIFIERS.has(first) ? word.slice(1) : word
  const [, name = '', args = ''] = /^([a-z0-9]*)(.*)$/is.exec(rest) ?? []
  const wrong = `"${show(word)}" cannot be read.`
  switch (name.toLowerCase()) {
    case 'all':
      return args === '' ? { kind: 'all', qualifier } : wrong
    case 'ip4':
    case 'ip6':
      return isNetwork(args, name.toLowerCase() === 'ip4') ? { kind: 'ip', qualifier } : wrong
    case 'include':
    case 'exists':
      return readTarget(args, { kind: name.toLowerCase() as 'include' | 'exists', qualifier }, true, wrong)
    case 'a':
    case 'mx': {
      const bare = withoutCidr(args)
      if (bare === null) return wrong
      return readTarget(bare, { kind: name.toLowerCase() as 'a' | 'mx', qualifier }, false, wrong)
    }
    case 'ptr':
      return readTarget(args, { kind: 'ptr', qualifier }, false, wrong)
    default:
      return `"${show(word)}" is not a part that SPF knows.`
  }
}

function readModifier(word: string, name: string, value: string): Term | string {
  if (name === 'redirect' || name === 'exp') {
    if (!isDomainSpec(value)) return `"${show(word)}" names no usable domain.`
    return { kind: name, target: value, dynamic: value.includes('%') }
  }
  return macrosAreGood(value) ? { kind: 'unknown_modifier' } : `"${show(word)}" cannot be read.`
}

function readTarget(
  args: string,
  head: { kind: 'include' | 'a' | 'mx' | 'ptr' | 'exists'; qualifier: Qualifier },
  required: boolean,
  wrong: string,
): Term | string {
  if (args === '' && !required) return { ...head, target: undefined, dynamic: false }
  if (!args.startsWith(':') || !isDomainSpec(args.slice(1))) return wrong
  const target = args.slice(1)
  return { ...head, target, dynamic: target.includes('%') }
}

/** Takes "/24", "//64" or "/24//64" off the end; null when the lengths make no sense. */
function withoutCidr(args: string): string | null {
  const [, bare = '', v4, v6] = /^(.*?)(?:\/(\d+))?(?:\/\/(\d+))?$/s.exec(args) ?? []
  if (bare.endsWith('/')) return null
  return isLength(v4, 32) && isLength(v6, 128) ? bare : null
}

const isLength = (text: string | undefined, max: number): boolean =>
  text === undefined || (/^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= max)

function isNetwork(args: string, v4: boolean): boolean {
  const [, address = '', length] = /^:([^/]*)(?:\/(.*))?$/s.exec(args) ?? []
  const known = v4 ? isIPv4(address) : isIPv6(address) && !address.includes('%')
  return known && isLength(length, v4 ? 32 : 128)
}

/** RFC 7208 §7.1: macros, and at the end a macro or a top label that is not all digits. */
function isDomainSpec(text: string): boolean {
  if (text === '' || !macrosAreGood(text)) return false
  if (/%(?:\{[^}]*\}|[%_-])$/.test(text)) return true
  const top = /\.([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\.?$/i.exec(text)?.[1]
  return top !== undefined && !/^\d+$/.test(top)
}

const macrosAreGood = (text: string): boolean => !text.replace(MACRO, '').includes('%')

const show = (word: string): string => word.slice(0, 80)
