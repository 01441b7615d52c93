import type { Context } from './context.ts'
import { countIn } from './count.ts'
import { readDay } from './day.ts'
import { moniesIn, type SaidMoney } from './money.ts'
import { isNoise } from './noise.ts'
import { readPeriod, saysPerUser, withoutPeriod } from './period.ts'
import { cleanName, makeRow, type Parts } from './row.ts'
import type { RecognisedRow, RestLine } from './types.ts'

const BULLET =
  /^\s*(?:\[[ xX]?\]|[-*•–—▪◦‣·●○■□✓✔☐☑»>]+|\(?\d{1,3}[.)](?=\s)|\(?[a-zA-Z][.)](?=\s)|#{1,6}(?=\s))\s*/u
/** A comma or semicolon between things; not one inside a number. */
const BETWEEN = /\s*(?:[;|]|,(?!\d)|(?<!\d),)\s*/
const AND = /\s+(?:and|und|et|y|sowie|plus|&|\+)\s+/iu
const MOST = 0.6
/** Whether the things of a list stand behind bullets or numbers: what stands without is a heading or a remark. */
export const isBulleted = (lines: readonly RestLine[]): boolean =>
  lines.length > 2 && lines.filter(({ text }) => BULLET.test(text)).length / lines.length >= MOST

const SENTENCE = /\p{L}[.!?]\s*$/u
const SENTENCE_WORDS = 6
/** Whether a text is written in sentences: then only names that we know are taken out of it. */
export const isProse = (lines: readonly RestLine[]): boolean =>
  lines.filter(({ text }) => SENTENCE.test(text) && text.trim().split(/\s+/).length >= SENTENCE_WORDS)
    .length > 1

const MAX_PIECES = 60
const MAX_LINE = 2000
/** A longer piece without a known name is a sentence, not a name. */
const MAX_NAME_WORDS = 6
const UNKNOWN = 0.4

/** The services of one line of a list; nothing when it names none. */
export function readListLine(
  { line, text }: RestLine,
  context: Context,
  { bulleted = false, prose = false }: { bulleted?: boolean; prose?: boolean } = {},
): RecognisedRow[] {
  const isRemark = prose || (bulleted && !BULLET.test(text))
  const bare = text.slice(0, MAX_LINE).replace(BULLET, '').replace(BULLET, '')
  if (isNoise(bare)) return []
  const rows = pieces(bare, context).flatMap(
    (piece) => readPiece(piece, { line, source: text, isRemark }, context) ?? [],
  )
  return rows.filter((row, index) => !isSaidBefore(row, rows.slice(0, index)))
}

/** "Outlook, Word, Excel" on one line is Microsoft 365 once. */
const isSaidBefore = ({ known, cost, service }: RecognisedRow, before: readonly RecognisedRow[]): boolean =>
  known !== undefined && !cost && !service.licences && before.some((row) => row.known === known)

/** Cuts "Slack, 12 users, $8 a month, Zoom" into what belongs to Slack and what to Zoom. */
function pieces(text: string, context: Context): string[] {
  const cut = outsideBrackets(text)
    .flatMap((piece) => splitAtAnd(piece, context))
    .slice(0, MAX_PIECES)
  const found: string[] = []
  for (const piece of cut) {
    const last = found.at(-1)
    if (last !== undefined && isAttribute(piece, context)) found[found.length - 1] = `${last} | ${piece}`
    else if (piece.trim()) found.push(piece)
  }
  return found
}

function outsideBrackets(text: string): string[] {
  const brackets: string[] = []
  const held = text.replaceAll(/\([^()]*\)/g, (inside) => `\uE000${brackets.push(inside) - 1}\uE000`)
  return held
    .split(BETWEEN)
    .map((piece) =>
      piece.replaceAll(/\uE000(\d+)\uE000/g, (_, index: string) => brackets[Number(index)] ?? ''),
    )
}

/** "Zoom and our own CRM" are two things, "Veeam Backup and Replication" is one. */
function splitAtAnd(piece: string, context: Context): string[] {
  const parts = piece.split(AND)
  if (parts.length < 2) return [piece]
  const whole = context.named(piece)
  if (whole && whole.beside === '') return [piece]
  return parts.some((part) => context.named(part)) ? parts : [piece]
}

/** Numbers, prices, periods: what says something about the name before it. */
function isAttribute(piece: string, context: Context): boolean {
  const left = nameParts(piece, context).segments.join(' ')
  return !/\p{L}{2}|\d\p{L}|\p{L}\d/u.test(left)
}

function readPiece(
  piece: string,
  { isRemark, ...at }: Pick<Parts, 'line' | 'source'> & { isRemark: boolean },
  context: Context,
): RecognisedRow | undefined {
  const { segments, monies, number, day } = nameParts(piece, context)
  const [first = '', ...beside] = segments
  const name = first.replace(LEADING, '')
  if (!name || isNoise(name)) return undefined
  const row = makeRow(
    {
      name,
      beside: beside.join(' '),
      number,
      money: priceOf(piece, monies, number?.count),
      ...(day ? { contract: { end: day } } : {}),
      ...at,
      unknown: UNKNOWN,
    },
    context,
  )
  return row && (row.known || (isName(name) && !isRemark)) ? row : undefined
}

const LEADING =
  /^(?:(?:and|und|et|y|also|plus|we|wir|nous|have|haben|avons|tenemos|use|using|nutzen|utilisons|usamos|run|something|called|namens)\s+)+/iu

const isName = (text: string): boolean =>
  /\p{L}{2}|\d\p{L}|\p{L}\d/u.test(text) &&
  text.split(' ').length <= MAX_NAME_WORDS &&
  !/[?!]|\.\s|https?:|\S@\S/.test(text)

const CUTS = /\s+[-–—:=]+\s*|:\s+|\s*[|\t()[\]]+\s*|\s+@\s+|\s+\/\s+|\uE001/
const UNTIL =
  /(?<!\p{L})(?:renews?|renewal|until|till|expires?|ends?|end|bis|läuft|vertragsende|laufzeit|jusqu'au|échéance|hasta|vence|vencimiento)(?!\p{L})[^\d]{0,20}(?:\d[\d./-]{5,9}\d|\d{1,2}\.? \p{L}{3,10}\.? \d{4}|\p{L}{3,10} \d{1,2},? \d{4})/iu

/** Takes numbers, prices and dates out of a piece; the segments that are left hold its name first. */
function nameParts(piece: string, context: Context) {
  const monies = moniesIn(piece, context.mark)
  let left = piece
  for (const { text } of monies) left = left.replace(text, '\uE001')
  const until = UNTIL.exec(left)
  const day = until ? readDay(until[0], context.monthFirst) : undefined
  if (until && day) left = left.replace(until[0], '\uE001')
  const number = countIn(left)
  if (number) left = left.replace(number.text, '\uE001')
  const isPriced = monies.length > 0 || number !== undefined
  const segments = left
    .split(CUTS)
    .map((segment) => cleanName(isPriced ? withoutUnits(segment) : segment))
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment))
  return { segments, monies, number, day }
}

