import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Actions } from './actions.ts'
import { Blocks } from './blocks.ts'
import { Composer } from './composer.ts'
import { cross } from './icons.ts'
import { later } from './later.ts'
import { Result } from './result.ts'
import { KeepResult } from './result-file.ts'
import type { Chat } from './state.ts'
import { Summary } from './summary.ts'
import { savedState, TopBar } from './top-bar.ts'
import { Transcript } from './transcript.ts'
import type { Words } from './words.ts'
import { Speaking, useWords } from './language.ts'

export interface AppProps {
  msp: string
  words: Words
  chat: Chat
  actions: Actions
}

/** The whole page, drawn from the state it is given; the same on the server and in the browser. */
export function App(props: AppProps) {
  return h(Speaking.Provider, { value: props.words, children: h(Page, props) })
}

function Page({ msp, words, chat, actions }: AppProps) {
  const drawer = useRef<HTMLDialogElement>(null)
  const [connects, setConnects] = useState(false)
  const onConnects = () => setConnects(true)
  const blocks = (chat.result && chat.summary?.blocks) || []
  const result =
    chat.result &&
    h(Result, { result: chat.result }, h(KeepResult, { pdf: actions.resultPdf, link: actions.resultLink }))
  const closed = chat.connection === 'link' || chat.connection === 'ended'
  return html`${h(TopBar, { msp, chat, actions, onKnown: () => drawer.current?.showModal() })}
    <div class="page">
      <main class="chat">
        <div class="intro">
          <h1>${words.title(msp)}</h1>
          <p class="muted">${words.promise}</p>
        </div>
        ${
          closed
            ? h(Closed, { chat, actions })
            : html`${h(Transcript, { chat, result })} ${h(Waiting, { chat })}
              ${!chat.question && blocks.length > 0 && h(Blocks, { blocks, actions })}
              ${
                chat.over
                  ? html`<div class="row">
                      <button type="button" class="primary" onClick=${actions.startAgain}>
                        ${words.startAgain}
                      </button>
                    </div>`
                  : h(Composer, { msp, chat, actions })
              }`
        }
        ${h(Follow, { chat })}
      </main>
      <aside class="known card" aria-labelledby="known">
        <h2 id="known">${words.known}</h2>
        ${h(Summary, { summary: chat.summary, actions, onConnects })}
      </aside>
    </div>
    <dialog class="drawer" ref=${drawer} aria-labelledby="drawer-title">
      <div class="spread">
        <h2 id="drawer-title">${words.known}</h2>
        <button
          type="button"
          class="icon quiet"
          aria-label=${words.close}
          onClick=${() => drawer.current?.close()}
        >
          ${cross}
        </button>
      </div>
      ${h(Summary, { summary: chat.summary, actions, onConnects, onEdit: () => drawer.current?.close() })}
    </dialog>
    ${
      // Not inside the card, which is hidden when a tablet is turned: the page would lie under a dialog nobody sees.
      connects && h(Connects, { actions, onClose: () => setConnects(false) })
    }
    ${h(Status, { chat })}`
}

const Connects = later(() => import('./connects.ts').then(({ Connects }) => Connects))

/** Only what changed is spoken: saved or not, the step, that something is being looked up. */
function Status({ chat }: { chat: Chat }) {
  const words = useWords()
  const steps = chat.summary?.steps ?? []
  const at = steps.findIndex(({ state }) => state === 'current')
  const own = chat.lines.some(({ from }) => from === 'you')
  return html`<div role="status" class="visually-hidden">
    <p>${own ? savedState(chat, words).text : ''}</p>
    <p>${at >= 0 ? words.step(at + 1, steps.length, steps[at]?.label ?? '') : ''}</p>
    <p>${chat.working ? words.working : ''}</p>
  </div>`
}

function Waiting({ chat }: { chat: Chat }) {
  const words = useWords()
  if (chat.connection !== 'offline') return null
  const count = chat.lines.filter(({ state }) => state === 'waiting').length
  return html`<p class="notice attention" role="status">
    ${count > 0 ? words.offlineWaits(count) : words.offlineIdle}
  </p>`
}

function Closed({ chat, actions }: { chat: Chat; actions: Actions }) {
  const words = useWords()
  const link = chat.connection === 'link'
  return html`<div class="card stack" role="alert">
    <h2>${link ? words.linkTitle : words.endedTitle}</h2>
    <p>${link ? (chat.reason ?? words.linkText) : words.endedText}</p>
    <div class="row">
      ${
        link &&
        actions.goOnHere &&
        html`<button type="button" class="primary" onClick=${actions.goOnHere}>${words.goOnHere}</button>`
      }
      <button type="button" onClick=${actions.startAgain}>${words.startAgain}</button>
    </div>
  </div>`
}

/** Keeps the newest in view: the question at the top when its control is tall, else the end of the page. */
function Follow({ chat: { lines, result, connection, opening } }: { chat: Chat }) {
  const last = lines.at(-1)?.id
  useEffect(() => {
    const asking = lines.findLast(({ from }) => from === 'you')?.id
    if (opening || connection === 'connecting' || !asking) return
    const main = document.querySelector('main')
    const result = document.querySelector<HTMLElement>('.result')
    const turn = document.getElementById(asking)
    if (!main || !turn) return
    const tall = main.getBoundingClientRect().bottom - turn.getBoundingClientRect().top > innerHeight * 0.8
    if (result && lines.at(-1)?.from === 'sentry' && result.dataset.seen !== 'yes') {
      result.dataset.seen = 'yes'
      return result.scrollIntoView({ block: 'start' })
    }
    if (tall) turn.scrollIntoView({ block: 'start' })
    else window.scrollTo({ top: document.documentElement.scrollHeight })
  }, [last, result === null, connection])
  return null
}
