import Papa from 'papaparse'
import { columnOf, type Column } from './headers.ts'

/** A row of a table with the lines of the text it stood on. */
export interface TableRow {
  cells: string[]
  /** From 1. */
  line: number
  source: string
}

export interface Table {
  /** Headings as they stood, where the table has them. */
  headings: readonly string[]
  columns: readonly (Column | undefined)[]
  rows: TableRow[]
  /** Lines before the table and the line of its headings. */
  before: TableRow[]
}

const MARKS = ['\t', ';', '|', ','] as const
/** Headings are looked for in the first lines; reports begin with a title. */
const HEADINGS_WITHIN = 6
const MAX_COLUMNS = 60
const MAX_LINES_IN_A_ROW = 20
const SAME_SHAPE = 0.6

/** The table that a text is, or undefined. With headings that we know, or of one shape with figures in it. */
export function tableIn(text: string): Table | undefined {
  for (const mark of MARKS) {
    if (!text.includes(mark)) continue
    const rows = cut(text, mark)
    const table = withHeadings(rows) ?? (mark === ',' ? undefined : withoutHeadings(rows))
    if (table) return table
  }
  return undefined
}

/** A quote that is opened and never closed would swallow the rest of the text: then quotes are plain characters. */
function cut(text: string, mark: string): TableRow[] {
  const rows = parsed(text, mark, false)
  const isBroken = rows.some(({ source }) => source.split('\n').length > MAX_LINES_IN_A_ROW)
  return isBroken ? parsed(text, mark, true) : rows
}

/** Papaparse says where it is after each row; that tells the lines, also of cells with line breaks. */
function parsed(text: string, mark: string, plain: boolean): TableRow[] {
  const rows: TableRow[] = []
  let from = 0
  let line = 1
  Papa.parse<string[]>(text, {
    delimiter: mark,
    newline: '\n',
    fastMode: plain,
    step({ data, meta }) {
      const source = text.slice(from, meta.cursor).replace(/\n$/, '')
      if (source.trim()) rows.push({ cells: cellsOf(data, mark), line, source })
      line += text.slice(from, meta.cursor).split('\n').length - 1
      from = meta.cursor
    },
  })
  return rows
}

function cellsOf(data: readonly string[], mark: string): string[] {
  const cells = data.slice(0, MAX_COLUMNS).map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
  // A table of Markdown has marks at both ends.
  return mark === '|' && cells[0] === '' && cells.at(-1) === '' ? cells.slice(1, -1) : cells
}

function withHeadings(rows: TableRow[]): Table | undefined {
  const at = rows.slice(0, HEADINGS_WITHIN).findIndex(({ cells }) => isHeadings(cells))
  const found = rows[at]
  if (!found) return undefined
  const columns = once(found.cells.map(columnOf))
  if (!columns.includes('name')) {
    const other = columns.indexOf('description')
    const first = other === -1 ? columns.indexOf(undefined) : other
    if (first === -1) return undefined
    columns[first] = 'name'
  }
  return { headings: found.cells, columns, rows: rows.slice(at + 1), before: rows.slice(0, at + 1) }
}

/** At least two headings that we know, or one that names services beside others. */
function isHeadings(cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean)
  if (filled.length < 2 || filled.some((cell) => /\d{2}|[$€£]\s?\d/.test(cell))) return false
  const known = new Set(filled.map(columnOf).filter((column) => column !== undefined))
  return known.size >= 2 && known.size * 2 >= filled.length
}

/** The second column of a kind is no column of that kind any more; its cells become notes. */
function once(columns: (Column | undefined)[]): (Column | undefined)[] {
  return columns.map((column, index) => (columns.indexOf(column) === index ? column : undefined))
}

/** A paste from a sheet: rows of one shape, a column of names, and figures beside it. */
function withoutHeadings(rows: TableRow[]): Table | undefined {
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width = 0, many = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? []
  if (rows.length < 2 || width < 2 || many / rows.length < SAME_SHAPE) return undefined
  const columns = guessColumns(rows.filter(({ cells }) => cells.length === width))
  return columns ? { headings: [], columns, rows, before: [] } : undefined
}

const FIGURE = /^[$€£]?\s?\d[\d.,' ]*\s?([$€£]|[A-Z]{3})?$/
const PRICE = /[$€£]|\b[A-Z]{3}$|\d[.,]\d{2}$/

function guessColumns(rows: readonly TableRow[]): (Column | undefined)[] | undefined {
  const width = rows[0]?.cells.length ?? 0
  const share = (at: number, fits: (cell: string) => boolean): number => {
    const filled = rows.map(({ cells }) => cells[at] ?? '').filter(Boolean)
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
  }
  const columns: (Column | undefined)[] = Array.from({ length: width }, (_, at) => {
    if (share(at, (cell) => FIGURE.test(cell)) < SAME_SHAPE) return undefined
    return share(at, (cell) => PRICE.test(cell)) >= SAME_SHAPE ? 'price' : 'licences'
  })
  const name = columns.findIndex(
    (column, at) => column === undefined && share(at, (cell) => /\p{L}{2}/u.test(cell)) >= SAME_SHAPE,
  )
  if (name === -1 || columns.every((column) => column === undefined)) return undefined
  const prices = columns.flatMap((column, at) => (column === 'price' ? [at] : []))
  // Two prices in a row are the price of one and of all.
  if (prices.length > 1 && prices[0] !== undefined) columns[prices[0]] = 'unitPrice'
  columns[name] = 'name'
  return once(columns)
}
