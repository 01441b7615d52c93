import { h } from 'preact'
import { html, type View } from '../html.ts'
import { Field } from '../parts/field.ts'

/** What HubSpot is entered with; shown never again. `errors` are by the field's path in the request. */
export const CredentialFields = ({ errors }: { errors: Record<string, string | undefined> }): View =>
  html`${h(Field, {
    label: 'Access token',
    name: 'accessToken',
    type: 'password',
    autocomplete: 'off',
    hint: 'Of a private app, or a service key. It is stored sealed and never shown again.',
    error: errors['credentials.accessToken'],
  })}
  ${h(Field, {
    label: 'Client secret',
    name: 'clientSecret',
    type: 'password',
    autocomplete: 'off',
    hint: 'Of the same app: it proves that its webhooks come from HubSpot.',
    error: errors['credentials.clientSecret'],
  })}`
