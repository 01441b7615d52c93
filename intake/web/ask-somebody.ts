import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Question } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { useWords } from './language.ts'
import { LinkToShare } from './link-to-share.ts'
import type { Chat } from './state.ts'

/** People who can help with this question: us, by message or phone, or somebody where the person works. */
export function AskSomebody(props: { chat: Chat; question: Question; actions: Actions; busy: boolean }) {
  const { chat, question, actions, busy } = props
  const words = useWords()
  const [colleague, setColleague] = useState(false)
  const step = chat.summary?.steps.find(({ id }) => id === question.step)?.label ?? ''
  return html`<div class="card stack" id="somebody">
    <div class="row">
      <button type="button" disabled=${busy} onClick=${() => actions.act('person', words.person)}>
        ${words.person}
      </button>
      <button type="button" disabled=${busy} onClick=${() => actions.act('call', words.call)}>
        ${words.call}
      </button>
      <button
        type="button"
        aria-expanded=${colleague ? 'true' : 'false'}
        onClick=${() => setColleague(!colleague)}
      >
        ${words.colleague}
      </button>
    </div>
    ${
      colleague &&
      h(LinkToShare, {
        make: () => actions.colleagueLink(question.step),
        how: (until) => words.colleagueHow(step, until),
      })
    }
  </div>`
}
