import type { Cost, Count } from '../domain/fields.ts'
import { explain } from './explain.ts'
import { add, monthOf, times, toAmount, toExact, ZERO, type Amount, type Exact } from './exact.ts'

/** One cost as it counts: what it is a month and a year, or once, and how that was worked out. */
export interface CostLine {
  costId: string
  label: string
  category: string
  currency: string
  monthly?: Amount
  annual?: Amount
  oneOff?: Amount
  /** False when something is missing that the sum would need. */
  counted: boolean
  explanation: string
}

/** Sums in one currency; what is paid once stands apart. A month is a twelfth of the year, rounded once. */
export interface CostTotal {
  currency: string
  monthly: Amount
  annual: Amount
  oneOff: Amount
}

export interface CostTotals {
  totals: CostTotal[]
  byCategory: (CostTotal & { category: string })[]
  lines: CostLine[]
}

export const NO_CATEGORY = 'other'

interface Counted {
  line: CostLine
  annual: Exact
  oneOff: Exact
}

/** What an assessment's costs come to. `computerUsers` stands in where a price per user names no number. */
export function totalCosts(costs: readonly Cost[], computerUsers?: Count): CostTotals {
  const counted = costs.map((cost) => count(cost, computerUsers))
  return {
    totals: byCurrency(counted, ({ line }) => line.currency),
    byCategory: byCategory(counted, ({ line }) => line),
    lines: counted.map(({ line }) => line),
  }
}

/** What a cost comes to a month; undefined for what is paid once, and where a price per user names no users. */
export function monthlyOf(cost: Cost): Cost['amount'] | undefined {
  const { monthly, currency } = count(cost, undefined).line
  return monthly && { ...monthly, currency }
}

/** The sums of several assessments together. */
export function addTotals(all: readonly Omit<CostTotals, 'lines'>[]): Omit<CostTotals, 'lines'> {
  const exact = <T extends CostTotal>(total: T) => ({
    line: total,
    annual: toExact(total.annual),
    oneOff: toExact(total.oneOff),
  })
  return {
    totals: byCurrency(
      all.flatMap(({ totals }) => totals.map(exact)),
      ({ line }) => line.currency,
    ),
    byCategory: byCategory(
      all.flatMap((one) => one.byCategory.map(exact)),
      ({ line }) => line,
    ),
  }
}

const byCurrency = <T extends Part>(parts: readonly T[], currencyOf: (part: T) => string): CostTotal[] =>
  sumBy(parts, currencyOf).map(([currency, sum]) => ({ currency, ...sum }))

const byCategory = <T extends Part>(
  parts: readonly T[],
  lineOf: (part: T) => { currency: string; category: string },
) =>
  sumBy(parts, (part) => {
    const { currency, category } = lineOf(part)
    return `${currency} ${category}`
  }).map(([key, sum]) => ({ category: key.slice(4), currency: key.slice(0, 3), ...sum }))

type Part = Pick<Counted, 'annual' | 'oneOff'>

function sumBy<T extends Part>(parts: readonly T[], keyOf: (part: T) => string) {
  const sums = new Map<string, Part>()
  for (const part of parts) {
    const sum = sums.get(keyOf(part)) ?? { annual: ZERO, oneOff: ZERO }
    sums.set(keyOf(part), { annual: add(sum.annual, part.annual), oneOff: add(sum.oneOff, part.oneOff) })
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { annual, oneOff }]): [string, Omit<CostTotal, 'currency'>] => [
      key,
      { monthly: toAmount(monthOf(annual)), annual: toAmount(annual), oneOff: toAmount(oneOff) },
    ])
}

function count(cost: Cost, computerUsers: Count | undefined): Counted {
  const amount = toExact(cost.amount)
  const users = usersOf(cost, computerUsers)
  const annual = annualOf(cost.period, amount, users)
  const oneOff = cost.period === 'one_off' ? amount : undefined
  const sums = {
    ...(annual ? { monthly: toAmount(monthOf(annual)), annual: toAmount(annual) } : {}),
    ...(oneOff ? { oneOff: toAmount(oneOff) } : {}),
  }
  return {
    annual: annual ?? ZERO,
    oneOff: oneOff ?? ZERO,
    line: {
      costId: cost.id,
      label: cost.label,
      category: cost.category ?? NO_CATEGORY,
      currency: cost.amount.currency,
      ...sums,
      counted: annual !== undefined || oneOff !== undefined,
      explanation: explain(cost, sums, users && toAmount(users)),
    },
  }
}

function annualOf(period: Cost['period'], amount: Exact, users: Exact | undefined): Exact | undefined {
  switch (period) {
    case 'monthly':
      return times(amount, TWELVE)
    case 'annual':
      return amount
    case 'per_user_month':
      return users && times(times(amount, users), TWELVE)
    case 'one_off':
      return undefined
  }
}

const TWELVE: Exact = { min: 12n, max: 12n }

function usersOf(cost: Cost, computerUsers: Count | undefined): Exact | undefined {
  if (cost.period !== 'per_user_month') return undefined
  if (cost.users !== undefined) return toExact({ min: cost.users, max: cost.users })
  return computerUsers && toExact(computerUsers)
}
