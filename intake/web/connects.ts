import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../hub/domain/languages.ts'
import type { Actions } from './actions.ts'
import { text } from './activity.ts'
import { cross } from './icons.ts'
import { useWords } from './language.ts'
import { reasonFor } from './link-to-share.ts'

interface Picture {
  narrow: string
  wide: string
  sentences: string[]
}

/** What connects with what, over the page: a picture for the width of the screen, and the same in sentences. */
export function Connects({ actions, onClose }: { actions: Actions; onClose: () => void }) {
  const { t, failed, loading, close } = useWords()
  const own = connectsWords(t)
  const [picture, setPicture] = useState<Picture | null>(null)
  const [problem, setProblem] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    actions.ask('GET', '/intake/integrations').then(
      (reply) => setPicture(readPicture(reply)),
      (error: unknown) => setProblem(reasonFor(error, failed)),
    )
  }, [])
  // The SVG is drawn by our own hub, which escapes the names in it; the page's policy runs nothing inline.
  const drawn = (svg: string) => html`<div dangerouslySetInnerHTML=${{ __html: svg }} />`
  return html`<dialog class="connects" ref=${dialog} aria-labelledby="connects" onClose=${onClose}>
    <div class="spread">
      <h2 id="connects">${own.title}</h2>
      <button type="button" class="icon quiet" aria-label=${close} onClick=${() => dialog.current?.close()}>
        ${cross}
      </button>
    </div>
    ${!picture && !problem && html`<p class="muted" role="status">${loading}</p>`}
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
    ${
      picture &&
      html`<div class="stack">
        <p class="hint">${own.how}</p>
        ${drawn(picture.narrow)} ${drawn(picture.wide)}
        <h3>${own.inWords}</h3>
        <ul class="small">
          ${picture.sentences.map((sentence) => html`<li key=${sentence}>${sentence}</li>`)}
        </ul>
      </div>`
    }
  </dialog>`
}

const readPicture = ({ narrow, wide, text: sentences }: Record<string, unknown>): Picture => ({
  narrow: text(narrow),
  wide: text(wide),
  sentences: Array.isArray(sentences) ? sentences.map(text) : [],
})

const connectsWords = (t: Translate) => ({
  title: t`How it connects`,
  how: t`A solid line is a connection that was confirmed; a dashed one is usual between these two, and nobody has confirmed it here.`,
  inWords: t`The same in words`,
})
