import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActionName, Question } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { AskSomebody } from './ask-somebody.ts'
import { Answering, propsOf } from './controls/answering.ts'
import { Text } from './controls/text.ts'
import { lock } from './icons.ts'
import { useWords } from './language.ts'
import type { Chat } from './state.ts'

const TYPED_MAX = 10_000
type Opened = 'why' | 'somebody' | null

/** The control of the open question, and what can be done besides answering it. */
export function Composer({ msp, chat, actions }: { msp: string; chat: Chat; actions: Actions }) {
  const words = useWords()
  const { question } = chat
  const [typing, setTyping] = useState(false)
  const [open, setOpen] = useState<Opened>(null)
  const [unsealed, setUnsealed] = useState(false)
  const region = useRef<HTMLElement>(null)
  useEffect(() => {
    setTyping(false)
    setOpen(null)
    setUnsealed(false)
  }, [question?.id])
  const begun = chat.lines.some(({ from }) => from === 'you')
  useFocus(region, `${chat.askedBy} ${typing}`, begun)
  if (!question) return null
  const busy = chat.answering !== null
  const mayType = !isOneLine(question) && !question.sealed
  const toggle = (what: Opened) => setOpen(open === what ? null : what)
  const answer = (value: unknown) => {
    setUnsealed(false)
    actions.answer(value).catch(() => setUnsealed(true))
  }
  // A new question is a new region: nothing of the old one slides to another place.
  return html`<section
    key=${question.id}
    class=${busy ? 'composer busy' : 'composer'}
    ref=${region}
    aria-label=${words.yourAnswer}
    tabindex="-1"
    onKeyDown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape' && mayType && !event.defaultPrevented) setTyping(true)
    }}
  >
    ${open === 'why' && html`<p class="notice brand" id="why">${question.why}</p>`}
    ${question.sealed && h(Sealed, { msp, question })}
    ${
      typing
        ? h(Text, {
            ...propsOf({ chat, actions }, question),
            key: 'typing',
            control: { kind: 'text', label: words.ownWords, multiline: true, maxLength: TYPED_MAX },
            answer: (text) => actions.type(String(text)),
          })
        : h(Answering, { chat, question, actions, answer })
    }
    ${unsealed && html`<p class="error" role="alert">${words.cannotSeal}</p>`}
    <div class="quiet-row">
      ${quietActions(question, begun).map(
        (action) =>
          html`<button
            key=${action}
            type="button"
            class="quiet"
            disabled=${busy}
            onClick=${() => actions.act(action, words.actions[action] ?? action)}
          >
            ${words.actions[action]}
          </button>`,
      )}
      ${
        mayType &&
        html`<button type="button" class="quiet" onClick=${() => setTyping(!typing)}>
          ${typing ? words.choose : words.typeInstead}
        </button>`
      }
      ${h(Disclosure, { id: 'why', label: words.why, open, toggle })}
      ${h(Disclosure, { id: 'somebody', label: words.askSomebody, open, toggle })}
    </div>
    ${open === 'somebody' && h(AskSomebody, { chat, question, actions, busy })}
  </section>`
}

function Disclosure(props: {
  id: NonNullable<Opened>
  label: string
  open: Opened
  toggle: (what: Opened) => void
}) {
  const open = props.open === props.id
  return html`<button
    type="button"
    class="quiet"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls=${open ? props.id : undefined}
    onClick=${() => props.toggle(props.id)}
  >
    ${props.label}
  </button>`
}

/** What the lock does, and what it cannot do. */
function Sealed({ msp, question }: { msp: string; question: Question }) {
  const words = useWords()
  return html`<div class="sealed-note">
    ${lock}
    <div>
      <strong>${words.sealedFor(msp)}</strong>
      <p class="hint">${words.sealedNote(msp)} ${question.control.kind === 'files' && words.sealedFiles}</p>
    </div>
  </div>`
}

const isOneLine = ({ control: { kind } }: Question): boolean =>
  kind === 'text' || kind === 'continue' || kind === 'files' || kind === 'check'

/** The confirm card has its own "not sure". */
const quietActions = (
  { control, skippable, canBeUnsure, canBeDeclined, block }: Question,
  begun: boolean,
): ActionName[] => [
  ...(begun ? (['back'] as const) : []),
  ...(skippable ? (['skip'] as const) : []),
  ...(canBeUnsure && control.kind !== 'confirm' ? (['unsure'] as const) : []),
  ...(canBeDeclined ? (['decline'] as const) : []),
  ...(block ? (['enough'] as const) : []),
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
