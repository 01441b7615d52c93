import { z } from 'zod'
import { ACTIONS } from '../../domain/conversation.ts'
import type { Incoming } from '../activity.ts'
import { INPUT } from './inputs.ts'

const cell = z.union([z.string().max(10_000), z.array(z.string().max(200)).max(100)])
const Row = z.record(z.string().max(100), cell.optional())

/** What a card says about itself when it is sent. It comes from outside: the engine checks every answer anew. */
export const CardData = z.object({
  question: z.string().max(200),
  action: z.enum(ACTIONS).optional(),
  /** The whole answer, where inputs do not matter. */
  answer: z.string().max(200).optional(),
  kind: z.enum(['picks', 'typed', 'fields', 'chips', 'confirm', 'table', 'check']).optional(),
  max: z.number().optional(),
  consents: z.boolean().optional(),
  /** Groups of which several may be picked. */
  many: z.array(z.string().max(200)).max(50).optional(),
  was: z.record(z.string().max(200), z.string().max(2_000)).optional(),
  rows: z.array(Row).max(500).optional(),
  shown: z.number().int().min(0).max(500).optional(),
  columns: z
    .array(z.object({ name: z.string().max(100), many: z.boolean(), required: z.boolean() }))
    .max(40)
    .optional(),
  suggestions: z.array(Row).max(50).optional(),
})
export type CardData = z.infer<typeof CardData>

const Submitted = z.looseObject({ sentry: CardData })
type Inputs = Record<string, unknown>

/** The answer that a submitted card holds, as our own client would send it; anything else stays as it was. */
export function readCard(said: Incoming): Incoming {
  const submitted = Submitted.safeParse(said.value)
  if (!submitted.success) return said
  const { sentry, ...inputs } = submitted.data
  const { question, action } = sentry
  if (sentry.kind === 'typed') return { ...said, text: textOf(inputs[INPUT.other]), value: undefined }
  return { ...said, value: action ? { action, question } : { question, answer: answerOf(sentry, inputs) } }
}

function answerOf(data: CardData, inputs: Inputs): unknown {
  switch (data.kind) {
    case 'picks':
      return picksOf(inputs, data.max ?? 1)
    case 'fields':
      return {
        ...named(inputs, INPUT.field('')),
        ...(data.consents
          ? { consents: mapped(named(inputs, INPUT.consent('')), (given) => given === 'true') }
          : {}),
      }
    case 'chips':
      return { ...groupsOf(inputs, data.many ?? []), ...filled(named(inputs, INPUT.field(''))) }
    case 'confirm':
      return corrections(named(inputs, INPUT.row('')), data.was ?? {})
    case 'check':
      return { manual: named(inputs, INPUT.field('')) }
    case 'table':
      return { rows: rowsOf(data, inputs) }
    case 'typed':
    case undefined:
      return data.answer
  }
}

/** The inputs of one sort as texts, by name. */
const named = (inputs: Inputs, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([id]) => id.startsWith(prefix) && id !== prefix)
      .map(([id, value]) => [id.slice(prefix.length), textOf(value)]),
  )

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

const listOf = (value: unknown): string[] => textOf(value).split(',').filter(Boolean)
const filled = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
const mapped = <T>(texts: Record<string, string>, to: (text: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, to(text)]))

function picksOf(inputs: Inputs, max: number): string | string[] | undefined {
  const other = textOf(inputs[INPUT.other]).trim()
  const picks = [...listOf(inputs[INPUT.picks]), ...(other ? [other] : [])]
  return max > 1 ? picks : other || picks[0]
}

/** Groups in which nothing was picked are left out. */
function groupsOf(inputs: Inputs, many: readonly string[]): Record<string, string | string[]> {
  const picked = Object.entries(filled(named(inputs, INPUT.group(''))))
  return Object.fromEntries(
    picked.map(([name, picks]) => [name, many.includes(name) ? listOf(picks) : picks]),
  )
}

/** What was changed, an emptied row as null; nothing changed means that all is right. */
function corrections(given: Record<string, string>, was: Record<string, string>): unknown {
  const changed = Object.entries(given).filter(([path, value]) => value.trim() !== (was[path] ?? '').trim())
  if (changed.length === 0) return 'right'
  return Object.fromEntries(changed.map(([path, value]) => [path, value.trim() || null]))
}

function rowsOf({ rows = [], shown = 0, columns = [], suggestions = [] }: CardData, inputs: Inputs) {
  const cells = named(inputs, 'cell:')
  const count = Math.max(shown, ...Object.keys(cells).map((id) => Number.parseInt(id, 10) + 1 || 0))
  const typed = Array.from({ length: Math.min(count, shown + 50) }, (_, index): z.infer<typeof Row> => {
    const asked = columns.flatMap(({ name, many }) => {
      const text = cells[`${index}:${name}`]
      return text === undefined ? [] : [[name, many ? listOf(text) : text.trim()] as const]
    })
    return { ...(index < shown ? rows[index] : {}), ...Object.fromEntries(asked) }
  })
  const taken = listOf(inputs[INPUT.suggestions])
    .map((index) => suggestions[Number(index)])
    .filter((row) => row !== undefined)
  const isRow = (row: z.infer<typeof Row>) =>
    columns.every(({ name, required }) => !required || (row[name] ?? '') !== '') &&
    columns.some(({ name }) => (row[name] ?? '').length !== 0)
  return [...typed.filter(isRow), ...rows.slice(shown), ...taken]
}
