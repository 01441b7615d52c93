import { html } from 'htm/preact'
import type { ComponentChildren } from 'preact'
import type { Result as ResultValue } from '../../hub/domain/conversation.ts'
import { check, triangle } from './icons.ts'
import { useWords } from './language.ts'

/** What the person gets for their six minutes: what is fine, what to fix, what nobody could check, and what now. */
export function Result({
  result,
  elsewhere = false,
  children,
}: {
  result: ResultValue
  /** On a page of its own, where nothing can be changed. */
  elsewhere?: boolean
  children?: ComponentChildren
}) {
  const words = useWords()
  const { fine, fix, unchecked, next } = result
  return html`<section class="result" aria-labelledby="result">
    <h2 id="result" tabindex="-1">${words.result}</h2>
    <div class="card">
      <h3 class="good">${check}${words.fine}</h3>
      ${fine.length === 0 && html`<p class="muted">${words.nothingFine}</p>`}
      <ul>
        ${fine.map(
          ({ title, effect }) =>
            html`<li key=${title}>
              <strong>${title}</strong>
              <p>${effect}</p>
            </li>`,
        )}
      </ul>
    </div>
    <div class="card">
      <h3 class="attention">${triangle}${words.fix}</h3>
      ${fix.length === 0 && html`<p class="muted">${words.nothingFix}</p>`}
      <ol>
        ${fix.map(
          ({ title, effect, fix: how }) =>
            html`<li key=${title}>
              <strong>${title}</strong>
              <p>${effect}</p>
              ${how && html`<p class="how">${how}</p>`}
            </li>`,
        )}
      </ol>
    </div>
    ${
      unchecked.length > 0 &&
      html`<div class="card unchecked">
        <h3>${words.uncheckedTitle}</h3>
        <ul>
          ${unchecked.map((text) => html`<li key=${text}>${text}</li>`)}
        </ul>
      </div>`
    }
    <div class="card next">
      <h3>${words.nextStep}</h3>
      <p>${next.text}</p>
      ${
        isWeb(next.bookingUrl) &&
        html`<a class="button primary" href=${next.bookingUrl} target="_blank" rel="noopener noreferrer"
          >${words.book}</a
        >`
      }
      ${!elsewhere && html`<p class="hint">${words.changeLater}</p>`} ${children}
    </div>
  </section>`
}

const isWeb = (url: string | undefined): boolean => /^https?:\/\//.test(url ?? '')
