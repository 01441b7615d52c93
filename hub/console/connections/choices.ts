import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { Step } from './step.ts'
import { connectionPath, type ConnectionView, type StepView } from './view.ts'

interface Props {
  connection: ConnectionView
  /** The steps that are choices. */
  steps: StepView[]
  onSteps(steps: StepView[]): void
}

/** What every account answers differently, among the options that this one has. */
export function Choices({ connection, steps, onSteps }: Props): View {
  const [saved, setSaved] = useState(false)
  const { start, busy, error } = useAction(async (event: Event) => {
    setSaved(false)
    const choices = typedInto(event)
    const reply = await send<{ steps: StepView[] }>('PUT', connectionPath(connection, '/choices'), {
      choices,
    })
    setSaved(true)
    onSteps(reply.steps)
  })
  const blocked = steps.every(({ state }) => state === 'blocked')
  const open = steps.filter(({ state, required }) => state === 'open' && required)
  const summary = {
    title: 'Choices',
    state: blocked ? ('blocked' as const) : open.length > 0 ? ('open' as const) : ('done' as const),
    required: true,
    detail: blocked
      ? 'Waits for the steps above.'
      : open.length > 0
        ? `Still to choose: ${open.map(({ title }) => title).join(', ')}.`
        : 'All are made.',
  }
  const errors = error?.fields ?? {}
  return h(
    Step,
    { step: summary },
    !blocked &&
      html`<form class="stack" onSubmit=${start}>
        ${steps.map((step) => h(Choice, { key: step.id, step, error: errors[`choices.${step.choice?.name ?? ''}`] }))}
        ${h(Problem, { error, beside: steps.map(({ choice }) => `choices.${choice?.name ?? ''}`) })}
        <p class="row">
          <button disabled=${busy}>${busy ? 'Saving…' : 'Save the choices'}</button>
          <span class="muted" role="status">${saved && !busy ? 'Saved' : ''}</span>
        </p>
      </form>`,
  )
}

function Choice({ step, error }: { step: StepView; error: string | undefined }): View {
  const id = useId()
  const { title, choice, required, state, detail } = step
  if (!choice) return null
  const { name, help, options, value = '' } = choice
  const label = required ? title : `${title} (optional)`
  const problem = error ?? (state === 'open' && value !== '' ? detail : undefined)
  if (options.length === 0)
    return h(Field, {
      label,
      name,
      value,
      required,
      autocomplete: 'off',
      error: problem,
      ...(help ? { hint: help } : {}),
    })
  const known = options.some((one) => one.value === value)
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${help && html`<p class="hint" id="${id}-hint">${help}</p>`}
    <select
      id=${id}
      name=${name}
      aria-invalid=${problem ? 'true' : undefined}
      aria-describedby=${[help && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined}
    >
      ${(!required || !known) && html`<option value="" selected=${!known}>${required ? 'Choose…' : 'None'}</option>`}
      ${options.map((one) => html`<option value=${one.value} selected=${one.value === value}>${one.label}</option>`)}
    </select>
    ${problem && html`<p class="error" id="${id}-error">${problem}</p>`}
  </div>`
}
