import type { Cost } from '../domain/fields.ts'
import type { Amount } from './exact.ts'

/** How a cost line was worked out, in one line that a person can check. */
export function explain(
  { amount, period, users: ownUsers }: Cost,
  { monthly, annual }: { monthly?: Amount; annual?: Amount },
  users: Amount | undefined,
): string {
  const say = (one: Amount | undefined) => (one ? money(one, amount.currency) : '')
  switch (period) {
    case 'monthly':
      return `${say(amount)} a month × 12 = ${say(annual)} a year`
    case 'annual':
      return `${say(amount)} a year ÷ 12 = ${say(monthly)} a month`
    case 'one_off':
      return `${say(amount)} once; not part of the monthly and annual totals`
    case 'per_user_month':
      if (!users)
        return `${say(amount)} a user and month; not counted, because the number of users is missing`
      return `${say(amount)} a user and month × ${range(users, String)} ${
        ownUsers === undefined ? 'people with a computer' : 'users'
      } = ${say(monthly)} a month`
  }
}

function money(amount: Amount, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return range(amount, (minor) => format.format(minor / 10 ** digits))
}

function range({ min, max }: Amount, say: (value: number) => string): string {
  if (max === null) return `at least ${say(min)}`
  return min === max ? say(min) : `${say(min)}–${say(max)}`
}
