import { html, type View } from '../html.ts'

export interface Column {
  label: string
  /** Digits, aligned at the right. */
  number?: true
  /** Buttons: the heading is for screen readers alone. */
  actions?: true
}

interface Row {
  key: string
  /** One for each column; the first names the row. */
  cells: View[]
}

interface TableProps {
  label: string
  columns: (string | Column)[]
  rows: Row[]
}

/**
 * A dense table that scrolls inside itself; on a phone each row is a card whose cells say their own name. The roles
 * are spelled out because browsers drop them with the table's own layout.
 */
export function Table({ label, columns, rows }: TableProps): View {
  const heads = columns.map((column) => (typeof column === 'string' ? { label: column } : column))
  return html`<div class="table" tabindex="0" role="region" aria-label=${label}>
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map(
            (head) =>
              html`<th role="columnheader" scope="col" class=${classOf(head)}>
                ${head.actions ? html`<span class="visually-hidden">${head.label}</span>` : head.label}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ({ key, cells }) =>
            html`<tr role="row" key=${key}>
              <th role="rowheader" scope="row">${cells[0]}</th>
              ${cells.slice(1).map((cell, index) => drawCell(cell, heads[index + 1]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

const classOf = (head: Column) => (head.number ? 'number' : head.actions ? 'actions' : undefined)

function drawCell(cell: View, head: Column | undefined): View {
  if (!head) return null
  return html`<td role="cell" class=${classOf(head)} data-label=${head.actions ? '' : head.label}>
    ${cell}
  </td>`
}
