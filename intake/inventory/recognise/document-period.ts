import { readDay } from './day.ts'
import { readPeriod, type SaidPeriod } from './period.ts'

const MAX_LINES = 200
const SPAN =
  /(?:period|zeitraum|période|periodo|service dates?|usage|leistung\w*|abrechnungs\w*|billing|coverage|term)\b/iu
const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}-\p{L}{3,9}-\d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,10}\.? \d{4})`
/** The first day of "October 1 - October 31, 2026" borrows its year. */
const RANGE = new RegExp(
  String.raw`(${DAY}|\p{L}{3,10}\.? \d{1,2})\s*(?:-|–|—|to|bis|until|through|au|al|a)\s*(${DAY})`,
  'iu',
)
const A_DAY_MS = 86_400_000

/** The period that an invoice is for: "Billing period: Oct 1, 2026 – Oct 31, 2026", "Leistungszeitraum Oktober 2026". */
export function documentPeriod(text: string, monthFirst: boolean): SaidPeriod | undefined {
  for (const line of text.split('\n', MAX_LINES)) {
    if (line.length > 300 || !SPAN.test(line)) continue
    const range = periodOfRange(line, monthFirst)
    if (range) return range
    const said = readPeriod(line)
    if (said && !/\d[.,]\d{2}\b/.test(line)) return { every: said.every, perUser: false }
    if (/\b\p{L}{3,10}\.? \d{4}\b/u.test(line) && !/\d[.,]\d{2}\b/.test(line))
      return { every: 'month', perUser: false }
  }
  return undefined
}

/** How long from one day to another, where that is a month, a quarter or a year. */
export function periodOfRange(line: string, monthFirst: boolean): SaidPeriod | undefined {
  const [, from = '', to = ''] = RANGE.exec(line) ?? []
  const end = readDay(to, monthFirst)
  const start = readDay(from, monthFirst) ?? readDay(`${from}, ${end?.slice(0, 4)}`, monthFirst)
  if (!start || !end) return undefined
  const days = Math.round((Date.parse(end) - Date.parse(start)) / A_DAY_MS)
  if (days >= 27 && days <= 31) return { every: 'month', perUser: false }
  if (days >= 88 && days <= 92) return { every: 'quarter', perUser: false }
  return days >= 363 && days <= 366 ? { every: 'year', perUser: false } : undefined
}
