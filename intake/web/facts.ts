import { html } from 'htm/preact'
import type { Fact } from './activity.ts'
import { words } from './words.ts'

/** What public records say, beside the answers. Absent and not checked are two things: each has a shape and words. */
export function Facts({ facts }: { facts: Fact[] }) {
  return html`<div class="facts">
    <h3>${words.facts}</h3>
    <dl>
      ${facts.map(
        ({ label, value, sourceLabel, state }) =>
          html`<div class=${`line ${state}`} key=${label}>
            <dt>${label}</dt>
            <dd>${value || FALLBACK[state]}<span class="source">${sourceLabel}</span></dd>
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
