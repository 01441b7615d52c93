import { html } from 'htm/preact'
import { h } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import type { FilesControl } from '../../../hub/domain/conversation.ts'
import type { FileRef } from '../../../hub/domain/files.ts'
import type { Actions } from '../actions.ts'
import { bin, file as fileIcon } from '../icons.ts'
import { useWords } from '../language.ts'
import { reasonFor } from '../link-to-share.ts'
import { Submit, useSubmit, type ControlProps } from './control.ts'

/** A file on its way, or there. */
interface Item {
  key: number
  name: string
  bytes: number
  /** 0 to 1. */
  share: number
  done: FileRef | null
  problem: string
  again: (() => void) | null
  cancel: () => void
}

/** Files are sent as soon as they are chosen; the answer names those that are there. */
export function Files(props: ControlProps<FilesControl> & Pick<Actions, 'upload' | 'removeFile'>) {
  const { control, busy, answer, upload, removeFile } = props
  const words = useWords()
  const [items, setItems] = useState<Item[]>(() => control.files.map(known))
  const [problem, setProblem] = useState('')
  const [over, setOver] = useState(false)
  const keys = useRef(control.files.length)
  const id = useId()
  const megabytes = Math.floor(control.maxBytes / 1_000_000)
  const accept = control.accept.join(', ')

  const set = (key: number, change: Partial<Item>) =>
    setItems((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const refusal = (file: File): string => {
    if (file.size > control.maxBytes) return words.fileTooBig(megabytes)
    const fits = control.accept.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase()))
    return fits || control.accept.length === 0 ? '' : words.fileKind(accept)
  }
  const send = (key: number, file: File) => {
    const stop = new AbortController()
    set(key, { share: 0, problem: '', again: null, cancel: () => stop.abort() })
    upload(file, { signal: stop.signal, onProgress: (share) => set(key, { share }) }).then(
      (done) => set(key, { done, share: 1 }),
      (error: unknown) => {
        if (!stop.signal.aborted)
          set(key, { problem: reasonFor(error, words.uploadFailed), again: () => send(key, file) })
      },
    )
  }
  const choose = (list: FileList | null | undefined) => {
    const room = control.max - items.length
    const chosen = [...(list ?? [])]
    setProblem(chosen.length > room ? words.tooManyFiles(control.max) : '')
    for (const file of chosen.slice(0, Math.max(0, room))) {
      const key = keys.current++
      const refused = refusal(file)
      setItems((all) => [...all, { ...fresh(key, file), problem: refused }])
      if (!refused) send(key, file)
    }
  }
  const remove = (item: Item) => {
    item.cancel()
    // What was handed over with an earlier answer goes with this one.
    if (item.done && !control.files.some(({ id }) => id === item.done?.id)) removeFile(item.done.id)
    setItems((all) => all.filter((one) => one.key !== item.key))
  }
  const form = useSubmit(busy, () => {
    if (items.some(({ done, problem }) => !done && !problem)) return words.stillSending
    const ids = items.flatMap(({ done }) => (done ? [done.id] : []))
    if (ids.length === 0 && control.files.length === 0) return words.noFile
    answer({ files: ids })
    return null
  })
  return html`<form class="answer" method="dialog" novalidate onSubmit=${form.submit}>
    <div
      class=${over ? 'drop over' : 'drop'}
      onDragOver=${(event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave=${() => setOver(false)}
      onDrop=${(event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        choose(event.dataTransfer?.files)
      }}
    >
      <input
        id=${id}
        class="unseen"
        type="file"
        multiple=${control.max > 1}
        accept=${control.accept.join(',')}
        aria-describedby=${`${id}-limits ${props.askedBy ?? ''}`}
        data-first
        onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
          choose(currentTarget.files)
          currentTarget.value = ''
        }}
      />
      <label class="button" for=${id}>${words.chooseFiles}</label>
      <span>${words.dropFiles}</span>
      <p class="hint" id=${`${id}-limits`}>${words.fileLimits(accept, control.max, megabytes)}</p>
    </div>
    ${
      items.length > 0 &&
      html`<ul class="files">
        ${items.map((item) => h(Row, { key: item.key, item, remove }))}
      </ul>`
    }
    <div class="ends">
      ${h(Submit, { busy })}
      ${(form.error || problem) && html`<p class="error" role="alert">${form.error || problem}</p>`}
    </div>
  </form>`
}

function Row({ item, remove }: { item: Item; remove: (item: Item) => void }) {
  const words = useWords()
  const { name, bytes, share, done, problem, again } = item
  const sending = !done && !problem
  const label = sending ? words.cancelUpload(name) : words.remove(name)
  return html`<li class="card row-card">
    ${fileIcon}
    <div class="what">
      <span class="name">${name}</span>
      ${
        sending
          ? html`<progress
              max="1"
              value=${share}
              aria-label=${words.uploading(name, Math.round(share * 100))}
            ></progress>`
          : !problem && html`<span class="hint">${words.kilobytes(bytes)}</span>`
      }
      ${problem && html`<span class="error" role="alert">${problem}</span>`}
      ${again && html`<button type="button" class="quiet" onClick=${again}>${words.retry}</button>`}
      <span class="visually-hidden" role="status">${done ? words.uploaded(name) : ''}</span>
    </div>
    <button type="button" class="icon quiet" aria-label=${label} onClick=${() => remove(item)}>${bin}</button>
  </li>`
}

const fresh = (key: number, { name, size }: File): Item => ({
  key,
  name,
  bytes: size,
  share: 0,
  done: null,
  problem: '',
  again: null,
  cancel() {},
})

const known = (file: FileRef, key: number): Item => ({
  key,
  name: file.name,
  bytes: file.bytes,
  share: 1,
  done: file,
  problem: '',
  again: null,
  cancel() {},
})
