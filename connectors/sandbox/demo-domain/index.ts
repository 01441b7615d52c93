import type { DomainFixture, Fixtures } from '../../../hub/domain/recon.ts'
import { acmePage, northwindPage } from './pages.ts'

const DAY_MS = 86_400_000

/**
 * The domains of the demo, answered by data instead of DNS and the web. `.test` can never be registered (RFC 6761), so
 * nobody real is meant. Dates count from `now`, so that the certificate of Acme always ends in 20 days.
 */
export function demoFixtures(now: Date): Fixtures {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString()
  return {
    'acme-dental.test': acmeDental(inDays),
    'northwind-law.test': northwindLaw(inDays),
  }
}

type InDays = (days: number) => string

/** What Microsoft's tenants name in their SPF records; both companies of the demo are customers there. */
const MICROSOFT_SPF = {
  'spf.protection.outlook.com': [
    'v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip4:104.47.0.0/17 -all',
  ],
}

/** A typical practice: sound mail provider and SPF, no DMARC, a certificate that somebody forgot. */
const acmeDental = (inDays: InDays): DomainFixture => ({
  dns: {
    A: { 'acme-dental.test': ['198.185.159.144'] },
    CNAME: { 'www.acme-dental.test': ['acme-dental.test'] },
    MX: {
      'acme-dental.test': [{ priority: 0, exchange: 'acme-dental-test.mail.protection.outlook.com' }],
    },
    NS: { 'acme-dental.test': ['ns51.domaincontrol.com', 'ns52.domaincontrol.com'] },
    TXT: {
      'acme-dental.test': [
        'MS=ms48213579',
        'docusign=5f0c7a52-1d0e-4c39-9d1b-0a7c6e1f2b33',
        'v=spf1 include:spf.protection.outlook.com -all',
      ],
      ...MICROSOFT_SPF,
    },
  },
  web: {
    'https://acme-dental.test/': {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', server: 'nginx' },
      body: acmePage,
    },
  },
  tls: {
    'acme-dental.test': {
      subject: 'acme-dental.test',
      issuer: "R11, Let's Encrypt",
      names: ['acme-dental.test', 'www.acme-dental.test'],
      validFrom: inDays(-70.5),
      validTo: inDays(20.5),
      protocol: 'TLSv1.3',
      chainLength: 3,
    },
  },
})

/** A firm that takes care of its mail: the company that the CRM of the demo already holds. */
const northwindLaw = (inDays: InDays): DomainFixture => ({
  dns: {
    A: { 'northwind-law.test': ['104.18.20.30'] },
    MX: {
      'northwind-law.test': [
        { priority: 10, exchange: 'us-smtp-inbound-1.mimecast.com' },
        { priority: 10, exchange: 'us-smtp-inbound-2.mimecast.com' },
      ],
    },
    NS: { 'northwind-law.test': ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'] },
    TXT: {
      'northwind-law.test': [
        'v=spf1 include:_netblocks.mimecast.com include:spf.protection.outlook.com ~all',
      ],
      '_netblocks.mimecast.com': ['v=spf1 ip4:205.139.110.0/24 ip4:207.211.31.0/25 ~all'],
      '_dmarc.northwind-law.test': ['v=DMARC1; p=none; rua=mailto:dmarc@northwind-law.test'],
      ...MICROSOFT_SPF,
    },
  },
  web: {
    'https://northwind-law.test/': {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        server: 'cloudflare',
        'strict-transport-security': 'max-age=31536000',
      },
      body: northwindPage,
    },
  },
  tls: {
    'northwind-law.test': {
      subject: 'northwind-law.test',
      issuer: 'WE1, Google Trust Services',
      names: ['northwind-law.test', '*.northwind-law.test'],
      validFrom: inDays(-20.5),
      validTo: inDays(69.5),
      protocol: 'TLSv1.3',
      chainLength: 3,
    },
  },
})
