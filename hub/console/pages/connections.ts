import { h } from 'preact'
import { useState } from 'preact/hooks'
import { AddConnection } from '../connections/add.ts'
import { crmName, type ConnectionView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { useMay } from '../session.ts'
import { CONNECTION_WORDS } from '../sync-words.ts'

export function ConnectionsPage(): View {
  const may = useMay('connections:write')
  const [adding, setAdding] = useState(false)
  const { data, error, reload } = useLoad<{ items: ConnectionView[] }>('/api/connections', { live: true })
  const add = may && html`<button class="primary" onClick=${() => setAdding(true)}>Connect a CRM</button>`
  return html`${h(PageHead, { title: 'Connections', lead: 'The CRM accounts that assessments go to and edits come back from.' }, add)}
  ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the connections' })}
  ${data?.items.length === 0 && h(NoConnections, { may })}
  ${data && data.items.length > 0 && h(List, { items: data.items })}
  ${
    adding &&
    h(AddConnection, {
      onClose() {
        setAdding(false)
        reload()
      },
    })
  }`
}

const NoConnections = ({ may }: { may: boolean }): View =>
  h(
    Empty,
    { title: 'No CRM is connected' },
    html`<p>
      ${
        may
          ? 'Connect one, and every assessment goes there by itself. Nothing comes back until you switch two-way on.'
          : 'Once an admin has connected one, it appears here.'
      }
    </p>`,
  )

function List({ items }: { items: ConnectionView[] }): View {
  return html`<div class="table cards" tabindex="0" role="region" aria-label="Connections">
    <table>
      <thead>
        <tr>
          <th scope="col">Connection</th>
          <th scope="col">CRM</th>
          <th scope="col">Account</th>
          <th scope="col">State</th>
          <th scope="col">Directions</th>
          <th scope="col" class="number">Linked records</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((one) => h(Row, { one, key: one.id }))}
      </tbody>
    </table>
  </div>`
}

function Row({ one }: { one: ConnectionView }): View {
  const { shade, word } = CONNECTION_WORDS[one.state]
  return html`<tr>
    <th scope="row"><a href="${BASE}/connections/${encodeURIComponent(one.id)}">${one.title}</a></th>
    <td data-label="CRM">${crmName(one)}</td>
    <td data-label="Account">${one.account || '–'}</td>
    <td data-label="State"><span class="badge ${shade}">${word}</span></td>
    <td data-label="Directions">${one.twoWay ? 'both ways' : 'to the CRM'}</td>
    <td data-label="Linked records" class="number">${one.linked.toLocaleString('en')}</td>
  </tr>`
}
