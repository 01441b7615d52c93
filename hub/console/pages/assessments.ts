import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { STATUSES, type Status } from '../../domain/assessment.ts'
import { withQuery } from '../api.ts'
import { nameOf } from '../assessment/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE, go, placeOf, type Place } from '../location.ts'
import { CrmState, Grade, StatusBadge } from '../parts/badges.ts'
import { Pager } from '../parts/choices.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'
import { STATUS_WORDS } from '../words.ts'

interface Item {
  id: string
  status: Status
  company?: string
  domain?: string
  contact?: string
  score: string
  owner?: string
  sync: { pending: string[] }
  updatedAt: string
}
interface Page {
  items: Item[]
  nextCursor?: string
}

const PER_PAGE = '50'
const HERE = `${BASE}/assessments`

/** Search, status and page are kept in the address, so that it can be shared and gone back to. */
export function AssessmentsPage({ place }: { place: Place }): View {
  const { search, status, cursor } = place.query
  const { data, error, reload } = useLoad<Page>(
    withQuery('/api/assessments', { search, status, cursor, limit: PER_PAGE }),
    { live: true },
  )
  const filtered = Boolean(search ?? status)
  return html`${h(PageHead, { title: 'Assessments', lead: 'Every prospect who started to answer, newest first.' })}
  ${h(Filters, { place })} ${h(Problem, { error, again: reload })}
  ${!data && !error && h(Loading, { what: 'assessments' })}
  ${data?.items.length === 0 && (filtered || cursor ? h(NothingFound, {}) : h(NothingYet, {}))}
  ${data && data.items.length > 0 && h(List, { items: data.items })}
  ${
    data &&
    h(Pager, {
      first: cursor && withQuery(HERE, { search, status }),
      next: data.nextCursor && withQuery(HERE, { search, status, cursor: data.nextCursor }),
    })
  }`
}

const TYPING_PAUSE_MS = 300

function Filters({ place }: { place: Place }): View {
  const { search = '', status = '' } = place.query
  const [typed, setTyped] = useState(search)
  useEffect(() => setTyped(search), [search])
  // What the address says now, not when this was drawn: words and status may be changed in one breath.
  const apply = (query: Record<string, string | undefined>) => {
    const { cursor: _, ...present } = placeOf(location).query
    go(withQuery(HERE, { ...present, ...query }), { replace: true })
  }
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => apply({ search: typed.trim() }), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return html`<form class="filters" role="search" onSubmit=${(event: Event) => event.preventDefault()}>
    <div class="field grow">
      <label for="search">Search</label>
      <input
        id="search"
        type="search"
        placeholder="Company or domain"
        maxlength="100"
        value=${typed}
        onInput=${(event: Event) => event.target instanceof HTMLInputElement && setTyped(event.target.value)}
      />
    </div>
    <div class="field">
      <label for="status">Status</label>
      <select
        id="status"
        value=${status}
        onChange=${(event: Event) => event.target instanceof HTMLSelectElement && apply({ status: event.target.value })}
      >
        <option value="">All</option>
        ${STATUSES.map((one) => html`<option value=${one} selected=${one === status}>${STATUS_WORDS[one]}</option>`)}
      </select>
    </div>
  </form>`
}

function List({ items }: { items: Item[] }): View {
  const cells = (item: Item): View[] => [
    html`<a href="${HERE}/${encodeURIComponent(item.id)}">${nameOf(item)}</a>`,
    item.domain ?? '–',
    h(StatusBadge, { status: item.status }),
    h(Grade, { grade: item.score }),
    item.owner ?? '–',
    h(When, { at: item.updatedAt }),
    h(CrmState, { pending: item.sync.pending }),
  ]
  return h(Table, {
    label: 'Assessments',
    columns: ['Company', 'Domain', 'Status', 'Score', 'Owner', 'Updated', 'CRM'],
    rows: items.map((item) => ({ key: item.id, cells: cells(item) })),
  })
}

const NothingYet = (): View =>
  h(
    Empty,
    { title: 'No assessments yet' },
    html`<p>
        Each prospect who answers the first question of the intake appears here, and stays up to date while
        they go on.
      </p>
      <p><a class="button" href="/" target="_blank" rel="noopener">Open the intake</a></p>`,
  )

const NothingFound = (): View =>
  h(
    Empty,
    { title: 'Nothing fits' },
    html`<p>No assessment fits this search and status.</p>
      <p><a class="button" href=${HERE}>Show all</a></p>`,
  )
