import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { typedInto } from '../parts/field.ts'
import { Loading, Problem } from '../parts/notice.ts'
import { leave } from './leave.ts'
import { credentialPaths, credentialsTyped, SignInFields } from './sign-in-fields.ts'
import { connectionPath, crmName, type AuthView, type ConnectionView, type ConnectorsReply } from './view.ts'

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

interface FormProps {
  connection: ConnectionView
  reload(): void
  onClose(): void
}

function Form(props: FormProps): View {
  const { data, error } = useLoad<ConnectorsReply>('/api/connectors')
  const { connection, onClose } = props
  const kinds = data?.items.find(({ name }) => name === connection.crm)?.auth ?? []
  return h(
    Dialog,
    { title: `Replace the credentials of ${connection.title}`, onClose },
    html`${h(Problem, { error })} ${!data && !error && h(Loading, { what: 'the ways to sign in' })}
    ${data && kinds.length > 0 && h(Fields, { ...props, kinds, redirectUri: data.redirectUri })}`,
  )
}

function Fields(props: FormProps & { kinds: AuthView[]; redirectUri: string }): View {
  const { connection, reload, onClose, kinds, redirectUri } = props
  const crm = crmName(connection)
  const [kind, setKind] = useState(kinds[0])
  const { start, busy, error } = useAction(async (event: Event) => {
    if (!kind) return
    const credentials = credentialsTyped(kind, typedInto(event))
    if (kind.oauth)
      return leave({ crm: connection.crm, auth: kind.id, credentials, connectionId: connection.id })
    await send('PUT', connectionPath(connection, '/credentials'), { credentials })
    onClose()
    reload()
  })
  if (!kind) return null
  return html`<form class="stack" onSubmit=${start}>
    <p>
      They are tried at ${crm} first and must belong to account ${connection.account}.
      ${connection.state !== 'setup' && ' Then the sync goes on.'}
    </p>
    ${h(SignInFields, { kinds, kind, redirectUri, errors: error?.fields ?? {}, onPick: setKind })}
    ${h(Problem, { error, beside: credentialPaths(kind) })}
    <div class="dialog-actions">
      <button type="button" onClick=${onClose}>Cancel</button>
      <button class="primary" disabled=${busy}>
        ${busy ? `Asking ${crm}…` : kind.oauth ? `Sign in at ${crm}` : 'Replace and go on'}
      </button>
    </div>
  </form>`
}
