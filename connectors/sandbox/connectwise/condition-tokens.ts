import { badRequest } from './errors.ts'

export type Token =
  | { type: 'word'; text: string; value?: boolean | null }
  | { type: 'value'; text: string; value: unknown }
  | { type: 'operator' | 'sign'; text: string }

const MAX_CHARS = 8000
const PIECES =
  /\s*(?:(?<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<moment>\[[^\]]*\])|(?<number>-?\d+(?:\.\d+)?(?![\w/]))|(?<operator><=|>=|!=|=|<|>)|(?<sign>[(),])|(?<word>[A-Za-z_][\w/]*))/y

/** Quoted texts, `[moments]`, numbers, `true`, `false`, `null`, operators, and paths of fields. */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_CHARS) throw badRequest('The conditions are too long.')
  const tokens: Token[] = []
  const trimmed = text.trimEnd()
  PIECES.lastIndex = 0
  while (PIECES.lastIndex < trimmed.length) {
    const from = PIECES.lastIndex
    const groups = PIECES.exec(trimmed)?.groups
    if (!groups)
      throw badRequest(`The conditions cannot be read at "${trimmed.slice(from, from + 40).trim()}".`)
    tokens.push(toToken(groups))
  }
  if (tokens.length === 0) throw badRequest('The conditions are empty.')
  return tokens
}

const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function toToken(groups: Record<string, string | undefined>): Token {
  const { quoted, moment, number, operator, sign, word = '' } = groups
  if (quoted !== undefined)
    return { type: 'value', text: quoted, value: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1') }
  if (moment !== undefined) {
    const value = new Date(moment.slice(1, -1))
    if (Number.isNaN(value.getTime())) throw badRequest(`${moment} is not a moment.`)
    return { type: 'value', text: moment, value }
  }
  if (number !== undefined) return { type: 'value', text: number, value: Number(number) }
  if (operator !== undefined) return { type: 'operator', text: operator }
  if (sign !== undefined) return { type: 'sign', text: sign }
  const value = WORDS.get(word.toLowerCase())
  return { type: 'word', text: word, ...(value === undefined ? {} : { value }) }
}
