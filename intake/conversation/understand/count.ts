import type { Count } from '../../../hub/domain/fields.ts'

/** A count as it was said: `approximate` for "about 40", "forty or so", "40ish", "30-50", "more than 20". */
export interface SaidCount {
  count: Count
  approximate: boolean
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const LARGEST = 10_000_000
const ROUGHLY =
  /\b(about|around|roughly|approx\w*|circa|ca|some|nearly|almost|or so|ish|give or take)\b|~|ish\b/

/** Reads one count or range out of a short text; null when it is not safe to say what was meant. */
export function readCount(text: string): SaidCount | null {
  const said = digits(text.toLowerCase())
  if (/-\s*\d/.test(said) && !/\d[a-z\s]*-/.test(said)) return null
  const numbers = [...said.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
  const [first, second] = numbers
  if (first === undefined) return /^(none|no one|nobody)$/.test(said.trim()) ? exactly(0) : null
  if (numbers.some((number) => !Number.isInteger(number) || number > LARGEST)) return null
  if (numbers.length === 2 && second !== undefined) {
    if (!/\d\s*(?:-|–|—|to|until|and|or|bis)\s*(?:about |around )?\d/.test(said)) return null
    return range(Math.min(first, second), Math.max(first, second))
  }
  if (numbers.length > 2) return null
  if (/\b(more than|over|at least|above)\b|\d\s*\+/.test(said)) return range(first, first * 2)
  if (/\b(less than|fewer than|under|below|at most|up to|max)\b/.test(said)) return range(0, first)
  return ROUGHLY.test(said) ? { count: { min: first, max: first }, approximate: true } : exactly(first)
}

const exactly = (number: number): SaidCount => ({
  count: { min: number, max: number, exact: number },
  approximate: false,
})
const range = (min: number, max: number): SaidCount => ({
  count: { min, max: Math.min(max, LARGEST) },
  approximate: true,
})

/** "twenty-five" → 25, "1,200" → 1200, "1.2k" → 1200, "a dozen" → 12, "40ish" → "40 ish". */
function digits(text: string): string {
  return text
    .replaceAll(/(?<=\d)[,’' ](?=\d{3}\b)/g, '')
    .replaceAll(/(\d+(?:\.\d+)?)\s*k\b/g, (_, number: string) => String(Math.round(Number(number) * 1000)))
    .replaceAll(/(?<=[a-z\d])ish\b/g, ' ish')
    .replaceAll(/\b(?:just me|only me|myself)\b/g, '1')
    .replaceAll(/\ba couple(?: of)?\b/g, 'about 2')
    .replaceAll(/\b(?:a|one) dozen\b/g, 'about 12')
    .replaceAll(/\b(?:a|one) hundred\b/g, '100')
    .replaceAll(
      new RegExp(`\\b(${TENS.join('|')})(?:[- ](${UNITS.slice(1, 10).join('|')}))?\\b`, 'g'),
      (_, ten: string, unit?: string) =>
        String((TENS.indexOf(ten) + 2) * 10 + (unit ? UNITS.indexOf(unit) : 0)),
    )
    .replaceAll(new RegExp(`\\b(${UNITS.join('|')})\\b`, 'g'), (word) => String(UNITS.indexOf(word)))
    .replaceAll(/(\d+) hundred(?: and (\d+))?\b/g, (_, hundreds: string, rest?: string) =>
      String(Number(hundreds) * 100 + Number(rest ?? 0)),
    )
}

/** A count as a person reads it: "40", "about 40", "30 to 50". */
export function showCount({ min, max, exact }: Count): string {
  if (exact !== undefined) return String(exact)
  return min === max ? `about ${min}` : `${min} to ${max}`
}
