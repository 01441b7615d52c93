import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { pageData } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { BASE, go } from '../location.ts'
import { Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { count } from '../words.ts'
import { CredentialFields } from './credential-fields.ts'
import { Inspected } from './inspected.ts'
import type { ConnectionView, Inspection } from './view.ts'

interface Connected extends Inspection {
  connection: ConnectionView
  queued: number
}

/** Connects HubSpot. The hub checks the credentials first and stores nothing that does not work. */
export function AddConnection({ onClose }: { onClose(): void }): View {
  const [made, setMade] = useState<Connected>()
  const { start, busy, error } = useAction(async (event: Event) => {
    const { title, accessToken, clientSecret, baseUrl } = typedInto(event)
    setMade(
      await send<Connected>('POST', '/api/connections', {
        crm: 'hubspot',
        ...(title?.trim() ? { title } : {}),
        credentials: { accessToken, clientSecret },
        ...(baseUrl?.trim() ? { settings: { baseUrl } } : {}),
      }),
    )
  })
  if (made) return h(Done, { made, onClose })
  const fields = error?.fields ?? {}
  return h(
    Dialog,
    { title: 'Connect HubSpot', onClose },
    html`<form class="stack" onSubmit=${start}>
      <p>
        The hub checks the token, makes its own fields there, and sends every assessment that may be sent.
        HubSpot does not change anything here until you switch two-way on.
      </p>
      ${h(Field, { label: 'Name', name: 'title', required: false, maxLength: 100, autocomplete: 'off', hint: 'What your team calls it. Empty: HubSpot.', error: fields.title })}
      ${h(CredentialFields, { errors: fields })}
      ${
        pageData().demo &&
        h(Field, {
          label: 'Address of the API',
          name: 'baseUrl',
          type: 'url',
          required: false,
          autocomplete: 'off',
          hint: "Only in the demo: where a stand-in listens. Empty: HubSpot's own.",
          error: fields['settings.baseUrl'],
        })
      }
      ${h(Problem, {
        error,
        beside: ['title', 'credentials.accessToken', 'credentials.clientSecret', 'settings.baseUrl'],
      })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? 'Asking HubSpot…' : 'Connect'}</button>
      </div>
    </form>`,
  )
}

function Done({ made, onClose }: { made: Connected; onClose(): void }): View {
  const open = () => {
    onClose()
    go(`${BASE}/connections/${encodeURIComponent(made.connection.id)}`)
  }
  return h(
    Dialog,
    { title: `${made.connection.title} is connected`, onClose },
    html`<div class="stack">
      <p>
        Account ${made.connection.account}. ${count(made.queued, 'assessment')}
        ${made.queued === 1 ? 'is' : 'are'} on the way.
      </p>
      ${h(Inspected, { result: made })}
      <div class="dialog-actions"><button class="primary" onClick=${open}>See the connection</button></div>
    </div>`,
  )
}
