import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { connectionPath, crmName, type ConnectionView } from './view.ts'

interface Props {
  connection: ConnectionView
  reload(): void
}

/** What the connection is called, and how much of the CRM's limits it uses. */
export function Configure(props: Props): View {
  const [open, setOpen] = useState(false)
  const { settings } = props.connection
  return html`<div>
    <p class="spread">
      <strong>Name and limits</strong>
      <button onClick=${() => setOpen(true)}>Change</button>
    </p>
    <p class="hint">
      Uses up to ${percent(settings.quotaShare ?? 1)} of the calls that ${crmName(props.connection)} allows.
    </p>
    ${open && h(Form, { ...props, onClose: () => setOpen(false) })}
  </div>`
}

const SHARES = [0.25, 0.5, 0.75, 1]
const percent = (share: number): string => `${Math.round(share * 100)}%`

function Form({ connection, reload, onClose }: Props & { onClose(): void }): View {
  const id = useId()
  const crm = crmName(connection)
  const now = connection.settings.quotaShare ?? 1
  const { start, busy, error } = useAction(async (event: Event) => {
    const { title, quotaShare } = typedInto(event)
    await send('PUT', connectionPath(connection, '/settings'), { title, quotaShare: Number(quotaShare) })
    onClose()
    reload()
  })
  const shares = [...new Set([...SHARES, now])].toSorted((a, b) => a - b)
  return h(
    Dialog,
    { title: `Name and limits of ${connection.title}`, onClose },
    html`<form class="stack" onSubmit=${start}>
      ${h(Field, { label: 'Name', name: 'title', value: connection.title, maxLength: 100, autocomplete: 'off', error: error?.fields.title })}
      <div class="field">
        <label for=${id}>Share of the limits</label>
        <p class="hint" id="${id}-hint">
          ${crm} counts the calls of all your tools together. What we do not use is left to the others.
        </p>
        <select id=${id} name="quotaShare" aria-describedby="${id}-hint">
          ${shares.map((one) => html`<option value=${one} selected=${one === now}>${percent(one)}</option>`)}
        </select>
      </div>
      ${h(Problem, { error, beside: ['title'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? 'Saving…' : 'Save'}</button>
      </div>
    </form>`,
  )
}
