import { h } from 'preact'
import { useState } from 'preact/hooks'
import { withQuery } from '../api.ts'
import { pageData } from '../catalogue.ts'
import type { ConnectionView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE, go, type Place } from '../location.ts'
import { Pick } from '../parts/choices.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { fieldLabel } from '../sync-words.ts'
import { count } from '../words.ts'

interface Item {
  name: string
  version: number
  crm: string
}
interface Line {
  line: string
  at: number
  kind: string
  object: string
  canonical?: string
  template?: string
  remote: string
  transform: string
  direction: 'both' | 'to_crm' | 'from_crm' | 'on_create' | 'off'
  conflict: 'ours' | 'crm' | 'fill_empty' | 'ask' | 'newest'
  suspended?: string
}
interface Mapping extends Item {
  lines: Line[]
  yaml: string
}

const DIRECTION_WORDS: Record<Line['direction'], string> = {
  both: 'both ways',
  to_crm: 'to the CRM',
  from_crm: 'from the CRM',
  on_create: 'once, on create',
  off: 'waits for two-way',
}
const CONFLICT_WORDS: Record<Line['conflict'], string> = {
  ours: 'ours counts',
  crm: "the CRM's counts",
  fill_empty: 'fills blanks only',
  ask: 'asks you',
  newest: 'the newest edit counts',
}

const HERE = `${BASE}/mappings`

/** What becomes what in a CRM, line by line, as it counts right now. */
export function MappingsPage({ place }: { place: Place }): View {
  const { connectionId } = place.query
  const list = useLoad<{ items: Item[] }>('/api/mappings')
  const connections = useLoad<{ items: ConnectionView[] }>('/api/connections').data?.items ?? []
  const connection = connections.find(({ id }) => id === connectionId)
  const name = place.query.name ?? connection?.mapping ?? list.data?.items[0]?.name
  const one = useLoad<Mapping>(
    name ? withQuery(`/api/mappings/${encodeURIComponent(name)}`, { connectionId }) : null,
  )
  const using = connections.filter(({ mapping }) => mapping === name)
  return html`${h(PageHead, { title: 'Mappings', lead: 'What becomes what in the CRM, line by line, as it counts right now.' })}
    <div class="filters">
      ${
        list.data &&
        list.data.items.length > 1 &&
        h(Pick, {
          label: 'Mapping',
          value: name ?? '',
          all: 'Choose',
          options: list.data.items.map((item) => ({ id: item.name, label: item.name })),
          onPick: (id) => go(withQuery(HERE, { name: id }), { replace: true }),
        })
      }
      ${
        using.length > 0 &&
        h(Pick, {
          label: 'As it counts for',
          value: connectionId ?? '',
          all: using.length === 1 ? (using[0]?.title ?? '') : 'The first connection',
          options: using.length === 1 ? [] : using.map(({ id, title }) => ({ id, label: title })),
          onPick: (id) => go(withQuery(HERE, { name, connectionId: id }), { replace: true }),
        })
      }
    </div>
    ${h(Problem, { error: list.error ?? one.error, again: list.error ? list.reload : one.reload })}
    ${list.data?.items.length === 0 && h(Empty, { title: 'No mappings' }, html`<p>Files in the folder <code>mappings</code> appear here after the next start.</p>`)}
    ${!one.data && !one.error && !list.error && list.data?.items.length !== 0 && h(Loading, { what: 'the mapping' })}
    ${one.data && h(OneMapping, { mapping: one.data, oneWay: using.length > 0 && !(connection ?? using[0])?.twoWay })}`
}

function OneMapping({ mapping, oneWay }: { mapping: Mapping; oneWay: boolean }): View {
  const [yaml, setYaml] = useState(false)
  const kinds = [...new Set(mapping.lines.map(({ kind }) => kind))]
  const suspended = mapping.lines.filter((line) => line.suspended)
  return html`<div class="spread mapping-head">
      <p>
        <strong>${mapping.name}</strong>, version ${mapping.version}, ${count(mapping.lines.length, 'line')}
      </p>
      <div class="row" role="group" aria-label="View">
        <button class="chip" aria-pressed=${!yaml} onClick=${() => setYaml(false)}>Table</button>
        <button class="chip" aria-pressed=${yaml} onClick=${() => setYaml(true)}>YAML</button>
      </div>
    </div>
    ${
      oneWay &&
      html`<p class="notice">
        This connection works one way: two-way lines only send, fill blanks, and never overwrite what a rep
        wrote. An admin can switch two-way on at the connection.
      </p>`
    }
    ${
      suspended.length > 0 &&
      html`<p class="notice attention">
        ${count(suspended.length, 'line is', 'lines are')} suspended: the CRM cannot hold what they send right
        now. The others go on.
      </p>`
    }
    ${
      yaml
        ? html`<pre
            class="yaml"
            tabindex="0"
            role="region"
            aria-label="Mapping file"
          ><code>${mapping.yaml}</code></pre>`
        : kinds.map((kind) =>
            h(KindTable, { kind, lines: mapping.lines.filter((line) => line.kind === kind) }),
          )
    }`
}

const COLUMNS = [
  'Ours',
  'In the CRM',
  'Direction',
  'When both changed',
  'Written as',
  { label: 'Line', number: true } as const,
]

const KindTable = ({ kind, lines }: { kind: string; lines: Line[] }): View =>
  html`<h2 class="section">${kind} <span class="muted small">${lines[0]?.object}</span></h2>
    ${h(Table, {
      label: `Lines of ${kind}`,
      columns: COLUMNS,
      rows: lines.map((line) => ({ key: `${line.line}@${line.at}`, cells: lineCells(line) })),
    })}`

const lineCells = (line: Line): View[] => [
  line.template
    ? html`<code>${line.template}</code>`
    : html`${fieldLabel(pageData().fields, line.canonical)} <code class="muted">${line.canonical}</code>`,
  html`<div>
    <code>${line.remote}</code>
    ${line.suspended && html`<p class="small"><span class="badge attention">Suspended</span> ${line.suspended}</p>`}
  </div>`,
  html`<span class=${line.direction === 'off' ? 'muted' : ''}>${DIRECTION_WORDS[line.direction]}</span>`,
  CONFLICT_WORDS[line.conflict],
  line.transform,
  html`<span class="muted">${line.at}</span>`,
]
