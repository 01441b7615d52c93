import type { Control, TableControl, TableRow } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import { labelOf, type Option } from '../../hub/domain/vocabulary.ts'
import { asTexts } from './unknown.ts'

/** The choices of a control in words, for clients that draw no controls; undefined where the question says it all. */
export function spellOut(control: Control, t: Translate): string | undefined {
  switch (control.kind) {
    case 'choice':
      return numbered(control.options)
    case 'search':
      return control.options.length <= LISTED ? numbered(control.options) : undefined
    case 'chips':
      return [
        ...control.groups.map(({ label, options }) => `${label}\n${numbered(options)}`),
        ...(control.fields ?? []).map(({ label }) => `${label}: …`),
        t`Answer in this order, separated by commas.`,
      ].join('\n')
    case 'fields':
      return [
        ...control.fields.map(({ label, optional }) => (optional ? t`${label} (optional)` : label)),
        ...(control.consents ?? []).map(({ text }) => text),
        ...consentHelp(control.consents?.length ?? 0, t),
      ].join('\n')
    case 'confirm':
      return [
        ...[...control.rows, ...control.facts].map(
          ({ label, value, sourceLabel }) => `${label}: ${value} (${sourceLabel})`,
        ),
        t`Say "right", "not sure", or what to change, for example "city Austin".`,
      ].join('\n')
    case 'table':
      return tableLines(control, t).join('\n')
    case 'check':
      return t`The check itself needs our own page. In words you can tell us what your contract says, for example: Comcast, cable, 300 down, 30 up`
    case 'files':
      return t`Files can be handed over on our own page, or sent here as attachments.`
    case 'text':
    case 'continue':
      return undefined
  }
}

/** Longer lists are searched, not read. */
const LISTED = 30

const numbered = (options: readonly Option[]): string =>
  options.map(({ label, hint }, index) => `${index + 1}. ${label}${hint ? `: ${hint}` : ''}`).join('\n')

function consentHelp(count: number, t: Translate): string[] {
  if (count === 0) return []
  return [count === 1 ? t`Say "yes" if you agree.` : t`Say "yes" if you agree to both, or "privacy only".`]
}

function tableLines(control: TableControl, t: Translate): string[] {
  const { columns, rows, suggestions = [] } = control
  return [
    ...rows.map((row) => rowLine(control, row)),
    ...suggestions.map(({ row, because }, index) => `${index + 1}? ${rowLine(control, row)} (${because})`),
    ...(suggestions.length > 0 ? [t`Say "all" or the numbers to take over what we suggest.`] : []),
    t`One line for each: ${columns
      .filter(({ detail }) => detail !== true)
      .map(({ label }) => label)
      .join(', ')}. To take one out say "remove" and its name.`,
  ]
}

const rowLine = ({ columns }: TableControl, row: TableRow): string =>
  columns
    .flatMap(({ name, options = [] }) => asTexts(row[name]).map((cell) => labelOf(options, cell)))
    .join(', ')
