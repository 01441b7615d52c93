import { html } from 'htm/preact'
import { useId } from 'preact/hooks'
import type { Summary } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { check } from './icons.ts'
import { useWords } from './language.ts'

/** The parts that go deeper: what each brings, and how long it takes. One tap opens one. */
export function Blocks(props: {
  blocks: NonNullable<Summary['blocks']>
  actions: Actions
  onOpen?: (() => void) | undefined
}) {
  const words = useWords()
  const id = useId()
  return html`<section class="blocks" aria-labelledby=${id}>
    <h3 id=${id}>${words.inDepth}</h3>
    <ul>
      ${props.blocks.map(
        ({ id, label, benefit, minutes, state }) =>
          html`<li key=${id}>
            <button
              type="button"
              class="chip with-hint"
              onClick=${() => {
                props.onOpen?.()
                props.actions.act('more', label, id)
              }}
            >
              <span>
                ${label}
                <span class="hint">${benefit}</span>
                <span class="hint">
                  ${state === 'done' ? html`${check}${words.blockDone}` : words.blockMinutes(minutes, state === 'started')}
                </span>
              </span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`
}
