import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { SealedAnswer } from '../../domain/sealed-answers.ts'
import { isSealedAnswer } from '../../domain/sealing-suite.ts'
import { ApiError, send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import { loadKeys, type KeyView, type SealingView } from '../sealing/view.ts'
import { showValue } from '../values.ts'
import { count } from '../words.ts'
import type { AssessmentView } from './view.ts'

interface Sealed {
  path: string
  label: string
  answer: SealedAnswer
}

/** Answers that only the passphrase opens, in this browser; nothing opened leaves the page. */
export function SealedAnswers({
  assessment,
  labelOf,
  reload,
}: {
  assessment: AssessmentView
  labelOf(path: string): string
  reload(): void
}): View {
  const sealed = Object.entries(assessment.answers).flatMap(([path, { state, value }]): Sealed[] => {
    return state === 'sealed' && isSealedAnswer(value) ? [{ path, label: labelOf(path), answer: value }] : []
  })
  const { data } = useLoad<SealingView>(sealed.length > 0 ? '/api/sealing-keys' : null)
  if (sealed.length === 0) return null
  const keys = (data?.items ?? []).filter(({ id }) => sealed.some(({ answer }) => answer.sealed.keyId === id))
  return html`<section class="card sheet">
    <h2>Sealed answers</h2>
    <p class="muted small">
      ${count(sealed.length, 'answer')} that only your passphrase opens:
      ${sealed.map(({ label }) => label).join(', ')}.
    </p>
    ${keys.map((key) =>
      h(OneKey, {
        key: key.id,
        ofKey: key,
        several: keys.length > 1,
        active: data?.items.find((one) => one.active),
        sealed: sealed.filter(({ answer }) => answer.sealed.keyId === key.id),
        assessmentId: assessment.id,
        reload,
      }),
    )}
    ${data && keys.length === 0 && html`<p class="notice danger">The key of these answers is not here. They cannot be opened.</p>`}
  </section>`
}

interface OneKeyProps {
  ofKey: KeyView
  several: boolean
  active: KeyView | undefined
  sealed: Sealed[]
  assessmentId: string
  reload(): void
}

type Opened = Sealed & { value: unknown }

function OneKey({ ofKey, several, active, sealed, assessmentId, reload }: OneKeyProps): View {
  const [opened, setOpened] = useState<Opened[]>()
  const open = useAction(async (event: Event) => {
    const { passphrase = '' } = typedInto(event)
    const { openKey } = await loadKeys()
    const key = await openKey(ofKey, passphrase)
    if (!key)
      throw new ApiError(0, 'The passphrase does not fit.', 'Type it again.', {
        passphrase: 'It does not open this key.',
      })
    setOpened(
      await Promise.all(
        sealed.map(async (one) => ({
          ...one,
          value: await key.open(one.answer, one.path).catch(() => BROKEN),
        })),
      ),
    )
  })
  const move = useAction(async () => {
    if (!active) return
    const { seal } = await loadKeys()
    for (const { path, answer, value } of opened ?? [])
      if (value !== BROKEN)
        await send('PUT', `/api/assessments/${assessmentId}/sealed-answer`, {
          path,
          was: answer.sealed.ciphertext,
          value: await seal(active, value, path),
        })
    setOpened(undefined)
    reload()
  })
  if (!opened)
    return html`<form class="stack" onSubmit=${open.start}>
      ${several && html`<h3>Key <code>${ofKey.id}</code>${ofKey.active ? '' : ' (older)'}</h3>`}
      ${h(Field, { label: 'Passphrase', name: 'passphrase', type: 'password', autocomplete: 'current-password', error: open.error?.fields.passphrase })}
      ${h(Problem, { error: open.error, beside: ['passphrase'] })}
      <div><button disabled=${open.busy}>${open.busy ? 'Opening…' : 'Open'}</button></div>
    </form>`
  return html`<dl class="answers">
      ${opened.map(
        ({ path, label, value }) =>
          html`<div class="answer" key=${path}>
            <dt>${label}</dt>
            <dd>${h(OpenValue, { path, value })}</dd>
          </div>`,
      )}
    </dl>
    ${h(Problem, { error: move.error })}
    <div class="row">
      <button onClick=${() => setOpened(undefined)}>Close again</button>
      ${
        !ofKey.active &&
        active &&
        html`<button disabled=${move.busy} onClick=${() => move.start()}>Move to the new key</button>`
      }
    </div>`
}

const BROKEN = Symbol('cannot be opened')

function OpenValue({ path, value }: { path: string; value: unknown }): View {
  if (value === BROKEN)
    return html`<span class="muted">Damaged, or sealed for another question: it cannot be opened.</span>`
  const shown = showValue(path, value)
  if ('text' in shown) return html`<span class="text">${shown.text}</span>`
  return html`<ul class="things">
    ${shown.items.map(({ title, details }) => html`<li><strong>${title}</strong> <span class="small muted">${details.map(([name, text]) => `${name}: ${text}`).join(' · ')}</span></li>`)}
  </ul>`
}
