import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Translate } from '../../hub/domain/languages.ts'
import type { Actions } from './actions.ts'
import { useWords } from './language.ts'
import { reasonFor } from './link-to-share.ts'

/** A consent that was given, and can be taken back as easily. */
export function Withdraw({
  kind,
  msp,
  actions,
}: {
  kind: 'contact' | 'scan'
  msp: string
  actions: Actions
}) {
  const words = useWords()
  const own = withdrawWords(words.t)[kind]
  const [state, setState] = useState<'given' | 'busy' | 'withdrawn'>('given')
  const [problem, setProblem] = useState('')
  const withdraw = () => {
    setState('busy')
    setProblem('')
    actions.ask('POST', '/intake/consents', { kind, given: false }).then(
      () => setState('withdrawn'),
      (error: unknown) => {
        setState('given')
        setProblem(reasonFor(error, words.failed))
      },
    )
  }
  return html`<div class="stack">
    <p class="small" role="status">${state === 'withdrawn' ? own.withdrawn(msp) : own.given(msp)}</p>
    ${
      state !== 'withdrawn' &&
      html`<button type="button" disabled=${state === 'busy'} onClick=${withdraw}>${own.withdraw}</button>`
    }
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
  </div>`
}

const withdrawWords = (t: Translate) => ({
  contact: {
    given: (msp: string) => t`You agreed that ${msp} may contact you about the result.`,
    withdraw: t`Do not contact me any more`,
    withdrawn: (msp: string) => t`Noted: ${msp} may not contact you about this any more.`,
  },
  scan: {
    given: (msp: string) => t`You agreed that ${msp} scans the targets that you named.`,
    withdraw: t`Do not scan any more`,
    withdrawn: (msp: string) => t`Noted: ${msp} may not scan your targets any more.`,
  },
})
