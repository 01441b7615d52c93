import type { Money } from '../../../hub/domain/fields.ts'
import { NUMBER, readNumber, type DecimalMark } from './number.ts'

/** An amount that a text names, with where it stood. */
export interface SaidMoney {
  /** Minor units. */
  amount: number
  /** Absent when the text does not say it. */
  currency?: string
  text: string
  at: number
}

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pounds: 'GBP',
  franken: 'CHF',
  francs: 'CHF',
  'fr.': 'CHF',
  bucks: 'USD',
}
const CODES = 'USD EUR GBP CHF CAD AUD NZD JPY SEK NOK DKK PLN CZK HUF MXN BRL INR ZAR SGD'.split(' ')
const SIGN = String.raw`us\$|ca\$|c\$|a\$|[$€£¥]|\b(?:${CODES.join('|')})\b|\beuros?\b|\bdollars?\b|\bpounds\b|\bfranken\b|\bfrancs\b|\bbucks\b|\bfr\.`
const BEFORE = new RegExp(String.raw`(?<sign>${SIGN})\s?(?<number>${NUMBER})\s?(?<thousand>k\b)?`, 'giu')
const AFTER = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<number>${NUMBER})\s?(?<thousand>k(?=[\s$€£]))?\s?(?<sign>${SIGN})`,
  'giu',
)

export function currencyOf(sign: string): string | undefined {
  const bare = sign.trim().toLowerCase()
  const code = bare.toUpperCase()
  return SIGNS[bare] ?? (CODES.includes(code) ? code : undefined)
}

/** The amounts of a text that carry a currency, in their order. */
export function moniesIn(text: string, mark: DecimalMark): SaidMoney[] {
  const found: SaidMoney[] = []
  for (const pattern of [BEFORE, AFTER])
    for (const { 0: whole, groups = {}, index } of text.matchAll(pattern)) {
      const overlaps = found.some(
        ({ at, text: other }) => index < at + other.length && at < index + whole.length,
      )
      const currency = currencyOf(groups['sign'] ?? '')
      const value = readNumber(groups['number'] ?? '', mark)
      if (overlaps || currency === undefined || value === undefined) continue
      found.push({
        amount: minor(groups['thousand'] ? value * 1000 : value, currency),
        currency,
        text: whole,
        at: index,
      })
    }
  return found.filter(({ amount }) => amount <= LARGEST).sort((a, b) => a.at - b.at)
}

/** The catalogue of fields takes no more. */
export const LARGEST = 100_000_000_00

/** Whole minor units: cents, or yen where a currency has none. */
export function minor(value: number, currency: string): number {
  return Math.round(Number((value * 10 ** digitsOf(currency)).toPrecision(15)))
}

const DIGITS = new Map<string, number>()
function digitsOf(currency: string): number {
  const known = DIGITS.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  DIGITS.set(currency, digits)
  return digits
}

export const exactly = (amount: number, currency: string): Money => ({ min: amount, max: amount, currency })

/** The currency that a text names most often. */
export function mainCurrency(text: string): string | undefined {
  const counts = new Map<string, number>()
  for (const [sign] of text.matchAll(new RegExp(SIGN, 'giu'))) {
    const currency = currencyOf(sign)
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
