import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { Loading, Problem } from '../parts/notice.ts'
import { Choices } from './choices.ts'
import { Step } from './step.ts'
import { Trial } from './trial.ts'
import { connectionPath, type ConnectionView, type StepView } from './view.ts'

interface Props {
  connection: ConnectionView
  reload(): void
}

interface Steps {
  steps: StepView[]
}

/** The way from credentials that work to a connection that syncs, each step with what is missing. */
export function SetUp({ connection, reload }: Props): View {
  const loaded = useLoad<Steps>(connectionPath(connection, '/setup'))
  const [newer, setNewer] = useState<Steps>()
  const again = useAction(async () =>
    setNewer(await send<Steps>('POST', connectionPath(connection, '/setup'))),
  )
  const steps = (newer ?? loaded.data)?.steps
  if (!steps)
    return loaded.error
      ? h(Problem, { error: loaded.error, again: loaded.reload })
      : h(Loading, { what: 'what the CRM answers' })
  const open = steps.filter((step) => step.required && step.state !== 'done' && step.id !== 'enable')
  const plain = steps.filter(({ choice, id }) => !choice && id !== 'trial' && id !== 'enable')
  const choices = steps.filter(({ choice }) => choice)
  const shown = (id: string) => steps.find((step) => step.id === id)
  const onSteps = (next: StepView[]) => setNewer({ steps: next })
  return html`<section class="card sheet">
    <div class="spread steps-head">
      <h2>${heading(connection, open.length)}</h2>
      <button disabled=${again.busy} onClick=${() => again.start()}>
        ${again.busy ? 'Looking…' : 'Look again'}
      </button>
    </div>
    ${h(Problem, { error: again.error })}
    <ol class="steps" aria-live="polite">
      ${plain.slice(0, -1).map((step) => h(Step, { key: step.id, step }))}
      ${choices.length > 0 && h(Choices, { connection, steps: choices, onSteps })}
      ${plain.slice(-1).map((step) => h(Step, { key: step.id, step }))}
      ${h(Trial, { connection, step: shown('trial'), onDone: () => (setNewer(undefined), loaded.reload(), reload()) })}
      ${connection.state === 'setup' && h(Enable, { connection, step: shown('enable'), reload })}
    </ol>
  </section>`
}

const heading = ({ state }: ConnectionView, open: number): string =>
  state !== 'setup'
    ? 'What the account has to offer'
    : open === 0
      ? 'Everything is in place'
      : `${open} ${open === 1 ? 'step' : 'steps'} to go`

function Enable({ connection, step, reload }: Props & { step: StepView | undefined }): View {
  const { start, busy, error } = useAction(async () => {
    await send('POST', connectionPath(connection, '/enable'))
    reload()
  })
  if (!step) return null
  return h(
    Step,
    { step },
    html`${h(Problem, { error })}
    ${
      step.state === 'open' &&
      html`<p>
        <button class="primary" disabled=${busy} onClick=${() => start()}>
          ${busy ? 'Switching on…' : 'Switch it on'}
        </button>
      </p>`
    }`,
  )
}
