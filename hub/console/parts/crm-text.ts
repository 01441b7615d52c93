import { html, type View } from '../html.ts'

const SHORT_CHARS = 120

/** A value as the CRM spells it; a long one opens on demand. Always text, also where the CRM holds HTML. */
export function CrmText({ text }: { text: string | null | undefined }): View {
  if (text === null || text === undefined || text === '') return html`<span class="muted">blank</span>`
  if (text.length <= SHORT_CHARS) return html`<span class="crm-text">${text}</span>`
  return html`<details class="origin">
    <summary>${text.slice(0, SHORT_CHARS)}…</summary>
    <span class="crm-text">${text}</span>
  </details>`
}
