import { isFreeMail } from './free-mail.ts'

/** What a person typed, as a website address and the host that we look up. */
export interface Website {
  /** With scheme, without a trailing slash where there is no path: `https://acme.com`. */
  website: string
  /** Lower case, in ASCII, without `www.`: `acme.com`. */
  domain: string
}

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/**
 * Reads "acme.com", "www.Acme.com/", "https://acme.com/about" or an e-mail address at the company; null when it does
 * not look like a public website of a company (one word, an IP address, another scheme, a user name inside, a mailbox at a
 * free mail service).
 */
export function parseWebsite(text: string): Website | null {
  const typed = text.trim().replace(/[.,;]+$/, '')
  if (typed === '' || typed.length > 500 || /\s/.test(typed)) return null
  const [, atHost] = /^[^@/:]+@([^@/]+)$/.exec(typed) ?? []
  if (atHost !== undefined && isFreeMail(atHost)) return null
  const address = atHost ?? typed
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (!isPublicName(host)) return null
  const path = url.pathname === '/' ? '' : url.pathname
  return {
    website: `${url.protocol}//${host}${url.port ? `:${url.port}` : ''}${path}`,
    domain: host.replace(/^www\.(?=[^.]+\.)/, ''),
  }
}

function isPublicName(host: string): boolean {
  const labels = host.split('.')
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LEVEL.test(labels.at(-1) ?? '')
  )
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
