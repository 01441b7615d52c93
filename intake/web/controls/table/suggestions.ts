import { html } from 'htm/preact'
import { useId } from 'preact/hooks'
import type { TableColumn, TableControl, TableRow } from '../../../../hub/domain/conversation.ts'
import { rowText } from '../../answer-text.ts'
import { plus } from '../../icons.ts'
import { useWords } from '../../language.ts'

/** Rows that we think belong here: one tap takes one, and each says why we think so. */
export function Suggestions(props: {
  columns: TableColumn[]
  offered: NonNullable<TableControl['suggestions']>
  room: number
  take: (rows: TableRow[]) => void
}) {
  const { columns, offered, room, take } = props
  const words = useWords()
  const id = useId()
  return html`<div class="suggestions" role="group" aria-labelledby=${id}>
    <div class="spread">
      <p class="label" id=${id}>${words.suggested}</p>
      ${
        offered.length > 1 &&
        html`<button
          type="button"
          class="quiet"
          disabled=${room < offered.length}
          onClick=${() => take(offered.map(({ row }) => row))}
        >
          ${words.addAll}
        </button>`
      }
    </div>
    <ul>
      ${offered.map(
        ({ row, because }) =>
          html`<li key=${JSON.stringify(row)}>
            <button type="button" class="chip with-hint" disabled=${room < 1} onClick=${() => take([row])}>
              ${plus}<span>${rowText(columns, row)}<span class="hint">${because}</span></span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`
}
