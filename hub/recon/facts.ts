import { parsePhoneNumberFromString, isSupportedCountry, type CountryCode } from 'libphonenumber-js'
import type { z } from 'zod'
import { fieldAt } from '../domain/fields.ts'
import type { SiteFact } from '../domain/recon.ts'
import { clean } from './clean.ts'

type Fact = z.infer<typeof SiteFact>

const MAX_FACTS = 60
const ADDRESS = 'company.address.'
const MAX_SOCIAL = 10
const SOCIAL_HOSTS = [
  'facebook.com',
  'linkedin.com',
  'instagram.com',
  'x.com',
  'twitter.com',
  'youtube.com',
  'tiktok.com',
  'yelp.com',
  'pinterest.com',
  'threads.net',
]
/** A link to a network's own "share this" page is not the company's page there. */
const NOT_A_PAGE = /\/(share|sharer|intent|plugins|dialog|pin\/create|tr)\b/i
const MAILBOX =
  /^(info|contact|office|hello|hi|admin|mail|reception|support|service|sales|team|enquir|inquir|kontakt|frontdesk|appointments)/i

/**
 * Collects values for canonical fields with where they stood. A value that the field catalogue would refuse is not a
 * fact. An address is taken from one source whole, never pieced together from two.
 */
export class FactSheet {
  readonly domain: string
  readonly #facts: Fact[] = []
  readonly #social = new Map<string, { source: string; confidence: number }>()

  constructor(domain: string) {
    this.domain = domain
  }

  propose(path: string, value: string | undefined, source: string, confidence: number): void {
    if (value === undefined) return
    this.#add(path, clean(decodeBasics(value), 4000), source, confidence)
  }

  proposePhone(text: string, country: CountryCode, source: string, confidence: number): void {
    const number = parsePhoneNumberFromString(clean(text, 60), country)
    if (number?.isPossible()) this.#add('company.phone', number.number, source, confidence)
  }

  /** Only a general mailbox at the company's own domain: a person's address is not the company's. */
  proposeEmail(text: string, source: string, confidence: number): void {
    const email = clean(text, 320).toLowerCase()
    const host = email.split('@')[1] ?? ''
    const own = host === this.domain || host.endsWith(`.${this.domain}`)
    if (own && MAILBOX.test(email)) this.#add('company.email', email, source, confidence)
  }

  proposeSocial(link: string, source: string, confidence: number): void {
    if (this.#social.size >= MAX_SOCIAL || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return
    const url = new URL(link)
    const host = url.hostname.replace(/^(www|m|[a-z]{2})\./, '')
    if (!SOCIAL_HOSTS.includes(host) || url.pathname.length < 2 || NOT_A_PAGE.test(url.pathname)) return
    const page = `https://${url.hostname}${url.pathname.replace(/\/$/, '')}`.slice(0, 300)
    if (!this.#social.has(page)) this.#social.set(page, { source, confidence })
  }

  /** The surest first; several for one path may differ. */
  facts(): Fact[] {
    const social = [...this.#social.entries()]
    const [first] = social
    if (first)
      this.#add(
        'company.social',
        social.map(([page]) => page),
        first[1].source,
        first[1].confidence,
      )
    const sorted = this.#facts
      .map((fact, at) => ({ fact, at }))
      .sort((a, b) => b.fact.confidence - a.fact.confidence || a.at - b.at)
      .map(({ fact }) => fact)
    const address = sorted.find(({ path }) => path.startsWith(ADDRESS))
    return sorted
      .filter((one) => !one.path.startsWith(ADDRESS) || isFromSame(one, address))
      .slice(0, MAX_FACTS)
  }

  #add(path: string, value: unknown, source: string, confidence: number): void {
    const parsed = fieldAt(path)?.schema.safeParse(value)
    if (!parsed?.success || this.#facts.length >= MAX_FACTS * 4) return
    const same = this.#facts.some((one) => one.path === path && one.value === parsed.data)
    if (!same) this.#facts.push({ path, value: parsed.data, source: clean(source, 200), confidence })
  }
}

const isFromSame = (one: Fact, other: Fact | undefined): boolean =>
  one.source === other?.source && one.confidence === other.confidence

/** JSON-LD is often written by templates that escape for HTML. Tags have no place in a value. */
const decodeBasics = (text: string): string =>
  text
    .slice(0, 40_000)
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/&(amp|quot|#0?39|apos|nbsp|lt|gt);/g, (_, name: string) => BASICS[name] ?? '')
const BASICS: Record<string, string> = {
  amp: '&',
  quot: '"',
  '#39': "'",
  '#039': "'",
  apos: "'",
  nbsp: ' ',
  lt: '‹',
  gt: '›',
}

/** The country of a national domain; the United States otherwise, where most of our readers' prospects are. */
export function countryOfDomain(domain: string): CountryCode {
  const top = domain.split('.').at(-1)?.toUpperCase() ?? ''
  const code = top === 'UK' ? 'GB' : top
  const generic = new Set(['CO', 'IO', 'ME', 'TV', 'AI', 'CC'])
  return isSupportedCountry(code) && !generic.has(code) ? code : 'US'
}

/** "US", "USA" or "United States" as an ISO code. */
export function countryCode(text: string): CountryCode | undefined {
  const wanted = clean(text, 80).toUpperCase().replace(/^THE /, '')
  const code = ALIASES[wanted] ?? (wanted.length === 2 ? wanted : codesByName().get(wanted))
  return code !== undefined && isSupportedCountry(code) ? code : undefined
}

const ALIASES: Record<string, CountryCode> = {
  USA: 'US',
  'U.S.': 'US',
  'U.S.A.': 'US',
  'UNITED STATES OF AMERICA': 'US',
  UK: 'GB',
  GBR: 'GB',
  ENGLAND: 'GB',
  CAN: 'CA',
  AUS: 'AU',
  DEUTSCHLAND: 'DE',
}

let names: Map<string, string> | undefined
function codesByName(): Map<string, string> {
  if (names) return names
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = alphabet.flatMap((a) => alphabet.map((b) => a + b))
  names = new Map(
    codes.flatMap((code) =>
      isSupportedCountry(code) ? [[display.of(code)?.toUpperCase() ?? code, code]] : [],
    ),
  )
  return names
}
