import type { Service } from '../../hub/domain/fields.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'
import { AREAS, areaOf, type AreaId } from './areas.ts'
import { CATEGORY_WORDS } from './category-words.ts'
import { COMMON } from './common.ts'
import { ACCOUNTING } from './data/accounting.ts'
import { BUSINESS } from './data/business.ts'
import { CUSTOMERS } from './data/customers.ts'
import { DEVICES } from './data/devices.ts'
import { FILES } from './data/files.ts'
import { INDUSTRY } from './data/industry.ts'
import { OFFICE } from './data/office.ts'
import { PRINTING } from './data/printing.ts'
import { REMOTE } from './data/remote.ts'
import { SECURITY } from './data/security.ts'
import { TELEPHONY } from './data/telephony.ts'
import { WEB } from './data/web.ts'
import type { CatalogueEntry } from './entry.ts'

const commonness = new Map(COMMON.map((id, index) => [id, index]))
const rank = ({ id }: CatalogueEntry): number => commonness.get(id) ?? COMMON.length

/** Every product that we know, the commonest first. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...OFFICE,
  ...ACCOUNTING,
  ...CUSTOMERS,
  ...INDUSTRY,
  ...BUSINESS,
  ...FILES,
  ...SECURITY,
  ...TELEPHONY,
  ...PRINTING,
  ...REMOTE,
  ...WEB,
  ...DEVICES,
].sort((a, b) => rank(a) - rank(b))

const BY_ID = new Map(CATALOGUE.map((entry) => [entry.id, entry]))

export const entryById = (id: string): CatalogueEntry | undefined => BY_ID.get(id)

/** The products of one area, the commonest first. */
export const entriesOf = (area: AreaId): readonly CatalogueEntry[] =>
  CATALOGUE.filter(({ category }) => areaOf(category) === area)

/** What the catalogue knows of a service, ready to be listed. */
export function serviceFrom(
  { name, vendor, category, deployment }: CatalogueEntry,
  tier?: string,
): Omit<Service, 'id'> {
  return {
    name,
    ...(vendor ? { vendor } : {}),
    category,
    ...(tier ? { tier } : {}),
    ...(deployment ? { deployment } : {}),
  }
}

/** An option of a control that also knows the category to store. */
export interface CatalogueOption extends Option {
  category: string
}

/** Products as options to pick from, with their everyday words. */
export function catalogueOptions({
  areas = AREAS.map(({ id }) => id),
  limit = CATALOGUE.length,
}: { areas?: readonly AreaId[]; limit?: number } = {}): CatalogueOption[] {
  return CATALOGUE.filter(({ category }) => areas.includes(areaOf(category)))
    .slice(0, limit)
    .map(optionOf)
}

/** Options travel to the phone: the server's own search knows all words, a control the first of them. */
const OPTION_WORDS = 5
const kindWords = (category: string): string[] =>
  (CATEGORY_WORDS[category] ?? '').split(' ').slice(0, OPTION_WORDS)

const optionOf = ({ id, name, vendor = '', category, words }: CatalogueEntry): CatalogueOption => ({
  id,
  label: name,
  words: [...kindWords(category), vendor, ...words.slice(0, OPTION_WORDS)].filter(Boolean).join(' '),
  category,
})

/** Where mail and documents live. */
export const SUITES: readonly CatalogueOption[] = CATALOGUE.filter(
  ({ category, id }) => category === 'Productivity suite' && id !== 'microsoft_365_copilot',
).map(optionOf)

const STANDS_ON: readonly AreaId[] = ['accounting', 'crm', 'line_of_business']
const ASIDE = new Set(['Marketing', 'Help desk', 'HR/payroll'])

/** What a small company may stand on, short enough for one question on a phone; anything else may be typed. */
export const APPLICATIONS: readonly CatalogueOption[] = CATALOGUE.filter((entry) => {
  const { id, category } = entry
  if (SUITES.some((suite) => suite.id === id)) return false
  const area = areaOf(category)
  if (STANDS_ON.includes(area)) return !ASIDE.has(category) || rank(entry) < COMMON.length
  return rank(entry) < COMMON.length && ['productivity', 'files_backup', 'web_domain'].includes(area)
}).map(optionOf)
