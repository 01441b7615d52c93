import { CATALOGUE } from './catalogue.ts'
import type { CatalogueEntry } from './entry.ts'
import { searchCatalogue } from './search.ts'
import { similarity } from './similar.ts'
import { FILLER, fold, joined, wordsOf } from './text.ts'

/** A product that a text names. */
export interface Named {
  entry: CatalogueEntry
  /** The edition, where the text says it: "Business Premium". */
  plan?: string
  /** 0 to 1: 1 = by its own name, less by an everyday word, in a longer sentence, or with a mistake. */
  confidence: number
  /** Words of the text that are neither name nor edition, as they were folded. */
  beside: string
}

const MAX_WORDS = 24
const MAX_TEXT = 200
const MAX_PHRASE_WORDS = 6

/** The one product that a text safely means ("offis 365"), or undefined when that would be a guess. */
export const entryNamed = (text: string): CatalogueEntry | undefined => named(text)?.entry

/** The same, with the edition and how sure it is. Without `typos` it costs next to nothing. */
export function named(text: string, { typos = true }: { typos?: boolean } = {}): Named | undefined {
  const words = wordsOf(text.slice(0, MAX_TEXT)).slice(0, MAX_WORDS)
  if (words.length === 0) return undefined
  const exact = whole(words)
  if (exact || !typos) return exact ?? inside(words)
  const nearly = mistyped(words)
  return nearly && words.length <= SHORT && nearly.alike >= NEARLY ? nearly : (inside(words) ?? nearly)
}

/** Confidence by how the name was said. */
const BY_NAME = 1
const BY_WORD = 0.95
const IN_SENTENCE = 0.85
const MISTYPED = 0.8

interface Phrase {
  entry: CatalogueEntry
  plan?: string
  confidence: number
}

/** Every name and word, without its spaces. The commonest product keeps a word that two share. */
const PHRASES = phrases()

function phrases(): ReadonlyMap<string, Phrase> {
  const all = new Map<string, Phrase>()
  const put = (text: string, phrase: Phrase) => {
    const key = joined(text)
    if (key && !all.has(key)) all.set(key, phrase)
  }
  for (const entry of CATALOGUE) put(entry.name, { entry, confidence: BY_NAME })
  for (const entry of CATALOGUE)
    for (const plan of entry.plans)
      if (plan.name) put(`${entry.name} ${plan.name}`, { entry, plan: plan.name, confidence: BY_NAME })
  for (const entry of CATALOGUE) {
    put(entry.name.replaceAll(/\(.*?\)/g, ''), { entry, confidence: BY_NAME })
    for (const word of entry.words) put(word, { entry, confidence: BY_WORD })
    // "Microsoft Business Premium", "Office 365 E3" and the like.
    for (const plan of entry.plans)
      if (plan.name.includes(' ')) put(plan.name, { entry, plan: plan.name, confidence: BY_WORD })
  }
  return all
}

function whole(words: string[]): Named | undefined {
  const telling = words.filter((word) => !FILLER.has(word))
  for (const tried of [words, telling]) {
    const phrase = PHRASES.get(tried.join(''))
    if (phrase) return { ...phrase, beside: '' }
  }
  return undefined
}

/** The longest name inside a longer text. A name that is an everyday word needs its capital place: it must come first. */
function inside(words: string[]): Named | undefined {
  for (let length = Math.min(MAX_PHRASE_WORDS, words.length); length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length)
      const key = part.join('')
      const phrase = PHRASES.get(key)
      if (!phrase || isWeak(part, start, words.length)) continue
      const left = [...words.slice(0, start), ...words.slice(start + length)]
      return withPlan({ ...phrase, confidence: Math.min(phrase.confidence, IN_SENTENCE) }, left)
    }
  return undefined
}

/** "Business Premium" beside "Microsoft 365" is its edition; what is left stands beside. */
function withPlan(phrase: Phrase, left: string[]): Named {
  const text = ` ${left.join(' ')} `
  const plan = phrase.plan
    ? undefined
    : phrase.entry.plans
        .filter(({ name }) => name && text.includes(` ${fold(name)} `))
        .toSorted((a, b) => b.name.length - a.name.length)[0]?.name
  const others = left.filter(
    (word) => PHRASES.get(word)?.entry !== phrase.entry && !isVendor(phrase.entry, word),
  )
  if (!plan) return { ...phrase, beside: telling(others) }
  const beside = telling(` ${others.join(' ')} `.replace(` ${fold(plan)} `, ' ').split(' '))
  return { ...phrase, plan, confidence: beside ? phrase.confidence : BY_NAME, beside }
}

const isVendor = ({ vendor = '' }: CatalogueEntry, word: string): boolean => wordsOf(vendor).includes(word)

const telling = (words: string[]): string => words.filter((word) => word && !FILLER.has(word)).join(' ')

/** Names that are also everyday words or numbers: inside a sentence they mean a product only with more to it. */
const EVERYDAY = new Set(
  (
    'make close wave copper ramp box square toast canopy epic notion buffer keeper harvest deputy namely clover control ' +
    'word excel exchange outlook office office365 teams teamwork falcon nas pots sugar capsule miro monday zero otter duo ' +
    'orange spectrum sharp brother canon server cameras desktops laptops computers notebooks pcs ' +
    'mac macs mail internet vpn backup android gpt s1 s3 s2 a3 qb o2 att copier scanner dms time storage azure entra ' +
    'webmail horizon linear loom claude fusion intercom drake athena opera toasttill sap sage adobe cloud ssl tls drift ' +
    'patriot bill intuit atlassian autodesk rdp rds hardware control charter fios comcast'
  ).split(' '),
)
/** Vendors stand before a product that we may not know: "Adobe Something" is not Creative Cloud. */
function isWeak(part: string[], start: number, all: number): boolean {
  const [only = ''] = part
  if (part.length > 1) return false
  if (only.length <= 2 || /^\d+$/.test(only)) return true
  return EVERYDAY.has(only) && !(start === 0 && all <= 2 && only.length > 4)
}

/** Few words, nearly a whole name: that says more than a shorter name inside them. */
const SHORT = 3
const NEARLY = 0.86
const LEAST_LETTERS = 5
const ALIKE = 0.78
const LEAD = 0.04

/** One or two wrong letters: only when no other product is nearly as close. */
function mistyped(words: string[]): (Named & { alike: number }) | undefined {
  const said = words.filter((word) => !FILLER.has(word)).join('')
  if (said.length < LEAST_LETTERS || words.length > 5 || /^\d+$/.test(said)) return undefined
  const scored = searchCatalogue(words.join(' '), { limit: 6 })
    .map((entry) => ({ entry, alike: likeness(entry, said) }))
    .toSorted((a, b) => b.alike - a.alike)
  const [best, next] = scored
  if (!best || best.alike < ALIKE || best.alike - (next?.alike ?? 0) < LEAD) return undefined
  return { entry: best.entry, confidence: MISTYPED * best.alike, beside: '', alike: best.alike }
}

const likeness = ({ name, words }: CatalogueEntry, said: string): number =>
  Math.max(
    ...[name, ...words].map((one) => (digitsOf(one) === digitsOf(said) ? similarity(joined(one), said) : 0)),
  )

/** "Sage 100" is no misspelt "Sage 300". */
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')
