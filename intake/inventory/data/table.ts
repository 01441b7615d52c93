import type { CatalogueEntry, Plan } from '../entry.ts'
import { idOf } from '../text.ts'
import { PRICE_SOURCES } from './sources.ts'

/**
 * Reads a table of products, one line each, columns cut by `|`:
 *
 *   name | vendor | where it runs | what is paid for | plans with list price | source of the prices | integrations | words
 *
 * Where: `cloud`, `own` (own computers or hardware), `hybrid`, `either` (we do not know which). Plans: `Plus 115;
 * Advanced 275`, or a lone price; `@key` names another source for one plan; `EUR` after the source changes the
 * currency from USD. Words: what people call it, misspellings too. A product without a known price has no plans.
 */
export function table(category: string, text: string): CatalogueEntry[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => entry(category, line))
}

function entry(category: string, line: string): CatalogueEntry {
  const [
    name = '',
    vendor = '',
    runs = '',
    unit = '',
    plans = '',
    source = '',
    integrations = '',
    words = '',
  ] = line.split('|').map((cell) => cell.trim())
  const deployment = RUNS[runs]
  return {
    id: idOf(name),
    name,
    ...(vendor ? { vendor } : {}),
    category,
    ...(deployment ? { deployment } : {}),
    ...(unit ? { unit } : {}),
    plans: list(plans, ';').map((plan) => planOf(plan, source)),
    integrations: list(integrations, ';'),
    words: list(words, ','),
  }
}

const RUNS: Readonly<Record<string, CatalogueEntry['deployment']>> = {
  cloud: 'cloud',
  own: 'on_premises',
  hybrid: 'hybrid',
}

const list = (text: string, mark: string): string[] =>
  text
    .split(mark)
    .map((one) => one.trim())
    .filter(Boolean)

function planOf(text: string, tableSource: string): Plan {
  const [words = '', ownSource] = text.split('@').map((part) => part.trim())
  const [key = '', currency = 'USD'] = (ownSource ?? tableSource).split(' ')
  const [, name = '', price = ''] = /^(.*?)\s*(\d+(?:\.\d+)?)$/.exec(words) ?? []
  const source = PRICE_SOURCES[key]
  if (!source || price === '') throw new Error(`The plan "${text}" names no price or no known source.`)
  return { name, price: { amount: Math.round(Number(price) * 100), currency, ...source } }
}
