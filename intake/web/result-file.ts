import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from './language.ts'
import { LinkToShare, reasonFor } from './link-to-share.ts'
import { saveAs } from './save-as.ts'
import type { ResumeLink } from './direct-line.ts'

export interface ResultFile {
  pdf: () => Promise<Blob>
  /** Absent on the page that such a link opened. */
  link?: () => Promise<ResumeLink>
}

/** The result to keep or to pass on: as a file, or as a page that shows it and nothing else. */
export function KeepResult({ pdf, link }: ResultFile) {
  const words = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [problem, setProblem] = useState('')
  const [sharing, setSharing] = useState(false)
  const save = () => {
    setState('busy')
    setProblem('')
    pdf().then(
      (content) => {
        saveAs(content, `${words.resultFile}.pdf`)
        setState('done')
      },
      (error: unknown) => {
        setState('idle')
        setProblem(reasonFor(error, words.failed))
      },
    )
  }
  return html`<div class="stack keep">
    <div class="row">
      <button type="button" disabled=${state === 'busy'} onClick=${save}>${words.savePdf}</button>
      ${
        link &&
        html`<button type="button" aria-expanded=${sharing} onClick=${() => setSharing(!sharing)}>
          ${words.shareResult}
        </button>`
      }
      <span class="small" role="status">${state === 'done' ? words.exported : ''}</span>
    </div>
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
    ${link && sharing && h(LinkToShare, { make: link, how: words.shareResultHow })}
  </div>`
}
