import { valueOf, type AnswerChange } from '../../../../hub/domain/answers.ts'
import type { Control, FieldsControl } from '../../../../hub/domain/conversation.ts'
import { answers, both, cleared, type Entry } from '../../answer.ts'
import { getAt, withAt } from '../../at-path.ts'
import { readCell, showCell, YES_NO, type CellSpec } from '../../cells.ts'
import type { QuestionDef, Taken } from '../../question.ts'
import { asRecord, asText, asTexts } from '../../unknown.ts'
import { visible, visibleValue, type View } from '../../view.ts'
import { depth, sayOf, type About } from './define.ts'

/** One field of a form: where its value stands, and what it looks like. */
export interface FormField extends CellSpec {
  name: string
  path: string
  /** The place inside the value at `path`, such as `fee.amount`. */
  at?: string
  label: string
  placeholder?: string
  multiline?: true
  autocomplete?: string
  onlyIf?: NonNullable<FieldsControl['fields'][number]['onlyIf']>
}

export interface Form extends About {
  fields: readonly FormField[]
  /** Completes what the fields alone cannot say, e.g. a period beside an amount. */
  complete?(path: string, value: Record<string, unknown>): Record<string, unknown>
}

/** A small group of facts that belong together; what is empty stays as it is, what is emptied is taken out. */
export function formQuestion(form: Form): QuestionDef {
  const paths = [...new Set(form.fields.map(({ path }) => path))]
  const question: QuestionDef = {
    ...depth(form),
    paths,
    ask: (view) => ({ say: sayOf(form, view), control: controlOf(form, view) }),
    take: (answer, view) => take(form, asRecord(fromBare(form, answer)), view),
  }
  return question
}

/** A form of one field may be answered by the bare value. */
const fromBare = ({ fields }: Form, answer: unknown): unknown => {
  const [only] = fields
  return fields.length === 1 && only && typeof answer === 'string' ? { [only.name]: answer } : answer
}

const isPick = ({ kind }: CellSpec): boolean => kind === 'choice' || kind === 'choices' || kind === 'yesno'

function controlOf({ fields }: Form, view: View): Control {
  const typed = fields.filter((field) => !isPick(field)).map((field) => typedField(field, view))
  const picks = fields.filter(isPick)
  if (picks.length === 0) return { kind: 'fields', fields: typed }
  return {
    kind: 'chips',
    groups: picks.map((field) => {
      const known = asTexts(shown(field, view))
      return {
        name: field.name,
        label: field.label,
        options: [...(field.kind === 'yesno' ? YES_NO : (field.options ?? []))],
        max: field.kind === 'choices' ? (field.options?.length ?? 1) : 1,
        ...(known.length > 0 ? { selected: known } : {}),
      }
    }),
    ...(typed.length > 0 ? { fields: typed } : {}),
  }
}

function typedField(field: FormField, view: View): FieldsControl['fields'][number] {
  const known = shown(field, view)
  const mode = MODES[field.kind]
  return {
    name: field.name,
    label: field.label,
    optional: true,
    maxLength: field.maxLength ?? 200,
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
    ...(field.multiline ? { multiline: true } : {}),
    ...(field.autocomplete ? { autocomplete: field.autocomplete } : {}),
    ...(mode ? { inputMode: mode } : {}),
    ...(field.onlyIf ? { onlyIf: field.onlyIf } : {}),
    value: Array.isArray(known) ? known.join(', ') : (known ?? ''),
  }
}

const MODES: Partial<Record<CellSpec['kind'], 'email' | 'tel' | 'decimal'>> = {
  email: 'email',
  phone: 'tel',
  decimal: 'decimal',
}

/** What is known, as its field shows it. */
function shown({ path, at, ...spec }: FormField, view: View): string | string[] | undefined {
  const value = visibleValue(view, path)
  return showCell(spec, at === undefined ? value : getAt(value, at), view)
}

/** What was left as it was shown stays as it is stored. */
function isUnchanged(field: FormField, given: unknown, view: View): boolean {
  const known = shown(field, view)
  return known !== undefined && JSON.stringify(asTexts(given)) === JSON.stringify(asTexts(known))
}

function take(form: Form, given: Record<string, unknown>, view: View): Taken {
  const objects = new Map<string, Record<string, unknown>>()
  const entries: Entry[] = []
  const emptied: AnswerChange[] = []
  const misses: string[] = []
  for (const field of form.fields) {
    const { name, path, at } = field
    if (given[name] === undefined || isUnchanged(field, given[name], view)) continue
    const read = readCell(field, given[name], view)
    if (read.state === 'bad') misses.push(`${view.t.text(field.label)}: ${read.text}`)
    else if (at !== undefined) {
      const known = asRecord(valueOf(view.stored, path))
      const object = objects.get(path) ?? known
      const wasKnown = getAt(known, at) !== undefined
      if (read.state === 'value') objects.set(path, withAt(object, at, read.value))
      else if (wasKnown && visible(view, path)) objects.set(path, withAt(object, at, undefined))
    } else if (read.state === 'value')
      entries.push({ path, value: read.value, ...(read.approximate ? { approximate: true } : {}) })
    else if (visibleValue(view, path) !== undefined && asText(given[name]) === '')
      emptied.push(cleared(view, path))
  }
  for (const [path, object] of objects) {
    const value = form.complete?.(path, object) ?? object
    if (Object.keys(value).length > 0) entries.push({ path, value })
    else if (view.stored[path]) emptied.push(cleared(view, path))
  }
  const taken = both(answers(view, entries), { changes: emptied })
  if (misses.length > 0)
    return { miss: misses.join(' '), ...('changes' in taken ? { kept: taken.changes } : {}) }
  if ('miss' in taken || taken.changes.length > 0) return taken
  // Fields that were left as they were are an answer too; a form without a word is none.
  return form.fields.some((field) => shown(field, view) !== undefined) ? taken : { miss: form.again[0] }
}
