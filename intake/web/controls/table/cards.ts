import { html } from 'htm/preact'
import { h } from 'preact'
import { rowText } from '../../answer-text.ts'
import { bin, pencil } from '../../icons.ts'
import { useWords } from '../../language.ts'
import { Cell, type RowsProps } from './cell.ts'
import type { Draft } from './rows.ts'

/** A card a row, one of them open: made for a thumb. */
export function Cards(props: RowsProps) {
  const { rows, control, open } = props
  if (rows.length === 0) return null
  return html`<ul class="row-cards" aria-labelledby=${props.askedBy}>
    ${rows.map((draft, index) =>
      draft.key === open
        ? h(OpenCard, { ...props, key: draft.key, draft, index })
        : h(ClosedCard, { ...props, key: draft.key, draft, label: rowText(control.columns, draft.row) }),
    )}
  </ul>`
}

function ClosedCard(props: RowsProps & { draft: Draft; label: string }) {
  const words = useWords()
  const { draft, errors } = props
  const label = props.label || words.newRow
  const wrong = Object.values(errors[draft.key] ?? {}).find(Boolean)
  return html`<li class="card row-card" data-row=${draft.key}>
    <span class="what">${label}${wrong && html`<span class="error">${wrong}</span>`}</span>
    <button
      type="button"
      class="icon quiet"
      aria-label=${words.changeOne(label)}
      onClick=${() => props.setOpen(draft.key)}
    >
      ${pencil}
    </button>
    <button
      type="button"
      class="icon quiet"
      aria-label=${words.remove(label)}
      onClick=${() => props.remove(draft.key)}
    >
      ${bin}
    </button>
  </li>`
}

function OpenCard(props: RowsProps & { draft: Draft; index: number }) {
  const { control, draft, index, errors } = props
  const words = useWords()
  const row = words.row(control.item, index + 1)
  return html`<li class="card row-card open" data-row=${draft.key}>
    <div role="group" aria-label=${row} class="stack">
      <p class="label">${row}</p>
      ${control.columns.map((column) =>
        h(Cell, {
          column,
          key: column.name,
          row,
          value: draft.row[column.name],
          error: errors[draft.key]?.[column.name],
          onInput: (cell) => props.set(draft.key, column.name, cell),
          onSheet: (sheet) => props.sheet(draft.key, column.name, sheet),
        }),
      )}
      <div class="row">
        <button type="button" onClick=${() => props.setOpen(null)}>${words.done}</button>
        <button type="button" class="quiet" onClick=${() => props.remove(draft.key)}>
          ${bin}${words.remove(row)}
        </button>
      </div>
    </div>
  </li>`
}
