import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { TextControl } from '../../../hub/domain/conversation.ts'
import { text } from '../activity.ts'
import { useWords } from '../language.ts'
import { Submit, TextInput, type ControlProps } from './control.ts'

/** One line, or several, of free text. */
export function Text({ control, askedBy, misunderstood, busy, answer, draft }: ControlProps<TextControl>) {
  const words = useWords()
  const [value, setValue] = useState(() => text(draft.read()))
  const [error, setError] = useState<string>()
  const send = () => {
    if (busy || [...value].length > control.maxLength) return
    if (value.trim() === '') return setError(words.missing(control.label))
    answer(value.trim())
  }
  return html`<form
    class="answer"
    method="dialog"
    novalidate
    onSubmit=${(event: Event) => {
      event.preventDefault()
      send()
    }}
  >
    ${h(TextInput, {
      ...control,
      value,
      onInput: (typed) => {
        setError(undefined)
        setValue(typed)
        draft.keep(typed)
      },
      onEnter: send,
      error,
      invalid: misunderstood,
      describedBy: askedBy,
      first: true,
      after: h(Submit, { label: words.send, busy }),
    })}
  </form>`
}
