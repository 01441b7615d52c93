import type {
  CheckControl,
  Control,
  FieldsControl,
  TableColumn,
  TableControl,
  TableRow,
} from '../../hub/domain/conversation.ts'
import { labelOf, type Option } from '../../hub/domain/vocabulary.ts'
import { object, text } from './activity.ts'
import type { Words } from './words.ts'

/** What stands in the transcript for a sealed answer, in every language. */
export const SEALED = '(sealed)'

/** What the person's own line shows for an answer given with a control. */
export function answerText(control: Control, answer: unknown, words: Words): string {
  switch (control.kind) {
    case 'choice':
    case 'search':
      return picked(control.options, answer)
    case 'fields':
      return fieldsText(control, answer, words)
    case 'chips':
      return lines([
        ...control.groups.map(({ name, label, options }) =>
          prefixed(label, picked(options, object(answer)[name])),
        ),
        ...(control.fields ?? []).map(({ name, label }) => prefixed(label, text(object(answer)[name]))),
      ])
    case 'confirm':
      return confirmed(control.rows, answer, words)
    case 'continue':
      return control.label
    case 'text':
      return control.inputMode === 'date' || control.inputMode === 'month'
        ? words.t.date(text(answer))
        : text(answer)
    case 'table':
      return tableText(control, answer, words)
    case 'files':
      return filesText(object(answer).files, words)
    case 'check':
      return checkText(control, object(answer), words)
  }
}

/** Where it ran, or what was typed in. */
function checkText(
  { manual }: CheckControl,
  { manual: typed, atOffice, location }: Record<string, unknown>,
  words: Words,
): string {
  if (typed !== undefined) return fieldsText({ kind: 'fields', fields: manual }, typed, words)
  if (atOffice !== 'yes') return words.checked(words.checkedElsewhere)
  return words.checked(text(location) || words.checkedAtOffice)
}

/** A name on one line; what shows by itself what it is (an address, a number) as it stands; the rest with its label. */
function fieldsText({ fields, consents = [] }: FieldsControl, answer: unknown, words: Words): string {
  const given = object(answer)
  const isName = ({ autocomplete = '' }: Field) => autocomplete.endsWith('-name')
  const isPlain = ({ autocomplete, multiline }: Field) => autocomplete !== undefined || multiline === true
  const named = fields
    .filter(isName)
    .map(({ name }) => text(given[name]))
    .join(' ')
  return lines([
    named.trim(),
    ...fields
      .filter((field) => !isName(field))
      .map((field) =>
        isPlain(field) || consents.length > 0
          ? text(given[field.name])
          : prefixed(field.label, text(given[field.name])),
      ),
    ...consents.map(
      ({ name, label }) => `${label}: ${object(given.consents)[name] === true ? words.yes : words.no}`,
    ),
  ])
}
type Field = FieldsControl['fields'][number]

/** A row a line, by its first filled cell; a pasted list as it was pasted. */
function tableText({ columns }: TableControl, answer: unknown, words: Words): string {
  const { rows, paste } = object(answer)
  if (typeof paste === 'string') return paste.trim()
  if (!Array.isArray(rows) || rows.length === 0) return words.rows(0)
  return lines(rows.map((row) => rowText(columns, readRow(row)) || words.newRow))
}

/** The filled cells of a row that are shown without opening it. */
export const rowText = (columns: readonly TableColumn[], row: TableRow): string =>
  columns
    .filter(({ detail }) => !detail)
    .map(({ name, label, kind, options }) => {
      const cell = row[name]
      if (cell === undefined || cell.length === 0) return ''
      if (options) return picked(options, cell)
      return kind === 'number' || kind === 'money' ? `${label}: ${text(cell)}` : text(cell)
    })
    .filter(Boolean)
    .join(' · ')

/** Cells as they travel: text, or picked ids. */
export const readRow = (raw: unknown): TableRow =>
  Object.fromEntries(
    Object.entries(object(raw)).map(([name, cell]) => [
      name,
      Array.isArray(cell) ? cell.map(text) : text(cell),
    ]),
  )

const filesText = (ids: unknown, words: Words): string => words.fileCount(Array.isArray(ids) ? ids.length : 0)

const picked = (options: readonly Option[], answer: unknown): string =>
  (Array.isArray(answer) ? answer : [answer]).map((id) => labelOf(options, text(id))).join(', ')

const lines = (parts: string[]): string => parts.filter((part) => part !== '').join('\n')
const prefixed = (label: string, value: string): string =>
  value ? `${label.replace(/\?$/, '')}: ${value}` : ''

function confirmed(rows: { path: string; label: string }[], answer: unknown, words: Words): string {
  if (answer === 'right') return words.right
  if (answer === 'unsure') return words.unsure
  return lines(
    rows.flatMap(({ path, label }) => {
      const value = object(answer)[path]
      return value === undefined ? [] : [`${label}: ${text(value) || '–'}`]
    }),
  )
}
