import { html } from 'htm/preact'
import { h, type ComponentChildren } from 'preact'
import type { Chat, Line } from './state.ts'
import type { Words } from './words.ts'
import { useWords } from './language.ts'

/** What was said. A log for screen readers, who also hear who said it. */
export function Transcript({ chat, result }: { chat: Chat; result: ComponentChildren }) {
  const words = useWords()
  const offline = chat.connection === 'offline'
  return html`<div
      class="transcript"
      role="log"
      aria-label=${words.conversation}
      aria-busy=${chat.connection === 'connecting' && !chat.opening}
    >
      ${chat.lines.map((line) => [
        h(Said, { key: line.id, line, offline, asks: line.id === chat.askedBy }),
        line.id === chat.resultAfter && html`<div key="result" aria-live="off">${result}</div>`,
      ])}
    </div>
    ${chat.working && html`<p class="working"><span class="dots" aria-hidden="true"></span>${chat.working}</p>`}`
}

function Said({ line, offline, asks }: { line: Line; offline: boolean; asks: boolean }) {
  const words = useWords()
  const note =
    line.state === 'failed' ? words.notTaken : line.state === 'waiting' && offline ? words.waits : ''
  return html`<div class=${`said ${line.from} ${line.state} ${asks ? 'asks' : ''}`} id=${line.id}>
    <span class="visually-hidden">${line.from === 'you' ? words.you : words.sentry} </span>
    <span class="words" id=${`${line.id}-words`}>${marked(shortened(line, words))}</span>
    ${note && html`<span class=${line.state === 'failed' ? 'error' : 'hint'}>${note}</span>`}
  </div>`
}

/** A page of text was read by whoever wrote it. */
const SHOWN_MAX = 600
const shortened = ({ from, text }: Line, words: Words): string =>
  from === 'you' && text.length > SHOWN_MAX
    ? `${text.slice(0, SHOWN_MAX)}… ${words.characters(text.length)}`
    : text

/** `acme.com` between backticks is an example to type. Nothing else in a text has a meaning. */
function marked(text: string) {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))
}
