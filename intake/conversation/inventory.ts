import type { TableControl, TableRow } from '../../hub/domain/conversation.ts'
import {
  APPLICATIONS,
  AREAS,
  catalogueOptions,
  entryNamed,
  recognise,
  serviceFrom,
  suggestFor,
  SUITES,
  type Area,
  type CatalogueOption,
} from '../inventory/index.ts'
import { showCell, type CellSpec } from './cells.ts'
import { getAt } from './at-path.ts'
import type { View } from './view.ts'

/** What the inventory knows of products, as the conversation needs it: the one place where the two meet. */
export { APPLICATIONS, AREAS, SUITES, type Area }

/** The products of one part of the guided pass, the commonest first. */
export const optionsOf = ({ id }: Area): readonly CatalogueOption[] => BY_AREA.get(id) ?? []

const BY_AREA = new Map(AREAS.map(({ id }) => [id, catalogueOptions({ areas: [id] })]))

/** What the catalogue says about a service of that name, beside what the person said. */
export function completed(element: Record<string, unknown>): Record<string, unknown> {
  const entry = typeof element.name === 'string' ? entryNamed(element.name) : undefined
  return entry ? { ...serviceFrom(entry), ...element } : element
}

/** A list that was read: rows to be confirmed, and what is said about them. */
interface Pasted {
  rows: TableRow[]
  note: string
}

interface Cell {
  name: string
  at?: string
  cell: CellSpec['kind']
}

const SERVICE_CELLS: readonly Cell[] = [
  { name: 'name', cell: 'text' },
  { name: 'users', cell: 'number' },
  { name: 'vendor', cell: 'text' },
  { name: 'category', cell: 'text' },
  { name: 'tier', cell: 'text' },
  { name: 'deployment', cell: 'choice' },
  { name: 'licences', at: 'licences.count', cell: 'number' },
]
const COST_CELLS: readonly Cell[] = [
  { name: 'label', cell: 'text' },
  { name: 'amount', cell: 'money' },
  { name: 'period', cell: 'choice' },
  { name: 'provider', cell: 'text' },
  { name: 'users', cell: 'number' },
  { name: 'start', at: 'contract.start', cell: 'day' },
  { name: 'end', at: 'contract.end', cell: 'day' },
]

/** Services in a pasted list, a sheet or an invoice. */
export const pasteServices = (text: string, view: View): Pasted =>
  pasted(text, view, (row) => toRow(SERVICE_CELLS, row.service, view))

/** Costs in a pasted list, a sheet or an invoice; a line without an amount waits for one. */
export const pasteCosts = (text: string, view: View): Pasted =>
  pasted(text, view, (row) => toRow(COST_CELLS, row.cost ?? { label: row.service.name }, view))

function pasted(text: string, view: View, shape: (row: Recognised) => TableRow): Pasted {
  const { t } = view
  const { rows, rest, problems } = recognise(text, { t })
  if (rows.length === 0) return { rows: [], note: problems.join(' ') }
  const count = t.plural(rows.length, {
    one: 'We read 1 row in your list. Take over what is right; nothing is stored before that.',
    other: 'We read {0} rows in your list. Take over what is right; nothing is stored before that.',
  })
  const left =
    rest.length === 0
      ? []
      : [
          t.plural(rest.length, {
            one: '1 line said nothing that we know, and is left out.',
            other: '{0} lines said nothing that we know, and are left out.',
          }),
        ]
  return { rows: rows.map(shape), note: [count, ...left, ...problems].join(' ') }
}

type Recognised = ReturnType<typeof recognise>['rows'][number]

function toRow(cells: readonly Cell[], element: object, view: View): TableRow {
  const row: TableRow = {}
  for (const { name, at = name, cell } of cells) {
    const shown = showCell({ kind: cell }, getAt(element, at), view)
    if (shown !== undefined && shown.length > 0) row[name] = shown
  }
  return row
}

/** Services that probably belong here, by what public records show and by the trade, each with the reason. */
export const suggestServices = (view: View): NonNullable<TableControl['suggestions']> =>
  suggestFor({ answers: view.answers, recon: view.only ? null : view.recon, t: view.t }).map(
    ({ service, because }) => ({ row: toRow(SERVICE_CELLS, service, view), because }),
  )
