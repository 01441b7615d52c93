import type { TableColumn, TableControl, TableRow } from '../../../../hub/domain/conversation.ts'
import { fieldAt } from '../../../../hub/domain/fields.ts'
import { answers } from '../../answer.ts'
import { YES_NO, type CellSpec } from '../../cells.ts'
import { elements } from '../../lists.ts'
import type { QuestionDef, Taken } from '../../question.ts'
import { asRecord, asText, asTexts } from '../../unknown.ts'
import { visible, type View } from '../../view.ts'
import { depth, sayOf, type About } from './define.ts'
import { readElements, shownCell } from './table-elements.ts'
import { readTableText } from './table-text.ts'

/** A column, and where its value stands in an element. */
export interface Column extends Omit<TableColumn, 'kind' | 'options'> {
  cell: CellSpec['kind']
  options?: CellSpec['options']
  /** The place in the element, such as `contract.end`; its name by default. */
  at?: string
}

export interface Table extends About {
  path: string
  /** What one row is called: "location". */
  item: string
  columns: readonly Column[]
  max: number
  /** Elements that this table does not show; they stay as they are. */
  leaves?(element: Record<string, unknown>): boolean
  /** Completes a new element. */
  complete?(element: Record<string, unknown>, view: View): Record<string, unknown>
  suggest?(view: View): NonNullable<TableControl['suggestions']>
  paste?: TableControl['paste']
  readPaste?: NonNullable<QuestionDef['paste']>
}

const KINDS: Record<CellSpec['kind'], TableColumn['kind']> = {
  text: 'text',
  list: 'text',
  urls: 'text',
  phone: 'text',
  country: 'text',
  time: 'text',
  number: 'number',
  decimal: 'number',
  count: 'number',
  share: 'number',
  money: 'money',
  day: 'date',
  email: 'email',
  yesno: 'choice',
  choice: 'choice',
  choices: 'choices',
}

/** A list of things with several columns, by control, by lines of text, or by a pasted list. */
export function tableQuestion(table: Table): QuestionDef {
  const question: QuestionDef = {
    ...depth(table),
    paths: [table.path],
    ask: (view) => ({ say: sayOf(table, view), control: controlOf(table, view) }),
    readText: (text, view) => readTableText(controlOf(table, view), text, view.t),
    take: (answer, view) => take(table, answer, view),
  }
  return table.readPaste ? { ...question, paste: table.readPaste } : question
}

function controlOf(table: Table, view: View): TableControl {
  const rows = shownElements(table, view).map((element) => toRow(table, element, view))
  const lead = table.columns[0]?.name ?? 'name'
  const listed = new Set(rows.map((row) => asText(row[lead]).toLowerCase()))
  const pasted = view.pasted?.question === table.id ? view.pasted.rows : []
  const because = view.t`It was in your list`
  const suggestions = [...pasted.map((row) => ({ row, because })), ...(table.suggest?.(view) ?? [])].filter(
    ({ row }) => !listed.has(asText(row[lead]).toLowerCase()),
  )
  return {
    kind: 'table',
    item: table.item,
    columns: table.columns.map(columnOf),
    rows,
    max: table.max,
    ...(suggestions.length > 0 ? { suggestions: suggestions.slice(0, table.max) } : {}),
    ...(table.paste ? { paste: table.paste } : {}),
  }
}

function columnOf(given: Column): TableColumn {
  const { cell, options, ...rest } = given
  const column: TableColumn & { at?: string } = { ...rest, kind: KINDS[cell] }
  delete column.at
  const picks = cell === 'yesno' ? YES_NO : options
  return picks ? { ...column, options: [...picks] } : column
}

/** The elements that the table shows: not those that are nobody's business, nor those that belong elsewhere. */
const shownElements = (table: Table, view: View): Record<string, unknown>[] =>
  visible(view, table.path)
    ? elements(view.answers, table.path).filter((one) => table.leaves?.(one) !== true)
    : []

function toRow({ columns }: Table, element: Record<string, unknown>, view: View): TableRow {
  const row: TableRow = { id: asText(element.id) }
  for (const column of columns) {
    const shown = shownCell(column, element, view)
    if (shown !== undefined) row[column.name] = shown
  }
  return row
}

/** Replaces what the table showed by its rows; the rest of the list stays. */
function take(table: Table, answer: unknown, view: View): Taken {
  const { rows } = asRecord(answer)
  if (!Array.isArray(rows)) return { miss: table.again[0] }
  const shown = shownElements(table, view)
  const rest = elements(view.stored, table.path).filter((one) => !shown.some(({ id }) => id === one.id))
  const read = readElements(table, rows.slice(0, table.max).map(asRow), shown, view)
  const value = [...rest, ...read.elements]
  const nothing = value.length === 0 && rows.length > 0
  const schema = fieldAt(table.path)?.schema
  if (!schema?.safeParse(value).success) return { miss: table.again[0] }
  const taken = answers(view, nothing ? [] : [{ path: table.path, value }])
  if (read.errors.length === 0 && !nothing) return taken
  const kept = 'changes' in taken ? { kept: taken.changes } : {}
  const [first] = read.errors
  return { miss: first ? first.text : table.again[0], errors: read.errors, ...kept }
}

/** A row as it was sent, whatever it was. */
function asRow(sent: unknown): TableRow {
  const row: TableRow = {}
  for (const [name, cell] of Object.entries(asRecord(sent)).slice(0, 40))
    if (typeof cell === 'number') row[name] = String(cell)
    else if (Array.isArray(cell)) row[name] = asTexts(cell)
    else if (asText(cell)) row[name] = asText(cell)
  return row
}
