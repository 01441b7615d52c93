import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Problem } from '../parts/notice.ts'
import { Step } from './step.ts'
import { connectionPath, type ConnectionView, type StepView } from './view.ts'

type TrialView = NonNullable<ConnectionView['trial']>

interface Props {
  connection: ConnectionView
  step: StepView | undefined
  onDone(): void
}

/** One marked company and contact, there and back: the only proof that an account takes our records. */
export function Trial({ connection, step, onDone }: Props): View {
  const [result, setResult] = useState<TrialView>()
  const { start, busy, error } = useAction(async () => {
    setResult(undefined)
    setResult(await send<TrialView>('POST', connectionPath(connection, '/trial')))
    onDone()
  })
  if (!step) return null
  const trial = result ?? connection.trial
  return h(
    Step,
    { step },
    html`<div role="status">${trial && trial.steps.length > 0 && h(Outcome, { trial })}</div>
      ${h(Problem, { error })}
      ${
        step.state !== 'blocked' &&
        html`<p>
          <button class=${step.state === 'open' ? 'primary' : ''} disabled=${busy} onClick=${() => start()}>
            ${busy ? 'Trying…' : step.state === 'done' ? 'Try again' : 'Try one record'}
          </button>
        </p>`
      }`,
  )
}

const Outcome = ({ trial: { steps } }: { trial: TrialView }): View =>
  html`<ul class="plain outcome">
    ${steps.map(
      ({ title, ok, detail }) =>
        html`<li>
          <span class="badge ${ok ? 'good' : 'danger'}">${ok ? 'Worked' : 'Failed'}</span>
          <span><strong>${title}</strong><br />${detail}</span>
        </li>`,
    )}
  </ul>`
