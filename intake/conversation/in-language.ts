import type { Control, FieldsControl, TableColumn } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'

/** A control in the person's language: labels and hints stand in English as data, values stay as they are. */
export function inLanguage<C extends Control>(control: C, t: Translate): C
export function inLanguage(control: Control, t: Translate): Control {
  const options = (list: readonly Option[]): Option[] => list.map((one) => option(one, t))
  switch (control.kind) {
    case 'text':
      return { ...control, ...labelled(control, t) }
    case 'fields':
      return {
        ...control,
        fields: fields(control.fields, t),
        ...(control.consents
          ? { consents: control.consents.map((one) => ({ ...one, label: t.text(one.label) })) }
          : {}),
      }
    case 'choice':
      return {
        ...control,
        options: options(control.options),
        ...(control.other ? { other: { ...control.other, ...labelled(control.other, t) } } : {}),
      }
    case 'chips':
      return {
        ...control,
        groups: control.groups.map((one) => ({
          ...one,
          label: t.text(one.label),
          options: options(one.options),
        })),
        ...(control.fields ? { fields: fields(control.fields, t) } : {}),
      }
    case 'search':
      return { ...control, ...labelled(control, t), options: options(control.options) }
    case 'confirm':
      return { ...control, rows: control.rows.map((row) => ({ ...row, label: t.text(row.label) })) }
    case 'table':
      return {
        ...control,
        item: t.text(control.item),
        columns: control.columns.map((one) => column(one, t)),
        ...(control.paste
          ? {
              paste: {
                ...control.paste,
                label: t.text(control.paste.label),
                hint: t.text(control.paste.hint),
              },
            }
          : {}),
      }
    case 'check':
      return { ...control, manual: fields(control.manual, t) }
    case 'files':
    case 'continue':
      return { ...control, label: t.text(control.label) }
  }
}

const option = (one: Option, t: Translate): Option => ({
  ...one,
  label: t.text(one.label),
  ...(one.hint ? { hint: t.text(one.hint) } : {}),
})

const labelled = (one: { label: string; placeholder?: string }, t: Translate) => ({
  label: t.text(one.label),
  ...(one.placeholder ? { placeholder: t.text(one.placeholder) } : {}),
})

const fields = (list: FieldsControl['fields'], t: Translate): FieldsControl['fields'] =>
  list.map((one) => ({ ...one, ...labelled(one, t) }))

const column = (one: TableColumn, t: Translate): TableColumn => ({
  ...one,
  ...labelled(one, t),
  ...(one.options ? { options: one.options.map((each) => option(each, t)) } : {}),
})