/** What only says how the number beside it is meant. A name keeps its words. */
function withoutUnits(segment: string): string {
  const bare = withoutPeriod(segment)
  return /\p{L}{2}|\d\p{L}|\p{L}\d/u.test(bare.replaceAll(UNIT_WORDS, ' ')) ? withoutTail(segment, bare) : ''
}
const UNIT_WORDS =
  /(?<!\p{L})(per|each|a|an|every|billed|paid|at|for|in|total|pro|je|à|für|zu|par|por|al|ca|approx|about|net|netto|zzgl|mwst|plus|tax|ht|and|et|und|y|price|cost|costs?|kosten|of|x)(?!\p{L})\.?/giu

/** Words of a period at the end go; the same words inside a name stay. */
const withoutTail = (segment: string, bare: string): string =>
  segment.trim().startsWith(bare.trim()) ? bare : segment.replace(/\s*\/\s*\p{L}+\.?\s*$/u, '')

const EACH = /(?<!\p{L})(each|apiece|je|chacun|cada uno)(?!\p{L})/iu

function priceOf(piece: string, monies: SaidMoney[], count: number | undefined): Parts['money'] {
  const [first] = monies
  if (!first) return undefined
  const last = monies.at(-1) ?? first
  const isSum = count !== undefined && monies.length > 1 && first.amount * count === last.amount
  const after = piece.slice(first.at)
  const period = readPeriod(isSum ? piece : after) ?? readPeriod(piece)
  const currency = first.currency ? { currency: first.currency } : {}
  if (isSum) return { amount: last.amount, ...currency, period: period && { ...period, perUser: false } }
  // "12 users, $8.75 each": no period is said, so the price of all of them is told instead of a guess.
  if (period && count !== undefined && EACH.test(after))
    return { amount: first.amount, ...currency, period: { ...period, perUser: true } }
  if (!period && (saysPerUser(piece) || EACH.test(after)) && count !== undefined)
    return { amount: first.amount * count, ...currency, period: undefined }
  return { amount: first.amount, ...currency, period }
}
