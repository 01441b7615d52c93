import type {
  CheckControl,
  ChipsControl,
  ConfirmControl,
  Control,
  FieldsControl,
} from '../../hub/domain/conversation.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'
import { isYes } from './understand/commands.ts'
import { findOption, parts, picked, plainWords } from './understand/options.ts'

export { spellOut } from './spell-out.ts'

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
    case 'check':
      return readCheck(control, text)
    // A table is read by its question, which knows the columns; a file cannot be typed.
    case 'table':
    case 'files':
    case 'continue':
      return undefined
  }
}

/** More than this is no list of choices but something that was pasted. */
const MOST_PARTS = 40

function readPicks(options: readonly Option[], max: number, other: boolean, text: string): unknown {
  if (max === 1) return findOption(options, text)?.id ?? (other ? text : undefined)
  const whole = picked(options, text)
  if (whole) return [whole.id]
  const named = parts(text.replaceAll(/\s+(?:and|und|et|y)\s+|\s*&\s*/gi, ', '))
  if (named.length > MOST_PARTS) return undefined
  const picks = named.map((part) => findOption(options, part)?.id ?? (other ? part : undefined))
  return picks.length === 0 || picks.includes(undefined) ? undefined : picks
}

/** One part for each group in turn; a part that names an option of another group goes there. */
function readChips({ groups, fields = [] }: ChipsControl, text: string): unknown {
  const value: Record<string, string | string[]> = {}
  const free: string[] = []
  const named = parts(text)
  if (named.length > MOST_PARTS) return undefined
  for (const part of named) {
    const open = groups.filter(({ name }) => value[name] === undefined)
    const roomy = groups.filter(({ name, max }) => max > 1 && Array.isArray(value[name]))
    const group = [...open, ...roomy].find(({ options }) => findOption(options, part))
    const option = group && findOption(group.options, part)
    if (!group || !option) free.push(part)
    else if (group.max === 1) value[group.name] = option.id
    else value[group.name] = [...(value[group.name] ?? []), option.id]
  }
  const typed = readFields(fields, free.join('\n'))
  if (free.length > 0 && typed === undefined) return undefined
  if (Object.keys(value).length === 0 && free.length === 0) return undefined
  return { ...typed, ...value }
}

/** In their order, or each with its label: "city Austin". */
function readFields(fields: FieldsControl['fields'], text: string): Record<string, string> | undefined {
  const given = fields.length === 1 ? [text] : parts(text)
  const value: Record<string, string> = {}
  const rest: string[] = []
  for (const part of given) {
    const named = fields.find(
      ({ name, label }) =>
        value[name] === undefined &&
        label.length > 2 &&
        part.toLowerCase().startsWith(`${label.toLowerCase()} `),
    )
    const labelled =
      named ??
      fields.find(
        ({ name, label }) =>
          value[name] === undefined && part.toLowerCase().startsWith(`${label.toLowerCase()}:`),
      )
    if (labelled && fields.length > 1)
      value[labelled.name] = part.slice(labelled.label.length).replace(/^[\s:=]+/, '')
    else rest.push(part)
  }
  const open = fields.filter(({ name }) => value[name] === undefined)
  if (rest.length > open.length) return undefined
  for (const [index, { name }] of open.entries()) value[name] = rest[index] ?? ''
  return value
}

/** "right", or corrections such as "city Austin, phone 555 010 0199". */
function readConfirm({ rows }: ConfirmControl, text: string): unknown {
  if (
    isYes(text) ||
    /^(all right|that s right|all correct|alles richtig|tout est juste|todo correcto)$/.test(plainWords(text))
  )
    return 'right'
  const corrected: Record<string, string> = {}
  for (const part of parts(text)) {
    const row = rows
      .filter(({ editable, label }) => editable && part.toLowerCase().startsWith(label.toLowerCase()))
      .sort((a, b) => b.label.length - a.label.length)[0]
    const value =
      row && part.slice(row.label.length).replace(/^\s*(?:[:=]|is\b|should be\b|ist\b|est\b|es\b)?\s*/i, '')
    if (!row || !value) return undefined
    corrected[row.path] = value
  }
  return Object.keys(corrected).length > 0 ? corrected : undefined
}

/** The values of a measurement done elsewhere, as words: "Comcast, fibre, 300 down, 30 up". */
function readCheck({ manual, locations }: CheckControl, text: string): unknown {
  const value: Record<string, string> = {}
  const free: string[] = []
  for (const part of parts(text)) {
    const speed =
      /(\d[\d.,]*)\s*(?:mbit\/?s?|mbps|mb\/s|gbit\/?s?)?\s*(?:de |en )?(down|up|herunter|hinauf|download|upload|bajada|subida|descente|mont[ée]e)/i.exec(
        part,
      )
    const place = locations.find((one) => plainWords(one) === plainWords(part))
    if (speed?.[1] && speed[2])
      value[
        /^(up|hinauf|upload|subida|mont[ée]e)$/i.test(speed[2]) ? 'contractedUpMbps' : 'contractedDownMbps'
      ] = speed[1]
    else if (place !== undefined) value.location = place
    else free.push(part)
  }
  const names = ['isp', 'type'].filter((name) => manual.some((field) => field.name === name))
  if (free.length > names.length || (free.length > 0 && Object.keys(value).length === 0)) return undefined
  for (const [index, part] of free.entries()) value[names[index] ?? 'isp'] = part
  return Object.keys(value).length > 0 ? { manual: value } : undefined
}
