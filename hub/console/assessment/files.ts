import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { FileRef } from '../../domain/files.ts'
import { ApiError, get } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { When } from '../parts/time.ts'
import { loadKeys, type SealingView } from '../sealing/view.ts'

/** Files that the prospect handed over. Sealed ones are opened here, in the browser. */
export function Files({ id }: { id: string }): View {
  const { data, error, reload } = useLoad<{ items: FileRef[] }>(
    `/api/assessments/${encodeURIComponent(id)}/files`,
  )
  if (error) return h(Problem, { error, again: reload })
  if (!data || data.items.length === 0) return null
  return html`<section class="card sheet">
    <h2>Files</h2>
    <ul class="things">
      ${data.items.map((file) => html`<li key=${file.id}>${h(OneFile, { file, url: `/api/assessments/${encodeURIComponent(id)}/files/${file.id}` })}</li>`)}
    </ul>
    <p class="small muted">From a stranger: open them with the care that an unknown attachment deserves.</p>
  </section>`
}

function OneFile({ file, url }: { file: FileRef; url: string }): View {
  const [opening, setOpening] = useState(false)
  const about = html`<span class="small muted">${sizeOf(file.bytes)}, ${h(When, { at: file.at })}</span>`
  if (!file.sealed) return html`<a href=${url} download=${file.name}>${file.name}</a> ${about}`
  return html`<strong>${file.name}</strong> <span class="badge unchecked">sealed</span> ${about}
    <button class="quiet" onClick=${() => setOpening(true)}>
      Open<span class="visually-hidden"> ${file.name}</span>
    </button>
    ${opening && h(OpenFile, { file, url, onClose: () => setOpening(false) })}`
}

function OpenFile({ file, url, onClose }: { file: FileRef; url: string; onClose(): void }): View {
  const { start, busy, error } = useAction(async (event: Event) => {
    const { passphrase = '' } = typedInto(event)
    const { openKey, readSealedFile } = await loadKeys()
    const sealed = readSealedFile(await download(url))
    const { items } = await get<SealingView>('/api/sealing-keys')
    const ofKey = items.find(({ id }) => id === sealed?.keyId)
    if (!sealed || !ofKey)
      throw new ApiError(0, 'This file cannot be opened.', 'It is damaged, or its key is not here.')
    const key = await openKey(ofKey, passphrase)
    if (!key)
      throw new ApiError(0, 'The passphrase does not fit.', 'Type it again.', {
        passphrase: 'It does not open the key of this file.',
      })
    save(await key.openFile(sealed), file.name)
    onClose()
  })
  return h(
    Dialog,
    { title: `Open ${file.name}`, onClose },
    html`<form class="stack" onSubmit=${start}>
      <p>It is opened in this browser and saved to your computer.</p>
      ${h(Field, { label: 'Passphrase', name: 'passphrase', type: 'password', autocomplete: 'current-password', error: error?.fields.passphrase })}
      ${h(Problem, { error, beside: ['passphrase'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>${busy ? 'Opening…' : 'Open and save'}</button>
      </div>
    </form>`,
  )
}

async function download(url: string): Promise<ArrayBuffer> {
  const reply = await fetch(url)
  if (reply.ok) return reply.arrayBuffer()
  throw new ApiError(reply.status, 'The file could not be loaded.', 'Load the page again.')
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
