import { h } from 'preact'
import type { Connection, Conflict } from '../../domain/sync.ts'
import { withQuery } from '../api.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { useMay } from '../session.ts'
import { count } from '../words.ts'
import type { AssessmentView, CrmLink } from './view.ts'

type ConnectionItem = Pick<Connection, 'id' | 'title' | 'state' | 'reason'>
type ConflictItem = Pick<Conflict, 'id' | 'connectionId' | 'reason'>

/** For each CRM: in step, behind, or waiting for a person; with the way to where it can be settled. */
export function SyncState({ assessment }: { assessment: AssessmentView }): View {
  const may = useMay('connections:read')
  const connections = useLoad<{ items: ConnectionItem[] }>(may ? '/api/connections' : null, {
    live: true,
  }).data
  const conflicts = useLoad<{ items: ConflictItem[] }>(
    may ? withQuery('/api/conflicts', { assessmentId: assessment.id, state: 'open' }) : null,
    { live: true },
  ).data
  return html`<section class="card sheet first-on-phone">
    <h2>CRM</h2>
    ${
      connections?.items.length === 0 &&
      html`<p class="muted">
        No CRM is connected. <a href="${BASE}/connections">Connect one</a> and this assessment goes there by
        itself.
      </p>`
    }
    <ul class="plain">
      ${connections?.items.map((connection) =>
        h(OneState, { connection, assessment, conflicts: conflicts?.items ?? [], key: connection.id }),
      )}
    </ul>
    <p class="small">
      <a href=${withQuery(`${BASE}/runs`, { assessmentId: assessment.id })}>What syncs wrote, and why</a>
    </p>
  </section>`
}

interface OneStateProps {
  connection: ConnectionItem
  assessment: AssessmentView
  conflicts: ConflictItem[]
}

function OneState({ connection, assessment, conflicts }: OneStateProps): View {
  const open = conflicts.filter(({ connectionId }) => connectionId === connection.id)
  const records = assessment.links.filter(({ connectionId }) => connectionId === connection.id)
  return html`<li>
    <p class="spread">
      <a href="${BASE}/connections/${encodeURIComponent(connection.id)}">${connection.title}</a>
      ${h(StateBadge, { connection, waiting: assessment.sync.pending.includes(connection.id), conflicts: open.length, linked: records.length > 0 })}
    </p>
    ${
      open.length > 0 &&
      html`<p class="small">
        <a href=${withQuery(`${BASE}/conflicts`, { assessmentId: assessment.id })}
          >${count(open.length, 'question')} to settle</a
        >
      </p>`
    }
    ${
      records.length === 0 &&
      connection.state === 'enabled' &&
      html`<p class="small muted">Nothing is sent before there is an e-mail address and consent.</p>`
    }
    ${connection.reason && html`<p class="small muted">${connection.reason}</p>`}
    ${records.length > 0 && html`<p class="small row"><span class="muted">Open there:</span> ${records.map((link) => h(RecordLink, { link }))}</p>`}
  </li>`
}

/** The address comes from the connector; only a web page is ever opened. */
const RecordLink = ({ link: { url, kind } }: { link: CrmLink }): View =>
  url && /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${kind}</a>`
    : html`<span class="muted">${kind}</span>`

interface BadgeProps {
  connection: ConnectionItem
  waiting: boolean
  conflicts: number
  linked: boolean
}

function StateBadge({ connection, waiting, conflicts, linked }: BadgeProps): View {
  if (conflicts > 0) return html`<span class="badge danger">Conflict</span>`
  if (connection.state === 'setup') return html`<span class="badge attention">Being set up</span>`
  if (connection.state === 'paused') return html`<span class="badge unchecked">Paused</span>`
  if (connection.state !== 'enabled') return html`<span class="badge danger">Stopped</span>`
  if (waiting) return html`<span class="badge attention">Catching up</span>`
  return linked
    ? html`<span class="badge good">In step</span>`
    : html`<span class="badge unchecked">Not sent yet</span>`
}
