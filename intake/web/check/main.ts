import { html } from 'htm/preact'
import { h, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { languageOf, type LanguageCode } from '../../../hub/domain/languages.ts'
import { object, text } from '../activity.ts'
import { LineError, makeCall } from '../calls.ts'
import { reasonFor } from '../link-to-share.ts'
import { useCheckWords } from './language.ts'
import { CHECK_BYTES } from './limits.ts'
import { CheckResult } from './result.ts'
import { Offer, Progress, useRunner } from './runner.ts'
import type { CheckWords } from './words.ts'

/** The page of a location's link: the check alone. Its secret leaves the address at once. */
function start(root: Element): void {
  const link = location.hash.slice(1)
  if (link) history.replaceState(null, '', location.pathname)
  const code = languageOf(navigator.languages)
  document.documentElement.lang = code
  render(h(Page, { link, code }), root)
}

function Page({ link, code }: { link: string; code: LanguageCode }) {
  const words = useCheckWords(code)
  return words && h(Spoken, { link, words })
}

function Spoken({ link, words }: { link: string; words: CheckWords }) {
  const [place, setPlace] = useState<{ location: string } | { problem: string } | null>(null)
  useEffect(() => {
    const call = makeCall({ origin: location.origin, fetch: (...given) => fetch(...given) })
    call('POST', '/intake/check-link/open', undefined, { link: link || '-' }).then(
      (opened) => setPlace({ location: text(object(opened).location) }),
      (error: unknown) => setPlace({ problem: reasonFor(error, words.byLink.cannotOpen) }),
    )
  }, [])
  return html`<main class="check-page">
    <h1>${words.title}</h1>
    ${
      place === null
        ? null
        : 'problem' in place
          ? html`<p class="notice attention" role="alert">${place.problem}</p>`
          : h(ByLink, { link, place: place.location, words })
    }
  </main>`
}

function ByLink({ link, place, words }: { link: string; place: string; words: CheckWords }) {
  const { running, line, start, cancel } = useRunner(async () => ({ link }), words)
  const [end, setEnd] = useState('')
  if (end) return html`<p class="notice brand" role="status">${end}</p>`
  if (running.state === 'running') return h(Progress, { stage: running.stage, words, cancel })
  if (running.state === 'offer')
    return html`<div class="stack">
      <p class="lead">${words.byLink.intro(place)} ${words.byLink.there(place)}</p>
      ${h(Offer, { maxBytes: CHECK_BYTES, said: running.said, words, busy: false, start })}
    </div>`
  const { started, check } = running
  const confirm = async (there: boolean) => {
    if (!started) return
    try {
      await line.confirm(started, there)
      setEnd(there ? words.byLink.thanks : words.byLink.notThere)
    } catch (error) {
      setEnd(error instanceof LineError && error.reason ? error.reason : words.failed)
    }
  }
  return html`<div class="stack">
    <p role="status" class="visually-hidden">${words.done}</p>
    ${h(CheckResult, { check, contract: null, words })}
    <div role="group" aria-label=${words.atLocation(place)} class="stack">
      <p class="label">${words.atLocation(place)}</p>
      <div class="chips">
        <button type="button" class="chip" onClick=${() => void confirm(true)}>${words.yes}</button>
        <button type="button" class="chip" onClick=${() => void confirm(false)}>${words.no}</button>
      </div>
    </div>
  </div>`
}

const root = document.getElementById('app')
if (root) start(root)
