import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { BASE, go } from '../location.ts'
import { ConfirmButton } from '../parts/dialog.ts'
import { count } from '../words.ts'
import { connectionPath, crmName, type ConnectionView } from './view.ts'

/** Takes a connection apart, with our fields in the CRM or without them. */
export function Remove({ connection }: { connection: ConnectionView }): View {
  const [fields, setFields] = useState<'keep' | 'remove'>('keep')
  const crm = crmName(connection)
  const run = async () => {
    await send('DELETE', connectionPath(connection, `?fields=${fields}`))
    go(`${BASE}/connections`)
  }
  return html`<div>
    <p class="spread">
      <strong>Remove</strong>
      ${h(
        ConfirmButton,
        {
          label: 'Remove',
          about: connection.title,
          danger: true,
          title: 'Remove this connection?',
          action: 'Remove',
          run,
        },
        html`<p>
            ${connection.linked === 0 ? `No record in ${crm} is linked. The hub forgets the credentials.` : consequence(connection)}
          </p>
          ${connection.abilities?.includes('remove_fields') && h(Fields, { crm, fields, setFields })}`,
      )}
    </p>
    <p class="hint">Takes the connection apart; records stay in ${crm}.</p>
  </div>`
}

const consequence = (connection: ConnectionView): string =>
  `${count(connection.linked, 'linked record')} ${connection.linked === 1 ? 'stays' : 'stay'} in ${crmName(connection)}; our fields on them stop updating. Assessments stay here. The hub forgets the credentials, and will not match these records again by itself.`

interface FieldsProps {
  crm: string
  fields: 'keep' | 'remove'
  setFields(fields: 'keep' | 'remove'): void
}

function Fields({ crm, fields, setFields }: FieldsProps): View {
  const option = (value: 'keep' | 'remove', words: string) =>
    html`<label class="check"
      ><input
        type="radio"
        name="fields"
        value=${value}
        checked=${fields === value}
        onChange=${() => setFields(value)}
      /><span>${words}</span></label
    >`
  return html`<fieldset class="choices">
    <legend>Our fields in ${crm}</legend>
    ${option('keep', 'Leave them there, with what they hold now.')}
    ${option('remove', 'Take them away, with everything that they hold. This cannot be undone here.')}
  </fieldset>`
}
