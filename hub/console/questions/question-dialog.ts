import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { CustomQuestion } from '../../domain/custom-questions.ts'
import { STEPS } from '../../domain/vocabulary.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import type { SealingView } from '../sealing/view.ts'
import { keyFrom, KIND_WORDS, optionsFrom } from './words.ts'

interface QuestionDialogProps {
  /** Undefined for a new one. */
  question: CustomQuestion | undefined
  taken: string[]
  save(question: CustomQuestion): Promise<void>
  onClose(): void
}

const KINDS = ['text', 'choice', 'number', 'file'] as const
const isKind = (value: string): value is CustomQuestion['kind'] => KINDS.some((kind) => kind === value)

/** Writes a question, or changes the words of one; its key and kind never change. */
export function QuestionDialog({ question, taken, save, onClose }: QuestionDialogProps): View {
  const [kind, setKind] = useState<CustomQuestion['kind']>(question?.kind ?? 'text')
  const canSeal = (useLoad<SealingView>('/api/sealing-keys').data?.items.length ?? 0) > 0
  const { start, busy, error } = useAction(async (event: Event) => {
    await save(read(typedInto(event), kind, question, taken))
    onClose()
  })
  const problem = (name: string) =>
    Object.entries(error?.fields ?? {}).find(([path]) => path.endsWith(`.${name}`))?.[1]
  const pick = (event: Event) => {
    if (event.target instanceof HTMLSelectElement && isKind(event.target.value)) setKind(event.target.value)
  }
  return h(
    Dialog,
    { title: question ? `Change “${question.label}”` : 'Add a question', onClose },
    html`<form class="stack" onSubmit=${start}>
      ${h(Field, { label: 'The question', name: 'ask', value: question?.ask ?? '', maxLength: 500, hint: 'As the person reads it.', error: problem('ask') })}
      ${h(Field, { label: 'Short name', name: 'label', value: question?.label ?? '', maxLength: 80, hint: question ? 'For summary, console and mappings.' : 'For summary, console and mappings; its key is made of it and stays.', error: problem('label') ?? problem('key') })}
      ${h(Field, { label: 'Why you ask', name: 'why', value: question?.why ?? '', maxLength: 500, hint: 'Shown to everybody who wants to know, with who sees the answer.', error: problem('why') })}
      <label class="field"
        ><span>Step</span>
        <select name="step">
          ${STEPS.map(({ id, label }) => html`<option value=${id} selected=${id === (question?.step ?? 'work')}>${label}</option>`)}
        </select></label
      >
      <label class="field"
        ><span>Kind of answer</span>
        <select onChange=${pick} disabled=${question !== undefined} value=${kind}>
          ${KINDS.map((one) => html`<option value=${one} selected=${one === kind}>${KIND_WORDS[one]}</option>`)}
        </select></label
      >
      ${
        kind === 'choice' &&
        html`<label class="field"
            ><span>Choices, one a line</span>
            <textarea
              name="options"
              rows="5"
              required
              defaultValue=${(question?.options ?? []).map(({ label }) => label).join('\n')}
            />
            ${problem('options') && html`<p class="error">${problem('options')}</p>`}
          </label>
          <label class="check">
            <input type="checkbox" name="several" defaultChecked=${(question?.max ?? 1) > 1} />
            <span>Several may be picked</span>
          </label>`
      }
      ${kind === 'number' && h(Field, { label: 'Unit', name: 'unit', value: question?.unit ?? '', required: false, maxLength: 20, hint: 'For example: square metres.' })}
      ${
        canSeal &&
        html`<label class="check">
          <input type="checkbox" name="sealed" defaultChecked=${question?.sealed ?? false} />
          <span
            >Sealed<br /><span class="hint"
              >Only you can open the answer, with your passphrase; it never reaches a CRM.</span
            ></span
          >
        </label>`
      }
      ${h(Problem, { error })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>Save</button>
      </div>
    </form>`,
  )
}

function read(
  typed: Record<string, string>,
  kind: CustomQuestion['kind'],
  before: CustomQuestion | undefined,
  taken: string[],
): CustomQuestion {
  const { ask = '', label = '', why = '', step = '', unit = '', options = '' } = typed
  const choices = kind === 'choice' ? optionsFrom(options, before?.options) : undefined
  return {
    key: before?.key ?? freeKey(keyFrom(label), taken),
    step: STEPS.find(({ id }) => id === step)?.id as CustomQuestion['step'],
    kind,
    ask,
    label,
    why,
    ...(choices ? { options: choices } : {}),
    max: choices && typed.several !== undefined ? choices.length : 1,
    ...(kind === 'number' && unit ? { unit } : {}),
    sealed: typed.sealed !== undefined,
    active: before?.active ?? true,
  }
}

/** A name in letters that make no key (漢字) still gets one. */
function freeKey(wanted: string, taken: string[]): string {
  const base = (wanted || 'question').slice(0, 36)
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}_${number}`
    if (!taken.includes(key)) return key
  }
}
