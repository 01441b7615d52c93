import { z } from 'zod'
import { valueOf, type Answers } from '../../../hub/domain/answers.ts'
import type { Service } from '../../../hub/domain/fields.ts'
import type { Translate } from '../../../hub/domain/languages.ts'
import type { ReconReport } from '../../../hub/domain/recon.ts'
import { entryById, serviceFrom } from '../catalogue.ts'
import { english } from '../english.ts'
import type { CatalogueEntry } from '../entry.ts'
import { named } from '../named.ts'
import { fold } from '../text.ts'
import { TRADES, type Trade } from './trades.ts'
import { TXT_TOKENS, type TxtToken } from './txt-tokens.ts'

/** A service that may belong to a company, and what makes us think so. Never more than a guess to be confirmed. */
export interface Suggestion {
  service: Partial<Service> & { name: string }
  because: string
  /** The entry of the catalogue. */
  known?: string
}

interface Input {
  answers: Answers
  recon: ReconReport | null
  t?: Translate
  limit?: number
}

const LIMIT = 12

/**
 * What a company probably runs, by its mail records, the proofs in its domain, its website and its trade, the surest
 * first; nothing that it lists already.
 */
export function suggestFor({ answers, recon, t = english, limit = LIMIT }: Input): Suggestion[] {
  const listed = new Set(servicesIn(answers).map(({ name }) => keyOf(name)))
  const found = [
    ...(recon
      ? [...byMail(recon, t), ...byProofs(recon, t, ['high', 'medium']), ...byWebsite(recon, t)]
      : []),
    ...byTrade(answers, recon, t),
    ...(recon ? byProofs(recon, t, ['low']) : []),
  ]
  return found
    .filter(({ service }) => {
      const key = keyOf(service.name)
      return !listed.has(key) && listed.add(key)
    })
    .slice(0, limit)
}

const Listed = z.array(z.looseObject({ name: z.string() })).catch([])
const servicesIn = (answers: Answers): { name: string }[] => Listed.parse(valueOf(answers, 'services'))

/** One product is one, however it is called: QuickBooks is listed where QuickBooks Online is. */
function keyOf(name: string): string {
  const id = exactly(name)?.id
  return id ? (SAME[id] ?? id) : fold(name)
}
const SAME: Readonly<Record<string, string>> = {
  quickbooks_online: 'quickbooks',
  quickbooks_desktop_enterprise: 'quickbooks',
  microsoft_teams_essentials: 'microsoft_teams',
}

/** The entry that a name means on its own, not one that it contains. */
function exactly(name: string): CatalogueEntry | undefined {
  const found = named(name, { typos: false })
  return found && found.beside === '' && found.confidence >= SURE ? found.entry : undefined
}
const SURE = 0.95

function suggestion(name: string, because: string): Suggestion {
  const entry = exactly(name)
  return entry ? { service: serviceFrom(entry), because, known: entry.id } : { service: { name }, because }
}

const ofEntry = (id: string, because: string): Suggestion[] => {
  const entry = entryById(id)
  return entry ? [{ service: serviceFrom(entry), because, known: id }] : []
}

function byMail({ mailProvider }: ReconReport, t: Translate): Suggestion[] {
  if (mailProvider?.state !== 'found') return []
  const { name, kind, behind } = mailProvider.value
  const mailbox = (of: string) => suggestion(of, t`Your mail records point to ${of}.`)
  if (kind === 'mailbox') return [mailbox(name)]
  if (kind === 'gateway')
    return [
      ...(behind ? [mailbox(behind)] : []),
      suggestion(name, t`Your mail seems to pass through ${name}.`),
    ]
  if (kind === 'own')
    return ofEntry('microsoft_exchange_on_our_own_server', t`Your mail seems to go to a server of your own.`)
  return []
}

/** A proof says that somebody verified the domain once, not that the service is still used. */
function byProofs({ txt }: ReconReport, t: Translate, sure: readonly TxtToken['sure'][]): Suggestion[] {
  if (txt?.state !== 'found') return []
  const records = txt.value.map((record) => record.toLowerCase())
  return TXT_TOKENS.filter(
    (token) => sure.includes(token.sure) && records.some((record) => record.startsWith(token.begins)),
  ).map(({ product }) =>
    suggestion(product, t`Your domain was verified for ${product} at some time. It may be an old proof.`),
  )
}

/** Products among the marks that a website leaves; what only draws the page is none. */
const ON_WEBSITES: Readonly<Record<string, string>> = {
  WordPress: 'wordpress_self_hosted',
  WooCommerce: 'woocommerce',
  Shopify: 'shopify',
  Wix: 'wix',
  Squarespace: 'squarespace',
  Webflow: 'webflow',
  Joomla: 'joomla',
  Drupal: 'drupal',
  TYPO3: 'typo3',
  HubSpot: 'hubspot',
  Intercom: 'intercom',
  Zendesk: 'zendesk',
  Calendly: 'calendly',
  Cloudflare: 'cloudflare',
  Vercel: 'vercel',
  'WP Engine': 'wp_engine',
  'GoDaddy Website Builder': 'godaddy_domains_hosting',
}

function byWebsite({ site, hosting }: ReconReport, t: Translate): Suggestion[] {
  const technologies = site?.state === 'found' ? site.value.technologies : []
  const marks = technologies.flatMap((technology) => {
    const name = Object.keys(ON_WEBSITES).find((one) => technology.startsWith(one))
    return name ? ofEntry(ON_WEBSITES[name] ?? '', t`Your website carries marks of ${name}.`) : []
  })
  const dnsHost = hosting?.state === 'found' ? hosting.value.dnsHost : undefined
  const entry = dnsHost ? named(dnsHost, { typos: false })?.entry : undefined
  const domain =
    dnsHost && entry ? ofEntry(entry.id, t`${dnsHost} seems to answer for your domain name.`) : []
  return [...marks, ...domain]
}

function byTrade(answers: Answers, recon: ReconReport | null, t: Translate): Suggestion[] {
  const industry = valueOf(answers, 'profile.industry')
  const country = valueOf(answers, 'company.address.country')
  const words = describes(answers, recon)
  const fits = (trade: Trade) =>
    trade.sectors.some((sector) => sector === industry) &&
    (trade.country === undefined || trade.country === country) &&
    (trade.words ? trade.words.test(words) : trade.sectors.length === 1 && industry !== '54')
  const [first, ...others] = TRADES.filter(fits)
  if (!first) return []
  // A dentist is offered what dentists use, and not what doctors use beside it.
  const same = others.filter(({ because, words: own }) => because === first.because || (!first.words && !own))
  return [first, ...same].flatMap(({ because, ids }) => ids.flatMap((id) => ofEntry(id, t.text(because))))
}

/** What the company says about itself: its name, its own words, its website. */
function describes(answers: Answers, recon: ReconReport | null): string {
  const site = recon?.site?.state === 'found' ? recon.site.value : undefined
  return [
    valueOf(answers, 'company.name'),
    valueOf(answers, 'profile.overview'),
    site?.title,
    site?.description,
  ]
    .filter((text) => typeof text === 'string')
    .join(' ')
}
