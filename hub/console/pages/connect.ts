import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import { send } from '../api.ts'
import { pageData } from '../catalogue.ts'
import { leave } from '../connections/leave.ts'
import { credentialPaths, credentialsTyped, SignInFields } from '../connections/sign-in-fields.ts'
import type { ConnectionView, ConnectorsReply, ConnectorView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { BASE, go } from '../location.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'

/** Choosing a CRM and signing in to it. What is missing in the account is said afterwards, step by step. */
export function ConnectPage(): View {
  const { data, error, reload } = useLoad<ConnectorsReply>('/api/connectors')
  const [picked, setPicked] = useState<string>()
  const items = data?.items.filter(({ mapped }) => mapped) ?? []
  const connector = items.find(({ name }) => name === picked) ?? items[0]
  return html`<p class="crumb small"><a href="${BASE}/connections">Connections</a></p>
    ${h(PageHead, {
      title: 'Connect a CRM',
      lead: 'Nothing is sent before you have seen what is in place, tried one record and switched it on.',
    })}
    ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the CRMs' })}
    ${
      data &&
      connector &&
      html`<div class="card sheet form-page">
        ${
          items.length > 1 &&
          html`<fieldset class="choices">
            <legend>CRM</legend>
            ${items.map(
              ({ name, title }) =>
                html`<label class="check"
                  ><input
                    type="radio"
                    name="crm"
                    value=${name}
                    checked=${name === connector.name}
                    onChange=${() => setPicked(name)}
                  /><span>${title}</span></label
                >`,
            )}
          </fieldset>`
        }
        ${h(Form, { key: connector.name, connector, redirectUri: data.redirectUri })}
      </div>`
    }`
}

function Form({ connector, redirectUri }: { connector: ConnectorView; redirectUri: string }): View {
  const { title, auth } = connector
  const [kind, setKind] = useState(auth[0])
  const { start, busy, error } = useAction(async (event: Event) => {
    if (!kind) return
    const typed = typedInto(event)
    const wanted = {
      crm: connector.name,
      ...(typed.title?.trim() ? { title: typed.title } : {}),
      credentials: credentialsTyped(kind, typed),
      ...standIn(typed),
    }
    if (kind.oauth) return leave({ ...wanted, auth: kind.id })
    const { connection } = await send<{ connection: ConnectionView }>('POST', '/api/connections', {
      ...wanted,
      enable: false,
    })
    go(`${BASE}/connections/${encodeURIComponent(connection.id)}`)
  })
  if (!kind) return null
  const fields = error?.fields ?? {}
  return html`<form class="stack" onSubmit=${start}>
    ${h(SignInFields, { kinds: auth, kind, redirectUri, errors: fields, onPick: setKind })}
    ${h(Field, { label: 'Name (optional)', name: 'title', required: false, maxLength: 100, autocomplete: 'off', hint: `What your team calls it. Empty: ${title}.`, error: fields.title })}
    ${pageData().demo && h(StandIn, { title, errors: fields })}
    ${h(Problem, { error, beside: ['title', 'settings.baseUrl', 'settings.certificate', ...credentialPaths(kind)] })}
    <div class="dialog-actions">
      <a class="button" href="${BASE}/connections">Cancel</a>
      <button class="primary" disabled=${busy}>
        ${busy ? `Asking ${title}…` : kind.oauth ? `Sign in at ${title}` : 'Connect'}
      </button>
    </div>
  </form>`
}

/** Only the demo connects to another address than the vendor's; some stand-ins have a certificate of their own. */
function StandIn({ title, errors }: { title: string; errors: Record<string, string> }): View {
  const id = useId()
  return html`<details class="help" open=${Boolean(errors['settings.baseUrl'])}>
    <summary>A stand-in instead of ${title} itself (demo only)</summary>
    <div class="stack stand-in">
      ${h(Field, {
        label: 'Address of the API (optional)',
        name: 'baseUrl',
        type: 'url',
        required: false,
        autocomplete: 'off',
        hint: `Where the stand-in listens. Empty: ${title}’s own.`,
        error: errors['settings.baseUrl'],
      })}
      <div class="field">
        <label for=${id}>Its certificate (optional)</label>
        <p class="hint" id="${id}-hint">As PEM, where it has one of its own.</p>
        <textarea id=${id} name="certificate" spellcheck=${false} aria-describedby="${id}-hint"></textarea>
      </div>
    </div>
  </details>`
}

function standIn({ baseUrl = '', certificate = '' }: Record<string, string>): object {
  if (!baseUrl.trim()) return {}
  return { settings: { baseUrl: baseUrl.trim(), ...(certificate.trim() ? { certificate } : {}) } }
}
