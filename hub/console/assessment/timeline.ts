import { h } from 'preact'
import type { TimelineEntry } from '../../domain/assessment.ts'
import { html, type View } from '../html.ts'
import { When } from '../parts/time.ts'

const FIRST = 12

/** What happened, who, when; the newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }): View {
  const sorted = [...entries].sort((a, b) => b.at.localeCompare(a.at))
  const older = sorted.slice(FIRST)
  return html`<section class="card sheet">
    <h2>Timeline</h2>
    ${entries.length === 0 && html`<p class="muted">Each step of the prospect, your team and the CRM appears here.</p>`}
    <ol class="timeline">
      ${sorted.slice(0, FIRST).map((entry) => h(Entry, { entry, key: entry.id }))}
    </ol>
    ${
      older.length > 0 &&
      html`<details class="group">
        <summary>${older.length} earlier</summary>
        <ol class="timeline">
          ${older.map((entry) => h(Entry, { entry, key: entry.id }))}
        </ol>
      </details>`
    }
  </section>`
}

const Entry = ({ entry: { at, who, text } }: { entry: TimelineEntry }): View =>
  html`<li>
    <p>${text}</p>
    <p class="small muted">${who}, ${h(When, { at })}</p>
  </li>`
