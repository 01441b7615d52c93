import { translateFor } from '../../../intake/language/index.ts'
import type { Control, Question, TableControl } from '../../domain/conversation.ts'
import type { LanguageCode, Translate } from '../../domain/languages.ts'
import { isTapped, waysAround } from './buttons.ts'
import { cellInput, choiceSet, INPUT, textInput, words, type Element } from './inputs.ts'
import type { CardData } from './read-card.ts'

/** Rows of a table that a card shows, besides the empty ones below. */
const MOST_ROWS = 20
const EMPTY_ROWS = 3
const MOST_SUGGESTIONS = 12
/** A longer list is answered in one's own words, which the conversation understands as well. */
const MOST_CHOICES = 40

/**
 * A question as an Adaptive Card 1.5, for clients that are not ours; null where typing or buttons are enough. What its
 * submit sends is read back by `readCard`: everything for that travels in the card, so that an old card still works.
 */
export function cardOf(question: Question, plain: string, language: LanguageCode): Element | null {
  const t = translateFor(language)
  const content = contentOf(question.control, t)
  // Nobody but our own client can encrypt an answer.
  if (!content || question.sealed) return null
  const { body, data, label } = content
  const sentry: CardData = { question: question.id, ...data }
  const { control } = question
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: plain || label,
    body,
    actions: [
      submit(label, { sentry }),
      ...(control.kind === 'confirm'
        ? [around(t.text('Not sure'), { question: question.id, answer: 'unsure' })]
        : []),
      ...waysAround(
        control.kind === 'confirm' ? { ...question, canBeUnsure: false } : question,
        language,
      ).map(({ action, label: title }) => around(title, { question: question.id, action })),
      {
        type: 'Action.ShowCard',
        title: t.text('Why we ask'),
        card: { type: 'AdaptiveCard', body: [words(question.why)] },
      },
    ],
  }
}

const submit = (title: string, data: object): Element => ({ type: 'Action.Submit', title, data })

/** Sends nothing of what was filled in, and asks for nothing to be filled in. */
const around = (title: string, data: CardData): Element => ({
  ...submit(title, { sentry: data }),
  associatedInputs: 'none',
})

interface Content {
  body: Element[]
  data: Omit<CardData, 'question'>
  label: string
}

function contentOf(control: Control, t: Translate): Content | null {
  const label = t.text('Continue')
  switch (control.kind) {
    case 'text':
    case 'files':
      return null
    case 'choice':
    case 'search':
      if (isTapped(control)) return null
      if (control.options.length > MOST_CHOICES) return typedContent(control, t)
      return {
        body: [
          choiceSet(INPUT.picks, control),
          ...(control.other
            ? [textInput(INPUT.other, { label: t.text('Something else'), maxLength: 200, optional: true }, t)]
            : []),
        ],
        data: { kind: 'picks', max: control.max },
        label,
      }
    case 'fields':
      return {
        body: [
          ...control.fields.map((field) => textInput(INPUT.field(field.name), field, t)),
          ...(control.consents ?? []).map((one) => ({
            type: 'Input.Toggle',
            id: INPUT.consent(one.name),
            label: one.label,
            title: one.text,
            wrap: true,
            ...(one.required
              ? { isRequired: true, errorMessage: t.text('We need your agreement to this to go on.') }
              : {}),
          })),
        ],
        data: { kind: 'fields', consents: control.consents !== undefined },
        label,
      }
    case 'chips':
      return {
        body: [
          ...control.groups.map((group) => choiceSet(INPUT.group(group.name), group)),
          ...(control.fields ?? []).map((field) =>
            textInput(INPUT.field(field.name), { ...field, optional: true }, t),
          ),
        ],
        data: { kind: 'chips', many: control.groups.filter(({ max }) => max > 1).map(({ name }) => name) },
        label,
      }
    case 'confirm':
      return confirmContent(control, t)
    case 'table':
      return tableContent(control, t)
    case 'check':
      return {
        body: control.manual.map((field) => textInput(INPUT.field(field.name), field, t)),
        data: { kind: 'check' },
        label,
      }
    case 'continue':
      return { body: [], data: { action: control.action }, label: control.label }
  }
}

function typedContent(control: Extract<Control, { kind: 'choice' | 'search' }>, t: Translate): Content {
  const label = control.kind === 'search' ? control.label : t.text('In your own words')
  const placeholder = (control.kind === 'search' && control.placeholder) || undefined
  return {
    body: [textInput(INPUT.other, { label, maxLength: 1000, ...(placeholder ? { placeholder } : {}) }, t)],
    data: { kind: 'typed' },
    label: t.text('Continue'),
  }
}

function confirmContent({ rows, facts }: Extract<Control, { kind: 'confirm' }>, t: Translate): Content {
  const fixed = [...rows.filter(({ editable }) => !editable), ...facts]
  const editable = rows.filter((row) => row.editable)
  return {
    body: [
      ...editable.map(({ path, label, value, sourceLabel }) =>
        textInput(
          INPUT.row(path),
          { label: `${label} (${sourceLabel})`, value, maxLength: 500, optional: true },
          t,
        ),
      ),
      ...(fixed.length > 0
        ? [
            {
              type: 'FactSet',
              facts: fixed.map(({ label, value, sourceLabel }) => ({
                title: label,
                value: `${value} (${sourceLabel})`,
              })),
            },
          ]
        : []),
    ],
    data: { kind: 'confirm', was: Object.fromEntries(editable.map(({ path, value }) => [path, value])) },
    label: t.text('That is right'),
  }
}

/** Rows below each other, each with its columns; whoever leaves one empty takes it out. */
function tableContent({ item, columns, rows, max, suggestions = [] }: TableControl, t: Translate): Content {
  const shown = rows.slice(0, MOST_ROWS)
  const empty = Math.max(0, Math.min(EMPTY_ROWS, max - rows.length))
  const asked = columns.filter(({ detail }) => !detail)
  const offered = suggestions.slice(0, MOST_SUGGESTIONS)
  const offers = offered.map(({ row, because }, index) => {
    const name = asked.map((column) => row[column.name]).find((cell) => typeof cell === 'string')
    return { id: String(index), label: `${String(name ?? item)} (${because})` }
  })
  return {
    body: [
      ...Array.from({ length: shown.length + empty }, (_, index) => ({
        type: 'Container',
        separator: true,
        items: [
          words(`${item} ${index + 1}`, { weight: 'bolder' }),
          ...asked.map((column) => cellInput(index, column, shown[index]?.[column.name], t)),
        ],
      })),
      ...(offers.length > 0
        ? [
            choiceSet(INPUT.suggestions, {
              label: t.text('Add as well'),
              options: offers,
              max: offers.length,
            }),
          ]
        : []),
    ],
    data: {
      kind: 'table',
      rows,
      shown: shown.length,
      columns: columns.map(({ name, kind, required }) => ({
        name,
        many: kind === 'choices',
        required: required === true,
      })),
      suggestions: offered.map(({ row }) => row),
    },
    label: t.text('Continue'),
  }
}
