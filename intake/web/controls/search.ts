import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { SearchControl } from '../../../hub/domain/conversation.ts'
import { labelOf } from '../../../hub/domain/vocabulary.ts'
import { useWords } from '../language.ts'
import type { Words } from '../words.ts'
import { Submit, useSubmit, type ControlProps } from './control.ts'
import { matching } from './match.ts'

const SHOWN_MAX = 50

interface Row {
  id: string
  label: string
}

/** A searchable list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ with the focus always in the text. */
export function Search(props: ControlProps<SearchControl>) {
  const words = useWords()
  const { control, busy, answer } = props
  const [typed, setTyped] = useState('')
  const [picks, setPicks] = useState<string[]>([])
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const many = control.max > 1
  const full = picks.length >= control.max
  const rows = full ? [] : rowsFor(control, typed, picks, words)
  const form = useSubmit(busy, () => {
    if (picks.length === 0) return words.pick
    answer(picks)
    return null
  })
  const pick = (row: Row | undefined) => {
    if (!row || busy) return
    form.clear()
    if (!many) return answer(row.id)
    if (picks.length < control.max) setPicks([...picks, row.id])
    setTyped('')
    setActive(-1)
    input.current?.focus()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key]
    if (to !== undefined && rows.length > 0) {
      event.preventDefault()
      setActive((to + rows.length) % rows.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (typed === '' && active < 0) form.submit()
      else pick(rows[Math.max(active, 0)])
    } else if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation()
      setTyped('')
    } else if (event.key === 'Backspace' && typed === '') setPicks(picks.slice(0, -1))
  }
  return html`<form class="answer" method="dialog" novalidate onSubmit=${form.submit}>
    ${h(Picks, { picks, control, remove: (id) => setPicks(picks.filter((one) => one !== id)) })}
    ${h(Combobox, {
      ...props,
      typed,
      rows,
      full,
      active,
      input,
      keys,
      pick,
      type: (text) => {
        setTyped(text)
        setActive(text ? 0 : -1)
      },
    })}
    ${
      many &&
      html`<div class="ends">
        ${h(Submit, { busy })}
        ${picks.length > 0 && html`<span class="hint">${words.chosen(picks.length, control.max)}</span>`}
        ${form.error && html`<p class="error" role="alert">${form.error}</p>`}
      </div>`
    }
  </form>`
}

function Picks(props: { picks: string[]; control: SearchControl; remove: (id: string) => void }) {
  const words = useWords()
  if (props.picks.length === 0) return null
  return html`<ul class="chips picks">
    ${props.picks.map((id) => {
      const label = labelOf(props.control.options, id)
      return html`<li key=${id}>
        <button
          type="button"
          class="chip"
          aria-pressed="true"
          aria-label=${words.remove(label)}
          onClick=${() => props.remove(id)}
        >
          ${label}<span aria-hidden="true" class="cross"></span>
        </button>
      </li>`
    })}
  </ul>`
}

function Combobox(
  props: ControlProps<SearchControl> & {
    typed: string
    rows: Row[]
    full: boolean
    active: number
    input: { current: HTMLInputElement | null }
    type: (text: string) => void
    keys: (event: KeyboardEvent) => void
    pick: (row: Row) => void
  },
) {
  const words = useWords()
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const { control, rows, active } = props
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return html`<div class="field combobox">
    <label for=${id}>${control.label}</label>
    <input
      id=${id}
      ref=${props.input}
      type="text"
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      aria-expanded=${rows.length > 0 ? 'true' : 'false'}
      aria-controls=${`${id}-list`}
      aria-activedescendant=${rows[active] ? `${id}-${active}` : undefined}
      aria-describedby=${props.askedBy}
      aria-invalid=${props.misunderstood ? 'true' : undefined}
      placeholder=${props.full ? '' : control.placeholder}
      readonly=${props.full}
      value=${props.typed}
      data-first
      onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => props.type(currentTarget.value)}
      onKeyDown=${props.keys}
    />
    <ul
      class="options"
      role="listbox"
      id=${`${id}-list`}
      aria-label=${control.label}
      ref=${list}
      hidden=${rows.length === 0}
    >
      ${rows.map(
        (row, index) =>
          html`<li
            key=${row.id}
            id=${`${id}-${index}`}
            role="option"
            aria-selected=${index === active ? 'true' : 'false'}
            onMouseDown=${(event: Event) => event.preventDefault()}
            onClick=${() => props.pick(row)}
          >
            ${row.label}
          </li>`,
      )}
    </ul>
    <p class="visually-hidden" role="status">
      ${props.typed && !props.full && (rows.length > 0 ? words.matches(rows.length) : words.noMatch)}
    </p>
    ${rows.length === 0 && !props.full && html`<p class="hint" aria-hidden="true">${words.noMatch}</p>`}
  </div>`
}

/** What fits, without what was picked; what was typed itself comes last where that is allowed. */
function rowsFor({ options, other }: SearchControl, typed: string, picks: string[], words: Words): Row[] {
  const fitting = matching(options, typed).filter(({ id }) => !picks.includes(id))
  const own = typed.trim()
  const known = fitting.some(({ label }) => label.toLowerCase() === own.toLowerCase())
  const rows: Row[] = fitting.slice(0, SHOWN_MAX)
  return other && own && !known ? [...rows, { id: own, label: words.useTyped(own) }] : rows
}
