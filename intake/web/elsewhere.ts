import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Actions } from './actions.ts'
import { TextInput } from './controls/control.ts'
import { useWords } from './language.ts'
import { LinkToShare, reasonFor } from './link-to-share.ts'

/** Going on with another device: by a link to copy, or by the same link in a mail. */
export function ContinueElsewhere({ actions }: { actions: Actions }) {
  const words = useWords()
  const [mailing, setMailing] = useState(false)
  return html`<div class="stack">
    ${h(LinkToShare, { make: actions.resumeLink, how: words.elsewhereHow })}
    ${
      mailing
        ? h(Mail, { actions })
        : html`<button type="button" class="quiet small" onClick=${() => setMailing(true)}>
            ${words.mailMe}
          </button>`
    }
  </div>`
}

const EMAIL_MAX = 254

function Mail({ actions }: { actions: Actions }) {
  const words = useWords()
  const [to, setTo] = useState('')
  const [state, setState] = useState<'typing' | 'sending' | 'sent'>('typing')
  const [problem, setProblem] = useState('')
  const send = (event?: Event) => {
    event?.preventDefault()
    const address = to.trim()
    if (state === 'sending') return
    if (!/^\S+@\S+\.\S+$/.test(address)) return setProblem(words.mailBad)
    setState('sending')
    actions.mailLink(address).then(
      () => setState('sent'),
      (error: unknown) => {
        setState('typing')
        setProblem(reasonFor(error, words.failed))
      },
    )
  }
  if (state === 'sent') return html`<p class="small" role="status">${words.mailSent(to.trim())}</p>`
  return html`<form class="stack" novalidate onSubmit=${send}>
    ${h(TextInput, {
      label: words.mailTo,
      inputMode: 'email',
      autocomplete: 'email',
      maxLength: EMAIL_MAX,
      value: to,
      onInput: (typed) => {
        setProblem('')
        setTo(typed)
      },
      onEnter: send,
      error: problem || undefined,
      focus: true,
    })}
    <button type="submit" disabled=${state === 'sending'}>${words.mailSend}</button>
  </form>`
}
