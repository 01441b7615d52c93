import { html } from 'htm/preact'
import { Fragment, h } from 'preact'
import type { TableColumn } from '../../../../hub/domain/conversation.ts'
import { bin, chevron } from '../../icons.ts'
import { useWords } from '../../language.ts'
import { Cell, type RowsProps } from './cell.ts'
import type { Draft } from './rows.ts'

/** A real table: a line a row, its details below it once it is opened. */
export function Sheet(props: RowsProps) {
  const { control, rows } = props
  const words = useWords()
  if (rows.length === 0) return null
  const shown = control.columns.filter((column) => !isDetail(column))
  const details = control.columns.filter(isDetail)
  return html`<div class="sheet">
    <table aria-labelledby=${props.askedBy}>
      <thead>
        <tr>
          ${shown.map(({ name, label, kind }) => html`<th key=${name} scope="col" class=${kind}>${label}</th>`)}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map((draft, index) =>
          h(Line, {
            ...props,
            key: draft.key,
            draft,
            shown,
            details,
            row: words.row(control.item, index + 1),
          }),
        )}
      </tbody>
    </table>
  </div>`
}

/** Many-valued cells need more room than a column has. */
const isDetail = ({ detail, kind }: TableColumn): boolean => detail === true || kind === 'choices'

function Line(
  props: RowsProps & { draft: Draft; shown: TableColumn[]; details: TableColumn[]; row: string },
) {
  const { draft, shown, details, row, errors } = props
  const words = useWords()
  const wrong = details.some(({ name }) => errors[draft.key]?.[name])
  const open = props.open === draft.key || wrong
  const cell = (column: TableColumn, hideLabel: boolean) =>
    h(Cell, {
      column,
      hideLabel,
      key: column.name,
      row,
      value: draft.row[column.name],
      error: errors[draft.key]?.[column.name],
      onInput: (value) => props.set(draft.key, column.name, value),
      onSheet: (sheet) => props.sheet(draft.key, column.name, sheet),
    })
  return h(
    Fragment,
    null,
    html`<tr data-row=${draft.key}>
      ${shown.map((column) => html`<td key=${column.name} class=${column.kind}>${cell(column, true)}</td>`)}
      <td class="tools">
        ${
          details.length > 0 &&
          html`<button
            type="button"
            class=${open ? 'icon quiet turned' : 'icon quiet'}
            aria-expanded=${open ? 'true' : 'false'}
            aria-label=${words.details(row)}
            onClick=${() => props.setOpen(open ? null : draft.key)}
          >
            ${chevron}
          </button>`
        }
        <button
          type="button"
          class="icon quiet"
          aria-label=${words.remove(row)}
          onClick=${() => props.remove(draft.key)}
        >
          ${bin}
        </button>
      </td>
    </tr>`,
    open &&
      details.length > 0 &&
      html`<tr class="details">
        <td colspan=${shown.length + 1}>
          <div class="pair">${details.map((column) => cell(column, false))}</div>
        </td>
      </tr>`,
  )
}
