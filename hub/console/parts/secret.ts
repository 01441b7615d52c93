import { useRef, useState } from 'preact/hooks'
import { html, type View } from '../html.ts'

/** Something that is shown once, with a button that copies it. */
export function ShownOnce({ label, secret }: { label: string; secret: string }): View {
  const [copied, setCopied] = useState(false)
  const ref = useRef<HTMLInputElement>(null)
  const copy = async () => {
    ref.current?.select()
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return html`<div class="shown-once">
    <input ref=${ref} readonly value=${secret} aria-label=${label} onFocus=${() => ref.current?.select()} />
    <button onClick=${copy}>${copied ? 'Copied' : 'Copy'}</button>
    <span class="visually-hidden" role="status">${copied ? 'Copied' : ''}</span>
  </div>`
}
