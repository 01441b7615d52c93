import { named, type Named } from '../named.ts'
import { fold } from '../text.ts'
import { mainCurrency } from './money.ts'
import { decimalMark, type DecimalMark } from './number.ts'
import { documentPeriod } from './document-period.ts'
import type { SaidPeriod } from './period.ts'

/** What holds for a text as a whole. */
export interface Context {
  mark: DecimalMark
  /** Of amounts that do not say their own. */
  currency: string
  /** The text names a currency somewhere; else `currency` is assumed. */
  currencySaid: boolean
  /** 3/4/2026 is March 4. */
  monthFirst: boolean
  period?: SaidPeriod
  /** The product that a name means; remembers, and looks for typing mistakes a limited number of times. */
  named(text: string): Named | undefined
}

/** Looking for a typing mistake is the costly part: about half a millisecond each. */
const MAX_TYPO_SEARCHES = 150

export function contextOf(text: string, fallback: string): Context {
  const said = mainCurrency(text)
  const currency = said ?? fallback
  const american = currency === 'USD' || currency === 'CAD'
  const period = documentPeriod(text, american)
  return {
    mark: decimalMark(text, american || currency === 'GBP' ? '.' : ','),
    currency,
    currencySaid: said !== undefined,
    monthFirst: isMonthFirst(text, american),
    ...(period ? { period } : {}),
    named: remembering(),
  }
}

function isMonthFirst(text: string, fallback: boolean): boolean {
  const days = [...text.matchAll(/\b(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})\b/g)]
  if (days.some(([, first]) => Number(first) > 12)) return false
  return fallback || days.some(([, , second]) => Number(second) > 12)
}

function remembering(): Context['named'] {
  const known = new Map<string, Named | undefined>()
  let searches = 0
  return (text) => {
    const key = fold(text)
    if (known.has(key)) return known.get(key)
    const plain = named(text, { typos: false })
    const isWhole = plain !== undefined && plain.beside === ''
    const found = isWhole || searches++ >= MAX_TYPO_SEARCHES ? plain : named(text)
    known.set(key, found)
    return found
  }
}
