import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PERIODS, type Cost, type Count } from '../domain/fields.ts'
import { addTotals, NO_CATEGORY, totalCosts } from './total.ts'

const usd = (min: number, max: number | null = min) => ({ min, max, currency: 'USD' })
const cost = (parts: Partial<Cost>): Cost => ({
  id: 'c',
  label: 'A cost',
  amount: usd(100),
  period: 'monthly',
  ...parts,
})

describe('the total of costs', () => {
  it('makes a month and a year of every period, and keeps what is paid once apart', () => {
    const { totals } = totalCosts([
      cost({ amount: usd(10_00), period: 'monthly' }),
      cost({ amount: usd(120_00), period: 'annual' }),
      cost({ amount: usd(5_00), period: 'per_user_month', users: 4 }),
      cost({ amount: usd(999_00), period: 'one_off' }),
    ])
    assert.deepEqual(totals, [
      {
        currency: 'USD',
        monthly: { min: 40_00, max: 40_00 },
        annual: { min: 480_00, max: 480_00 },
        oneOff: { min: 999_00, max: 999_00 },
      },
    ])
  })

  it('keeps ranges as ranges, and an open end open', () => {
    const [closed] = totalCosts([cost({ amount: usd(100, 300) }), cost({ amount: usd(50) })]).totals
    assert.deepEqual(closed?.monthly, { min: 150, max: 350 })
    const [open] = totalCosts([cost({ amount: usd(100, null) }), cost({ amount: usd(50) })]).totals
    assert.deepEqual(open?.annual, { min: 1_800, max: null })
  })

  it('never adds up different currencies', () => {
    const { totals } = totalCosts([cost({}), cost({ amount: { min: 1, max: 1, currency: 'EUR' } })])
    assert.deepEqual(
      totals.map(({ currency, monthly }) => [currency, monthly.min]),
      [
        ['EUR', 1],
        ['USD', 100],
      ],
    )
  })

  it('takes the people with a computer where a price per user names no number', () => {
    const perUser = cost({ amount: usd(12_00), period: 'per_user_month' })
    const { lines } = totalCosts([perUser], { min: 20, max: 30 })
    assert.deepEqual(lines[0]?.monthly, { min: 240_00, max: 360_00 })
    assert.equal(
      lines[0]?.explanation,
      '$12.00 a user and month × 20–30 people with a computer = $240.00–$360.00 a month',
    )
  })

  it('says what it could not count, and why', () => {
    const { lines, totals } = totalCosts([cost({ period: 'per_user_month' })])
    assert.equal(lines[0]?.counted, false)
    assert.match(lines[0]?.explanation ?? '', /not counted, because the number of users is missing/)
    assert.deepEqual(totals[0]?.annual, { min: 0, max: 0 })
  })

  it('explains every line, in the currency’s own decimals', () => {
    const yen = { min: 1200, max: 1200, currency: 'JPY' }
    const { lines } = totalCosts([
      cost({ amount: yen, period: 'annual' }),
      cost({ amount: usd(1_000), period: 'monthly' }),
      cost({ amount: usd(50_000, null), period: 'one_off' }),
    ])
    assert.deepEqual(
      lines.map(({ explanation }) => explanation),
      [
        '¥1,200 a year ÷ 12 = ¥100 a month',
        '$10.00 a month × 12 = $120.00 a year',
        'at least $500.00 once; not part of the monthly and annual totals',
      ],
    )
  })

  it('sums by category within a currency', () => {
    const { byCategory } = totalCosts([
      cost({ category: 'telephony' }),
      cost({}),
      cost({ category: 'telephony' }),
    ])
    assert.deepEqual(
      byCategory.map(({ category, monthly }) => [category, monthly.min]),
      [
        [NO_CATEGORY, 100],
        ['telephony', 200],
      ],
    )
  })
})

describe('the total of any costs', () => {
  it('is exact: the year is the sum of its lines, the month a twelfth of it', () =>
    fc.assert(
      fc.property(anyCosts, fc.option(anyCount, { nil: undefined }), (costs, users) => {
        const { totals, lines } = totalCosts(costs, users)
        for (const { currency, annual, monthly, oneOff } of totals) {
          const own = lines.filter((line) => line.currency === currency)
          const sum = (of: 'annual' | 'oneOff') =>
            own.reduce((all, line) => all + BigInt(line[of]?.min ?? 0), 0n)
          assert.equal(BigInt(annual.min), sum('annual'))
          assert.equal(BigInt(oneOff.min), sum('oneOff'))
          assert.ok(Math.abs(monthly.min * 12 - annual.min) <= 6)
          assert.equal(
            annual.max === null,
            own.some((line) => line.annual?.max === null),
          )
        }
      }),
    ))

  it('holds whole numbers in order, whatever the size', () =>
    fc.assert(
      fc.property(fc.array(costOf(Number.MAX_SAFE_INTEGER)), (costs) => {
        for (const { monthly, annual, oneOff } of totalCosts(costs).totals)
          for (const { min, max } of [monthly, annual, oneOff]) {
            assert.ok(Number.isSafeInteger(min) && min >= 0)
            assert.ok(max === null || (Number.isSafeInteger(max) && max >= min))
          }
      }),
    ))

  it('does not depend on the order of the lines', () =>
    fc.assert(
      fc.property(anyCosts, (costs) => {
        const { totals, byCategory } = totalCosts(costs)
        const turned = totalCosts(costs.toReversed())
        assert.deepEqual({ totals, byCategory }, { totals: turned.totals, byCategory: turned.byCategory })
      }),
    ))

  it('is the sum of its categories, and of its parts', () =>
    fc.assert(
      fc.property(anyCosts, anyCosts, (some, others) => {
        const together = totalCosts([...some, ...others])
        const { totals, byCategory } = addTotals([totalCosts(some), totalCosts(others)])
        assert.deepEqual({ totals, byCategory }, { totals: together.totals, byCategory: together.byCategory })
        const fromCategories = addTotals([{ totals: together.byCategory, byCategory: [] }])
        assert.deepEqual(fromCategories.totals, together.totals)
      }),
    ))
})

const anyCount: fc.Arbitrary<Count> = fc
  .tuple(fc.nat(10_000), fc.nat(10_000))
  .map(([min, more]) => ({ min, max: min + more }))

const costOf = (mostUsers: number): fc.Arbitrary<Cost> =>
  fc
    .record({
      min: fc.nat(100_000_000),
      more: fc.option(fc.nat(100_000_000), { nil: null }),
      currency: fc.constantFrom('USD', 'EUR', 'JPY'),
      period: fc.constantFrom(...PERIODS),
      users: fc.option(fc.nat(mostUsers), { nil: undefined }),
      category: fc.constantFrom('productivity', 'telephony', undefined),
    })
    .map(({ min, more, currency, period, users, category }) => ({
      id: 'c',
      label: 'A cost',
      amount: { min, max: more === null ? null : min + more, currency },
      period,
      ...(users === undefined ? {} : { users }),
      ...(category === undefined ? {} : { category }),
    }))

const anyCosts = fc.array(costOf(1_000), { maxLength: 20 })
