import type { Translate } from '../../../hub/domain/languages.ts'
import type { Count } from '../../../hub/domain/fields.ts'
import { numberWords } from './number-words.ts'

/** A count as it was said: `approximate` for "about 40", "forty or so", "40ish", "30-50", "more than 20". */
export interface SaidCount {
  count: Count
  approximate: boolean
}

const LARGEST = 10_000_000
const ROUGHLY =
  /\b(about|around|roughly|approx\w*|circa|ca|some|nearly|almost|or so|ish|give or take|etwa|ungefahr|rund|knapp|fast|environ|a peu pres|presque|unos|unas|aproximadamente|casi|alrededor)\b|~|ish\b/
const BETWEEN =
  /\d\s*(?:-|–|—|to|until|and|or|bis|und|oder|a|et|ou|y|o|hasta)\s*(?:about |around |etwa |environ |unos )?\d/
const MORE =
  /\b(more than|over|at least|above|mehr als|uber|mindestens|plus de|au moins|mas de|al menos)\b|\d\s*\+/
const LESS =
  /\b(less than|fewer than|under|below|at most|up to|max|weniger als|unter|hochstens|bis zu|moins de|jusqu.a|au plus|menos de|hasta|como maximo)\b/
const NOBODY = /^(none|no one|nobody|keine|keiner|niemand|personne|aucun|aucune|nadie|ninguno|ninguna)$/

/** Reads one count or range out of a short text; null when it is not safe to say what was meant. */
export function readCount(text: string): SaidCount | null {
  const said = numberWords(text.slice(0, 400))
  if (/-\s*\d/.test(said) && !/\d[a-z\s]*-/.test(said)) return null
  const numbers = [...said.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
  const [first, second] = numbers
  if (first === undefined) return NOBODY.test(said.trim()) ? exactly(0) : null
  if (numbers.some((number) => !Number.isInteger(number) || number > LARGEST)) return null
  if (numbers.length === 2 && second !== undefined) {
    if (!BETWEEN.test(said)) return null
    return range(Math.min(first, second), Math.max(first, second))
  }
  if (numbers.length > 2) return null
  if (MORE.test(said)) return range(first, first * 2)
  if (LESS.test(said)) return range(0, first)
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

/** A count as a person reads it: "40", "about 40", "30 to 50". */
export function showCount({ min, max, exact }: Count, t: Translate): string {
  if (exact !== undefined) return t.number(exact)
  return min === max ? t`about ${t.number(min)}` : t`${t.number(min)} to ${t.number(max)}`
}
