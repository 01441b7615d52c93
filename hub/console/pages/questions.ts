import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { CustomQuestion } from '../../domain/custom-questions.ts'
import { STEPS } from '../../domain/vocabulary.ts'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { ConfirmButton } from '../parts/dialog.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { QuestionDialog } from '../questions/question-dialog.ts'
import { KIND_WORDS } from '../questions/words.ts'

interface Questions {
  version: number
  items: CustomQuestion[]
}

/** Questions that the MSP adds to the conversation. */
export function QuestionsPage(): View {
  const { data, error, reload } = useLoad<Questions>('/api/custom-questions')
  const [editing, setEditing] = useState<CustomQuestion | 'new'>()
  const close = () => {
    setEditing(undefined)
    reload()
  }
  const save = async (items: CustomQuestion[]) => {
    await send('PUT', '/api/custom-questions', { items }, { ifVersion: data?.version ?? 0 })
    reload()
  }
  return html`<p class="crumb small"><a href="${BASE}/settings">Settings</a></p>
    ${h(
      PageHead,
      {
        title: 'Questions of your own',
        lead: 'Asked at the end of their step, and mapped to the CRM as custom.<key>.',
      },
      data && html`<button class="primary" onClick=${() => setEditing('new')}>Add a question</button>`,
    )}
    ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the questions' })}
    ${
      data?.items.length === 0 &&
      h(
        Empty,
        { title: 'No questions of your own yet' },
        html`<p>
          Up to three in a step are asked on the way; more are offered as a block of their own. Each costs the
          person some seconds: ask what you will use.
        </p>`,
      )
    }
    ${data && data.items.length > 0 && h(List, { items: data.items, save, onEdit: setEditing })}
    ${
      editing &&
      data &&
      h(QuestionDialog, {
        question: editing === 'new' ? undefined : editing,
        taken: data.items.map(({ key }) => key),
        save: (changed) =>
          save(
            editing === 'new'
              ? [...data.items, changed]
              : data.items.map((one) => (one.key === changed.key ? changed : one)),
          ),
        onClose: close,
      })
    }`
}

interface ListProps {
  items: CustomQuestion[]
  save(items: CustomQuestion[]): Promise<void>
  onEdit(question: CustomQuestion): void
}

function List({ items, save, onEdit }: ListProps): View {
  const move = useAction(save)
  const swapped = (index: number) => {
    const after = [...items]
    const [one] = after.splice(index, 1)
    if (one) after.splice(index - 1, 0, one)
    return after
  }
  const toggled = (question: CustomQuestion) =>
    items.map((one) => (one.key === question.key ? { ...one, active: !one.active } : one))
  return html`${h(Problem, { error: move.error })}
  ${h(Table, {
    label: 'Questions of your own',
    columns: ['Question', 'Key', 'Step', 'Answer', 'State', { label: 'Actions', actions: true }],
    rows: items.map((one, index) => ({
      key: one.key,
      cells: [
        one.ask,
        html`<code>custom.${one.key}</code>`,
        STEPS.find(({ id }) => id === one.step)?.label ?? one.step,
        html`${KIND_WORDS[one.kind]}${one.sealed && html` <span class="badge unchecked">sealed</span>`}`,
        one.active ? 'asked' : html`<span class="muted">retired</span>`,
        html`<div class="row">
          <button class="quiet" onClick=${() => onEdit(one)}>
            Edit<span class="visually-hidden"> ${one.label}</span>
          </button>
          ${
            index > 0 &&
            html`<button class="quiet" disabled=${move.busy} onClick=${() => move.start(swapped(index))}>
              Move up<span class="visually-hidden"> ${one.label}</span>
            </button>`
          }
          ${
            one.active
              ? h(
                  ConfirmButton,
                  {
                    label: 'Retire',
                    about: one.label,
                    quiet: true,
                    title: `Retire “${one.label}”?`,
                    action: 'Retire',
                    run: () => save(toggled(one)),
                  },
                  html`<p>
                    It is asked no more. Answers that were given stay, and mappings still find them. You can
                    ask it again later.
                  </p>`,
                )
              : html`<button class="quiet" disabled=${move.busy} onClick=${() => move.start(toggled(one))}>
                  Ask again<span class="visually-hidden"> ${one.label}</span>
                </button>`
          }
        </div>`,
      ],
    })),
  })}`
}
