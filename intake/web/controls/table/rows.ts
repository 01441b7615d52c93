import type { TableColumn, TableControl, TableRow } from '../../../../hub/domain/conversation.ts'
import { object } from '../../activity.ts'
import { readRow } from '../../answer-text.ts'

/** A row on the screen; `key` stays while it is edited. */
export interface Draft {
  key: number
  row: TableRow
}

/** Everything that the table remembers. Changed by the functions below alone, which never lose what was typed. */
export interface Rows {
  drafts: Draft[]
  nextKey: number
  /** What was removed last, and where it stood. */
  removed: { draft: Draft; at: number } | null
  /** What was offered and is taken or read by now. */
  taken: string[]
}

export function startRows({ rows }: Pick<TableControl, 'rows'>, kept?: unknown): Rows {
  const typed = object(kept)
  const draft = Array.isArray(typed.rows) ? typed.rows.map(readRow) : null
  const start = { drafts: [], nextKey: 0, removed: null, taken: [] }
  return (draft ?? rows).reduce<Rows>((all, row) => addRow(all, row), start)
}

export const addRow = (rows: Rows, row: TableRow = {}): Rows => ({
  ...rows,
  drafts: [...rows.drafts, { key: rows.nextKey, row }],
  nextKey: rows.nextKey + 1,
})

export const setCell = (rows: Rows, key: number, column: string, cell: string | string[]): Rows => ({
  ...rows,
  drafts: rows.drafts.map((draft) =>
    draft.key === key ? { key, row: { ...draft.row, [column]: cell } } : draft,
  ),
})

export function removeRow(rows: Rows, key: number): Rows {
  const at = rows.drafts.findIndex((draft) => draft.key === key)
  const draft = rows.drafts[at]
  if (!draft) return rows
  const drafts = rows.drafts.filter((one) => one !== draft)
  return { ...rows, drafts, removed: isEmpty(draft.row) ? rows.removed : { draft, at } }
}

export function undo(rows: Rows): Rows {
  if (!rows.removed) return rows
  const { draft, at } = rows.removed
  return {
    ...rows,
    drafts: [...rows.drafts.slice(0, at), draft, ...rows.drafts.slice(at)],
    removed: null,
  }
}

/** Takes what was offered; empty rows make room for it. */
export function take(rows: Rows, offered: TableRow[]): Rows {
  const filled = { ...rows, drafts: rows.drafts.filter(({ row }) => !isEmpty(row)) }
  const all = offered.reduce<Rows>((sum, row) => addRow(sum, row), filled)
  return { ...all, taken: [...rows.taken, ...offered.map(nameOf)] }
}

/** What is still to be taken: neither taken before, nor typed by hand. */
export const untaken = <S extends { row: TableRow }>(
  { taken, drafts }: Rows,
  suggestions: S[],
  [named]: TableColumn[],
): S[] => {
  const here = drafts.map(({ row }) => plain(named && row[named.name])).filter(Boolean)
  return suggestions.filter(
    ({ row }) => !taken.includes(nameOf(row)) && !here.includes(plain(named && row[named.name])),
  )
}

const plain = (cell: string | string[] | undefined): string =>
  String(cell ?? '')
    .trim()
    .toLowerCase()

const nameOf = (row: TableRow): string => JSON.stringify(row)

/** A sheet that was copied elsewhere, set in from one cell on to the right and below. */
export function setIn(
  rows: Rows,
  columns: TableColumn[],
  at: { key: number; column: string },
  sheet: string,
): Rows {
  const from = rows.drafts.findIndex(({ key }) => key === at.key)
  const first = columns.findIndex(({ name }) => name === at.column)
  return cellsOf(sheet).reduce<Rows>((sum, cells, down) => {
    const wide = sum.drafts[from + down] ? sum : addRow(sum)
    const draft = wide.drafts[from + down]
    if (!draft) return wide
    return cells.reduce<Rows>((all, cell, right) => {
      const column = columns[first + right]
      return column && column.kind !== 'choices' ? setCell(all, draft.key, column.name, cell) : all
    }, wide)
  }, rows)
}

const cellsOf = (sheet: string): string[][] =>
  sheet
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))

export const isEmpty = ({ id: _, ...cells }: TableRow): boolean =>
  Object.values(cells).every(
    (cell) => cell === undefined || cell.length === 0 || (typeof cell === 'string' && cell.trim() === ''),
  )

/** The rows that travel, with the key of each, so that what the hub says about row 2 is shown at the right one. */
export const filled = ({ drafts }: Rows): Draft[] =>
  drafts.filter(({ row }) => !isEmpty(row)).map(({ key, row }) => ({ key, row: trimmed(row) }))

const trimmed = (row: TableRow): TableRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? cell.trim() : cell]),
  )

/** Errors by row and column. */
export type CellErrors = Record<number, Record<string, string>>

/** What lacks or is too long; found before anything is sent. */
export function flaws(
  rows: Draft[],
  columns: TableColumn[],
  say: { missing: (label: string) => string; tooLong: (length: number, max: number) => string },
): CellErrors {
  const errors: CellErrors = {}
  for (const { key, row } of rows)
    for (const { name, label, required, maxLength } of columns) {
      const cell = row[name]
      const length = typeof cell === 'string' ? [...cell].length : 0
      if (required && (cell === undefined || cell.length === 0))
        errors[key] = { ...errors[key], [name]: say.missing(label) }
      else if (maxLength && length > maxLength)
        errors[key] = { ...errors[key], [name]: say.tooLong(length, maxLength) }
    }
  return errors
}

/** What the hub could not read, at the rows that were sent. */
export const fromHub = (errors: TableControl['errors'], sent: readonly number[]): CellErrors => {
  const found: CellErrors = {}
  for (const { row, column, text } of errors ?? []) {
    const key = sent[row]
    if (key !== undefined) found[key] = { ...found[key], [column]: text }
  }
  return found
}
