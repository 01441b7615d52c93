import { h } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { ApiError, send } from '../api.ts'
import type { CatalogueField } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Problem } from '../parts/notice.ts'
import { plainText } from '../values.ts'
import type { AssessmentView } from './view.ts'

interface EditorProps {
  field: CatalogueField
  assessment: AssessmentView
  onClose(): void
}

/** Changes one value in place. The answer then comes from your team, and travels to the CRM like any other. */
export function AnswerEditor({ field, assessment, onClose }: EditorProps): View {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [])
  // The page refreshes below the form: what is saved must answer what was there when the form opened.
  const present = JSON.stringify(assessment.answers[field.path])
  const [opened, setOpened] = useState(present)
  const { start, busy, error } = useAction(async (event: Event) => {
    event.preventDefault()
    if (present !== opened) {
      setOpened(present)
      throw changedMeanwhile(plainText(field.path, assessment.answers[field.path]?.value))
    }
    const typed = new FormData(form.current ?? undefined).get('value')
    const value = readTyped(field, typeof typed === 'string' ? typed : '')
    await saveAnswer(assessment, field.path, value)
    onClose()
  })
  const cancel = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  const bad = error && Object.values(error.fields)[0]
  return html`<form class="editor" ref=${form} onSubmit=${start} onKeyDown=${cancel}>
    <label class="visually-hidden" for=${id}>${field.label}</label>
    ${h(Control, { id, field, value: assessment.answers[field.path]?.value, bad: Boolean(bad) })}
    ${field.control === 'count' && html`<p class="hint">A number, or a range such as 20-50.</p>`}
    ${bad && html`<p class="error" role="alert">${bad}</p>`} ${error && !bad && h(Problem, { error })}
    <div class="row">
      <button class="primary" disabled=${busy}>Save</button>
      <button type="button" onClick=${onClose}>Cancel</button>
    </div>
  </form>`
}

interface ControlProps {
  id: string
  field: CatalogueField
  value: unknown
  bad: boolean
}

function Control({ id, field, value, bad }: ControlProps): View {
  const invalid = bad ? 'true' : undefined
  const text = value === undefined || value === null ? '' : editText(value)
  if (field.control === 'choice')
    return html`<select id=${id} name="value" aria-invalid=${invalid}>
      ${field.options?.map((one) => html`<option value=${one} selected=${one === value}>${plainText(field.path, one)}</option>`)}
    </select>`
  if (field.control === 'long')
    return html`<textarea
      id=${id}
      name="value"
      maxlength=${field.maxChars}
      aria-invalid=${invalid}
      defaultValue=${text}
    ></textarea>`
  return html`<input
    id=${id}
    name="value"
    maxlength=${field.maxChars}
    aria-invalid=${invalid}
    defaultValue=${text}
    autocomplete="off"
  />`
}

/** A count as it is typed: "12" or "20-50". */
export function editText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'min' in value && 'max' in value)
    return value.min === value.max ? String(value.min) : `${String(value.min)}-${String(value.max)}`
  return String(value)
}

/** What was typed, as the API takes it: `null` empties the field; what makes no sense is for the API to refuse. */
export function readTyped({ control }: Pick<CatalogueField, 'control'>, typed: string): unknown {
  const text = typed.trim()
  if (text === '') return null
  if (control !== 'count') return text
  const [, from, to] = /^(\d+)(?:\s*(?:-|–|to)\s*(\d+))?$/.exec(text.replaceAll(',', '')) ?? []
  if (from === undefined) return text
  const [min, max] = [Number(from), Number(to ?? from)]
  return to === undefined ? { min, max, exact: min } : { min, max }
}

const saveAnswer = ({ id, version }: AssessmentView, path: string, value: unknown): Promise<unknown> =>
  send(
    'PUT',
    `/api/assessments/${encodeURIComponent(id)}`,
    { answers: { [path]: value } },
    { ifVersion: version },
  )

const changedMeanwhile = (now: string) =>
  new ApiError(
    412,
    `Somebody else changed this while you were typing; it is now “${now}”.`,
    'Save again to replace it, or cancel.',
  )
