import { html } from 'htm/preact'
import { h } from 'preact'
import { STEPS } from '../../hub/domain/vocabulary.ts'
import type { Summary } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { Help } from './help.ts'
import { list, shield } from './icons.ts'
import type { Chat } from './state.ts'
import type { Words } from './words.ts'
import { useWords } from './language.ts'

const MINUTES = 6

/** Mark, name, seven steps, minutes, saved, help: in the same place on every step. */
export function TopBar(props: { msp: string; chat: Chat; actions: Actions; onKnown: () => void }) {
  const words = useWords()
  const { chat } = props
  const known =
    chat.summary?.steps ?? FIRST_STEPS.map((step) => ({ ...step, label: words.stepLabel(step.label) }))
  // The offer to go deeper belongs to no step: everything asked for is there.
  const atTheEnd = chat.question?.id === 'more'
  const steps = atTheEnd
    ? known.map((one) => (one.state === 'current' ? { ...one, state: 'done' as const } : one))
    : known
  const at = Math.max(
    0,
    steps.findIndex(({ state }) => state === 'current'),
  )
  const done = chat.summary !== null && steps.every(({ state }) => state !== 'current' && state !== 'left')
  const block = chat.question?.block
  const minutes = chat.summary?.minutesLeft ?? MINUTES
  return html`<header class="top">
    <div class="inner">
      <p class="brand">${shield}<span>${props.msp}</span></p>
      <div class="state">
        <span class="minutes numbers"
          >${block ? `${block.label} · ${words.minutes(minutes)}` : done ? '' : words.minutes(minutes)}</span
        >
        ${h(Saved, { chat })} ${h(Help, { msp: props.msp, actions: props.actions })}
      </div>
      <nav class="steps" aria-label=${words.progress}>
        <p class="now">
          <strong>${block?.label ?? (done ? words.result : steps[at]?.label)}</strong>
          ${block ? html`<span>${words.inDepth} · ${words.minutes(minutes)}</span>` : !done && html`<span>${words.stepShort(at + 1, steps.length, minutes)}</span>`}
        </p>
        <button type="button" class="quiet known-button" aria-label=${words.known} onClick=${props.onKnown}>
          ${list}${words.knownShort}
        </button>
        <ol>
          ${steps.map(
            ({ id, label, state }) =>
              html`<li key=${id} class=${state} aria-current=${state === 'current' ? 'step' : undefined}>
                <span>${label}</span>
                <span class="visually-hidden">${words.stepStates[state]}</span>
              </li>`,
          )}
        </ol>
      </nav>
    </div>
  </header>`
}

type Step = Summary['steps'][number]
const FIRST_STEPS: Step[] = STEPS.map(({ id, label }, index) => ({
  id: id as Step['id'],
  label,
  state: index === 0 ? 'current' : 'left',
}))
function Saved({ chat }: { chat: Chat }) {
  const words = useWords()
  const { text, look } = savedState(chat, words)
  return html`<span class=${`saved ${look}`}>${text}</span>`
}

/** What the "Saved" sign says; also spoken when it changes. */
export function savedState(
  { connection, lines }: Chat,
  words: Words,
): {
  text: string
  look: 'good' | 'wait' | 'idle' | 'attention'
} {
  const own = lines.filter(({ from }) => from === 'you')
  if (connection === 'offline') return { text: words.offline, look: 'attention' }
  if (own.some(({ state }) => state === 'waiting')) return { text: words.saving, look: 'wait' }
  return own.length > 0 ? { text: words.saved, look: 'good' } : { text: words.nothingYet, look: 'idle' }
}
