import { h, hydrate, render } from 'preact'
import type { Say } from '../../hub/domain/conversation.ts'
import { languageOf } from '../../hub/domain/languages.ts'
import type { Actions } from './actions.ts'
import { isQuestion, object, text } from './activity.ts'
import { answerText, SEALED } from './answer-text.ts'
import { App } from './app.ts'
import { makeCall } from './calls.ts'
import { directLine } from './direct-line.ts'
import { browserDrafts } from './drafts.ts'
import { wordsOf, type PageLanguage } from './language.ts'
import { browserMemory } from './memory.ts'
import { personActions } from './person-actions.ts'
import { openingChat, reduce, type ChatEvent } from './state.ts'
import { createTransport, secretOf } from './transport.ts'

/** A sign of work that is never taken back, because the line broke just then, goes by itself. */
const WORKING_MS = 30_000

/** Wires the page: state in one place, changed by `reduce`, drawn by `App`, carried by the transport. */
function start(root: Element): void {
  const { msp, opening, language } = pageData()
  const memory = browserMemory(() => localStorage)
  if (elsewhereInLanguage(memory.language(), language.code)) return
  const words = wordsOf(language)
  const drafts = browserDrafts(() => sessionStorage)
  const call = makeCall({ origin: location.origin, fetch: (...call) => fetch(...call) })
  const line = directLine(call)
  let chat = openingChat(opening)
  const draw = () => render(h(App, { msp, words, chat, actions }), root)
  let quiet: ReturnType<typeof setTimeout> | undefined
  const dispatch = (event: ChatEvent) => {
    const { working, question } = chat
    chat = reduce(chat, event)
    if (question && chat.question?.id !== question.id) drafts.drop(question.id)
    draw()
    if (chat.working === working) return
    clearTimeout(quiet)
    if (chat.working) quiet = setTimeout(() => dispatch({ type: 'quiet' }), WORKING_MS)
  }
  const actions: Actions = {
    async answer(value) {
      if (!chat.question) return
      const { id, control, sealed } = chat.question
      if (!sealed || control.kind === 'files')
        return transport.say(answerText(control, value, words), { question: id, answer: value })
      const { sealAnswer } = await import('./sealing/seal.ts')
      transport.say(SEALED, { question: id, answer: await sealAnswer(sealed, value) })
    },
    type: (typed) => transport.say(typed),
    act(action, label, path) {
      const question = chat.question?.id
      transport.say(label, { action, ...(question ? { question } : {}), ...(path ? { path } : {}) })
    },
    ...personActions({
      call,
      line,
      transport: () => transport,
      memory,
      language: language.code,
      sealingKey: () => chat.question?.sealed,
      forgetDrafts: drafts.forget,
    }),
    drafts,
  }
  const early = typedEarly(root)
  hydrate(h(App, { msp, words, chat, actions }), root)
  void early.bringBack()

  const transport = createTransport({
    line,
    memory,
    openSocket: (url) => new WebSocket(url),
    newId,
    random: Math.random,
    locale: language.code,
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

/** On a slow line people type before the script is there: it must not empty what they typed. */
function typedEarly(root: Element) {
  const typed = [...root.querySelectorAll('input, textarea')]
    .filter((one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)
    .map((box) => ({ box, value: box.value }))
    .filter(({ value, box }) => value !== '' && box.type !== 'checkbox')
  return {
    async bringBack() {
      for (const { box, value } of typed) {
        box.value = value
        box.dispatchEvent(new Event('input', { bubbles: true }))
        // Each is drawn before the next, which builds on it.
        await Promise.resolve()
      }
    },
  }
}

/** The person chose another language before: the page is asked for again in it. */
function elsewhereInLanguage(chosen: string, drawn: string): boolean {
  const address = new URL(location.href)
  if (!chosen || languageOf([chosen]) === drawn || address.searchParams.has('lang')) return false
  address.searchParams.set('lang', chosen)
  location.replace(address)
  return true
}

/** The secret of a resume link leaves the address at once, so that neither history nor a screenshot keeps it. */
function takeSecret(): { resumeSecret?: string } {
  const resumeSecret = secretOf(location.hash)
  if (!resumeSecret) return {}
  history.replaceState(null, '', location.pathname + location.search)
  return { resumeSecret }
}

function pageData(): { msp: string; opening: Say[]; language: PageLanguage } {
  const data = object(JSON.parse(document.getElementById('data')?.textContent ?? '{}'))
  const opening = Array.isArray(data.opening) ? data.opening.map(object) : []
  const { code, sentences } = object(data.language)
  return {
    msp: text(object(data.msp).name),
    opening: opening.map(({ say, question }) => ({
      say: text(say),
      ...(isQuestion(question) ? { question } : {}),
    })),
    // Written by our own server into its own page.
    language: { code: languageOf([text(code)]), sentences: object(sentences) as PageLanguage['sentences'] },
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
