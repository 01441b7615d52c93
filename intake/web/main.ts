import { h, hydrate, render } from 'preact'
import type { Say } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { isQuestion, object, text } from './activity.ts'
import { App } from './app.ts'
import { directLine } from './direct-line.ts'
import { browserMemory } from './memory.ts'
import { openingChat, reduce, type ChatEvent } from './state.ts'
import { createTransport, secretOf } from './transport.ts'
import { answerText } from './words.ts'

/** A sign of work that is never taken back, because the line broke just then, goes by itself. */
const WORKING_MS = 30_000

/** Wires the page: state in one place, changed by `reduce`, drawn by `App`, carried by the transport. */
function start(root: Element): void {
  const { msp, opening } = pageData()
  let chat = openingChat(opening)
  const memory = browserMemory(() => localStorage)
  const draw = () => render(h(App, { msp, chat, actions }), root)
  let quiet: ReturnType<typeof setTimeout> | undefined
  const dispatch = (event: ChatEvent) => {
    const { working } = chat
    chat = reduce(chat, event)
    draw()
    if (chat.working === working) return
    clearTimeout(quiet)
    if (chat.working) quiet = setTimeout(() => dispatch({ type: 'quiet' }), WORKING_MS)
  }
  const actions: Actions = {
    answer(value) {
      if (!chat.question) return
      const { id, control } = chat.question
      transport.say(answerText(control, value), { question: id, answer: value })
    },
    type: (words) => transport.say(words),
    act(action, label, path) {
      const question = chat.question?.id
      transport.say(label, { action, ...(question ? { question } : {}), ...(path ? { path } : {}) })
    },
    resumeLink: () => transport.resumeLink(),
    startAgain() {
      transport.close()
      memory.forget()
      location.replace(location.pathname)
    },
    goOnHere: memory.session() ? () => location.replace(location.pathname) : null,
  }
  hydrate(h(App, { msp, chat, actions }), root)

  const transport = createTransport({
    line: directLine({ origin: location.origin, fetch: (...call) => fetch(...call) }),
    memory,
    openSocket: (url) => new WebSocket(url),
    newId,
    random: Math.random,
    locale: navigator.language,
    ...takeSecret(),
    onActivities: (activities) => dispatch({ type: 'received', activities }),
    onConnection: (connection, reason) =>
      chat.connection !== connection &&
      dispatch({ type: 'connection', connection, ...(reason ? { reason } : {}) }),
    onSaid: (clientId, said, value) =>
      dispatch({
        type: 'said',
        clientId,
        text: said,
        ...(value && 'answer' in value ? { answers: value.question } : {}),
        ...(value && 'action' in value && value.path ? { edits: value.path } : {}),
      }),
    onFailed: (clientId) => dispatch({ type: 'failed', clientId }),
  })
  addEventListener('online', () => transport.wake())
  addEventListener('pageshow', () => transport.wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') transport.wake()
  })
}

/** The secret of a resume link leaves the address at once, so that neither history nor a screenshot keeps it. */
function takeSecret(): { resumeSecret?: string } {
  const resumeSecret = secretOf(location.hash)
  if (!resumeSecret) return {}
  history.replaceState(null, '', location.pathname + location.search)
  return { resumeSecret }
}

function pageData(): { msp: string; opening: Say[] } {
  const data = object(JSON.parse(document.getElementById('data')?.textContent ?? '{}'))
  const opening = Array.isArray(data.opening) ? data.opening.map(object) : []
  return {
    msp: text(object(data.msp).name),
    opening: opening.map(({ say, question }) => ({
      say: text(say),
      ...(isQuestion(question) ? { question } : {}),
    })),
  }
}

/** `crypto.randomUUID` is there in secure contexts alone; a hub on a plain-http name in the office is none. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

const root = document.getElementById('app')
if (root) start(root)
