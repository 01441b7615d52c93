import { Money } from '../domain/fields.ts'
import { decimalsOf, majorUnits } from './transform-money.ts'
import { made, skip, type Made } from './transform.ts'

/** A one-way text with places: "{company.name}: {score.overall}". */
export interface Template {
  text: string
  paths: string[]
  escape: 'none' | 'html'
}

const PLACE = /\{([a-z][\w.]*)\}/gi

export const parseTemplate = (text: string, escape: Template['escape']): Template => ({
  text,
  paths: [...text.matchAll(PLACE)].map(([, path]) => path ?? ''),
  escape,
})

/**
 * The text with its places filled; an unknown place stays empty, and a template none of whose places is known makes
 * nothing. With `escape: html` everything that was filled in is text, whatever it looks like: markup from outside
 * never reaches the CRM as markup.
 */
export function fillTemplate(template: Template, facts: Record<string, unknown>): Made<string> {
  const known = template.paths.some((path) => asText(facts[path]) !== '')
  if (template.paths.length > 0 && !known) return skip('Nothing that this text speaks of is known yet.')
  const filled = template.text.replace(PLACE, (_, path: string) => {
    const text = asText(facts[path])
    return template.escape === 'html' ? escapeHtml(text) : text
  })
  return made(filled.trim())
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML: every special character escaped, line ends as `<br>`. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char).replace(/\r?\n/g, '<br>')

/** A value as people read it: ranges with a dash, lists with commas. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ')
  return rangeText(value) ?? ''
}

/** `{min, max, exact?}` as "40" or "40–60", money with its currency; undefined for anything else. */
export function rangeText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('min' in value) || !('max' in value)) return undefined
  if ('currency' in value) return moneyText(value)
  const { min, max } = value
  if ('exact' in value && typeof value.exact === 'number') return String(value.exact)
  if (typeof min !== 'number') return undefined
  if (typeof max !== 'number') return `${min} or more`
  return min === max ? String(min) : `${min}–${max}`
}

function moneyText(value: unknown): string | undefined {
  const parsed = Money.safeParse(value)
  if (!parsed.success) return undefined
  const { min, max, currency } = parsed.data
  const shown = (minor: number) => majorUnits(minor, decimalsOf(currency))
  const text =
    max === null ? `${shown(min)} or more` : min === max ? shown(min) : `${shown(min)}–${shown(max)}`
  return `${currency} ${text}`
}
