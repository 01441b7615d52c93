import type { ChipsControl, ConfirmControl, Control, FieldsControl } from '../../hub/domain/conversation.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'
import { findOption, parts, plainWords } from './understand/options.ts'

/** The choices of a control in words, for clients that draw no controls; undefined where the question says it all. */
export function spellOut(control: Control): string | undefined {
  switch (control.kind) {
    case 'choice':
    case 'search':
      return numbered(control.options)
    case 'chips':
      return [
        ...control.groups.map(({ label, options }) => `${label}\n${numbered(options)}`),
        ...(control.fields ?? []).map(({ label }) => `${label}: …`),
        'Answer in this order, separated by commas.',
      ].join('\n')
    case 'fields':
      return [
        ...control.fields.map(({ label, optional }) => `${label}${optional ? ' (optional)' : ''}`),
        ...(control.consents ?? []).map(({ text }) => text),
        ...(control.consents ? ['Say "yes" if you agree to both, or "privacy only".'] : []),
      ].join('\n')
    case 'confirm':
      return [
        ...control.rows.map(({ label, value, sourceLabel }) => `${label}: ${value} (${sourceLabel})`),
        ...control.facts.map(({ label, value, sourceLabel }) => `${label}: ${value} (${sourceLabel})`),
        'Say "right", "not sure", or what to change, for example "city Austin".',
      ].join('\n')
    case 'text':
    case 'continue':
      return undefined
  }
}

const numbered = (options: readonly Option[]): string =>
  options.map(({ label }, index) => `${index + 1}. ${label}`).join('\n')

/** Turns typed text into the value that the control itself would send; undefined = not understood. */
export function readText(control: Control, text: string): unknown {
  switch (control.kind) {
    case 'text':
      return text
    case 'choice':
      return readPicks(control.options, control.max, control.other !== undefined, text)
    case 'search':
      return readPicks(control.options, control.max, control.other === true, text)
    case 'chips':
      return readChips(control, text)
    case 'fields':
      return readFields(control.fields, text)
    case 'confirm':
      return readConfirm(control, text)
    case 'continue':
      return undefined
  }
}

function readPicks(options: readonly Option[], max: number, other: boolean, text: string): unknown {
  if (max === 1) return findOption(options, text)?.id ?? (other ? text : undefined)
  const picks = parts(text.replaceAll(/\s+and\s+|\s*&\s*/gi, ', ')).map(
    (part) => findOption(options, part)?.id ?? (other ? part : undefined),
  )
  return picks.length === 0 || picks.includes(undefined) ? undefined : picks
}

/** One part for each group in turn; a part that names an option of another group goes there. */
function readChips({ groups, fields = [] }: ChipsControl, text: string): unknown {
  const value: Record<string, string | string[]> = {}
  const free: string[] = []
  for (const part of parts(text)) {
    const open = groups.filter(({ name }) => value[name] === undefined)
    const roomy = groups.filter(({ name, max }) => max > 1 && Array.isArray(value[name]))
    const group = [...open, ...roomy].find(({ options }) => findOption(options, part))
    const option = group && findOption(group.options, part)
    if (!group || !option) free.push(part)
    else if (group.max === 1) value[group.name] = option.id
    else value[group.name] = [...(value[group.name] ?? []), option.id]
  }
  if (free.length > fields.length || (Object.keys(value).length === 0 && free.length === 0)) return undefined
  for (const [index, text] of free.entries()) {
    const field = fields[index]
    if (field) value[field.name] = text
  }
  return value
}

function readFields(fields: FieldsControl['fields'], text: string): unknown {
  const given = fields.length === 1 ? [text] : parts(text)
  if (given.length > fields.length) return undefined
  return Object.fromEntries(fields.map(({ name }, index) => [name, given[index] ?? '']))
}

const RIGHT = [
  'right',
  'yes',
  'correct',
  'all right',
  'thats right',
  'that s right',
  'ok',
  'okay',
  'all correct',
]

/** "right", or corrections such as "city Austin, phone 555 010 0199". */
function readConfirm({ rows }: ConfirmControl, text: string): unknown {
  if (RIGHT.includes(plainWords(text))) return 'right'
  const corrected: Record<string, string> = {}
  for (const part of parts(text)) {
    const row = rows
      .filter(({ editable, label }) => editable && part.toLowerCase().startsWith(label.toLowerCase()))
      .sort((a, b) => b.label.length - a.label.length)[0]
    const value = row && part.slice(row.label.length).replace(/^\s*(?:[:=]|is\b|should be\b)?\s*/i, '')
    if (!row || !value) return undefined
    corrected[row.path] = value
  }
  return Object.keys(corrected).length > 0 ? corrected : undefined
}
