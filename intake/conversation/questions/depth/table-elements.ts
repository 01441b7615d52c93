import type { TableControl, TableRow } from '../../../../hub/domain/conversation.ts'
import { getAt, withAt } from '../../at-path.ts'
import { readCell, showCell } from '../../cells.ts'
import { asText } from '../../unknown.ts'
import type { View } from '../../view.ts'
import type { Column, Table } from './table.ts'

type Errors = NonNullable<TableControl['errors']>
type Element = Record<string, unknown>

/**
 * Elements out of rows. A row keeps the element it came from, by id or else by its first column, with all that the
 * table does not show; so that answering twice changes nothing. A row that cannot be read is named, and costs no other.
 */
export function readElements(
  table: Table,
  rows: readonly TableRow[],
  known: readonly Element[],
  view: View,
): { elements: Element[]; errors: Errors } {
  const errors: Errors = []
  const elements: Element[] = []
  const taken = new Set<unknown>()
  for (const [index, row] of rows.entries()) {
    if (table.columns.every(({ name }) => row[name] === undefined)) continue
    const base = sameAs(
      table,
      row,
      known.filter(({ id }) => !taken.has(id)),
    ) ?? { id: view.newId() }
    const read = readRow(table, row, base, view)
    if (read.errors.length > 0) {
      errors.push(...read.errors.map((error) => ({ row: index, ...error })))
      // What was there before stays, until its row can be read.
      if (known.includes(base)) elements.push(base)
    } else elements.push(table.complete?.(read.element, view) ?? read.element)
    taken.add(base.id)
  }
  return { elements, errors }
}

function sameAs({ columns }: Table, row: TableRow, known: readonly Element[]): Element | undefined {
  const byId = known.find(({ id }) => id !== undefined && id === row.id)
  if (byId) return byId
  const [lead] = columns
  const name = lead && asText(row[lead.name]).toLowerCase()
  return lead && known.find((one) => asText(one[lead.at ?? lead.name]).toLowerCase() === name)
}

function readRow({ columns }: Table, row: TableRow, base: Element, view: View) {
  const errors: { column: string; text: string }[] = []
  let element = base
  for (const column of columns) {
    const { name, at = name, required } = column
    // What was left as it was shown stays as it is stored.
    if (isSame(row[name], shownCell(column, element, view))) continue
    const read = readCell(cellOf(column), row[name], view)
    if (read.state === 'bad')
      errors.push({ column: name, text: `${view.t.text(column.label)}: ${read.text}` })
    else if (read.state === 'value') element = withAt(element, at, read.value)
    else if (required)
      errors.push({
        column: name,
        text: view.t`${view.t.text(column.label)} is needed, so that we know which one it is.`,
      })
    else element = withAt(element, at, undefined)
  }
  return { element, errors }
}

/** A stored value as its cell shows it. */
export function shownCell(column: Column, element: Element, view: View): string | string[] | undefined {
  const shown = showCell(cellOf(column), getAt(element, column.at ?? column.name), view)
  if (shown === undefined || shown.length === 0) return undefined
  return Array.isArray(shown) ? shown : view.t.text(shown)
}

const isSame = (cell: TableRow[string], shown: string | string[] | undefined): boolean =>
  shown !== undefined && JSON.stringify(cell) === JSON.stringify(shown)

const cellOf = ({ cell, options, maxLength }: Column) => ({
  kind: cell,
  ...(options ? { options } : {}),
  ...(maxLength === undefined ? {} : { maxLength }),
})
