import { h } from 'preact'
import { useState } from 'preact/hooks'
import { ApiError, send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { loadKeys, SHORTEST_PASSPHRASE, type KeyView } from './view.ts'

const TOO_SHORT = `At least ${SHORTEST_PASSPHRASE} characters; five words that do not belong together are good.`

/** Two passphrases that must agree; throws what the form shows. */
function checkedPassphrase({ passphrase = '', again = '' }: Record<string, string>): string {
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new ApiError(0, 'The passphrase is too short.', TOO_SHORT, { passphrase: TOO_SHORT })
  if (passphrase !== again)
    throw new ApiError(0, 'The two do not agree.', 'Type the passphrase twice.', {
      again: 'This is another one than above.',
    })
  return passphrase
}

interface DialogProps {
  onClose(): void
}

/** Makes a pair of keys in this browser. */
export function MakeKey({ first, onClose }: DialogProps & { first: boolean }): View {
  const { start, busy, error } = useAction(async (event: Event) => {
    const passphrase = checkedPassphrase(typedInto(event))
    const { makeKey } = await loadKeys()
    await send('POST', '/api/sealing-keys', await makeKey(passphrase))
    onClose()
  })
  return h(
    Dialog,
    { title: first ? 'Make a key' : 'Make a new key', onClose },
    html`<form class="stack" onSubmit=${start}>
      <p>
        The key is made in this browser and stored under a passphrase that only you know. Write it down and
        keep it safe:
        <strong>if it is lost, nobody can open the answers, we neither.</strong>
      </p>
      ${!first && html`<p>New answers are sealed to the new key. Older ones still open with the older key and its passphrase; an assessment's page can move them.</p>`}
      ${h(PassphraseFields, { error })} ${h(Problem, { error, beside: ['passphrase', 'again'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? 'Making it…' : 'Make the key'}</button>
      </div>
    </form>`,
  )
}

/** The same key under another passphrase. */
export function ChangePassphrase({ of, onClose }: DialogProps & { of: KeyView }): View {
  const { start, busy, error } = useAction(async (event: Event) => {
    const typed = typedInto(event)
    const passphrase = checkedPassphrase(typed)
    const { rewrap } = await loadKeys()
    const wrapped = await rewrap(of.wrapped, typed.old ?? '', passphrase)
    if (!wrapped)
      throw new ApiError(0, 'The old passphrase does not fit.', 'Type it again.', {
        old: 'It does not open this key.',
      })
    await send('PUT', `/api/sealing-keys/${of.id}`, { wrapped })
    onClose()
  })
  return h(
    Dialog,
    { title: 'Change the passphrase', onClose },
    html`<form class="stack" onSubmit=${start}>
      <p>
        The key stays the same. Whoever kept a copy of the database from before can still open that copy with
        the old passphrase; after a leak make a new key instead.
      </p>
      ${h(Field, { label: 'Old passphrase', name: 'old', type: 'password', autocomplete: 'current-password', error: error?.fields.old })}
      ${h(PassphraseFields, { error })} ${h(Problem, { error, beside: ['old', 'passphrase', 'again'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? 'Changing it…' : 'Change it'}</button>
      </div>
    </form>`,
  )
}

const PassphraseFields = ({ error }: { error: ApiError | undefined }): View =>
  html`${h(Field, { label: 'Passphrase', name: 'passphrase', type: 'password', autocomplete: 'new-password', hint: TOO_SHORT, error: error?.fields.passphrase })}
  ${h(Field, { label: 'Once more', name: 'again', type: 'password', autocomplete: 'new-password', error: error?.fields.again })}`

/** A button that opens one of the dialogs above. */
export function Opens({
  label,
  about,
  primary = false,
  dialog,
  onDone,
}: {
  label: string
  about?: string
  primary?: boolean
  dialog: (onClose: () => void) => View
  onDone(): void
}): View {
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onDone()
  }
  return html`<button class=${primary ? 'primary' : ''} onClick=${() => setOpen(true)}>
      ${label}${about && html`<span class="visually-hidden"> ${about}</span>`}
    </button>
    ${open && dialog(close)}`
}
