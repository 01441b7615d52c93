import type { TableControl, TableRow } from '../../hub/domain/conversation.ts'
import { entryNamed, serviceFrom } from '../inventory/index.ts'
import { readRows } from './read-rows.ts'
import type { View } from './view.ts'

/** What the inventory knows of products, as the conversation needs it: the one place where the two meet. */

/** What the catalogue says about a service of that name, beside what the person said. */
export function completed(element: Record<string, unknown>): Record<string, unknown> {
  const entry = typeof element.name === 'string' ? entryNamed(element.name) : undefined
  return entry ? { ...serviceFrom(entry), ...element } : element
}

interface Pasted {
  rows: TableRow[]
  note: string
}

/** Services in a pasted list, a sheet or an invoice; to be confirmed row by row. */
export const pasteServices = (text: string, view: View): Pasted =>
  pasted(
    readRows(
      [
        { name: 'name', label: '', kind: 'text' },
        { name: 'users', label: '', kind: 'number' },
      ],
      text,
    ),
    view,
  )

/** Costs in a pasted list, a sheet or an invoice; to be confirmed row by row. */
export const pasteCosts = (text: string, view: View): Pasted =>
  pasted(
    readRows(
      [
        { name: 'label', label: '', kind: 'text' },
        { name: 'amount', label: '', kind: 'money' },
      ],
      text,
    ),
    view,
  )

function pasted(rows: TableRow[], { t }: View): Pasted {
  const note =
    rows.length === 0
      ? ''
      : t.plural(rows.length, {
          one: 'We read 1 row in your list. Take over what is right; nothing is stored before that.',
          other: 'We read {0} rows in your list. Take over what is right; nothing is stored before that.',
        })
  return { rows, note }
}

/** Services that probably belong here, each with the reason. */
export const suggestServices = (_view: View): NonNullable<TableControl['suggestions']> => []
