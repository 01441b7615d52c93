import { html } from 'htm/preact'
import { h } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { ChipsControl } from '../../../hub/domain/conversation.ts'
import { useWords } from '../language.ts'
import { Chips } from './choice.ts'
import { Submit, TextInput, toggled, useSubmit, type ControlProps } from './control.ts'
import { startValues, trimmed } from './fields.ts'

type Chosen = Record<string, string[]>

/** Several short questions on one screen. None of them must be answered; at least one should be. */
export function ChipGroups({ control, askedBy, misunderstood, busy, answer }: ControlProps<ChipsControl>) {
  const words = useWords()
  const { groups, fields = [] } = control
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(groups.map(({ name, selected = [] }) => [name, selected])),
  )
  const [values, setValues] = useState(() => startValues(fields))
  const asked = fields.filter(
    ({ onlyIf }) => !onlyIf || (chosen[onlyIf.group] ?? []).some((id) => onlyIf.in.includes(id)),
  )
  const form = useSubmit(busy, () => {
    const typed = trimmed(Object.fromEntries(asked.map(({ name }) => [name, values[name] ?? ''])))
    if (!Object.values(chosen).some(({ length }) => length > 0) && !Object.values(typed).some(Boolean))
      return words.pick
    answer({ ...picks(groups, chosen), ...typed })
    return null
  })
  return html`<form class="answer" method="dialog" novalidate onSubmit=${form.submit}>
    ${groups.map((group, index) =>
      h(Group, {
        ...group,
        key: group.name,
        chosen: chosen[group.name] ?? [],
        first: index === 0,
        pick: (id) => {
          form.clear()
          setChosen({ ...chosen, [group.name]: toggled(chosen[group.name] ?? [], id, group.max) })
        },
      }),
    )}
    ${asked.map((field) =>
      h(TextInput, {
        ...field,
        key: field.name,
        value: values[field.name] ?? '',
        onInput: (typed) => setValues({ ...values, [field.name]: typed }),
        onEnter: form.submit,
        invalid: misunderstood,
        describedBy: askedBy,
      }),
    )}
    <div class="ends">
      ${h(Submit, { busy })} ${form.error && html`<p class="error" role="alert">${form.error}</p>`}
    </div>
  </form>`
}

function Group(
  props: ChipsControl['groups'][number] & { chosen: string[]; first: boolean; pick: (id: string) => void },
) {
  const words = useWords()
  const id = useId()
  return html`<div class="group">
    <p class="label" id=${id}>
      ${props.label} ${props.max > 1 && html`<span class="optional">${words.upTo(props.max)}</span>`}
    </p>
    ${h(Chips, { ...props, labelledBy: id })}
  </div>`
}

/** Unanswered groups are left out. */
const picks = (groups: ChipsControl['groups'], chosen: Chosen): Record<string, string | string[]> =>
  Object.fromEntries(
    groups.flatMap(({ name, max }) => {
      const ids = chosen[name] ?? []
      return ids[0] === undefined ? [] : [[name, max === 1 ? ids[0] : ids]]
    }),
  )
