import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { CredentialFields } from './credential-fields.ts'
import { crmName, type ConnectionView } from './view.ts'

/** New credentials for an account that refuses the old ones, or before the old ones end. */
export function Renew({ connection, reload }: { connection: ConnectionView; reload(): void }): View {
  const [open, setOpen] = useState(false)
  const urgent = connection.state === 'reconnect'
  return html`<div>
    <p class="spread">
      <strong>Credentials</strong>
      <button class=${urgent ? 'primary' : ''} onClick=${() => setOpen(true)}>Replace</button>
    </p>
    <p class="hint">
      ${
        urgent
          ? `${crmName(connection)} no longer accepts ours. Changes wait here until new ones are entered; nothing is lost.`
          : 'For a new token of the same account. Links and history stay.'
      }
    </p>
    ${open && h(Form, { connection, reload, onClose: () => setOpen(false) })}
  </div>`
}

function Form(props: { connection: ConnectionView; reload(): void; onClose(): void }): View {
  const { connection, reload, onClose } = props
  const crm = crmName(connection)
  const { start, busy, error } = useAction(async (event: Event) => {
    const { accessToken, clientSecret } = typedInto(event)
    const credentials = { accessToken, clientSecret }
    await send('PUT', `/api/connections/${encodeURIComponent(connection.id)}/credentials`, { credentials })
    onClose()
    reload()
  })
  return h(
    Dialog,
    { title: `Replace the credentials of ${connection.title}`, onClose },
    html`<form class="stack" onSubmit=${start}>
      <p>
        They are tried at ${crm} first and must belong to account ${connection.account}. Then the sync goes
        on.
      </p>
      ${h(CredentialFields, { errors: error?.fields ?? {} })}
      ${h(Problem, { error, beside: ['credentials.accessToken', 'credentials.clientSecret'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? `Asking ${crm}…` : 'Replace and go on'}</button>
      </div>
    </form>`,
  )
}
