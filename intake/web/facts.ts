import { html } from 'htm/preact'
import type { Fact } from './activity.ts'
import { words } from './words.ts'

/** What public records say, beside the answers. Absent and not checked are two things: each has a shape and words. */
export function Facts({ facts }: { facts: Fact[] }) {
  return html`<div class="facts">
    <p class="title">${words.facts}</p>
    <dl>
      ${facts.map(
        ({ label, value, sourceLabel, state }) =>
          html`<div class=${`line ${state}`} key=${label}>
            <dt>${label}<span class="source">${sourceLabel}</span></dt>
            <dd>${value || FALLBACK[state]}</dd>
          </div>`,
      )}
    </dl>
  </div>`
}

const FALLBACK: Record<Fact['state'], string> = {
  found: '',
  absent: words.absent,
  unchecked: words.unchecked,
}
