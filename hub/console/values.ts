import {
  INDUSTRIES,
  INTERESTS,
  IT_TODAY,
  labelOf,
  PRIORITIES,
  TIMELINES,
  type Option,
} from '../domain/vocabulary.ts'
import { exactly } from './time.ts'

/** A value as it is drawn: one text, or a list of things with their details. */
export type Shown = { text: string } | { items: { title: string; details: [name: string, text: string][] }[] }

const OPTIONS: Record<string, readonly Option[]> = {
  'profile.industry': INDUSTRIES,
  'needs.timeline': TIMELINES,
  'needs.interests': INTERESTS,
  'profile.itToday.kind': IT_TODAY,
  'needs.pains.priority': PRIORITIES,
}
/** What names an element of a list, in this order. */
const TITLES = ['name', 'label', 'text', 'what', 'isp', 'location']
const MAX_DEPTH = 4

/** Draws any answer of the field catalogue, and something sensible for what it does not know. */
export function showValue(path: string, value: unknown): Shown {
  if (Array.isArray(value) && value.some(isRecord))
    return { items: value.filter(isRecord).map((item) => showItem(path, item)) }
  return { text: textOf(path, value, 0) }
}

/** Shown as plain text, for forms and for what is read aloud. */
export function plainText(path: string, value: unknown): string {
  const shown = showValue(path, value)
  return 'text' in shown ? shown.text : shown.items.map(({ title }) => title).join(', ')
}

function showItem(path: string, item: Record<string, unknown>) {
  const named = TITLES.find((name) => typeof item[name] === 'string')
  const details = Object.entries(item)
    .filter(([name, value]) => name !== 'id' && name !== named && !name.endsWith('Id') && value !== undefined)
    .map(([name, value]): [string, string] => [spaced(name), textOf(`${path}.${name}`, value, 1)])
  return { title: named ? String(item[named]) : 'Unnamed', details }
}

function textOf(path: string, value: unknown, depth: number): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return value.toLocaleString('en')
  if (typeof value === 'string') return textOfString(path, value)
  if (depth > MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.map((one) => textOf(path, one, depth + 1)).join(', ') || 'none'
  return isRecord(value) ? textOfRecord(path, value, depth) : ''
}

function textOfString(path: string, value: string): string {
  const options = OPTIONS[path]
  if (options) return labelOf(options, value)
  if (path.endsWith('.website') && value === 'none') return 'no website'
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
}

function textOfRecord(path: string, value: Record<string, unknown>, depth: number): string {
  if (typeof value.given === 'boolean') return textOfConsent(value)
  if (typeof value.currency === 'string') return textOfMoney(value)
  if (typeof value.min === 'number' && 'max' in value) return textOfCount(value)
  if (value.tellMe === true) return 'wants to know what is normal'
  if (isRecord(value.amount) && typeof value.period === 'string')
    return `${textOf(path, value.amount, depth + 1)} ${PERIODS[value.period] ?? value.period}`
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, one]) => `${spaced(name)}: ${textOf(`${path}.${name}`, one, depth + 1)}`)
    .join('; ')
}

const PERIODS: Record<string, string> = {
  monthly: 'a month',
  annual: 'a year',
  one_off: 'once',
  per_user_month: 'a user and month',
}

function textOfConsent({ given, at, by, textVersion }: Record<string, unknown>): string {
  const when = typeof at === 'string' ? ` ${exactly(at)}` : ''
  const who = typeof by === 'string' ? ` by ${by}` : ''
  const text = typeof textVersion === 'string' ? `, text ${textVersion}` : ''
  return `${given ? 'given' : 'not given'}${when}${who}${text}`
}

function textOfMoney({ min, max, currency }: Record<string, unknown>): string {
  const money = (minor: unknown) =>
    (Number(minor) / 100).toLocaleString('en', {
      style: 'currency',
      currency: String(currency),
      minimumFractionDigits: 0,
    })
  if (max === null || max === undefined) return `${money(min)} or more`
  return min === max ? money(min) : `${money(min)} to ${money(max)}`
}

function textOfCount({ min, max, exact }: Record<string, unknown>): string {
  const number = (one: unknown) => Number(one).toLocaleString('en')
  if (typeof exact === 'number') return number(exact)
  return min === max ? number(min) : `${number(min)} to ${number(max)}`
}

/** `lastRestoreTest` → "last restore test". */
export const spaced = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
