import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActionName } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import type { ResumeLink } from './direct-line.ts'
import { question } from './icons.ts'
import { words } from './words.ts'

/** A panel under one button: people to ask, the link to go on elsewhere, what becomes of the answers. */
export function Help({ msp, actions }: { msp: string; actions: Actions }) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const ask = (action: ActionName, label: string) => {
    close()
    actions.act(action, label)
  }
  return html`<div class="help" ref=${root}>
    <button
      type="button"
      class="quiet"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="help"
      onClick=${() => setOpen(!open)}
    >
      ${question}${words.help}
    </button>
    <div class="panel floating" id="help" hidden=${!open}>
      <button type="button" onClick=${() => ask('person', words.person)}>${words.person}</button>
      <button type="button" onClick=${() => ask('call', words.call)}>${words.call}</button>
      ${open && h(Elsewhere, { actions })}
      <p class="small muted">${words.privacy(msp)}</p>
      ${open && h(Forget, { actions })}
    </div>
  </div>`
}

function Elsewhere({ actions }: { actions: Actions }) {
  const [link, setLink] = useState<ResumeLink | 'failed' | null>(null)
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [link])
  const copy = async (url: string) => {
    field.current?.select()
    await navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  const make = () =>
    actions.resumeLink().then(
      (made) => setLink(made.url ? made : 'failed'),
      () => setLink('failed'),
    )
  if (link === null || link === 'failed')
    return html`<button type="button" onClick=${make}>${words.elsewhere}</button>
      ${link === 'failed' && html`<p class="error" role="alert">${words.linkFailed}</p>`}`
  return html`<div class="elsewhere">
    <label class="small" for="elsewhere">${words.elsewhereHow(until(link.expiresAt))}</label>
    <input
      id="elsewhere"
      ref=${field}
      readonly
      value=${link.url}
      onFocus=${({ currentTarget }: { currentTarget: HTMLInputElement }) => currentTarget.select()}
    />
    <button type="button" class="primary" onClick=${() => copy(link.url)}>${words.copy}</button>
    <span class="small" role="status">${copied ? words.copied : ''}</span>
  </div>`
}

const until = (iso: string): string =>
  Number.isNaN(Date.parse(iso))
    ? ''
    : new Date(iso).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' })

/** Two taps, for a shared computer: the second says what will happen. */
function Forget({ actions }: { actions: Actions }) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return html`<button type="button" class="quiet small" onClick=${() => setAsked(true)}>
      ${words.forget}
    </button>`
  return html`<div class="stack">
    <p class="small">${words.forgetHow}</p>
    <div class="row">
      <button type="button" class="danger" onClick=${actions.startAgain}>${words.forget}</button>
      <button type="button" class="quiet" onClick=${() => setAsked(false)}>${words.cancel}</button>
    </div>
  </div>`
}
