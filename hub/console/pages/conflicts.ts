import { h } from 'preact'
import type { Choice, Conflict, Connection } from '../../domain/sync.ts'
import { ApiError, send, withQuery } from '../api.ts'
import { pageData } from '../catalogue.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { BASE, go, type Place } from '../location.ts'
import { useNames } from '../names.ts'
import { Pager, Pick } from '../parts/choices.ts'
import { CrmText } from '../parts/crm-text.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { When } from '../parts/time.ts'
import { useMay } from '../session.ts'
import { CHOICE_WORDS, fieldLabel } from '../sync-words.ts'

type ConnectionItem = Pick<Connection, 'id' | 'title'>

const HERE = `${BASE}/conflicts`
const LEAD = 'Questions that only a person can answer. Until then both sides stay as they are.'

export function ConflictsPage({ place }: { place: Place }): View {
  const { connectionId, assessmentId, state, cursor } = place.query
  const filter = { connectionId, assessmentId, state }
  const found = useLoad<{ items: Conflict[]; nextCursor?: string }>(
    withQuery('/api/conflicts', { ...filter, cursor }),
    {
      live: true,
    },
  )
  const names = useNames()
  const connections = useLoad<{ items: ConnectionItem[] }>('/api/connections').data?.items ?? []
  return html`${h(PageHead, { title: 'Conflicts', lead: LEAD })}
    <div class="filters">
      ${h(Pick, {
        label: 'Show',
        value: state ?? '',
        all: 'Open ones',
        options: [{ id: 'resolved', label: 'Settled ones' }],
        onPick: (id) => go(withQuery(HERE, { ...filter, state: id }), { replace: true }),
      })}
      ${assessmentId && html`<p class="filter-note">Only of ${names(assessmentId)}. <a href=${HERE}>Show all</a></p>`}
    </div>
    ${h(Problem, { error: found.error, again: found.reload })}
    ${!found.data && !found.error && h(Loading, { what: 'the conflicts' })}
    ${found.data?.items.length === 0 && h(NoConflicts, { settled: state === 'resolved' })}
    <ul class="plain stack">
      ${found.data?.items.map((conflict) =>
        h(ConflictCard, {
          conflict,
          name: names(conflict.assessmentId),
          connection: connections.find(({ id }) => id === conflict.connectionId),
          reload: found.reload,
          key: conflict.id,
        }),
      )}
    </ul>
    ${h(Pager, {
      first: cursor && withQuery(HERE, filter),
      next: found.data?.nextCursor && withQuery(HERE, { ...filter, cursor: found.data.nextCursor }),
    })}`
}

const NoConflicts = ({ settled }: { settled: boolean }): View =>
  settled
    ? h(
        Empty,
        { title: 'Nothing settled yet' },
        html`<p>Questions that were answered are kept here, with who answered them.</p>`,
      )
    : h(
        Empty,
        { title: 'Nothing to decide' },
        html`<p>
          When prospect and CRM change the same field differently, or it is unclear which record belongs to a
          company, the question appears here with both values side by side.
        </p>`,
      )

interface CardProps {
  conflict: Conflict
  /** What the assessment is called. */
  name: string
  connection: ConnectionItem | undefined
  reload(): void
}

function ConflictCard({ conflict, name, connection, reload }: CardProps): View {
  const field = conflict.remote && fieldLabel(pageData().fields, conflict.canonical, conflict.remote)
  const byValue = conflict.ours !== undefined || conflict.theirs !== undefined
  return html`<li class="card conflict">
    <header class="spread">
      <h2>${field ? `${field} of the ${conflict.kind}` : `The ${conflict.kind} record`}</h2>
      <p class="small muted">
        <a href="${BASE}/assessments/${encodeURIComponent(conflict.assessmentId)}">${name}</a>,
        ${connection?.title ?? 'CRM'}, ${h(When, { at: conflict.openedAt })}
      </p>
    </header>
    <p>${conflict.reason}</p>
    ${
      byValue &&
      html`<dl class="sides">
        <div>
          <dt>Before</dt>
          <dd>${h(CrmText, { text: conflict.base })}</dd>
        </div>
        <div>
          <dt>Ours</dt>
          <dd>${h(CrmText, { text: conflict.ours })}</dd>
        </div>
        <div>
          <dt>In the CRM</dt>
          <dd>${h(CrmText, { text: conflict.theirs })}</dd>
        </div>
      </dl>`
    }
    ${
      conflict.resolvedAt
        ? html`<p class="small muted">
            ${conflict.choice ? CHOICE_WORDS[conflict.choice] : 'Settled'} by
            ${conflict.resolvedBy ?? 'the sync'}, ${h(When, { at: conflict.resolvedAt })}
          </p>`
        : h(Settle, { conflict, reload })
    }
  </li>`
}

/** One action settles it; the next sync carries it out. */
function Settle({ conflict, reload }: Pick<CardProps, 'conflict' | 'reload'>): View {
  const may = useMay('connections:write')
  const { start, busy, error } = useAction(async (choose: Choice, remoteId?: string) => {
    const path = `/api/conflicts/${encodeURIComponent(conflict.id)}/resolve`
    await patiently(() => send('POST', path, { choose, ...(remoteId ? { remoteId } : {}) }))
    reload()
  })
  if (!may) return html`<p class="small muted">An admin can settle this.</p>`
  const others = conflict.choices.filter((choice) => choice !== 'link')
  return html`<div class="row settle">
      ${
        conflict.choices.includes('link') &&
        conflict.candidates.map(
          (id) =>
            html`<button disabled=${busy} onClick=${() => start('link', id)}>
              ${CHOICE_WORDS.link} <code>${id}</code>
            </button>`,
        )
      }
      ${others.map((choice) => html`<button disabled=${busy} onClick=${() => start(choice)}>${CHOICE_WORDS[choice]}</button>`)}
    </div>
    ${h(Problem, { error })}`
}

const TRIES = 6
const PAUSE_MS = 1000

/** A sync of the same assessment may be at work just now; it takes seconds, and one press should be enough. */
async function patiently(settle: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return await settle()
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 503 || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
}
