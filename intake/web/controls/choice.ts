import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ChoiceControl } from '../../../hub/domain/conversation.ts'
import type { Option } from '../../../hub/domain/vocabulary.ts'
import { useWords } from '../language.ts'
import { arrowKeys, Submit, TextInput, toggled, useSubmit, type ControlProps } from './control.ts'

const OTHER_MAX = 500

/** Chips: one tap answers a single choice; several are chosen and sent together. */
export function Choice(props: ControlProps<ChoiceControl>) {
  const words = useWords()
  const { control, askedBy, busy, answer } = props
  const [chosen, setChosen] = useState(control.selected ?? [])
  const [typed, setTyped] = useState('')
  const many = control.max > 1
  const form = useSubmit(busy, () => {
    const all = typed.trim() ? [...chosen, typed.trim()] : chosen
    if (all.length === 0) return many ? words.pick : words.missing(control.other?.label ?? words.other)
    answer(many ? all.slice(0, control.max) : typed.trim() || chosen[0])
    return null
  })
  const pick = (id: string) => {
    form.clear()
    if (!many) return busy ? undefined : answer(id)
    setChosen(toggled(chosen, id, control.max))
  }
  const chips = h(Chips, {
    options: control.options,
    chosen,
    max: control.max,
    pick,
    describedBy: askedBy,
    first: true,
  })
  const other =
    control.other &&
    h(TextInput, {
      label: control.other.label,
      placeholder: control.other.placeholder,
      maxLength: OTHER_MAX,
      value: typed,
      onInput: (text) => {
        form.clear()
        setTyped(text)
      },
      onEnter: form.submit,
      error: many ? undefined : (form.error ?? undefined),
      invalid: props.misunderstood,
      describedBy: askedBy,
      first: control.options.length === 1,
      after: many ? undefined : h(Submit, { label: words.send, busy }),
    })
  return html`<form class="answer" method="dialog" novalidate onSubmit=${form.submit}>
    ${control.options.length === 1 ? [other, chips] : [chips, other]}
    ${
      many &&
      html`<div class="ends">
        ${h(Submit, { busy })}
        <span class="hint" role="status">
          ${chosen.length === 0 ? words.upTo(control.max) : words.chosen(chosen.length, control.max)}
        </span>
        ${form.error && html`<p class="error" role="alert">${form.error}</p>`}
      </div>`
    }
  </form>`
}

/** The chips of one group. A single choice inside a form is a radio group; others are buttons that stay pressed. */
export function Chips(props: {
  options: readonly Option[]
  chosen: readonly string[]
  max: number
  pick: (id: string) => void
  describedBy?: string | undefined
  labelledBy?: string | undefined
  first?: boolean
}) {
  const full = props.max > 1 && props.chosen.length >= props.max
  return html`<div
    class=${props.options.some(({ hint }) => hint) ? 'chips cards' : 'chips'}
    role="group"
    aria-labelledby=${props.labelledBy ?? props.describedBy}
    onKeyDown=${arrowKeys}
  >
    ${props.options.map(({ id, label, hint }, index) => {
      const on = props.chosen.includes(id)
      return html`<button
        key=${id}
        type="button"
        class=${hint ? 'chip with-hint' : 'chip'}
        aria-pressed=${on ? 'true' : 'false'}
        disabled=${full && !on}
        data-first=${props.first && index === 0}
        onClick=${() => props.pick(id)}
      >
        ${hint ? html`<span>${label}<span class="hint">${hint}</span></span>` : label}
      </button>`
    })}
  </div>`
}
