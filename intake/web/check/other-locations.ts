import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../activity.ts'
import { makeCall } from '../calls.ts'
import { TextInput } from '../controls/control.ts'
import { LinkToShare } from '../link-to-share.ts'
import type { CheckWords } from './words.ts'

/** A one-time link for each other location: somebody there opens it, and it shows the check alone. */
export function OtherLocations({
  locations,
  token,
  words,
}: {
  locations: string[]
  token: () => Promise<string | null>
  words: CheckWords
}) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const make = async () => {
    const call = makeCall({ origin: location.origin, fetch: (...given) => fetch(...given) })
    const given = await token()
    const made = await call('POST', '/intake/check-link', given ?? undefined, { location: chosen })
    return { url: text(made.url), expiresAt: text(made.expiresAt) }
  }
  return html`<details class="check-others">
    <summary>${words.others}</summary>
    <div class="stack">
      <div class="chips">
        ${locations.map(
          (one) =>
            html`<button
              type="button"
              class="chip"
              key=${one}
              aria-pressed=${chosen === one ? 'true' : 'false'}
              onClick=${() => setChosen(one)}
            >
              ${words.linkFor(one)}
            </button>`,
        )}
      </div>
      ${h(TextInput, {
        label: words.otherName,
        value: typed,
        onInput: setTyped,
        onEnter: () => typed.trim() && setChosen(typed.trim()),
        maxLength: 200,
        after: html`<button
          type="button"
          disabled=${typed.trim() === ''}
          onClick=${() => setChosen(typed.trim())}
        >
          ${words.makeLink}
        </button>`,
      })}
      ${chosen && h(LinkToShare, { key: chosen, make, how: (until: string) => words.linkHow(chosen, until) })}
    </div>
  </details>`
}
