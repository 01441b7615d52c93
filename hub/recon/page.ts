import type { z } from 'zod'
import type { SiteFact } from '../domain/recon.ts'
import { clean } from './clean.ts'
import { countryOfDomain, FactSheet } from './facts.ts'
import { readStructuredData } from './json-ld.ts'
import { outlineOf } from './outline.ts'

export interface PageFacts {
  title?: string
  description?: string
  generator?: string
  facts: z.infer<typeof SiteFact>[]
}

const MAX_HTML_LENGTH = 1_000_000

/** What a home page says about its company. Hostile pages cost little and change nothing but their own facts. */
export function readPage(html: string, domain: string): PageFacts {
  const { title: rawTitle, metas, jsonLd, links, footer } = outlineOf(html.slice(0, MAX_HTML_LENGTH))
  const meta = (name: string) => clean(metas.get(name) ?? '', 1000) || undefined
  const sheet = new FactSheet(domain)
  const title = clean(rawTitle, 200)
  const description = meta('description') ?? meta('og:description')
  const generator = meta('generator')

  readStructuredData(jsonLd, sheet)
  sheet.propose('company.name', meta('og:site_name'), `site name on ${domain}`, 0.7)
  sheet.propose('company.name', nameInTitle(title, domain), `title of ${domain}`, 0.4)
  sheet.propose('profile.overview', description, `description on ${domain}`, 0.4)
  readLinks(links, sheet)
  readFooter(clean(footer, 4_000), sheet)
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(generator ? { generator } : {}),
    facts: sheet.facts(),
  }
}

/** The piece of "Home | Acme Dental" that resembles the domain. */
function nameInTitle(title: string, domain: string): string | undefined {
  const label = letters(domain.split('.')[0] ?? '')
  if (label.length < 3) return undefined
  return title
    .split(/ [|\-–—·:•] /)
    .map((piece) => piece.trim())
    .find((piece) => letters(piece).length >= 3 && similar(letters(piece), label))
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const similar = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

const MAX_CONTACT_LINKS = 20

function readLinks(links: string[], sheet: FactSheet): void {
  const { domain } = sheet
  const contacts = links.filter((one) => /^(tel|mailto):/i.test(one)).slice(0, MAX_CONTACT_LINKS)
  for (const link of contacts)
    if (/^tel:/i.test(link))
      sheet.proposePhone(decode(link.slice(4)), countryOfDomain(domain), `phone link on ${domain}`, 0.7)
    else sheet.proposeEmail(decode(link.slice(7).split('?')[0] ?? ''), `e-mail link on ${domain}`, 0.6)
  for (const link of links) sheet.proposeSocial(link, `link on ${domain}`, 0.6)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const OWNER =
  /(?:©|\(c\)|copyright) ?(?:© ?)?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?([^©]{3,80}?)(?:[.|,] |[.,]?$| all rights)/i
const US_ADDRESS =
  /\b(\d{1,6} [A-Z0-9][A-Za-z0-9 .'#-]{2,60}?), ([A-Z][A-Za-z .'-]{1,40}), ([A-Z]{2}) (\d{5}(?:-\d{4})?)\b/

/** Footers carry the owner's name after the © and often the address. */
function readFooter(footer: string, sheet: FactSheet): void {
  const text = footer.replace(/( ?, ?)+/g, ', ')
  const source = `footer of ${sheet.domain}`
  sheet.propose('company.name', OWNER.exec(text)?.[1]?.replace(/^by /i, ''), source, 0.45)
  const [, line1, city, region, postcode] = US_ADDRESS.exec(text) ?? []
  if (!line1) return
  sheet.propose('company.address.line1', line1, source, 0.5)
  sheet.propose('company.address.city', city, source, 0.5)
  sheet.propose('company.address.region', region, source, 0.5)
  sheet.propose('company.address.postcode', postcode, source, 0.5)
  sheet.propose('company.address.country', 'US', source, 0.5)
}
