import { currencyOf, minor } from './money.ts'
import { readNumber, type DecimalMark } from './number.ts'

/** A line of an invoice: what, how many, and the sum in minor units. */
export interface LineItem {
  description: string
  count?: number
  total: number
  currency?: string
}

interface Figure {
  value: number
  isPrice: boolean
  /** Where it began, in words. */
  at: number
}

const UNITS =
  /^(x|×|@|à|pcs?\.?|stk\.?|stück|st\.?|ea\.?|each|lic\.?|lizenz\w*|licen[cs]es?|user|users|nutzer|seats?|monat\w*|mon\.?|month|months|mo|mois|mes|meses|h|hrs?|std\.?|ud\.?|uds\.?|pauschal|psch\.?|=|ht|net|pa|le|me|per|year|jahr|an|año|tva|ust|a|b|c)$/iu
/** "1 Year" is how long, not how many. */
const TERM = /(?<![\d.,])\d{1,2}\s?-?(?:years?|yrs?|months?|jahre?|monate?|ans?|mois|años?|meses)(?!\p{L})/giu
const PERCENT = /^\(?\d{1,2}(?:[.,]\d{1,2})?\s?%\)?$|^%$/
const FIGURE = /^([$€£]|us\$|[A-Z]{3})?(-?\d[\d.,'’]*)([$€£]|[A-Z]{3})?$/i
const MAX_WORDS = 200
const LARGEST_COUNT = 100_000
const CLOSE = 0.011
const LARGEST_TAX = 0.3

/** Reads description, number and prices of a line; undefined when it has no price. `ordinal` is its place, if numbered. */
export function readLineItem(text: string, ordinal: number, mark: DecimalMark): LineItem | undefined {
  const words = joinGroups(text.replaceAll(TERM, ' ')).trim().split(/\s+/).slice(0, MAX_WORDS)
  const { figures, currency, from } = tail(words, mark)
  const prices = figures.filter(({ isPrice }) => isPrice)
  const sum = prices.at(-1)
  if (!sum || sum.value < 0) return undefined
  const lead = leading(words.slice(0, from), mark)
  const count = countOf(figures, prices, sum, lead?.isPlace ? undefined : lead?.value, ordinal)
  const end = cutAt(figures, count, from)
  const skip =
    lead && (lead.value === count?.value || lead.value === ordinal || lead.isPlace) ? lead.words : 0
  return {
    description: words.slice(skip, end).join(' '),
    ...(count && count.value <= LARGEST_COUNT ? { count: count.value } : {}),
    total: minor(sum.value, currency ?? 'USD'),
    ...(currency ? { currency } : {}),
  }
}

/** "1 234,56" is one number when a price follows its space. */
const joinGroups = (text: string): string =>
  text.replaceAll(/(?<=(?:^|\s)\d{1,3})[   ](?=\d{3}[.,]\d{2}(?!\d))/g, '')

/** Walks back from the end while figures, units and currencies follow each other. */
function tail(words: readonly string[], mark: DecimalMark) {
  const figures: Figure[] = []
  let currency: string | undefined
  let at = words.length
  for (; at > 0; at--) {
    const word = words[at - 1] ?? ''
    const sign = currencyOf(word)
    if (sign) currency ??= sign
    else if (!UNITS.test(word) && !PERCENT.test(word)) {
      const [, before = '', digits = '', after = ''] = FIGURE.exec(word) ?? []
      const value = readNumber(digits.replace(/^-/, ''), mark)
      if (value === undefined) break
      currency ??= currencyOf(before) ?? currencyOf(after)
      const isPrice = before !== '' || after !== '' || /[.,]\d{2}$/.test(digits) || isSigned(words, at - 1)
      figures.unshift({ value: digits.startsWith('-') ? -value : value, isPrice, at: at - 1 })
    }
  }
  return { figures, currency, from: figures[0]?.at ?? words.length }
}

const isSigned = (words: readonly string[], at: number): boolean =>
  [words[at - 1], words[at + 1]].some((word) => word !== undefined && currencyOf(word) !== undefined)

/** A number before the description: how many, or which line it is. */
function leading(words: readonly string[], mark: DecimalMark) {
  const [first = '', second = ''] = words
  if (!/^\d{1,5}([.,]0{1,3})?[.)x×]?$/i.test(first)) return undefined
  const isTimes = /^[x×]$|^(stk|st|pcs|lic)\.?$/i.test(second)
  const value = readNumber(first.replace(/[.)x×]$/i, ''), mark)
  if (value === undefined) return undefined
  return {
    value: Math.round(value),
    words: isTimes ? 2 : 1,
    isPlace: /[.)]$/.test(first) || /^0/.test(first),
  }
}

/** How many: the number that times the price makes the sum; without a price of one, a lone number that is no year. */
function countOf(
  figures: readonly Figure[],
  prices: readonly Figure[],
  sum: Figure,
  lead: number | undefined,
  ordinal: number,
): { value: number; at: number } | undefined {
  const numbers = figures.filter(({ isPrice, value }) => !isPrice && Number.isInteger(value) && value > 0)
  const unit = prices.length > 1 ? prices.at(-2) : undefined
  const others = prices.slice(0, -1).map(({ value }) => value)
  const fits = (count: number, price: number) => {
    const taxes = others.filter((tax) => tax !== price && tax < count * price * LARGEST_TAX)
    return [0, ...taxes].some(
      (tax) => Math.abs(count * price + tax - sum.value) <= CLOSE * Math.max(1, count),
    )
  }
  for (const price of prices.slice(0, -1)) {
    const found = numbers.find(({ value }) => fits(value, price.value))
    if (found) return found
  }
  // "12,00 20,60 247,20": the number of pieces is written like a price.
  const [first, second] = prices
  if (
    prices.length > 2 &&
    first &&
    second &&
    Number.isInteger(first.value) &&
    fits(first.value, second.value)
  )
    return first
  const isLead = lead !== undefined && prices.slice(0, -1).some(({ value }) => fits(lead, value))
  if (isLead) return { value: lead, at: -1 }
  const [only] = numbers
  if (!unit && numbers.length === 1 && only && only.value < 1000 && only.value !== 365) return only
  return !unit && lead !== undefined && lead !== ordinal ? { value: lead, at: -1 } : undefined
}

/** Figures that belong to the name ("Windows Server 2022") stay in it. */
function cutAt(figures: readonly Figure[], count: { at: number } | undefined, from: number): number {
  const firstPrice = figures.find(({ isPrice }) => isPrice)?.at ?? from
  return count && count.at >= 0 && count.at < firstPrice ? count.at : firstPrice
}
