import type { Ability } from '../../domain/sync.ts'
import { html, type View } from '../html.ts'
import { ABILITY_WORDS, crmName, type ConnectionView } from './view.ts'

/** What this CRM can do and what it cannot, with what that means here. */
export function Abilities({ connection }: { connection: ConnectionView }): View {
  const { abilities } = connection
  if (!abilities) return null
  return html`<section class="card sheet">
    <h2>What ${crmName(connection)} can do</h2>
    <ul class="plain abilities">
      ${(Object.keys(ABILITY_WORDS) as Ability[]).map((ability) => {
        const can = abilities.includes(ability)
        const { can: yes, cannot } = ABILITY_WORDS[ability]
        return html`<li>
          <span class="badge ${can ? 'good' : 'unchecked'}">${can ? 'Yes' : 'No'}</span>
          <span>${can ? yes : cannot}</span>
        </li>`
      })}
    </ul>
  </section>`
}
