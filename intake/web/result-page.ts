import { html } from 'htm/preact'
import { h, render, type ComponentChildren } from 'preact'
import type { LanguageCode } from '../../hub/domain/languages.ts'
import type { Result as ResultValue } from '../../hub/domain/conversation.ts'
import type { Catalogue } from '../language/translate.ts'
import { isResult, object, text } from './activity.ts'
import { LineError, reasonOf } from './calls.ts'
import { shield } from './icons.ts'
import { Speaking, wordsOf } from './language.ts'
import { Result } from './result.ts'
import { KeepResult } from './result-file.ts'

/** The page of a result's link: it shows the result and nothing else, and hands out the file. */
async function start(root: Element): Promise<void> {
  const { code, sentences } = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as {
    code: LanguageCode
    sentences: Catalogue
  }
  const words = wordsOf({ code, sentences })
  const secret = location.hash.slice(1)
  const draw = (view: ComponentChildren) => render(h(Speaking.Provider, { value: words }, view), root)
  draw(html`<main class="alone"><p class="muted" role="status">${words.loading}</p></main>`)
  try {
    const told = object(await (await ask('/intake/result', secret)).json())
    if (!isResult(told.result)) throw new LineError(0)
    document.title = words.resultOf(text(told.company))
    draw(
      h(Shown, { msp: text(told.msp), title: document.title, result: told.result, pdf: () => pdf(secret) }),
    )
  } catch (error) {
    const reason = error instanceof LineError ? error.reason : undefined
    draw(
      html`<main class="alone">
        <h1>${words.linkTitle}</h1>
        <p role="alert">${reason ?? words.failed}</p>
      </main>`,
    )
  }
}

const Shown = (props: { msp: string; title: string; result: ResultValue; pdf: () => Promise<Blob> }) =>
  html`<main class="alone">
    <p class="brand">${shield}<span>${props.msp}</span></p>
    <h1>${props.title}</h1>
    ${h(Result, { result: props.result, elsewhere: true }, h(KeepResult, { pdf: props.pdf }))}
  </main>`

const pdf = async (secret: string): Promise<Blob> => (await ask('/intake/result.pdf', secret)).blob()

async function ask(path: string, secret: string): Promise<Response> {
  const reply = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret }),
    cache: 'no-store',
  }).catch(() => {
    throw new LineError(0)
  })
  if (reply.ok) return reply
  throw new LineError(reply.status, undefined, reasonOf(object(await reply.json().catch(() => null))))
}

const root = document.getElementById('app')
if (root) void start(root)
