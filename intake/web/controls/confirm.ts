import { html } from 'htm/preact'
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ConfirmControl } from '../../../hub/domain/conversation.ts'
import { Facts } from '../facts.ts'
import { pencil } from '../icons.ts'
import { useWords } from '../language.ts'
import { TextInput, type ControlProps } from './control.ts'

const VALUE_MAX = 500

/** What we found, to confirm in one tap or to correct in place. Correcting nothing means that all is right. */
export function Confirm({
  control,
  busy,
  answer,
  edit,
}: ControlProps<ConfirmControl> & { edit: string | null }) {
  const words = useWords()
  const [edited, setEdited] = useState(() => opened(control.rows, edit))
  const editing = Object.keys(edited).length > 0
  const [focused, setFocused] = useState<string>()
  const editable = control.rows.filter((row) => row.editable)
  const send = (event?: Event) => {
    event?.preventDefault()
    if (!busy) answer(corrections(control.rows, edited))
  }
  const editAll = () => {
    setFocused(editable[0]?.path)
    setEdited(Object.fromEntries(editable.map(({ path, value }) => [path, value])))
  }
  return html`<form class="answer" method="dialog" novalidate onSubmit=${send}>
    <div class="card confirm">
      <dl>
        ${control.rows.map((row) =>
          h(Row, {
            ...row,
            key: row.path,
            draft: edited[row.path],
            focus: row.path === focused,
            type: (value) => {
              setFocused(row.path)
              setEdited({ ...edited, [row.path]: value })
            },
            enter: send,
          }),
        )}
      </dl>
      ${control.facts.length > 0 && h(Facts, { facts: control.facts })}
    </div>
    <div class="ends">
      <button type="submit" class="primary" disabled=${busy} data-first>
        ${editing ? words.saveChanges : words.right}
      </button>
      ${
        editing
          ? html`<button type="button" onClick=${() => setEdited({})}>${words.cancel}</button>`
          : editable.length > 0 &&
            html`<button type="button" disabled=${busy} onClick=${editAll}>${words.change}</button>`
      }
      ${
        !editing &&
        html`<button type="button" disabled=${busy} onClick=${() => answer('unsure')}>
          ${words.unsure}
        </button>`
      }
    </div>
  </form>`
}

function Row(
  props: ConfirmControl['rows'][number] & {
    draft: string | undefined
    focus: boolean
    type: (value: string) => void
    enter: () => void
  },
) {
  const words = useWords()
  if (props.draft !== undefined)
    return html`<div class="line editing">
      <dt>${props.label}</dt>
      <dd>
        ${h(TextInput, {
          label: props.label,
          hideLabel: true,
          value: props.draft,
          onInput: props.type,
          onEnter: props.enter,
          maxLength: VALUE_MAX,
          first: true,
          focus: props.focus,
        })}
      </dd>
    </div>`
  return html`<div class="line">
    <dt>${props.label}<span class="source">${props.sourceLabel}</span></dt>
    <dd>${props.value}</dd>
    ${
      props.editable &&
      html`<dd class="edit">
        <button
          type="button"
          class="icon quiet"
          aria-label=${words.changeOne(props.label)}
          onClick=${() => props.type(props.value)}
        >
          ${pencil}
        </button>
      </dd>`
    }
  </div>`
}

/** The row that the person came to change stands open. */
const opened = (rows: ConfirmControl['rows'], path: string | null): Record<string, string> =>
  Object.fromEntries(
    rows.filter((row) => row.editable && row.path === path).map(({ path, value }) => [path, value]),
  )

/** Only what differs travels; an emptied line is `null`. */
export function corrections(
  rows: ConfirmControl['rows'],
  edited: Record<string, string>,
): 'right' | Record<string, string | null> {
  const changed = rows.flatMap(({ path, value }): [string, string | null][] => {
    const draft = edited[path]?.trim()
    return draft === undefined || draft === value ? [] : [[path, draft || null]]
  })
  return changed.length > 0 ? Object.fromEntries(changed) : 'right'
}
