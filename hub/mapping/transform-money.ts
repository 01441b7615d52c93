import { Money } from '../domain/fields.ts'
import { hold, made, skip, type Made, type Transform } from './transform.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)

/** How many decimals a currency has of its own: two for most, none for the yen. */
export const decimalsOf = (currency: string): number =>
  isCurrency(currency)
    ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2)
    : 2

/** Integer minor units as a decimal text in major units: 1250 cents are "12.50". */
export function majorUnits(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const rest = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${minor < 0 ? '-' : ''}${whole}${rest}`
}

const AMOUNT = /^(\d{1,12})(?:\.(\d{1,10}))?$/
/** A CRM writes 1,234.50 as 1234.5, 1234.50 or $1,234.50. */
const plainAmount = (text: string): string =>
  text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')

/** The minor units that a decimal text means; undefined where it is no amount, or finer than the currency. */
function minorUnits(text: string, decimals: number): number | undefined {
  const [, whole, part = ''] = AMOUNT.exec(plainAmount(text)) ?? []
  const fine = part.replace(/0+$/, '')
  if (whole === undefined || fine.length > decimals) return undefined
  return Number(whole + fine.padEnd(decimals, '0'))
}

/** One spelling for an amount of which the currency is not known. */
function plainNumber(text: string): string {
  const [, whole, part = ''] = AMOUNT.exec(plainAmount(text)) ?? []
  if (whole === undefined) return text.trim()
  const fine = part.replace(/0+$/, '')
  return `${Number(whole)}${fine ? `.${fine}` : ''}`
}

function exactAmount(value: unknown): Made<{ minor: number; currency: string }> {
  const parsed = Money.safeParse(value)
  if (!parsed.success) return hold('This is not an amount of money.')
  const { min, max, currency } = parsed.data
  return min === max ? made({ minor: min, currency }) : skip('A range is not sent as an amount.')
}

/**
 * Money in minor units ↔ a decimal text in major units, with the currency's own number of decimals. A CRM's field
 * holds no currency: only with one named here can the amount come back, and only amounts in it are sent.
 */
export function money(currency?: string): Transform {
  const decimals = currency === undefined ? 0 : decimalsOf(currency)
  const name = 'money'
  const normalise = (text: string): string => {
    if (currency === undefined) return plainNumber(text)
    const minor = minorUnits(text, decimals)
    return minor === undefined ? plainNumber(text) : majorUnits(minor, decimals)
  }
  return {
    name,
    reversible: currency !== undefined,
    normalise,
    forward: (value) => {
      const exact = exactAmount(value)
      if (!exact.ok) return exact
      if (currency !== undefined && exact.value.currency !== currency)
        return hold(`The amount is in ${exact.value.currency}, and this field holds ${currency}.`)
      return made(majorUnits(exact.value.minor, decimalsOf(exact.value.currency)))
    },
    back: (remote) => {
      if (currency === undefined) return hold('The field does not say in which currency it is.')
      const minor = minorUnits(remote, decimals)
      const value = Money.safeParse({ min: minor, max: minor, currency })
      return value.success ? made(value.data) : hold(`This is not an amount in ${currency}.`)
    },
    probes: [0, 5, 1250, 123_456_789].map((one) => ({ min: one, max: one, currency: currency ?? 'USD' })),
    holds: ['number', 'text'],
  }
}
