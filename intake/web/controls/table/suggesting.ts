import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Option } from '../../../../hub/domain/vocabulary.ts'
import { matching } from '../match.ts'

const SHOWN_MAX = 6

/** A text with what may be meant below it: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Other words are welcome. */
export function Suggesting(props: {
  shared: { id: string; value: string } & Record<string, unknown>
  suggest: readonly Option[]
  onInput: (text: string) => void
}) {
  const { shared, suggest, onInput } = props
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const typed = shared.value.trim()
  const known = suggest.some(({ label }) => label === typed)
  const found = open && typed !== '' && !known ? matching(suggest, typed).slice(0, SHOWN_MAX) : []
  const pick = (option: Option | undefined) => {
    if (option) onInput(option.label)
    setOpen(false)
    setActive(-1)
  }
  const keys = (event: KeyboardEvent) => {
    if (found.length === 0 || event.isComposing) return
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key]
    if (to !== undefined) setActive((to + found.length) % found.length)
    else if (event.key === 'Enter' && active >= 0) pick(found[active])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }
  const list = `${shared.id}-list`
  return html`<div class="combobox">
    <input
      ...${shared}
      type="text"
      role="combobox"
      aria-autocomplete="list"
      aria-expanded=${found.length > 0 ? 'true' : 'false'}
      aria-controls=${list}
      aria-activedescendant=${found[active] ? `${list}-${active}` : undefined}
      onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        onInput(currentTarget.value)
        setOpen(true)
        setActive(-1)
      }}
      onKeyDown=${keys}
      onBlur=${() => setOpen(false)}
    />
    <ul
      class="options floating"
      role="listbox"
      id=${list}
      aria-labelledby=${`${shared.id}-label`}
      hidden=${found.length === 0}
    >
      ${found.map(
        (option, index) =>
          html`<li
            key=${option.id}
            id=${`${list}-${index}`}
            role="option"
            aria-selected=${index === active ? 'true' : 'false'}
            onMouseDown=${(event: Event) => event.preventDefault()}
            onClick=${() => pick(option)}
          >
            ${option.label}
          </li>`,
      )}
    </ul>
  </div>`
}
