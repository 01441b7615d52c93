import type { FieldsControl, TableColumn } from '../../domain/conversation.ts'
import type { Translate } from '../../domain/languages.ts'
import type { Option } from '../../domain/vocabulary.ts'

/** A part of an Adaptive Card: https://adaptivecards.io/explorer/ */
export type Element = Record<string, unknown> & { type: string }

type Field = FieldsControl['fields'][number]

/** Lists up to this long are shown open. */
const OPEN_LIST = 10

/** The parts of the value that a card sends back, by what they are. */
export const INPUT = {
  field: (name: string) => `field:${name}`,
  group: (name: string) => `group:${name}`,
  consent: (name: string) => `consent:${name}`,
  row: (path: string) => `row:${path}`,
  cell: (row: number, column: string) => `cell:${row}:${column}`,
  picks: 'picks',
  other: 'other',
  suggestions: 'suggestions',
} as const

const STYLES: Partial<Record<string, string>> = { email: 'email', tel: 'tel', url: 'url' }

/** Numbers stay text: "about 40" is a good answer. */
export function textInput(id: string, field: Omit<Field, 'name'>, t: Translate): Element {
  const { label, placeholder, value, inputMode = 'text', maxLength, multiline, optional, onlyIf } = field
  const required = !optional && !onlyIf
  return {
    type: inputMode === 'date' ? 'Input.Date' : 'Input.Text',
    id,
    label: required ? label : `${label} ${t.text('(optional)')}`,
    ...(placeholder ? { placeholder } : {}),
    ...(value ? { value } : {}),
    ...(inputMode === 'date' ? {} : { maxLength, isMultiline: multiline === true }),
    ...(STYLES[inputMode] ? { style: STYLES[inputMode] } : {}),
    ...(required ? { isRequired: true, errorMessage: t`Please fill in: ${label}.` } : {}),
  }
}

/** One or several of a list. */
export function choiceSet(
  id: string,
  {
    label,
    options,
    max,
    selected = [],
  }: { label?: string; options: readonly Option[]; max: number; selected?: readonly string[] },
): Element {
  const long = options.length > OPEN_LIST
  return {
    type: 'Input.ChoiceSet',
    id,
    ...(label ? { label } : {}),
    style: max > 1 || !long ? 'expanded' : 'compact',
    isMultiSelect: max > 1,
    wrap: true,
    choices: options.map((option) => ({ title: option.label, value: option.id })),
    ...(selected.length > 0 ? { value: selected.join(',') } : {}),
  }
}

/** One cell of a table. */
export function cellInput(
  row: number,
  { name, label, kind, options = [], placeholder, maxLength = 200 }: TableColumn,
  value: string | string[] | undefined,
  t: Translate,
): Element {
  const id = INPUT.cell(row, name)
  const known = typeof value === 'string' ? [value] : (value ?? [])
  if (kind === 'choice' || kind === 'choices')
    return choiceSet(id, { label, options, max: kind === 'choice' ? 1 : options.length, selected: known })
  return textInput(
    id,
    {
      label,
      maxLength,
      optional: true,
      ...(placeholder ? { placeholder } : {}),
      ...(kind === 'date' ? { inputMode: 'date' as const } : {}),
      ...(known[0] ? { value: known[0] } : {}),
    },
    t,
  )
}

export const words = (text: string, more: object = {}): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
})
