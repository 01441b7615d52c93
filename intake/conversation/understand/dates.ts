import { plainWords } from './options.ts'

const MONTHS: readonly string[] = [
  'january jan januar janvier enero ene',
  'february feb februar fevrier febrero',
  'march mar marz maerz mars marzo',
  'april apr avril abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet julio',
  'august aug aout agosto ago',
  'september sep sept septembre septiembre',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez decembre diciembre dic',
]

/**
 * A day as ISO, read from "2027-03-01", "March 2027" (its last day matters less than its month: the first is kept),
 * "1 March 2027" or "1.3.2027". "3/4/2027" is not safe to read and gives null.
 */
export function readDay(text: string): string | null {
  const typed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed)
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3] ?? 1))
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed)
  if (dotted) return day(dotted[3], Number(dotted[2]), Number(dotted[1]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed)
  if (slashed) return readSlashed(Number(slashed[1]), Number(slashed[2]), slashed[3])
  const monthYear = /^(\d{1,2})\/(\d{4})$/.exec(typed)
  if (monthYear) return day(monthYear[2], Number(monthYear[1]), 1)
  const words = plainWords(typed).split(' ')
  const month = MONTHS.findIndex((names) => words.some((word) => names.split(' ').includes(word))) + 1
  const year = words.find((word) => /^(19|20)\d{2}$/.test(word))
  const number = words.find((word) => /^\d{1,2}(st|nd|rd|th)?$/.test(word))
  return month > 0 && year ? day(year, month, number ? parseInt(number, 10) : 1) : null
}

/** One of the two numbers must be a day for sure, or both the same. */
function readSlashed(first: number, second: number, year: string | undefined): string | null {
  if (first === second || second > 12) return day(year, first, second)
  return first > 12 ? day(year, second, first) : null
}

function day(year: string | undefined, month: number, date: number): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso
}
