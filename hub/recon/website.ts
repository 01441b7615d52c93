import { getDomain } from 'tldts'
import { parseWebsite, type Website } from '../domain/website.ts'

/** Mailboxes that anyone can have: the domain says nothing about the company. */
const FREE_MAIL = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'aol.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'comcast.net',
  'verizon.net',
  'att.net',
])

/**
 * What a person typed, with `domain` as the registrable domain by the public suffix list: "shop.acme.co.uk" is
 * acme.co.uk. Null for what is no website, for a public suffix itself, and for an address at a free mail service.
 */
export function normaliseWebsite(input: string): Website | null {
  const parsed = parseWebsite(input)
  if (!parsed) return null
  const domain = getDomain(parsed.domain)
  if (domain === null || (input.includes('@') && FREE_MAIL.has(domain))) return null
  return { website: parsed.website, domain }
}
