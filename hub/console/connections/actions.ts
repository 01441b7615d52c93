import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { ConfirmButton } from '../parts/dialog.ts'
import { Problem } from '../parts/notice.ts'
import { count } from '../words.ts'
import { Configure } from './configure.ts'
import { Inspected } from './inspected.ts'
import { Remove } from './remove.ts'
import { Renew } from './renew.ts'
import { connectionPath as at, crmName, type ConnectionView, type Inspection } from './view.ts'

interface Props {
  connection: ConnectionView
  reload(): void
}

/** What an admin can do with a connection; each says what it will do before it does it. */
export function Actions(props: Props): View {
  const running = props.connection.state !== 'setup'
  return html`<section class="card sheet">
    <h2>What you can do</h2>
    <div class="stack">
      ${
        running &&
        html`${h(TwoWay, props)} ${h(Test, props)} ${h(PauseOrResume, props)} ${h(Configure, props)}`
      }
      ${h(Renew, props)} ${h(Remove, props)}
    </div>
  </section>`
}

const records = ({ linked }: ConnectionView) => count(linked, 'linked record')

function TwoWay({ connection, reload }: Props): View {
  const { twoWay } = connection
  const crm = crmName(connection)
  const run = async () => {
    await send('POST', at(connection, '/two-way'), { on: !twoWay })
    reload()
  }
  const consequence = twoWay
    ? `Edits that reps make in ${crm} stop coming back. ${records(connection)} keep getting what changes here.`
    : `From now on, what reps change in ${crm} changes the assessments here, on the lines that the mapping marks as two-way. ${records(connection)} and every assessment are compared once, right away.`
  return html`<div>
    <p class="spread">
      <strong>Two-way is ${twoWay ? 'on' : 'off'}</strong>
      ${h(
        ConfirmButton,
        {
          label: twoWay ? 'Switch off' : 'Switch on',
          about: 'two-way',
          title: twoWay ? 'Switch two-way off?' : 'Switch two-way on?',
          action: twoWay ? 'Switch off' : 'Switch on',
          run,
        },
        html`<p>${consequence}</p>`,
      )}
    </p>
    <p class="hint">
      ${twoWay ? `Edits in ${crm} come back to the assessments.` : `Assessments go to ${crm}; edits there do not come back.`}
    </p>
  </div>`
}

function Test({ connection, reload }: Props): View {
  const [result, setResult] = useState<
    Inspection & { ok: boolean; account: string; arranged: string[]; error?: string }
  >()
  const { start, busy, error } = useAction(async () => {
    setResult(undefined)
    setResult(await send('POST', at(connection, '/test')))
    reload()
  })
  return html`<div>
    <p class="spread">
      <strong>Test</strong>
      <button disabled=${busy} onClick=${() => start()}>${busy ? 'Asking…' : 'Test now'}</button>
    </p>
    <p class="hint">
      Asks ${crmName(connection)} who we are, and compares its fields with the mapping. Writes no record.
    </p>
    <div role="status">
      ${result?.ok && html`<div class="notice good"><p>It works: account ${result.account}.</p></div>`}
      ${result && !result.ok && html`<div class="notice danger"><p>${result.error}</p></div>`}
      ${result?.arranged.map((one) => html`<p>${one}</p>`)} ${result?.ok && h(Inspected, { result })}
    </div>
    ${h(Problem, { error })}
  </div>`
}

function PauseOrResume({ connection, reload }: Props): View {
  const running = connection.state === 'enabled'
  const verb = running ? 'pause' : 'resume'
  const run = async () => {
    await send('POST', at(connection, `/${verb}`))
    reload()
  }
  const consequence = running
    ? `${records(connection)} stay as they are, on both sides. Changes wait here and nothing is lost.`
    : `The account is checked first. Then everything that waited is sent, and ${records(connection)} are in step again.`
  return html`<div>
    <p class="spread">
      <strong>${running ? 'Pause' : 'Resume'}</strong>
      ${h(
        ConfirmButton,
        {
          label: running ? 'Pause' : 'Resume',
          about: connection.title,
          title: running ? 'Pause this connection?' : 'Resume this connection?',
          action: running ? 'Pause' : 'Resume',
          run,
        },
        html`<p>${consequence}</p>`,
      )}
    </p>
    <p class="hint">${running ? 'Stops syncing for a while.' : 'Goes on with what waited.'}</p>
  </div>`
}
