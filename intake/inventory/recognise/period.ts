import type { Cost } from '../../../hub/domain/fields.ts'

/** How often something is paid, as a text says it. `quarterly` and `per_user_year` are turned into what can be stored. */
export interface SaidPeriod {
  every: 'month' | 'quarter' | 'year' | 'once'
  perUser: boolean
}

const MONTH =
  /\b(per month|a month|each month|every month|monthly|month|mo|mth|pm|p\.m\.|monatl\w*|mtl|pro monat|je monat|im monat|monat|mensuel\w*|par mois|mois|mensual\w*|al mes|por mes|mes)\b\.?|\/\s*(mo|m|month|monat|mois|mes)\b/iu
const QUARTER = /\b(quarterly|per quarter|a quarter|quarter|quartal\w*|vierteljährl\w*|trimestr\w*)\b/iu
const YEAR =
  /\b(per year|a year|each year|every year|yearly|annual\w*|annum|year|yr|yrs|p\.\s?a|jährl\w*|pro jahr|im jahr|je jahr|jahr|annuel\w*|par an|an|año|anual\w*|al año|por año)\b\.?|\/\s*(yr|y|year|jahr|an|año)\b|12\s*(months|monate|mois|meses)/iu
const ONCE =
  /\b(one[- ]?off|one[- ]?time|once|setup fee|set-up|setup|einmalig\w*|einrichtung\w*|ponctuel\w*|unique|única?|pago único|perpetual|installation)\b/iu
const USER =
  /(?:\b(?:per|a|each|pro|je|par|por|al|le)\s+|\/\s*)(user|usr|seat|person|head|employee|licen[cs]e|lic|agent|device|endpoint|mailbox|nutzer|benutzer|anwender|arbeitsplatz|mitarbeiter|lizenz|postfach|utilisateur|poste|licence|salarié|usuario|puesto|licencia|empleado)\b|\b(pupm|pepm)\b/iu

/** What a text says about the period, or undefined. The shorter one wins: "monthly, billed annually" is a month's price. */
export function readPeriod(text: string): SaidPeriod | undefined {
  const perUser = USER.test(text)
  const every = everyOf(text)
  return every ? { every, perUser } : undefined
}

function everyOf(text: string): SaidPeriod['every'] | undefined {
  if (/\bpupm\b|\bpepm\b/i.test(text)) return 'month'
  if (ONCE.test(text)) return 'once'
  if (MONTH.test(text)) return 'month'
  if (QUARTER.test(text)) return 'quarter'
  return YEAR.test(text) ? 'year' : undefined
}

export const saysPerUser = (text: string): boolean => USER.test(text)

/** Words of period and unit taken out of a text, so that the name is left. */
export const withoutPeriod = (text: string): string =>
  text
    .replaceAll(everywhere(USER), ' ')
    .replaceAll(everywhere(MONTH), ' ')
    .replaceAll(everywhere(QUARTER), ' ')
    .replaceAll(everywhere(YEAR), ' ')

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags}g`)

interface Said {
  amount: number
  period: SaidPeriod | undefined
  /** How many users or pieces, where that is known. */
  count: number | undefined
}

/** An amount in the periods that a cost can have; a year's price for each user becomes the year's price of all. */
export function costPeriod({ amount, period, count }: Said): { amount: number; period?: Cost['period'] } {
  if (!period) return { amount }
  const all = period.perUser && count !== undefined && count > 0 ? amount * count : amount
  switch (period.every) {
    case 'once':
      return { amount: all, period: 'one_off' }
    case 'month':
      return period.perUser ? { amount, period: 'per_user_month' } : { amount, period: 'monthly' }
    case 'quarter':
      return { amount: all * 4, period: 'annual' }
    case 'year':
      if (period.perUser && count === undefined)
        return { amount: Math.round(amount / 12), period: 'per_user_month' }
      return { amount: all, period: 'annual' }
  }
}
