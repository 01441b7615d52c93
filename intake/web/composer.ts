import { html } from 'htm/preact'
import { h, type ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActionName, Question } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { ChipGroups } from './controls/chips.ts'
import { Choice } from './controls/choice.ts'
import { Confirm } from './controls/confirm.ts'
import type { ControlProps } from './controls/control.ts'
import { Fields } from './controls/fields.ts'
import { Search } from './controls/search.ts'
import { Text } from './controls/text.ts'
import type { Chat } from './state.ts'
import { ACTION_WORDS, words } from './words.ts'

const TYPED_MAX = 10_000

/** The control of the open question, and what can be done besides answering it. */
export function Composer({ chat, actions }: { chat: Chat; actions: Actions }) {
  const { question } = chat
  const [typing, setTyping] = useState(false)
  const [why, setWhy] = useState(false)
  const region = useRef<HTMLElement>(null)
  useEffect(() => {
    setTyping(false)
    setWhy(false)
  }, [question?.id])
  const begun = chat.lines.some(({ from }) => from === 'you')
  useFocus(region, `${chat.askedBy} ${typing}`, begun)
  if (!question) return null
  const busy = chat.answering !== null
  const free = question.control.kind === 'text'
  return html`<section
    class=${busy ? 'composer busy' : 'composer'}
    ref=${region}
    aria-label="Your answer"
    tabindex="-1"
    onKeyDown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape' && !free && !event.defaultPrevented) setTyping(true)
    }}
  >
    ${why && html`<p class="notice brand" id="why">${question.why}</p>`}
    ${
      typing
        ? h(Text, { ...props(chat, question, FREE, busy), answer: (text) => actions.type(String(text)) })
        : controlOf(chat, question, busy, actions)
    }
    <div class="quiet-row">
      ${quietActions(question, begun).map(
        (action) =>
          html`<button
            key=${action}
            type="button"
            class="quiet"
            disabled=${busy}
            onClick=${() => actions.act(action, ACTION_WORDS[action] ?? action)}
          >
            ${ACTION_WORDS[action]}
          </button>`,
      )}
      ${
        !free &&
        question.control.kind !== 'continue' &&
        html`<button type="button" class="quiet" onClick=${() => setTyping(!typing)}>
          ${typing ? words.choose : words.typeInstead}
        </button>`
      }
      <button
        type="button"
        class="quiet why"
        aria-expanded=${why ? 'true' : 'false'}
        aria-controls=${why ? 'why' : undefined}
        onClick=${() => setWhy(!why)}
      >
        ${words.why}
      </button>
    </div>
  </section>`
}

const FREE = { kind: 'text', label: words.ownWords, multiline: true, maxLength: TYPED_MAX } as const

function props<C>(
  chat: Chat,
  question: Question,
  control: C,
  busy: boolean,
): Omit<ControlProps<C>, 'answer'> & { key: string } {
  return {
    key: question.id,
    control,
    askedBy: chat.askedBy ? `${chat.askedBy}-words` : undefined,
    misunderstood: chat.misunderstood,
    busy,
  }
}

function controlOf(chat: Chat, question: Question, busy: boolean, actions: Actions): ComponentChildren {
  const { control } = question
  const { answer } = actions
  switch (control.kind) {
    case 'text':
      return h(Text, { ...props(chat, question, control, busy), answer })
    case 'fields':
      return h(Fields, { ...props(chat, question, control, busy), answer })
    case 'choice':
      return h(Choice, { ...props(chat, question, control, busy), answer })
    case 'chips':
      return h(ChipGroups, { ...props(chat, question, control, busy), answer })
    case 'search':
      return h(Search, { ...props(chat, question, control, busy), answer })
    case 'confirm':
      return h(Confirm, {
        ...props(chat, question, control, busy),
        key: `${question.id} ${chat.editing}`,
        answer,
        edit: chat.editing,
      })
    case 'continue':
      return html`<div class="answer ends">
        <button
          type="button"
          class="primary"
          disabled=${busy}
          data-first
          onClick=${() => actions.act(control.action, control.label)}
        >
          ${control.label}
        </button>
      </div>`
  }
}

/** The confirm card has its own "not sure". */
const quietActions = (
  { control, skippable, canBeUnsure, canBeDeclined }: Question,
  begun: boolean,
): ActionName[] => [
  ...(begun ? (['back'] as const) : []),
  ...(skippable ? (['skip'] as const) : []),
  ...(canBeUnsure && control.kind !== 'confirm' ? (['unsure'] as const) : []),
  ...(canBeDeclined ? (['decline'] as const) : []),
]

/**
 * The focus follows the question: a new one takes it, unless the person is busy elsewhere. Not on the first screen,
 * where it would open a phone's keyboard over the greeting.
 */
function useFocus(region: { current: HTMLElement | null }, asked: string, begun: boolean): void {
  const before = useRef(asked)
  useEffect(() => {
    if (before.current === asked) return
    before.current = asked
    const { activeElement } = document
    const here = activeElement === document.body || region.current?.contains(activeElement)
    if (!begun || (activeElement && !here)) return
    const first = region.current?.querySelector<HTMLElement>('[data-first]:not(:disabled)')
    ;(first ?? region.current)?.focus({ preventScroll: true })
  }, [asked])
}
