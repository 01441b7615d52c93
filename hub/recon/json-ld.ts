import { z } from 'zod'
import { countryCode, countryOfDomain, type FactSheet } from './facts.ts'

type Node = Record<string, unknown>

const MAX_SCRIPT_LENGTH = 300_000
const MAX_NODES = 500
const MAX_DEPTH = 8

/** Types that describe something other than the company, though they carry names and addresses too. */
const NOT_A_COMPANY =
  /^(Person|WebSite|WebPage|AboutPage|ContactPage|CollectionPage|Article|NewsArticle|BlogPosting|Product|Offer|Review|AggregateRating|Event|ImageObject|VideoObject|BreadcrumbList|ListItem|SearchAction|PostalAddress|ContactPoint|GeoCoordinates|OpeningHoursSpecification|Place|JobPosting|Recipe|Service|FAQPage|Question|Answer)$/

/** Reads schema.org data: objects, arrays and `@graph`, an `@type` that may be a list, several companies in a page. */
export function readStructuredData(scripts: string[], sheet: FactSheet): void {
  const nodes = scripts.flatMap((text) => flatten(parseJson(text)))
  const byId = new Map(nodes.map((node) => [text(node['@id']), node]))
  const companies = nodes.filter(isCompany)
  // The one that says most comes first: page builders add a bare Organization beside the real one.
  companies.sort((a, b) => weight(b) - weight(a))
  for (const [at, company] of companies.slice(0, 5).entries())
    readCompany(company, byId, sheet, at === 0 ? 0.9 : 0.6)
}

function parseJson(source: string): unknown {
  try {
    return source.length <= MAX_SCRIPT_LENGTH ? JSON.parse(source.trim().replace(/;$/, '')) : undefined
  } catch {
    return undefined
  }
}

function flatten(value: unknown, depth = 0, nodes: Node[] = []): Node[] {
  if (depth > MAX_DEPTH || nodes.length >= MAX_NODES || typeof value !== 'object' || value === null)
    return nodes
  if (Array.isArray(value)) {
    for (const one of value.slice(0, MAX_NODES)) flatten(one, depth + 1, nodes)
    return nodes
  }
  const node = z.record(z.string(), z.unknown()).parse(value)
  if (node['@type'] !== undefined) nodes.push(node)
  for (const key of [
    '@graph',
    'mainEntity',
    'publisher',
    'about',
    'itemListElement',
    'location',
    'department',
  ])
    if (node[key] !== undefined) flatten(node[key], depth + 1, nodes)
  return nodes
}

function isCompany(node: Node): boolean {
  const types = list(node['@type']).map((one) => (text(one) ?? '').replace(/^https?:\/\/schema\.org\//, ''))
  if (types.some((type) => NOT_A_COMPANY.test(type))) return false
  return types.some((type) => /Organization$|Business$|^Corporation$/.test(type)) || weight(node) >= 2
}

const weight = (node: Node): number =>
  ['name', 'address', 'telephone', 'email', 'sameAs', 'legalName'].filter((key) => node[key] !== undefined)
    .length

function readCompany(
  node: Node,
  byId: Map<string | undefined, Node>,
  sheet: FactSheet,
  confidence: number,
): void {
  const source = `JSON-LD on ${sheet.domain}`
  const say = (path: string, value: unknown) => sheet.propose(path, text(value), source, confidence)
  say('company.name', node.name)
  say('company.legalName', node.legalName)
  say('company.founded', node.foundingDate)
  const country = readAddress(resolve(list(node.address)[0], byId), say)
  const contact = resolve(list(node.contactPoint)[0], byId)
  for (const phone of [node.telephone, contact?.telephone].flatMap(list).slice(0, 3)) {
    const number = text(phone)
    if (number) sheet.proposePhone(number, country ?? countryOfDomain(sheet.domain), source, confidence)
  }
  for (const email of [node.email, contact?.email].flatMap(list).slice(0, 3))
    sheet.proposeEmail((text(email) ?? '').replace(/^mailto:/i, ''), source, confidence)
  for (const link of list(node.sameAs).slice(0, 20)) sheet.proposeSocial(text(link) ?? '', source, confidence)
}

function readAddress(address: Node | undefined, say: (path: string, value: unknown) => void) {
  if (!address) return undefined
  const [line1, ...rest] = (text(address.streetAddress) ?? '').split(/\s*[\n\r]+\s*|\s*<br ?\/?>\s*/)
  const country = countryCode(
    text(address.addressCountry) ?? text(resolve(address.addressCountry)?.name) ?? '',
  )
  say('company.address.line1', line1)
  say('company.address.line2', rest.join(', '))
  say('company.address.city', address.addressLocality)
  say('company.address.region', address.addressRegion)
  say('company.address.postcode', address.postalCode)
  say('company.address.country', country)
  return country
}

/** A node, or the one that its `@id` refers to. */
function resolve(value: unknown, byId?: Map<string | undefined, Node>): Node | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const node = z.record(z.string(), z.unknown()).parse(value)
  const id = text(node['@id'])
  return Object.keys(node).length === 1 && id !== undefined ? byId?.get(id) : node
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}
