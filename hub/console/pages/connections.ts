import { h } from 'preact'
import { crmName, type ConnectionView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { useMay } from '../session.ts'
import { CONNECTION_WORDS } from '../sync-words.ts'

export function ConnectionsPage(): View {
  const may = useMay('connections:write')
  const { data, error, reload } = useLoad<{ items: ConnectionView[] }>('/api/connections', { live: true })
  const add = may && html`<a class="button primary" href="${BASE}/connections/new">Connect a CRM</a>`
  return html`${h(PageHead, { title: 'Connections', lead: 'The CRM accounts that assessments go to and edits come back from.' }, add)}
  ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the connections' })}
  ${data?.items.length === 0 && h(NoConnections, { may })}
  ${data && data.items.length > 0 && h(List, { items: data.items })}`
}

const NoConnections = ({ may }: { may: boolean }): View =>
  h(
    Empty,
    { title: 'No CRM is connected' },
    html`<p>
      ${
        may
          ? 'Connect one, and once it is switched on every assessment goes there by itself. Nothing comes back until you switch two-way on.'
          : 'Once an admin has connected one, it appears here.'
      }
    </p>`,
  )

const COLUMNS = [
  'Connection',
  'CRM',
  'Account',
  'State',
  'Directions',
  { label: 'Linked records', number: true } as const,
]

function List({ items }: { items: ConnectionView[] }): View {
  const cells = (one: ConnectionView): View[] => [
    html`<a href="${BASE}/connections/${encodeURIComponent(one.id)}">${one.title}</a>`,
    crmName(one),
    one.account || '–',
    html`<span class="badge ${CONNECTION_WORDS[one.state].shade}">${CONNECTION_WORDS[one.state].word}</span>`,
    one.state === 'setup' ? '–' : one.twoWay ? 'both ways' : 'to the CRM',
    one.linked.toLocaleString('en'),
  ]
  return h(Table, {
    label: 'Connections',
    columns: COLUMNS,
    rows: items.map((one) => ({ key: one.id, cells: cells(one) })),
  })
}
