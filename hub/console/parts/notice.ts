import type { ApiError } from '../api.ts'
import { html, type View } from '../html.ts'

/** A failure in words, with what to do next. */
export function Problem({ error, again }: { error: ApiError | undefined; again?: () => void }): View {
  if (!error) return null
  return html`<div class="notice danger" role="alert">
    <p><strong>${error.message}</strong>${error.hint ? ` ${error.hint}` : ''}</p>
    ${again && html`<p class="notice-action"><button onClick=${again}>Try again</button></p>`}
  </div>`
}

/** An empty page says what will appear and how to make it so. */
export function Empty({ title, children }: { title: string; children?: View }): View {
  return html`<div class="empty">
    <h2>${title}</h2>
    ${children}
  </div>`
}

/** While the first answer of the hub is on its way; later ones replace what is shown without a word. */
export function Loading({ what }: { what: string }): View {
  return html`<p class="muted loading" role="status">Loading ${what}…</p>`
}
