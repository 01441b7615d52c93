import { load, type CheerioAPI } from 'cheerio/slim'
import type { z } from 'zod'
import type { SiteFact } from '../domain/recon.ts'
import { clean } from './clean.ts'
import { countryOfDomain, FactSheet } from './facts.ts'
import { readStructuredData } from './json-ld.ts'

export interface PageFacts {
  title?: string
  description?: string
  generator?: string
  facts: z.infer<typeof SiteFact>[]
  /** The part of the page that was read. */
  html: string
}

const MAX_HTML_LENGTH = 1_000_000
/** Bounds the time of parsing, which grows with tags and not with bytes: about a second at worst. */
const MAX_TAGS = 40_000
const MAX_LINKS = 2_000

/** What a home page says about its company. Hostile pages cost little and change nothing but their own facts. */
export function readPage(raw: string, domain: string): PageFacts {
  const html = bounded(raw)
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } })
  const sheet = new FactSheet(domain)
  const title = clean($('title').first().text(), 200)
  const description = meta($, 'description') ?? meta($, 'og:description')
  const generator = meta($, 'generator')

  readStructuredData(scripts($), sheet)
  sheet.propose('company.name', meta($, 'og:site_name'), `site name on ${domain}`, 0.7)
  sheet.propose('company.name', nameInTitle(title, domain), `title of ${domain}`, 0.4)
  sheet.propose('profile.overview', description, `description on ${domain}`, 0.4)
  readLinks($, sheet, domain)
  readFooter($, sheet, domain)
  return {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(generator ? { generator } : {}),
    facts: sheet.facts(),
    html,
  }
}

function bounded(raw: string): string {
  const html = raw.slice(0, MAX_HTML_LENGTH)
  let at = -1
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    at = html.indexOf('<', at + 1)
    if (at === -1) return html
  }
  return html.slice(0, at)
}

function meta($: CheerioAPI, name: string): string | undefined {
  const content = $(`meta[name="${name}"], meta[property="${name}"]`).first().attr('content')
  return content ? clean(content, 1000) || undefined : undefined
}

const scripts = ($: CheerioAPI): string[] =>
  $('script[type="application/ld+json"]')
    .slice(0, 20)
    .toArray()
    .map((one) => $(one).text())

/** The piece of "Home | Acme Dental" that resembles the domain. */
function nameInTitle(title: string, domain: string): string | undefined {
  const label = letters(domain.split('.')[0] ?? '')
  if (label.length < 3) return undefined
  return title
    .split(/\s+[|\-–—·:•]\s+/)
    .find((piece) => letters(piece).length >= 3 && similar(letters(piece), label))
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const similar = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

function readLinks($: CheerioAPI, sheet: FactSheet, domain: string): void {
  for (const element of $('a[href]').slice(0, MAX_LINKS).toArray()) {
    const href = ($(element).attr('href') ?? '').trim().slice(0, 600)
    if (/^tel:/i.test(href))
      sheet.proposePhone(decode(href.slice(4)), countryOfDomain(domain), `phone link on ${domain}`, 0.7)
    else if (/^mailto:/i.test(href))
      sheet.proposeEmail(decode(href.slice(7).split('?')[0] ?? ''), `e-mail link on ${domain}`, 0.6)
    else sheet.proposeSocial(href, `link on ${domain}`, 0.6)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const US_ADDRESS =
  /(\d{1,6} [A-Z0-9][A-Za-z0-9 .'#-]{2,60}?),? {1,3}([A-Z][A-Za-z .'-]{1,40}), {0,2}([A-Z]{2}) (\d{5}(?:-\d{4})?)\b/

/** Footers carry the legal name after the © and often the address. */
function readFooter($: CheerioAPI, sheet: FactSheet, domain: string): void {
  const footer = $('footer, address, [role="contentinfo"]').slice(0, 10)
  footer.find('script, style').remove()
  footer.find('br, p, div, li').append(', ')
  const text = clean(footer.text().slice(0, 10_000), 4_000).replace(/( ?, ?)+/g, ', ')
  const owner =
    /(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?(.{3,80}?)(?:[.|,] |\.$| all rights|$)/i.exec(
      text,
    )?.[1]
  if (owner) sheet.propose('company.name', owner.replace(/^by /i, ''), `footer of ${domain}`, 0.45)
  const [, line1, city, region, postcode] = US_ADDRESS.exec(text) ?? []
  if (!line1) return
  const source = `footer of ${domain}`
  sheet.propose('company.address.line1', line1, source, 0.5)
  sheet.propose('company.address.city', city, source, 0.5)
  sheet.propose('company.address.region', region, source, 0.5)
  sheet.propose('company.address.postcode', postcode, source, 0.5)
  sheet.propose('company.address.country', 'US', source, 0.5)
}
