import { html } from 'htm/preact'
import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { FieldsControl } from '../../../hub/domain/conversation.ts'
import { object, text } from '../activity.ts'
import { useWords } from '../language.ts'
import type { Words } from '../words.ts'
import { Submit, TextInput, type ControlProps } from './control.ts'

type Field = FieldsControl['fields'][number]
type ConsentLine = NonNullable<FieldsControl['consents']>[number]

/** A small group of fields, with consents below, answered at once. */
export function Fields({
  control,
  askedBy,
  misunderstood,
  busy,
  answer,
  draft,
}: ControlProps<FieldsControl>) {
  const words = useWords()
  const { fields, consents = [] } = control
  const [values, setValues] = useState(() => startValues(fields, draft.read()))
  const [given, setGiven] = useState<Record<string, boolean>>({})
  const [tried, setTried] = useState(false)
  const errors = tried ? fieldErrors(fields, values, words) : {}
  const send = (event?: Event) => {
    event?.preventDefault()
    if (busy) return
    setTried(true)
    const lacking = Object.keys(fieldErrors(fields, values, words)).length > 0
    if (lacking || consents.some(({ name, required }) => required && !given[name])) return
    const agreed = Object.fromEntries(consents.map(({ name }) => [name, given[name] === true]))
    answer({ ...trimmed(values), ...(consents.length > 0 ? { consents: agreed } : {}) })
  }
  return html`<form class="answer" method="dialog" novalidate onSubmit=${send}>
    <div class=${fields.some(({ multiline }) => multiline) ? 'stack' : 'pair'}>
      ${fields.map((field, index) =>
        h(TextInput, {
          ...field,
          key: field.name,
          value: values[field.name] ?? '',
          onInput: (typed) => {
            const next = { ...values, [field.name]: typed }
            setValues(next)
            draft.keep(next)
          },
          onEnter: send,
          error: errors[field.name],
          invalid: misunderstood && !field.optional,
          describedBy: askedBy,
          first: index === 0,
        }),
      )}
    </div>
    ${consents.map((one) =>
      h(Consent, {
        ...one,
        key: one.name,
        given: given[one.name] === true,
        onChange: (yes) => setGiven({ ...given, [one.name]: yes }),
        missing: tried && one.required && !given[one.name],
      }),
    )}
    <div class="ends">${h(Submit, { busy })}</div>
  </form>`
}

function Consent(
  props: ConsentLine & { given: boolean; missing: boolean; onChange: (yes: boolean) => void },
) {
  const words = useWords()
  const id = useId()
  return html`<div class="consent">
    <label class="check">
      <input
        type="checkbox"
        checked=${props.given}
        aria-describedby=${props.missing ? `${id}-error` : undefined}
        aria-invalid=${props.missing ? 'true' : undefined}
        aria-required=${props.required}
        onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => props.onChange(currentTarget.checked)}
      />
      <span>
        <strong>${props.label}</strong>
        ${!props.required && html`<span class="optional">${words.optional}</span>`}
        <span class="hint">${props.text}</span>
      </span>
    </label>
    ${props.missing && html`<p class="error" id=${`${id}-error`}>${words.missingConsent}</p>`}
  </div>`
}

/** What was typed before, else what is known. */
export const startValues = (fields: Field[], draft?: unknown): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, text(object(draft)[name]) || (value ?? '')]))

/** What is missing or too long, by field. At least one field must hold something. */
export function fieldErrors(
  fields: Field[],
  values: Record<string, string>,
  words: Words,
): Record<string, string> {
  const empty = ({ name }: Field) => (values[name] ?? '').trim() === ''
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const length = [...(values[field.name] ?? '')].length
    if (length > field.maxLength) errors[field.name] = words.tooLong(length, field.maxLength)
    else if (!field.optional && empty(field)) errors[field.name] = words.missing(field.label)
  }
  if (fields[0] && fields.every((field) => field.optional && empty(field)))
    errors[fields[0].name] = words.missing(fields[0].label)
  return errors
}

export const trimmed = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]))
