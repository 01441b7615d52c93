import { getDomain } from 'tldts'
import { parseWebsite, type Website } from '../domain/website.ts'

/**
 * What a person typed, with `domain` as the registrable domain by the public suffix list: "shop.acme.co.uk" is
 * acme.co.uk. Null for what is no website, for a public suffix itself, and for an address at a free mail service.
 */
export function normaliseWebsite(input: string): Website | null {
  const parsed = parseWebsite(input)
  if (!parsed) return null
  const domain = getDomain(parsed.domain)
  if (domain === null) return null
  return { website: parsed.website, domain }
}
