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

const whole = (amount: number): string => `$${amount.toLocaleString('en-US')}`

/** The bands as options to pick from. */
export const BAND_OPTIONS: readonly Option[] = BANDS.map(({ id, min, max }) => ({
  id,
  label:
    max === null
      ? `More than ${whole(min)}`
      : min === 0
        ? `Up to ${whole(max)}`
        : `${whole(min)} to ${whole(max)}`,
}))

/** The money behind the id of a band. */
export function bandMoney(id: string): Money | null {
  const band = BANDS.find((one) => one.id === id)
  return band ? money(band.min, band.max) : null
}

/** The band that holds exactly this money, to mark it as picked. */
export const bandOf = ({ min, max }: Money): string | undefined =>
  BANDS.find((band) => band.min * 100 === min && (band.max === null ? null : band.max * 100) === max)?.id

/** Reads "$2,500", "about 2.5k a month", "2000-3000"; a yearly amount is turned into a month's. */
export function readMoney(text: string): Money | null {
  const yearly = /\b(year|yearly|annual\w*|p\.?a\.?|per annum)\b/i.test(text)
  const cleaned = text.replaceAll(
    /[$€£]|\busd\b|\b(a|per|each|every)\s+(month|year)\b|\/\s*(month|mo|year|yr)\b/gi,
    ' ',
  )
  const said = readCount(cleaned)
  if (!said || /\d[.,]\d{1,2}(?!\d)(?!\s*k)/i.test(text)) return null
  const share = (amount: number) => (yearly ? Math.round(amount / 12) : amount)
  return money(share(said.count.min), share(said.count.max))
}

const money = (min: number, max: number | null): Money => ({
  min: min * 100,
  max: max === null ? null : max * 100,
  currency: CURRENCY,
})

/** Money as a person reads it: "$1,500 to $3,000", "more than $15,000". */
export function showMoney({ min, max, currency }: Money): string {
  const unit = (minor: number) =>
    (minor / 100).toLocaleString('en-US', {
      style: 'currency',
      currency,
      minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
    })
  if (max === null) return `more than ${unit(min)}`
  if (min === max) return unit(min)
  return min === 0 ? `up to ${unit(max)}` : `${unit(min)} to ${unit(max)}`
}
