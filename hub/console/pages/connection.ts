import { h } from 'preact'
import { useState } from 'preact/hooks'
import { withQuery } from '../api.ts'
import { Abilities } from '../connections/abilities.ts'
import { Actions } from '../connections/actions.ts'
import { SetUp } from '../connections/setup.ts'
import { crmName, type ConnectionView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { When } from '../parts/time.ts'
import { useMay } from '../session.ts'
import { CONNECTION_WORDS } from '../sync-words.ts'
import { count } from '../words.ts'

export function ConnectionPage({ id }: { id: string }): View {
  const { data, error, reload } = useLoad<ConnectionView>(`/api/connections/${encodeURIComponent(id)}`, {
    live: true,
  })
  const may = useMay('connections:write')
  if (error?.status === 404) return h(Gone, {})
  if (!data) return error ? h(Problem, { error, again: reload }) : h(Loading, { what: 'the connection' })
  const { shade, word } = CONNECTION_WORDS[data.state]
  return html`<p class="crumb small"><a href="${BASE}/connections">Connections</a></p>
    ${h(PageHead, { title: data.title }, html`<span class="badge ${shade}">${word}</span>`)}
    ${h(Problem, { error, again: reload })}
    ${data.reason && html`<p class="notice attention">${data.reason}</p>`}
    <div class="two-columns">
      <div class="stack">
        ${data.state === 'setup' && may && h(SetUp, { connection: data, reload })}
        ${h(Facts, { connection: data })} ${h(Suspended, { connection: data })}
        ${data.state !== 'setup' && may && h(SetUpAgain, { connection: data, reload })}
        ${h(Abilities, { connection: data })}
      </div>
      <div class="stack">
        ${
          may
            ? h(Actions, { connection: data, reload })
            : html`<section class="card sheet">
                <p class="muted">An admin can pause, test or remove it.</p>
              </section>`
        }
      </div>
    </div>`
}

function Facts({ connection }: { connection: ConnectionView }): View {
  const { id, account, linked, twoWay, mapping, checkedAt, createdAt, settings, webhookUrl } = connection
  return html`<section class="card sheet">
    <h2>Account</h2>
    <dl class="facts">
      <div>
        <dt>CRM</dt>
        <dd>${crmName(connection)}</dd>
      </div>
      <div>
        <dt>Account</dt>
        <dd>${account || '–'}</dd>
      </div>
      ${
        settings.baseUrl &&
        html`<div>
          <dt>Address</dt>
          <dd><code>${settings.baseUrl}</code></dd>
        </div>`
      }
      ${
        webhookUrl &&
        html`<div>
          <dt>Webhooks go to</dt>
          <dd><code>${webhookUrl}</code></dd>
        </div>`
      }
      <div>
        <dt>Linked records</dt>
        <dd class="numbers">${linked.toLocaleString('en')}</dd>
      </div>
      <div>
        <dt>Directions</dt>
        <dd>${twoWay ? 'both ways, as each line of the mapping says' : 'to the CRM; nothing comes back'}</dd>
      </div>
      <div>
        <dt>Mapping</dt>
        <dd><a href=${withQuery(`${BASE}/mappings`, { name: mapping, connectionId: id })}>${mapping}</a></dd>
      </div>
      <div>
        <dt>Connected</dt>
        <dd>${h(When, { at: createdAt })}</dd>
      </div>
      ${
        checkedAt &&
        html`<div>
          <dt>Fields compared</dt>
          <dd>${h(When, { at: checkedAt })}</dd>
        </div>`
      }
    </dl>
    <p class="row small">
      <a href=${withQuery(`${BASE}/runs`, { connectionId: id })}>Runs</a>
      <a href=${withQuery(`${BASE}/conflicts`, { connectionId: id })}>Conflicts</a>
    </p>
  </section>`
}

/** Choices and the trial stay at hand once a connection runs; the CRM is asked only when somebody opens them. */
function SetUpAgain(props: { connection: ConnectionView; reload(): void }): View {
  const [open, setOpen] = useState(false)
  if (open) return h(SetUp, props)
  return html`<section class="card sheet spread">
    <div>
      <h2>Set-up</h2>
      <p class="muted">What was chosen, what the account lacks, and one record to try.</p>
    </div>
    <button onClick=${() => setOpen(true)}>Look at it</button>
  </section>`
}

/** Lines that the CRM cannot hold right now; the others go on. */
function Suspended({ connection: { suspended } }: { connection: ConnectionView }): View {
  if (suspended.length === 0) return null
  return html`<section class="card sheet">
    <h2>${count(suspended.length, 'line')} of the mapping suspended</h2>
    <p class="muted">The other lines go on. Testing the connection looks again.</p>
    <ul class="stack plain">
      ${suspended.map(({ line, reason }) => html`<li><code>${line}</code><br />${reason}</li>`)}
    </ul>
  </section>`
}

const Gone = (): View =>
  html`${h(PageHead, { title: 'This connection is not here' })}
  ${h(Empty, { title: 'It may have been removed' }, html`<p><a class="button" href="${BASE}/connections">Go to the connections</a></p>`)}`
