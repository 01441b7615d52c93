import { Count, Money } from '../../hub/domain/fields.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'
import { parseWebsite } from '../../hub/domain/website.ts'
import { isNo, isYes } from './understand/commands.ts'
import { readCount, showCount } from './understand/count.ts'
import { readDay } from './understand/dates.ts'
import { readAmount, showMoney } from './understand/money.ts'
import { findOption, picked } from './understand/options.ts'
import { asText, asTexts } from './unknown.ts'
import { homeCountry, type View } from './view.ts'

/** What may stand in one cell of a table or one field of a form, and how kindly it is read. */
export type CellKind =
  | 'text'
  | 'list'
  | 'urls'
  | 'number'
  | 'decimal'
  | 'count'
  | 'share'
  | 'money'
  | 'day'
  | 'email'
  | 'phone'
  | 'country'
  | 'time'
  | 'yesno'
  | 'choice'
  | 'choices'

export interface CellSpec {
  kind: CellKind
  options?: readonly Option[]
  maxLength?: number
}

/** Nothing typed, a value, or a text that says what is wrong with it. */
export type Read =
  { state: 'empty' } | { state: 'value'; value: unknown; approximate?: true } | { state: 'bad'; text: string }

const EMPTY: Read = { state: 'empty' }
const value = (one: unknown, approximate = false): Read =>
  approximate ? { state: 'value', value: one, approximate } : { state: 'value', value: one }
const bad = (text: string): Read => ({ state: 'bad', text })

export const YES_NO: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
]

const DEFAULT_MAX = 200
const LARGEST = 10_000_000

/** Reads what was typed or picked. */
export function readCell(spec: CellSpec, given: unknown, view: View): Read {
  if (spec.kind === 'choices') return readChoices(spec, given, view)
  const raw = Array.isArray(given) ? given[0] : given
  const typed = typeof raw === 'number' ? String(raw) : asText(raw)
  if (!typed) return EMPTY
  const { t } = view
  const max = spec.maxLength ?? DEFAULT_MAX
  if (typed.length > max)
    return bad(t`That is ${t.number(typed.length)} characters; up to ${t.number(max)} fit here.`)
  switch (spec.kind) {
    case 'text':
      return value(typed)
    case 'list':
      return value(unique(typed.split(/[,;\n]/)))
    case 'urls': {
      const pages = unique(typed.split(/[,;\s]+/)).map((one) => parseWebsite(one)?.website)
      return pages.includes(undefined) ? bad(t`An address, for example: acme.com`) : value(pages)
    }
    case 'number':
    case 'count':
      return readNumber(spec.kind, typed, t)
    case 'decimal':
      return readDecimal(typed, t)
    case 'share': {
      const share = readCount(typed.replaceAll('%', ' '))?.count
      if (!share || share.min > 100) return bad(t`A share between 0 and 100 per cent, for example: 30`)
      return value(Math.min(100, Math.round((share.min + share.max) / 2)))
    }
    case 'money': {
      const amount = readAmount(typed)
      return amount ? value(amount) : bad(t`An amount, for example: $450 or 12.50`)
    }
    case 'day': {
      const day = readDay(typed)
      return day ? value(day) : bad(t`A day or a month, for example: 2027-03-01 or March 2027`)
    }
    case 'email':
      return /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/.test(typed)
        ? value(typed.toLowerCase())
        : bad(t.text('That does not look like an e-mail address. Try something like `ada@acme.com`.'))
    case 'phone': {
      const phone = view.parsePhone(typed, homeCountry(view))
      return phone
        ? value(phone)
        : bad(
            t.text(
              'That does not look like a phone number. Try something like `+1 555 010 0123`, or leave it out.',
            ),
          )
    }
    case 'country':
      return /^[a-z]{2}$/i.test(typed) ? value(typed.toUpperCase()) : bad(t`Two letters, for example: US`)
    case 'time': {
      const time = readTime(typed)
      return time ? value(time) : bad(t`A time, for example: 8:00 or 5 pm`)
    }
    case 'yesno': {
      if (isYes(typed)) return value(true)
      return isNo(typed) ? value(false) : bad(t`Yes or no?`)
    }
    case 'choice': {
      const found = optionOf(spec, typed, view)
      return found ? value(found.id) : bad(t`Please pick one of the list.`)
    }
  }
}

function readNumber(kind: 'number' | 'count', typed: string, t: View['t']): Read {
  const said = readCount(typed)
  if (!said) return bad(t`A number, for example: 40`)
  if (kind === 'count') return value(said.count, said.approximate)
  return value(Math.min(LARGEST, Math.round((said.count.min + said.count.max) / 2)))
}

function readDecimal(typed: string, t: View['t']): Read {
  const [number] = /\d+(?:[.,]\d{1,3})?/.exec(typed.replaceAll(/(?<=\d)[,.](?=\d{3}\b)/g, '')) ?? []
  const read = Number(number?.replace(',', '.'))
  if (number === undefined || !(read <= 1_000_000)) return bad(t`A number, for example: 100`)
  return value(/g(bit|bps|b\/s| )?/i.test(typed.replace(/^[^\d]*[\d.,]+\s*/, '')) ? read * 1000 : read)
}

function readChoices(spec: CellSpec, given: unknown, view: View): Read {
  const ids = asTexts(given).flatMap((typed) => optionOf(spec, typed, view)?.id ?? [])
  return ids.length > 0 ? value([...new Set(ids)]) : EMPTY
}

/** By id or label in either language, then by everyday words. */
function optionOf({ options = [] }: CellSpec, typed: string, { t }: View): Option | null | undefined {
  const shown = options.map((one) => ({ ...one, label: t.text(one.label) }))
  return (
    picked(options, typed) ?? picked(shown, typed) ?? findOption(shown, typed) ?? findOption(options, typed)
  )
}

/** "8", "8:30", "5 pm", "17.30", "8 Uhr" as 24 hours. */
export function readTime(text: string): string | null {
  const read = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?$/i.exec(text.trim())
  if (!read?.[1]) return null
  const half = /^p/i.test(read[3] ?? '') && Number(read[1]) < 12 ? 12 : 0
  const hour = (/^a/i.test(read[3] ?? '') && read[1] === '12' ? 0 : Number(read[1])) + half
  const minute = Number(read[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const unique = (texts: string[]): string[] => [...new Set(texts.map((one) => one.trim()).filter(Boolean))]

/** A stored value as it stands in its cell, in a form that `readCell` reads back. */
export function showCell({ kind }: CellSpec, stored: unknown, { t }: View): string | string[] | undefined {
  if (stored === undefined || stored === null) return undefined
  switch (kind) {
    case 'choices':
      return asTexts(stored)
    case 'list':
    case 'urls':
      return asTexts(stored).join(', ')
    case 'yesno':
      return stored === true ? 'yes' : 'no'
    case 'count': {
      const count = Count.safeParse(stored)
      return count.success ? showCount(count.data, t) : undefined
    }
    case 'money': {
      const money = Money.safeParse(stored)
      return money.success ? showMoney(money.data, t) : undefined
    }
    default:
      return typeof stored === 'number' ? String(stored) : asText(stored) || undefined
  }
}
