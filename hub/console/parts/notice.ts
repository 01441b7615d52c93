import type { ApiError } from '../api.ts'
import { html, type View } from '../html.ts'

interface ProblemProps {
  error: ApiError | undefined
  again?: () => void
  /** Fields whose errors stand beside them already. */
  beside?: string[]
}

/** A failure in words, with what to do next. What stands beside a field is not said twice. */
export function Problem({ error, again, beside = [] }: ProblemProps): View {
  if (!error) return null
  const fields = Object.entries(error.fields)
  const others = fields.filter(([path]) => !beside.includes(path))
  if (fields.length > 0 && others.length === 0) return null
  return html`<div class="notice danger" role="alert">
    <p><strong>${error.message}</strong> ${error.hint}</p>
    ${
      others.length > 0 &&
      html`<ul>
        ${others.map(([path, message]) => html`<li><code>${path}</code>: ${message}</li>`)}
      </ul>`
    }
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
