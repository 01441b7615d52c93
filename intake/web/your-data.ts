import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Actions } from './actions.ts'
import { useWords } from './language.ts'
import { reasonFor } from './link-to-share.ts'
import type { MyData } from './person-line.ts'
import type { Words } from './words.ts'
import { saveAs } from './save-as.ts'
import { Withdraw } from './withdraw.ts'
import { YourLinks } from './your-links.ts'

/** What is stored, for how long, who sees it; and to take it along or to have it deleted. */
export function YourData({ msp, actions }: { msp: string; actions: Actions }) {
  const words = useWords()
  const [data, setData] = useState<MyData | null>(null)
  const [deleted, setDeleted] = useState<MyData | null>(null)
  const [problem, setProblem] = useState('')
  const look = () => {
    setProblem('')
    actions.myData().then(setData, (error: unknown) => setProblem(reasonFor(error, words.failed)))
  }
  useEffect(look, [])
  if (deleted)
    return html`<div class="stack" role="status">
      <strong>${words.deletedTitle}</strong>
      <p class="small">${words.deletedText(amounts(deleted, words))}</p>
      <button type="button" class="primary" onClick=${actions.startAgain}>${words.startAgain}</button>
    </div>`
  if (problem)
    return html`<div class="stack">
      <p class="error" role="alert">${problem}</p>
      <button type="button" onClick=${look}>${words.retry}</button>
    </div>`
  if (!data) return html`<p class="muted" role="status">${words.loading}</p>`
  const stored = amounts(data, words)
  return html`<div class="stack your-data">
    <dl class="small">
      <dt>${words.stored}</dt>
      <dd>${stored || words.storedNothing}</dd>
      <dt>${words.howLong}</dt>
      <dd>${howLong(data, msp, words)}</dd>
      <dt>${words.whoSees}</dt>
      <dd>${words.whoSeesText(words.and(data.sharedWith.length > 0 ? data.sharedWith : [msp]))}</dd>
    </dl>
    ${stored && h(YourLinks, { actions })}
    ${data.consents.contact && h(Withdraw, { kind: 'contact', msp, actions })}
    ${data.consents.scan && h(Withdraw, { kind: 'scan', msp, actions })} ${stored && h(Export, { actions })}
    ${stored && h(Delete, { msp, data, actions, onDeleted: setDeleted })}
  </div>`
}

/** "12 answers, 1 file and 30 lines of this conversation"; empty for nothing at all. */
function amounts({ answers, files, checks, messages }: MyData, words: Words): string {
  const parts: string[] = [
    answers > 0 ? words.answersCount(answers) : '',
    files > 0 ? words.filesCount(files) : '',
    checks > 0 ? words.checksCount(checks) : '',
    messages > 0 ? words.messagesCount(messages) : '',
  ].filter(Boolean)
  return parts.length > 0 ? words.and(parts) : ''
}

function howLong({ keptUntil, keptDays }: MyData, msp: string, words: Words): string {
  if (keptUntil) return words.keptUntil(words.t.date(keptUntil))
  return keptDays ? words.keptAfter(keptDays) : words.keptAsk(msp)
}

function Export({ actions }: { actions: Actions }) {
  const words = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [problem, setProblem] = useState('')
  const save = () => {
    setState('busy')
    setProblem('')
    actions.exportMyData().then(
      (content) => {
        saveAs(content, 'my-answers.json')
        setState('done')
      },
      (error: unknown) => {
        setState('idle')
        setProblem(reasonFor(error, words.failed))
      },
    )
  }
  return html`<button type="button" disabled=${state === 'busy'} onClick=${save}>${words.exportMine}</button>
    <span class="small" role="status">${state === 'done' ? words.exported : ''}</span>
    ${problem && html`<p class="error" role="alert">${problem}</p>`}`
}

/** Two taps; between them stands in numbers what will happen. */
function Delete(props: { msp: string; data: MyData; actions: Actions; onDeleted: (what: MyData) => void }) {
  const { msp, data, actions } = props
  const words = useWords()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  if (!asked) return html`<button type="button" onClick=${() => setAsked(true)}>${words.deleteMine}</button>`
  const remove = () => {
    setBusy(true)
    actions.deleteMyData().then(props.onDeleted, (error: unknown) => {
      setBusy(false)
      setProblem(reasonFor(error, words.failed))
    })
  }
  return html`<div class="notice attention stack">
    <p class="small">
      ${words.deleteHow(amounts(data, words))} ${data.crmRecords > 0 && words.deleteCrm(msp)}
    </p>
    <div class="row">
      <button type="button" class="danger" disabled=${busy} onClick=${remove}>${words.deleteReally}</button>
      <button type="button" class="quiet" disabled=${busy} onClick=${() => setAsked(false)}>
        ${words.cancel}
      </button>
    </div>
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
  </div>`
}
