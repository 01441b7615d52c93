import { html } from 'htm/preact'
import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { TableControl } from '../../../../hub/domain/conversation.ts'
import { useWords } from '../../language.ts'
import { TextInput } from '../control.ts'

const ACCEPT = '.csv,.tsv,.txt,text/plain,text/csv'

/** A list as it lies about somewhere: pasted, chosen or dropped. What is read of it comes back to be confirmed. */
export function Paste(props: {
  paste: NonNullable<TableControl['paste']>
  text: string
  type: (text: string) => void
  busy: boolean
  send: (text: string) => void
}) {
  const { paste, text, type, busy } = props
  const words = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState('')
  const read = async (file: File | undefined) => {
    if (!file) return
    setProblem('')
    const content = await file.text().catch(() => '')
    // Office files and pictures are full of what no text holds.
    if (content === '' || content.includes('\0') || content.includes('\uFFFD\uFFFD'))
      return setProblem(words.notText)
    type(text ? `${text}\n${content}` : content)
  }
  const fits = text.trim() !== '' && [...text].length <= paste.maxLength
  return html`<div
    class=${over ? 'card stack paste over' : 'card stack paste'}
    onDragOver=${(event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }}
    onDragLeave=${() => setOver(false)}
    onDrop=${(event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void read(event.dataTransfer?.files[0])
    }}
  >
    ${h(TextInput, {
      label: paste.label,
      placeholder: paste.hint,
      multiline: true,
      maxLength: paste.maxLength,
      value: text,
      onInput: type,
      focus: true,
    })}
    <p class="hint">${words.pasteDrop}</p>
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
    <div class="row">
      <button type="button" class="primary" disabled=${busy || !fits} onClick=${() => props.send(text)}>
        ${words.pasteSend}
      </button>
      <label class="button" for=${id}>${words.pasteFile}</label>
      <input
        id=${id}
        class="unseen"
        type="file"
        accept=${ACCEPT}
        onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
          void read(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
    </div>
  </div>`
}
