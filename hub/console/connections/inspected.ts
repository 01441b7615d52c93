import { html, type View } from '../html.ts'
import { count } from '../words.ts'
import type { Inspection } from './view.ts'

/** What the account lacks, and what was made there. */
export function Inspected({ result: { missing, made } }: { result: Inspection }): View {
  return html`${made.length > 0 && html`<p>Made ${count(made.length, 'field')} there: <code>${made.join(', ')}</code>.</p>`}
  ${
    missing.length > 0 &&
    html`<div class="notice attention">
      <p><strong>${count(missing.length, 'thing')} to mend in the CRM:</strong></p>
      <ul>
        ${missing.map((one) => html`<li>${one}</li>`)}
      </ul>
    </div>`
  }`
}
