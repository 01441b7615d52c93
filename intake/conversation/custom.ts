import type { Control, ConversationView } from '../../hub/domain/conversation.ts'
import type { CustomQuestion } from '../../hub/domain/custom-questions.ts'
import { CUSTOM_PREFIX } from '../../hub/domain/vocabulary.ts'
import { readCell } from './cells.ts'
import { answers } from './answer.ts'
import type { QuestionDef, Taken } from './question.ts'
import { findOption, picked } from './understand/options.ts'
import { asRecord, asText, asTexts } from './unknown.ts'
import { visibleValue, type View } from './view.ts'
import { words } from './words.ts'

const TEXT_MAX = 10_000
const FILES_MAX = 5
const FILE_BYTES_MAX = 10 * 1024 * 1024
const ACCEPT = ['.pdf', '.png', '.jpg', '.jpeg', '.txt', '.csv', '.xlsx', '.docx']
const SECONDS = { text: 40, choice: 15, number: 15, file: 60 } as const

/** A retired question is not asked; nor is one whose answer was promised to be sealed while there is no key. */
export const usableCustom = (
  { active, sealed }: CustomQuestion,
  { sealing }: Pick<ConversationView, 'sealing'>,
): boolean => active && (!sealed || sealing !== null)

/** A question of the MSP as one of ours. */
export function customQuestion(custom: CustomQuestion, { msp }: Pick<ConversationView, 'msp'>): QuestionDef {
  const path = `${CUSTOM_PREFIX}${custom.key}`
  const example = exampleOf(custom)
  return {
    id: path,
    step: custom.step,
    paths: [path],
    seconds: SECONDS[custom.kind],
    why: custom.why,
    sees: ({ t }) => words(t).providerSees(msp.name),
    skippable: true,
    canBeUnsure: true,
    canBeDeclined: true,
    ...(!custom.sealed ? {} : custom.kind === 'file' ? { sealsFiles: true as const } : { sealedAt: path }),
    ask: (view) => ({ say: custom.ask, control: controlOf(custom, view) }),
    again: example,
    readText: (text, view) => readTyped(custom, text, view),
    take: (answer, view) => take(custom, path, answer, view),
  }
}

function exampleOf({ kind }: CustomQuestion): readonly [string, string] {
  const skip = 'Try it another way, or skip it.'
  switch (kind) {
    case 'number':
      return ['A number, for example: 40', skip]
    case 'choice':
      return ['Please pick from the list, by name or number.', skip]
    case 'file':
      return ['Please hand over a file with the field below, or skip it.', skip]
    case 'text':
      return ['A few words are enough.', skip]
  }
}

function controlOf(custom: CustomQuestion, view: View): Control {
  const known = visibleValue(view, `${CUSTOM_PREFIX}${custom.key}`)
  switch (custom.kind) {
    case 'choice':
      return {
        kind: 'choice',
        options: [...(custom.options ?? [])],
        max: custom.max,
        selected: asTexts(known),
      }
    case 'file':
      return {
        kind: 'files',
        label: custom.label,
        accept: ACCEPT,
        max: FILES_MAX,
        maxBytes: FILE_BYTES_MAX,
        files: view.files.filter(({ id }) => asTexts(known).includes(id)),
      }
    case 'number':
      return {
        kind: 'text',
        label: custom.unit ? `${custom.label} (${custom.unit})` : custom.label,
        inputMode: 'decimal',
        placeholder: typeof known === 'number' ? String(known) : '40',
        maxLength: 40,
      }
    case 'text':
      return {
        kind: 'text',
        label: custom.label,
        multiline: true,
        maxLength: TEXT_MAX,
        ...(asText(known) ? { placeholder: asText(known).slice(0, 100) } : {}),
      }
  }
}

function readTyped({ kind, options = [], max }: CustomQuestion, text: string, { files }: View): unknown {
  if (kind === 'choice' && max === 1) return findOption(options, text)?.id
  // What was sent as an attachment beside the words is the newest file there is.
  if (kind === 'file') return files.length > 0 && text === '' ? { files: [files.at(-1)?.id] } : undefined
  return undefined
}

function take(custom: CustomQuestion, path: string, answer: unknown, view: View): Taken {
  const again = exampleOf(custom)[0]
  switch (custom.kind) {
    case 'choice': {
      const ids = asTexts(answer).flatMap((one) => picked(custom.options ?? [], one)?.id ?? [])
      if (ids.length === 0 || ids.length > custom.max) return { miss: again }
      return answers(view, [{ path, value: ids }])
    }
    case 'file': {
      const usable = view.files.filter(({ sealed }) => sealed || !custom.sealed)
      const known = new Set(usable.map(({ id }) => id))
      const ids = asTexts(asRecord(answer).files).filter((id) => known.has(id))
      if (ids.length > 0) return answers(view, [{ path, value: ids.slice(0, FILES_MAX) }])
      return { miss: custom.sealed ? words(view.t).sealedOnly(view.msp.name) : again }
    }
    case 'number': {
      const read = readCell({ kind: 'decimal' }, answer, view)
      return read.state === 'value' ? answers(view, [{ path, value: read.value }]) : { miss: again }
    }
    case 'text': {
      const text = asText(answer)
      if (text.length > TEXT_MAX) return { miss: words(view.t).tooLong(text.length, TEXT_MAX) }
      return text ? answers(view, [{ path, value: text }]) : { miss: again }
    }
  }
}
