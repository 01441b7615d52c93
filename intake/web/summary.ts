import { html } from 'htm/preact'
import { h } from 'preact'
import type { Summary as SummaryValue, SummaryLine } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { Blocks } from './blocks.ts'
import { Facts } from './facts.ts'
import { pencil } from './icons.ts'
import { useWords } from './language.ts'

/** "What we know so far": every line with its source, and a pencil where it can be changed. */
export function Summary({
  summary,
  actions,
  onConnects,
  onEdit,
}: {
  summary: SummaryValue | null
  actions: Actions
  /** Shows what connects with what. */
  onConnects: () => void
  onEdit?: () => void
}) {
  const words = useWords()
  const sections = summary?.sections.filter(({ lines }) => lines.length > 0) ?? []
  const facts = summary?.facts ?? []
  const blocks = summary?.blocks ?? []
  // A colleague who was asked for one step sees no other.
  const mine = (summary?.steps.length ?? 0) > 1
  const edit = (line: SummaryLine) => {
    onEdit?.()
    actions.act('edit', words.editing(line.label), line.path)
  }
  return html`<div class="summary">
    ${sections.length === 0 && facts.length === 0 && html`<p class="muted">${words.knownEmpty}</p>`}
    ${sections.map(
      ({ id, label, lines }) =>
        html`<section key=${id} aria-label=${label}>
          <h3>${label}</h3>
          <dl>${lines.map((line) => h(Line, { key: line.path, line, edit }))}</dl>
          ${
            id === 'run' &&
            mine &&
            html`<button type="button" class="quiet" onClick=${onConnects}>${words.seeConnects}</button>`
          }
        </section>`,
    )}
    ${facts.length > 0 && h(Facts, { facts })}
    ${blocks.length > 0 && h(Blocks, { blocks, actions, onOpen: onEdit })}
    ${
      summary?.canSend &&
      html`<button
        type="button"
        class="primary"
        onClick=${() => {
          onEdit?.()
          actions.act('send_now', words.sendNow)
        }}
      >
        ${words.sendNow}
      </button>`
    }
  </div>`
}

function Line({ line, edit }: { line: SummaryLine; edit: (line: SummaryLine) => void }) {
  const words = useWords()
  return html`<div class="line">
    <dt>${line.label}<span class="source">${line.sourceLabel}</span></dt>
    <dd>${line.value}</dd>
    ${
      line.editable &&
      html`<dd class="edit">
        <button
          type="button"
          class="icon quiet"
          aria-label=${words.changeOne(line.label)}
          onClick=${() => edit(line)}
        >
          ${pencil}
        </button>
      </dd>`
    }
  </div>`
}
