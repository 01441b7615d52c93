import type { Translate } from '../../../hub/domain/languages.ts'
import { english } from '../english.ts'
import { contextOf, type Context } from './context.ts'
import { isInvoice, readInvoice } from './invoice.ts'
import { isBulleted, isProse, readListLine } from './list.ts'
import { tableIn, type Table } from './table-shape.ts'
import { readTableRow } from './table.ts'
import type { Recognition, RecognisedRow, RestLine } from './types.ts'

/** Above them a text is read as far as it goes; what lies beyond is the rest. */
export const LIMITS = { maxBytes: 1_000_000, maxLines: 2000, maxRows: 500 } as const

/**
 * Reads a pasted list, a table or the text of an invoice. Whatever it is given, it answers: every line that is not
 * empty is the source of a row or stands in `rest`; only a text above `maxBytes` is not read at all. Formulas and
 * scripts are text like any other.
 */
export function recognise(
  text: string,
  { currency = 'USD', t = english }: { currency?: string; t?: Translate } = {},
): Recognition {
  if (Buffer.byteLength(text) > LIMITS.maxBytes) return refused(t)
  const clean = normalised(text)
  const lines = linesOf(clean)
  const problems: string[] = []
  if (lines.length > LIMITS.maxLines)
    problems.push(t`We read the first ${t.number(LIMITS.maxLines)} lines; the others are kept as they stand.`)
  const read = readLines(clean, lines, contextOf(clean, currency))
  if (read.rows.length > LIMITS.maxRows)
    problems.push(
      t`We list the first ${t.number(LIMITS.maxRows)} services; the other lines are kept as they stand.`,
    )
  const rows = read.rows.slice(0, LIMITS.maxRows)
  const rest = [...read.rest, ...dropped(read.rows, rows), ...lines.slice(LIMITS.maxLines)]
  return {
    read: rows.length === 0 ? 'nothing' : read.as,
    rows,
    rest: rest.sort((a, b) => a.line - b.line),
    problems,
  }
}

const refused = (t: Translate): Recognition => ({
  read: 'nothing',
  rows: [],
  rest: [],
  problems: [t`That is more than 1 MB, more than a list of services needs. Send the part that lists them.`],
})

/** One kind of line end, no byte order mark, no zero bytes. */
const normalised = (text: string): string =>
  text.replaceAll(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n').replaceAll(/\uFEFF|\0/g, '')

const linesOf = (text: string): RestLine[] =>
  text.split('\n').flatMap((line, index) => (line.trim() ? [{ line: index + 1, text: line }] : []))

interface Read {
  as: 'list' | 'table' | 'invoice'
  rows: RecognisedRow[]
  rest: RestLine[]
}

function readLines(text: string, all: readonly RestLine[], context: Context): Read {
  const lines = all.slice(0, LIMITS.maxLines)
  const last = lines.at(-1)?.line ?? 0
  const head = all.length > lines.length ? text.split('\n', last).join('\n') : text
  const table = tableIn(head)
  if (table) return { as: 'table', ...readTable(table, context) }
  if (isInvoice(head)) return { as: 'invoice', ...readInvoice(lines, context) }
  return { as: 'list', ...readList(lines, context) }
}

function readTable(table: Table, context: Context): Omit<Read, 'as'> {
  const rows: RecognisedRow[] = []
  const rest = table.before.map(asRest)
  for (const one of table.rows) {
    const row = rows.length <= LIMITS.maxRows ? readTableRow(one, table, context) : undefined
    if (row) rows.push(row)
    else rest.push(asRest(one))
  }
  return { rows, rest }
}

const asRest = ({ line, source }: { line: number; source: string }): RestLine => ({ line, text: source })

function readList(lines: readonly RestLine[], context: Context): Omit<Read, 'as'> {
  const rows: RecognisedRow[] = []
  const rest: RestLine[] = []
  const how = { bulleted: isBulleted(lines), prose: isProse(lines) }
  for (const line of lines) {
    const found = rows.length <= LIMITS.maxRows ? readListLine(line, context, how) : []
    if (found.length > 0) rows.push(...found)
    else rest.push(line)
  }
  return { rows, rest }
}

/** Lines whose rows did not all fit. */
function dropped(all: readonly RecognisedRow[], kept: readonly RecognisedRow[]): RestLine[] {
  const lost = new Map(all.slice(kept.length).map(({ line, source }) => [line, source]))
  return [...lost].map(([line, text]) => ({ line, text }))
}
