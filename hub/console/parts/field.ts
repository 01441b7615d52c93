import { useId } from 'preact/hooks'
import { html, type View } from '../html.ts'

interface FieldProps {
  label: string
  name: string
  type?: 'text' | 'email' | 'password' | 'url'
  hint?: string
  error?: string | undefined
  autocomplete?: string
  value?: string
  required?: boolean
  readOnly?: boolean
  maxLength?: number
  spellcheck?: boolean
}

/** A labelled input whose hint and error are announced with it. */
export function Field({
  label,
  name,
  type = 'text',
  hint,
  error,
  required = true,
  ...rest
}: FieldProps): View {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <input
      id=${id}
      name=${name}
      type=${type}
      required=${required}
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby=${described || undefined}
      ...${rest}
    />
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`
}

/** What was typed into a form, by name. */
export function typedInto(event: Event): Record<string, string> {
  event.preventDefault()
  if (!(event.currentTarget instanceof HTMLFormElement)) return {}
  const entries = [...new FormData(event.currentTarget)]
  return Object.fromEntries(entries.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
