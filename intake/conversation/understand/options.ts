import type { Option } from '../../../hub/domain/vocabulary.ts'

/** Cuts "a, b; c" into its parts; the comma in "1,200" stays. */
export const parts = (text: string): string[] =>
  text
    .split(/(?<!\d),|,(?!\d{3}(?!\d))|[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** Lower case, letters and digits only, one space between words. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The option with exactly this id or label, as a control sends it. */
export const picked = <T extends Option>(options: readonly T[], text: string): T | undefined =>
  options.find(({ id, label }) => id === text || plainWords(label) === plainWords(text))

/** Nobody needs more letters to name an option. */
const LONGEST = 300

/**
 * Finds the option that a text means: by number ("2"), id or label first; then by everyday words, when exactly one
 * option fits.
 */
export function findOption(options: readonly Option[], text: string): Option | null {
  const typed = plainWords(text)
  if (typed === '' || typed.length > LONGEST) return null
  const number = /^(?:number |option )?(\d{1,2})$/.exec(typed)?.[1]
  if (number !== undefined) {
    const byId = options.find(({ id }) => id === typed)
    return byId ?? options[Number(number) - 1] ?? null
  }
  const exact = options.find(({ id, label }) => plainWords(id) === typed || plainWords(label) === typed)
  if (exact) return exact
  return only(options, (words) => words.includes(` ${typed}`)) ?? bestByWords(options, typed)
}

function only(options: readonly Option[], fits: (words: string) => boolean): Option | null {
  if (options.length === 0) return null
  const found = options.filter(({ label, words }) => fits(` ${plainWords(`${label} ${words ?? ''}`)}`))
  return found.length === 1 ? (found[0] ?? null) : null
}

const FILLER = new Set(
  'a an and are at by for i in is it its just my of on or our some the to use we with'.split(' '),
)

/** "we are a dental practice": the one option that shares more words with the text than any other. */
function bestByWords(options: readonly Option[], typed: string): Option | null {
  const wanted = typed.split(' ').filter((word) => word.length > 2 && !FILLER.has(word))
  const scored = options
    .map((option) => {
      const words = plainWords(`${option.label} ${option.words ?? ''}`).split(' ')
      return { option, score: wanted.filter((one) => words.some((word) => similar(word, one))).length }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  return best && best.score > (next?.score ?? 0) ? best.option : null
}

/** Equal, or equal but for an ending: "dentist" and "dentists", "accounting" and "accountant" are not the same. */
const similar = (a: string, b: string): boolean =>
  a === b ||
  (Math.min(a.length, b.length) >= 4 && (a === `${b}s` || b === `${a}s` || a === `${b}es` || b === `${a}es`))
