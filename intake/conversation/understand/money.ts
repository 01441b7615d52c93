import type { Translate } from '../../../hub/domain/languages.ts'
import type { Money } from '../../../hub/domain/fields.ts'
import type { Option } from '../../../hub/domain/vocabulary.ts'
import { readCount } from './count.ts'

/** Bands of what a small company pays for IT; `min` and `max` in whole units of the currency, for each month. */
const BANDS: readonly { id: string; min: number; max: number | null }[] = [
  { id: 'under_500', min: 0, max: 500 },
  { id: '500_1500', min: 500, max: 1500 },
  { id: '1500_3000', min: 1500, max: 3000 },
  { id: '3000_7500', min: 3000, max: 7500 },
  { id: '7500_15000', min: 7500, max: 15_000 },
  { id: 'over_15000', min: 15_000, max: null },
]
const CURRENCY = 'USD'

/** The bands as options to pick from. */
export const bandOptions = (t: Translate): Option[] =>
  BANDS.map(({ id, min, max }) => ({ id, label: capital(showMoney(money(min, max, CURRENCY), t)) }))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The money behind the id of a band. */
export function bandMoney(id: string): Money | null {
  const band = BANDS.find((one) => one.id === id)
  return band ? money(band.min, band.max, CURRENCY) : null
}

/** The band that holds exactly this money, to mark it as picked. */
export const bandOf = ({ min, max }: Money): string | undefined =>
  BANDS.find((band) => band.min * 100 === min && (band.max === null ? null : band.max * 100) === max)?.id

const YEARLY =
  /(?:\bpar |\/)an\b|\b(year|yearly|yr|annual\w*|p\.?\s?a\.?|per annum|jahr|jährlich|année|annuel\w*|año|anual\w*)(?![\p{L}])/iu
const MONTHLY = /\b(month|monthly|mo|monat|monatlich|mois|mensuel\w*|mes|mensual\w*)(?![\p{L}])/iu
const ONCE = /\b(once|one[- ]off|one[- ]time|einmalig|einmal|une fois|unique|una vez|único)(?![\p{L}])/iu
const EACH =
  /\b(per user|a user|each user|per head|per seat|pro (?:nutzer|person|kopf)|par (?:utilisateur|personne)|por (?:usuario|persona))(?![\p{L}])/iu

export type Period = 'monthly' | 'annual' | 'one_off' | 'per_user_month'

/** The period that a text names, or undefined. */
export function readPeriod(text: string): Period | undefined {
  if (EACH.test(text)) return 'per_user_month'
  if (YEARLY.test(text)) return 'annual'
  if (ONCE.test(text)) return 'one_off'
  return MONTHLY.test(text) ? 'monthly' : undefined
}

const NOISE =
  /[$€£]|\b(?:usd|eur|gbp|chf|cad|aud|dollars?|euros?|pounds?|francs?|pesos)\b|(?:\b(?:a|per|each|every|im|pro|par|por|al)\s+|\/\s*)?\b(?:user|head|seat|nutzer|person|utilisateur|usuario|month|monthly|mo|monat|monatlich|mois|mes|year|yearly|yr|jahr|jährlich|an(?! )|année|año|once|einmalig)(?![\p{L}])/giu

/** Reads "$2,500", "about 2.5k", "2000-3000", "12.50 €"; null when it is not safe to say what was meant. */
export function readAmount(text: string): Money | null {
  const currency = currencyOf(text)
  const bare = text.replaceAll(NOISE, ' ').trim()
  const cents = /^(?:about |around |ca\.? |~)?(\d{1,3}(?:[,.' \u00a0\u202f]\d{3})*|\d+)[.,](\d{1,2})$/i.exec(
    bare,
  )
  if (cents) {
    const minor = Number(cents[1]?.replaceAll(/\D/g, '')) * 100 + Number((cents[2] ?? '').padEnd(2, '0'))
    return { min: minor, max: minor, currency }
  }
  if (/\d[.,]\d{1,2}(?!\d)(?!\s*k)/i.test(bare)) return null
  const said = readCount(bare)
  return said ? money(said.count.min, said.count.max, currency) : null
}

/** An amount a month: a yearly one is divided. */
export function readMoney(text: string): Money | null {
  const amount = readAmount(text)
  if (!amount || !YEARLY.test(text)) return amount
  const share = (minor: number) => Math.round(minor / 1200) * 100
  return { ...amount, min: share(amount.min), max: amount.max === null ? null : share(amount.max) }
}

function currencyOf(text: string): string {
  if (/€|\beur(o|os)?\b/i.test(text)) return 'EUR'
  if (/£|\bgbp\b|\bpounds?\b/i.test(text)) return 'GBP'
  if (/ca\$/i.test(text)) return 'CAD'
  return /\b(chf|cad|aud)\b/i.exec(text)?.[0].toUpperCase() ?? CURRENCY
}

const money = (min: number, max: number | null, currency: string): Money => ({
  min: min * 100,
  max: max === null ? null : max * 100,
  currency,
})

/** Money as a person reads it: "$1,500 to $3,000", "more than $15,000". */
export function showMoney({ min, max, currency }: Money, t: Translate): string {
  const unit = (minor: number) =>
    t.number(minor / 100, {
      style: 'currency',
      currency,
      minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
    })
  if (max === null) return t`more than ${unit(min)}`
  if (min === max) return unit(min)
  return min === 0 ? t`up to ${unit(max)}` : t`${unit(min)} to ${unit(max)}`
}
