import { html } from 'htm/preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { useWords } from '../language.ts'

/** What every control receives: its part of the question, and where its answer goes. */
export interface ControlProps<C> {
  control: C
  /** The id of the line that asks; describes what is answered. */
  askedBy: string | undefined
  /** Asked again because the last answer was not understood. */
  misunderstood: boolean
  busy: boolean
  answer: (value: unknown) => void
  /** What was typed and not sent yet. */
  draft: { read(): unknown; keep(typed: unknown): void }
}

/** Text that grows with what is typed. Enter answers; Shift and Enter make a new line. */
export function TextInput(props: {
  label: string
  value: string
  onInput: (value: string) => void
  onEnter?: () => void
  multiline?: boolean | undefined
  optional?: boolean | undefined
  hideLabel?: boolean | undefined
  placeholder?: string | undefined
  inputMode?: string | undefined
  autocomplete?: string | undefined
  maxLength: number
  error?: string | undefined
  invalid?: boolean | undefined
  describedBy?: string | undefined
  first?: boolean | undefined
  /** Takes the focus when it appears: it stands where the person just pressed a pencil. */
  focus?: boolean | undefined
  after?: ComponentChildren
}) {
  const words = useWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => grow(area.current), [props.value])
  useEffect(() => {
    if (props.focus) area.current?.focus()
  }, [])
  const length = [...props.value].length
  const error = length > props.maxLength ? words.tooLong(length, props.maxLength) : props.error
  const shared = {
    id,
    ref: area,
    value: props.value,
    placeholder: props.placeholder,
    autocomplete: props.autocomplete ?? 'off',
    'aria-invalid': error || props.invalid ? 'true' : undefined,
    'aria-describedby':
      [error ? `${id}-error` : '', props.describedBy ?? ''].filter(Boolean).join(' ') || undefined,
    'data-first': props.first,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => props.onInput(currentTarget.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !props.onEnter) return
      event.preventDefault()
      props.onEnter()
    },
  }
  return html`<div class="field">
    <label for=${id} class=${props.hideLabel ? 'visually-hidden' : ''}>
      ${props.label} ${props.optional && html`<span class="optional">${words.optional}</span>`}
    </label>
    <div class="with-after">
      ${
        props.multiline
          ? html`<textarea ...${shared} rows="2"></textarea>`
          : html`<input
              ...${shared}
              type=${typeFor(props.inputMode)}
              inputmode=${isTyped(props.inputMode)}
            />`
      }
      ${props.after}
    </div>
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
  </div>`
}

const TYPES = ['email', 'tel', 'date', 'month']

/** `url` stays plain text: a browser would refuse "acme.com" for its missing scheme. */
const typeFor = (inputMode: string | undefined): string =>
  inputMode !== undefined && TYPES.includes(inputMode) ? inputMode : 'text'

/** Days and months are picked: `inputmode` knows no such keyboard. */
const isTyped = (inputMode: string | undefined) =>
  inputMode === 'date' || inputMode === 'month' ? undefined : inputMode

/** Up to eight lines, by the `rows` attribute: a height of its own would be an inline style. */
function grow(area: HTMLTextAreaElement | null): void {
  if (area?.tagName !== 'TEXTAREA') return
  area.rows = 2
  while (area.rows < 8 && area.scrollHeight > area.clientHeight + 2) area.rows += 1
}

export function Submit({ label, busy }: { label?: string; busy: boolean }) {
  const words = useWords()
  return html`<button type="submit" class="primary" disabled=${busy}>${label ?? words.next}</button>`
}

/** Arrow keys walk a group of buttons; Home and End jump. Returns a handler for the group. */
export function arrowKeys(event: KeyboardEvent): void {
  const group = event.currentTarget
  if (!(group instanceof HTMLElement) || !(event.target instanceof HTMLButtonElement)) return
  const buttons = [...group.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = buttons.indexOf(event.target)
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: buttons.length - 1,
  }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  buttons[(to + buttons.length) % buttons.length]?.focus()
}

/** The chosen ids of a group: toggles, keeps at most `max`, and replaces the only one of a single choice. */
export function toggled(chosen: readonly string[], id: string, max: number): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  if (max === 1) return [id]
  return chosen.length < max ? [...chosen, id] : [...chosen]
}

/** A form that hands its answer on without ever loading a page. */
export function useSubmit(busy: boolean, send: () => string | null) {
  const [error, setError] = useState<string | null>(null)
  return {
    error,
    clear: () => setError(null),
    submit(event?: Event) {
      event?.preventDefault()
      if (!busy) setError(send())
    },
  }
}
