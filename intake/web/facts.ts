import { html } from 'htm/preact'
import type { Fact } from './activity.ts'
import { useWords } from './language.ts'

/** What public records say, beside the answers. Absent and not checked are two things: each has a shape and words. */
export function Facts({ facts }: { facts: Fact[] }) {
  const words = useWords()
  const fallback = { found: '', absent: words.absent, unchecked: words.unchecked }
  return html`<div class="facts">
    <p class="title">${words.facts}</p>
    <dl>
      ${facts.map(
        ({ label, value, sourceLabel, state }) =>
          html`<div class=${`line ${state}`} key=${label}>
            <dt>${label}<span class="source">${sourceLabel}</span></dt>
            <dd>${value || fallback[state]}</dd>
          </div>`,
      )}
    </dl>
  </div>`
}
