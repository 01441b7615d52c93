import { h } from 'preact'
import { useState } from 'preact/hooks'
import { SCOPES, type Scope } from '../../domain/access.ts'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { ConfirmButton, Dialog } from '../parts/dialog.ts'
import { Field } from '../parts/field.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { ShownOnce } from '../parts/secret.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'

interface Key {
  id: string
  name: string
  prefix: string
  scopes: Scope[]
  createdAt: string
  createdBy: string
  lastUsedAt?: string
  revokedAt?: string
}

const SCOPE_MEANS: Record<Scope, string> = {
  'assessments:read': 'Read assessments, their answers and findings',
  'assessments:write': 'Make, change and delete assessments',
  'domain:read': 'Look domains up',
  'connections:read': 'Read connections, mappings, runs and conflicts',
  'connections:write': 'Change connections and settle conflicts',
  'settings:write': 'Change settings: sealed answers, questions of your own, mail',
  'team:write': 'Invite and remove people, make and revoke keys',
}

export function KeysPage(): View {
  const { data, error, reload } = useLoad<{ items: Key[] }>('/api/keys')
  const [making, setMaking] = useState(false)
  const onClose = () => {
    setMaking(false)
    reload()
  }
  return html`${h(
    PageHead,
    {
      title: 'Keys',
      lead: 'For programs that use the API. Each key does what its scopes name, and nothing else.',
    },
    html`<a class="button" href="/api/docs" target="_blank" rel="noopener">API docs</a>
      <button class="primary" onClick=${() => setMaking(true)}>Make a key</button>`,
  )}
  ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the keys' })}
  ${
    data?.items.length === 0 &&
    h(
      Empty,
      { title: 'No keys yet' },
      html`<p>
        A key appears here when you make one, or when somebody runs <code>npm run keys:create</code>.
      </p>`,
    )
  }
  ${data && data.items.length > 0 && h(KeyTable, { keys: data.items, reload })}
  ${making && h(MakeKey, { onClose })}`
}

function KeyTable({ keys, reload }: { keys: Key[]; reload(): void }): View {
  const cells = (one: Key): View[] => [
    one.name,
    html`<code>${one.prefix}</code>`,
    html`<span class="small">${one.scopes.join(', ')}</span>`,
    html`<span>${h(When, { at: one.createdAt })} <span class="muted">by ${one.createdBy}</span></span>`,
    one.lastUsedAt ? h(When, { at: one.lastUsedAt }) : 'never',
    one.revokedAt ? html`<span class="badge unchecked">Revoked</span>` : h(Revoke, { one, reload }),
  ]
  return h(Table, {
    label: 'API keys',
    columns: ['Name', 'Begins with', 'Scopes', 'Made', 'Last used', { label: 'Actions', actions: true }],
    rows: keys.map((one) => ({ key: one.id, cells: cells(one) })),
  })
}

function Revoke({ one, reload }: { one: Key; reload(): void }): View {
  const run = async () => {
    await send('DELETE', `/api/keys/${one.id}`)
    reload()
  }
  return h(
    ConfirmButton,
    {
      label: 'Revoke',
      about: one.name,
      quiet: true,
      danger: true,
      title: `Revoke ${one.name}?`,
      action: 'Revoke',
      run,
    },
    html`<p>
      Programs that use ${one.prefix}… are refused from now on. ${lastUse(one)} A revoked key cannot be
      brought back; make a new one instead.
    </p>`,
  )
}

const lastUse = ({ lastUsedAt }: Key): View =>
  lastUsedAt ? html`It was last used ${h(When, { at: lastUsedAt })}.` : 'It was never used.'

function MakeKey({ onClose }: { onClose(): void }): View {
  const [key, setKey] = useState<string>()
  const { start, busy, error } = useAction(async (event: Event) => {
    event.preventDefault()
    const form = new FormData(
      event.currentTarget instanceof HTMLFormElement ? event.currentTarget : undefined,
    )
    const body = { name: form.get('name'), scopes: form.getAll('scopes') }
    setKey((await send<{ key: string }>('POST', '/api/keys', body)).key)
  })
  if (key)
    return h(
      Dialog,
      { title: 'Your new key', onClose },
      html`<p>
          Copy it now: it is shown this one time, and the hub keeps only its hash. Send it as
          <code>Authorization: Bearer …</code>.
        </p>
        ${h(ShownOnce, { label: 'API key', secret: key })}
        <div class="dialog-actions"><button class="primary" onClick=${onClose}>Done</button></div>`,
    )
  const box = (scope: Scope) =>
    html`<label class="check">
      <input type="checkbox" name="scopes" value=${scope} />
      <span><code>${scope}</code><br /><span class="hint">${SCOPE_MEANS[scope]}</span></span>
    </label>`
  const fields = error?.fields ?? {}
  return h(
    Dialog,
    { title: 'Make a key', onClose },
    html`<form class="stack" onSubmit=${start}>
      ${h(Field, { label: 'Name', name: 'name', hint: 'Who or what will use it.', maxLength: 100, autocomplete: 'off', error: fields.name })}
      <fieldset>
        <legend>What it may do</legend>
        ${SCOPES.map(box)} ${fields.scopes && html`<p class="error" role="alert">${fields.scopes}</p>`}
      </fieldset>
      ${h(Problem, { error, beside: ['name', 'scopes'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>Make the key</button>
      </div>
    </form>`,
  )
}
