import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import { areaOf } from './areas.ts'
import { CATALOGUE } from './catalogue.ts'
import { CATEGORY_WORDS } from './category-words.ts'
import type { CatalogueEntry } from './entry.ts'
import { FILLER, fold, joined } from './text.ts'

const MAX_TEXT = 200
const MAX_TERMS = 12
/** No word of the catalogue is longer; looking for mistakes in a longer one is all that it would cost. */
const MAX_TERM = 32
/** For a text that nothing else was found for: two letters changed places, at the least. */
const LOOSE_EDITS = 2
const LIMIT = 8

/** Products that a text may mean, best first: forgives typing, split and joined words. The same text, the same list. */
export function searchCatalogue(
  text: string,
  { limit = LIMIT, category }: { limit?: number; category?: string } = {},
): CatalogueEntry[] {
  return candidates(text)
    .filter((entry) => !category || entry.category === category || areaOf(entry.category) === category)
    .slice(0, limit)
}

/** All that could be meant. Every word of the text first; where no product has all of them, any. */
function candidates(text: string): CatalogueEntry[] {
  const terms = termsOf(text)
  if (terms.length === 0) return []
  const strict: Query = {
    combineWith: 'OR',
    queries: [{ combineWith: 'AND', queries: terms }, joined(text.slice(0, MAX_TEXT)).slice(0, MAX_TERM)],
  }
  const found = [
    () => INDEX.search(strict),
    () => INDEX.search({ combineWith: 'OR', queries: terms }),
    () => INDEX.search({ combineWith: 'OR', queries: terms }, { fuzzy: LOOSE_EDITS }),
  ]
  return firstFull(found)
    .toSorted((a, b) => b.score - a.score || Number(a.id) - Number(b.id))
    .flatMap(({ id }) => CATALOGUE[Number(id)] ?? [])
}

function firstFull(attempts: (() => SearchResult[])[]): SearchResult[] {
  for (const attempt of attempts) {
    const found = attempt()
    if (found.length > 0) return found
  }
  return []
}

function termsOf(text: string): string[] {
  const words = fold(text.slice(0, MAX_TEXT))
    .split(' ')
    .filter(Boolean)
    .map((word) => word.slice(0, MAX_TERM))
  const telling = words.filter((word) => !FILLER.has(word))
  return (telling.length > 0 ? telling : words).slice(0, MAX_TERMS)
}

/** How much a shorter place in the list of common products lifts an entry among equals. */
const COMMON_LIFT = 0.5
const COMMON_PLACES = 60

const INDEX = makeIndex()

function makeIndex(): MiniSearch {
  const index = new MiniSearch<Record<string, string>>({
    fields: ['name', 'words', 'vendor', 'category', 'solid'],
    idField: 'id',
    tokenize: (text) => fold(text).split(' '),
    processTerm: (term) => term || null,
    searchOptions: {
      boost: { name: 4, words: 3, solid: 3, vendor: 1.5, category: 0.4 },
      prefix: true,
      fuzzy: (term) => (term.length <= 3 ? 0 : term.length <= 5 ? 1 : 2),
      weights: { fuzzy: 0.35, prefix: 0.35 },
      boostDocument: (id) => 1 + (COMMON_LIFT * Math.max(0, COMMON_PLACES - Number(id))) / COMMON_PLACES,
    },
  })
  index.addAll(CATALOGUE.map((entry, at) => ({ id: String(at), ...documentOf(entry) })))
  return index
}

function documentOf({ name, words, vendor = '', category }: CatalogueEntry): Record<string, string> {
  return {
    name,
    words: words.join(' '),
    vendor,
    category: `${category} ${CATEGORY_WORDS[category] ?? ''}`,
    // Names without their spaces, so that "quickbooks" finds "quick books" and the other way round.
    solid: [name, ...words].map(joined).join(' '),
  }
}
