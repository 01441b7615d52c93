import { html } from 'htm/preact'
import { h, type ComponentChildren } from 'preact'
import type { Control, Question } from '../../../hub/domain/conversation.ts'
import type { Actions } from '../actions.ts'
import { NO_DRAFTS } from '../drafts.ts'
import { later } from '../later.ts'
import type { Chat } from '../state.ts'
import { ChipGroups } from './chips.ts'
import { Choice } from './choice.ts'
import { Confirm } from './confirm.ts'
import type { ControlProps } from './control.ts'
import { Fields } from './fields.ts'
import { Search } from './search.ts'
import { Text } from './text.ts'

/** The control that the open question asks for. */
export function Answering(props: {
  chat: Chat
  question: Question
  actions: Actions
  answer: (value: unknown) => void
}): ComponentChildren {
  const { chat, question, actions, answer } = props
  const { control } = question
  const shared = { ...propsOf({ chat, actions }, question), answer }
  switch (control.kind) {
    case 'text':
      return h(Text, { ...shared, control })
    case 'fields':
      return h(Fields, { ...shared, control })
    case 'choice':
      return h(Choice, { ...shared, control })
    case 'chips':
      return h(ChipGroups, { ...shared, control })
    case 'search':
      return h(Search, { ...shared, control })
    case 'confirm':
      return h(Confirm, { ...shared, control, key: `${question.id} ${chat.editing}`, edit: chat.editing })
    case 'table':
      return h(Table, { ...shared, control })
    case 'files':
      return h(Files, { ...shared, control, upload: actions.upload, removeFile: actions.removeFile })
    case 'check':
      return h(Check, { ...shared, control, token: actions.token })
    case 'continue':
      return html`<div class="answer ends">
        <button
          type="button"
          class="primary"
          disabled=${shared.busy}
          data-first
          onClick=${() => actions.act(control.action, control.label)}
        >
          ${control.label}
        </button>
      </div>`
  }
}

// What most people meet late or never is not part of the first load.
const Table = later(() => import('./table/table.ts').then(({ Table }) => Table))
const Check = later(() => import('../check/index.ts').then(({ Check }) => Check))
const Files = later(() => import('./files.ts').then(({ Files }) => Files))

/** What every control is given, but the control itself. A sealed answer leaves no draft on this computer. */
export function propsOf(
  { chat, actions }: { chat: Chat; actions: Actions },
  question: Question,
): Omit<ControlProps<Control>, 'answer' | 'control'> & { key: string } {
  const drafts = question.sealed ? NO_DRAFTS : actions.drafts
  return {
    key: question.id,
    askedBy: chat.askedBy ? `${chat.askedBy}-words` : undefined,
    misunderstood: chat.misunderstood,
    busy: chat.answering !== null,
    draft: {
      read: () => drafts.read(question.id),
      keep: (typed) => drafts.keep(question.id, typed),
    },
  }
}
