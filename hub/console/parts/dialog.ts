import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { h } from 'preact'
import { Problem } from './notice.ts'

interface DialogProps {
  title: string
  onClose(): void
  children?: View
}

/** A modal dialog of the browser's own: focus stays inside, Escape closes. */
export function Dialog({ title, onClose, children }: DialogProps): View {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const opener = document.activeElement
    ref.current?.showModal()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return html`<dialog ref=${ref} aria-labelledby=${heading} onClose=${onClose}>
    <h2 id=${heading}>${title}</h2>
    ${children}
  </dialog>`
}

interface ConfirmProps {
  title: string
  /** What it will do, in numbers. */
  children?: View
  action: string
  danger?: boolean
  run(): Promise<void>
  onClose(): void
}

/** Asks before something that matters, and says what will happen rather than "are you sure". */
export function Confirm({ title, children, action, danger = false, run, onClose }: ConfirmProps): View {
  const { start, busy, error } = useAction(run)
  const act = async () => {
    if (await start()) onClose()
  }
  return h(
    Dialog,
    { title, onClose },
    html`<div class="dialog-text">${children}</div>
      ${h(Problem, { error })}
      <div class="dialog-actions">
        <button onClick=${onClose}>Keep as it is</button>
        <button class=${danger ? 'danger' : 'primary'} disabled=${busy} onClick=${act}>${action}</button>
      </div>`,
  )
}

interface ConfirmButtonProps extends Omit<ConfirmProps, 'onClose'> {
  label: string
  /** Names the thing for those who do not see the row the button stands in. */
  about?: string
  quiet?: boolean
}

/** A button whose action is asked about first. */
export function ConfirmButton({ label, about, quiet = false, ...confirm }: ConfirmButtonProps): View {
  const [open, setOpen] = useState(false)
  return html`<button class=${quiet ? 'quiet' : ''} onClick=${() => setOpen(true)}>
      ${label}${about && html`<span class="visually-hidden"> ${about}</span>`}
    </button>
    ${open && h(Confirm, { ...confirm, onClose: () => setOpen(false) })}`
}
