import { html } from 'htm/preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { LineError } from './calls.ts'
import type { ResumeLink } from './direct-line.ts'
import { useWords } from './language.ts'

/** Makes a link at once, and shows it to be copied or shared. */
export function LinkToShare({
  make,
  how,
}: {
  make: () => Promise<ResumeLink>
  /** What the link does, with the day until which it works, if there is one. */
  how: (until: string) => string
}) {
  const words = useWords()
  const id = useId()
  const [link, setLink] = useState<ResumeLink | null>(null)
  const [problem, setProblem] = useState('')
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const begin = () => {
    setProblem('')
    make().then(
      (made) => (made.url ? setLink(made) : setProblem(words.linkFailed)),
      (error: unknown) => setProblem(reasonFor(error, words.linkFailed)),
    )
  }
  useEffect(begin, [])
  useEffect(() => field.current?.focus(), [link])
  if (problem)
    return html`<div class="stack">
      <p class="error" role="alert">${problem}</p>
      <div class="row"><button type="button" onClick=${begin}>${words.retry}</button></div>
    </div>`
  if (!link) return html`<p class="muted" role="status">${words.loading}</p>`
  const copy = () => {
    field.current?.select()
    void navigator.clipboard?.writeText(link.url).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return html`<div class="elsewhere">
    <label class="small" for=${id}>
      ${how(Number.isNaN(Date.parse(link.expiresAt)) ? '' : words.t.date(link.expiresAt))}
    </label>
    <input
      id=${id}
      ref=${field}
      readonly
      value=${link.url}
      onFocus=${({ currentTarget }: { currentTarget: HTMLInputElement }) => currentTarget.select()}
    />
    <div class="row">
      <button type="button" class="primary" onClick=${copy}>${words.copy}</button>
      ${
        'share' in navigator &&
        html`<button
          type="button"
          onClick=${() => void navigator.share({ url: link.url }).catch(() => undefined)}
        >
          ${words.share}
        </button>`
      }
      <span class="small" role="status">${copied ? words.copied : ''}</span>
    </div>
  </div>`
}

/** What the hub says about a refusal, or our own words where it says nothing. */
export const reasonFor = (error: unknown, otherwise: string): string =>
  (error instanceof LineError && error.reason) || otherwise
