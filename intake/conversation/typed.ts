import type { Control, FieldsControl, TableControl, TableRow } from '../../hub/domain/conversation.ts'
import { asRecord, asText, asTexts } from './unknown.ts'

/** Puts back what the person typed or picked, so that an answer we could not use needs no second typing. */
export function withTyped(control: Control, answer: unknown, errors: TableControl['errors'] = []): Control {
  const typed = asRecord(answer)
  switch (control.kind) {
    case 'fields':
      return { ...control, fields: withValues(control.fields, typed) }
    case 'chips':
      return {
        ...control,
        groups: control.groups.map((group) => {
          const picks = asTexts(typed[group.name]).filter((id) =>
            group.options.some((option) => option.id === id),
          )
          return picks.length > 0 ? { ...group, selected: picks } : group
        }),
        ...(control.fields ? { fields: withValues(control.fields, typed) } : {}),
      }
    case 'table':
      return Array.isArray(typed.rows)
        ? { ...control, rows: typed.rows.slice(0, control.max).map((row) => cellsOf(control, row)), errors }
        : control
    default:
      return control
  }
}

const withValues = (fields: FieldsControl['fields'], typed: Record<string, unknown>) =>
  fields.map((field) => ({ ...field, ...kept(typed[field.name], field.maxLength) }))

const kept = (value: unknown, max: number): { value?: string } => {
  const text = typeof value === 'number' ? String(value) : asText(value)
  return text ? { value: text.slice(0, max * 2) } : {}
}

/** A row as it was sent, nothing but its cells. */
function cellsOf({ columns }: TableControl, row: unknown): TableRow {
  const sent = asRecord(row)
  const cells: TableRow = asText(sent.id) ? { id: asText(sent.id).slice(0, 64) } : {}
  for (const { name, kind, maxLength = 200 } of columns) {
    const value = sent[name]
    if (kind === 'choices') cells[name] = asTexts(value)
    else if (typeof value === 'number') cells[name] = String(value)
    else if (asText(value)) cells[name] = asText(value).slice(0, maxLength * 2)
  }
  return cells
}
