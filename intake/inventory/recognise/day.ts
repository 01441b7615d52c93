const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|janv|ene)/, 1],
  [/^(feb|fev)/, 2],
  [/^(mar|maerz|mrz|mae)/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai|mayo)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(aug|aou|ago)/, 8],
  [/^sep/, 9],
  [/^(oct|okt)/, 10],
  [/^nov/, 11],
  [/^(dec|dez|dic)/, 12],
]

const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/
const NUMERIC = /\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b/
const DAY_FIRST = /\b(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b/u
const DASHED = /\b(\d{1,2})-(\p{L}{3})\p{L}*-(\d{4})\b/u
const MONTH_FIRST = /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u

/** A day as a text writes it, as ISO 8601; undefined when it is none. `monthFirst` reads 3/4/2026 as March 4. */
export function readDay(text: string, monthFirst: boolean): string | undefined {
  const iso = ISO.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = NUMERIC.exec(text)
  if (numeric) return ofNumbers(numeric, monthFirst)
  const first = DAY_FIRST.exec(text)
  if (first) return day(Number(first[3]), month(first[2]), Number(first[1]))
  const dashed = DASHED.exec(text)
  if (dashed) return day(Number(dashed[3]), month(dashed[2]), Number(dashed[1]))
  const named = MONTH_FIRST.exec(text)
  return named ? day(Number(named[3]), month(named[1]), Number(named[2])) : undefined
}

function ofNumbers(
  [, a = '', sign, b = '', y = '']: RegExpExecArray,
  monthFirst: boolean,
): string | undefined {
  const year = y.length === 2 ? 2000 + Number(y) : Number(y)
  const [one, two] = [Number(a), Number(b)]
  if (sign === '.' || one > 12) return day(year, two, one)
  return monthFirst || two > 12 ? day(year, one, two) : day(year, two, one)
}

const month = (name = ''): number => {
  const bare = name.toLowerCase().replaceAll('ä', 'ae').normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return MONTHS.find(([pattern]) => pattern.test(bare))?.[1] ?? 0
}

function day(year: number, month: number, date: number): string | undefined {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1) return undefined
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
