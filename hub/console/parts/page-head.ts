import { useEffect } from 'preact/hooks'
import { html, type View } from '../html.ts'

interface PageHeadProps {
  title: string
  /** One sentence on what this page is for. */
  lead?: string
  children?: View
}

/** A page's heading, its document title, and its actions at the right. */
export function PageHead({ title, lead, children }: PageHeadProps): View {
  useEffect(() => void (document.title = `${title} – Entourage Sentry`), [title])
  return html`<header class="page-head">
    <div>
      <h1 tabindex="-1">${title}</h1>
      ${lead && html`<p class="muted">${lead}</p>`}
    </div>
    ${children && html`<div class="row">${children}</div>`}
  </header>`
}
