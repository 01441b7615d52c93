import { h } from 'preact'
import type { Connection, Run, RunField, RunRecord } from '../../domain/sync.ts'
import { withQuery } from '../api.ts'
import { pageData } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE, go, type Place } from '../location.ts'
import { Pager, Pick } from '../parts/choices.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { useNames } from '../names.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'
import { CrmText } from '../parts/crm-text.ts'
import { ACTION_WORDS, fieldLabel, OUTCOME_WORDS, RECORD_WORDS, summarise } from '../sync-words.ts'
import { duration } from '../time.ts'
import { count } from '../words.ts'

type ConnectionItem = Pick<Connection, 'id' | 'title'>

const HERE = `${BASE}/runs`
const PER_PAGE = '50'

/** What each sync wrote, and why. Syncs that changed nothing leave no run. */
export function RunsPage({ place }: { place: Place }): View {
  const { connectionId, assessmentId, cursor } = place.query
  const filter = { connectionId, assessmentId }
  const runs = useLoad<{ items: Run[]; nextCursor?: string }>(
    withQuery('/api/runs', { ...filter, cursor, limit: PER_PAGE }),
    { live: true },
  )
  const names = useNames()
  const connections = useLoad<{ items: ConnectionItem[] }>('/api/connections').data?.items ?? []
  return html`${h(PageHead, { title: 'Runs', lead: 'What each sync wrote, and why. Syncs that changed nothing are not listed.' })}
    <div class="filters">
      ${h(Pick, {
        label: 'Connection',
        value: connectionId ?? '',
        all: 'All',
        options: connections.map(({ id, title }) => ({ id, label: title })),
        onPick: (id) => go(withQuery(HERE, { ...filter, connectionId: id }), { replace: true }),
      })}
      ${
        assessmentId &&
        html`<p class="filter-note">
          Only of
          <a href="${BASE}/assessments/${encodeURIComponent(assessmentId)}">${names(assessmentId)}</a>.
          <a href=${withQuery(HERE, { connectionId })}>Show all</a>
        </p>`
      }
    </div>
    ${h(Problem, { error: runs.error, again: runs.reload })}
    ${!runs.data && !runs.error && h(Loading, { what: 'the runs' })}
    ${runs.data?.items.length === 0 && h(NoRuns, { filtered: Boolean(connectionId ?? assessmentId) })}
    <ol class="plain stack">
      ${runs.data?.items.map((run) =>
        h(RunItem, {
          run,
          name: names(run.assessmentId),
          connection: connections.find(({ id }) => id === run.connectionId),
          key: run.id,
        }),
      )}
    </ol>
    ${h(Pager, {
      first: cursor && withQuery(HERE, filter),
      next: runs.data?.nextCursor && withQuery(HERE, { ...filter, cursor: runs.data.nextCursor }),
    })}`
}

const NoRuns = ({ filtered }: { filtered: boolean }): View =>
  filtered
    ? h(Empty, { title: 'No runs fit' }, html`<p><a class="button" href=${HERE}>Show all runs</a></p>`)
    : h(
        Empty,
        { title: 'No runs yet' },
        html`<p>
            When an assessment or a CRM record changes, the sync that carries it over appears here within
            seconds.
          </p>
          <p><a class="button" href="${BASE}/connections">See the connections</a></p>`,
      )

interface RunItemProps {
  run: Run
  /** What the assessment is called. */
  name: string
  connection: ConnectionItem | undefined
}

function RunItem({ run, name, connection }: RunItemProps): View {
  const { shade, word } = OUTCOME_WORDS[run.outcome]
  return html`<li class="card run">
    <details>
      <summary>
        <span class="badge ${shade}">${word}</span>
        <span class="run-what"><strong>${name}</strong>: ${summarise(run)}</span>
        <span class="muted small">${h(When, { at: run.startedAt })}</span>
      </summary>
      <p class="small muted run-facts">
        <a href="${BASE}/assessments/${encodeURIComponent(run.assessmentId)}">Open the assessment</a>
        <span>${connection?.title ?? 'a removed connection'}</span>
        <span>${count(run.calls, 'API call')}</span>
        <span>${duration(run.durationMs)}</span>
      </p>
      ${run.error && html`<p class="notice danger">${run.error}</p>`}
      ${run.records.map((record) => h(RecordTable, { record }))}
    </details>
  </li>`
}

function RecordTable({ record }: { record: RunRecord }): View {
  const title = `${record.kind} ${RECORD_WORDS[record.what]}`
  return html`<h2 class="record">
      ${title} <span class="muted">${record.object}${record.remoteId ? ` ${record.remoteId}` : ''}</span>
    </h2>
    ${record.reason && html`<p class="small">${record.reason}</p>`}
    ${
      record.fields.length > 0 &&
      h(Table, {
        label: `${title}: fields`,
        columns: ['Field', 'Where', 'Before', 'After', 'Why'],
        rows: record.fields.map((field) => ({ key: field.remote + field.action, cells: fieldCells(field) })),
      })
    }`
}

const fieldCells = (field: RunField): View[] => [
  html`${fieldLabel(pageData().fields, field.canonical, field.remote)}
    <code class="muted">${field.remote}</code>`,
  ACTION_WORDS[field.action],
  h(CrmText, { text: field.before }),
  h(CrmText, { text: field.after }),
  html`<span class="muted">${field.reason}</span>`,
]
