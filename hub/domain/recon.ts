import { z } from 'zod'
import { Finding } from './findings.ts'

/**
 * A thing looked up: `found` with its value, `absent` (asked, and it is not there), `unchecked` (could not be asked;
 * `reason` says why in plain words), or `skipped` (makes no sense here).
 */
export const lookup = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('found'), value, at: z.string(), source: z.string() }),
    z.object({ state: z.literal('absent'), at: z.string(), source: z.string() }),
    z.object({ state: z.literal('unchecked'), reason: z.string(), at: z.string(), source: z.string() }),
    z.object({ state: z.literal('skipped'), reason: z.string(), at: z.string(), source: z.string() }),
  ])

export type Lookup<T> =
  | { state: 'found'; value: T; at: string; source: string }
  | { state: 'absent'; at: string; source: string }
  | { state: 'unchecked'; reason: string; at: string; source: string }
  | { state: 'skipped'; reason: string; at: string; source: string }

export const MxHost = z.object({ priority: z.number().int(), host: z.string() })
export const MailProvider = z.object({
  name: z.string(),
  /** `application` = mail goes to a program, not to people; `other` = a host that we do not know. */
  kind: z.enum(['mailbox', 'gateway', 'forwarding', 'application', 'own', 'other', 'null_mx']),
  /** The mailbox behind a gateway or forwarder, when other evidence names it. */
  behind: z.string().optional(),
})
export const SpfResult = z.object({
  record: z.string(),
  lookups: z.number().int(),
  voidLookups: z.number().int(),
  all: z.enum(['fail', 'softfail', 'neutral', 'pass', 'none', 'redirect']),
  /** What counts in the end when `all` is `redirect`. */
  effectiveAll: z.enum(['fail', 'softfail', 'neutral', 'pass', 'none']).optional(),
  /** Every cause of a permerror: receivers then ignore the record. */
  errors: z.array(z.string()),
  includes: z.array(z.string()),
  /** Works, but is discouraged or without effect. */
  warnings: z.array(z.string()).optional(),
  /** Parts whose names depend on each message (macros); counted, not followed. */
  dynamic: z.array(z.string()).optional(),
  /** Names in the tree that could not be asked: counts and errors may be incomplete. */
  unchecked: z.array(z.string()).optional(),
})
export const DmarcResult = z.object({
  record: z.string(),
  /** Where it was found: the domain itself, or a parent by the tree walk of RFC 9989. */
  at: z.string(),
  policy: z.enum(['none', 'quarantine', 'reject']),
  subdomainPolicy: z.enum(['none', 'quarantine', 'reject']).optional(),
  testing: z.boolean(),
  rua: z.array(z.string()),
  errors: z.array(z.string()),
})
export const CertificateResult = z.object({
  host: z.string(),
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  daysLeft: z.number().int(),
  protocol: z.string(),
  /** Every failure named: expired, not_yet_valid, self_signed, wrong_host, incomplete_chain, unknown_issuer. */
  problems: z.array(z.string()),
})
/** What the website says about the company; each value with where it stood and how sure we are (0 to 1). */
export const SiteFact = z.object({
  path: z.string(),
  value: z.unknown(),
  source: z.string(),
  confidence: z.number(),
})
export const SiteResult = z.object({
  url: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  https: z.boolean(),
  /** Whether browsers are told to use https alone from now on; absent = served without https. */
  hsts: z.boolean().optional(),
  redirects: z.array(z.string()),
  facts: z.array(SiteFact),
  technologies: z.array(z.string()),
})
export const Hosting = z.object({
  addresses: z.array(z.string()),
  webHost: z.string().optional(),
  dnsHost: z.string().optional(),
  nameservers: z.array(z.string()),
})

/** Everything that one domain name told us. */
export const ReconReport = z.object({
  domain: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  mx: lookup(z.array(MxHost)).optional(),
  mailProvider: lookup(MailProvider).optional(),
  spf: lookup(SpfResult).optional(),
  dmarc: lookup(DmarcResult).optional(),
  certificate: lookup(CertificateResult).optional(),
  site: lookup(SiteResult).optional(),
  hosting: lookup(Hosting).optional(),
  /** TXT records beside SPF: services leave their proof of ownership there. */
  txt: lookup(z.array(z.string())).optional(),
  findings: z.array(Finding),
})
export type ReconReport = z.infer<typeof ReconReport>

/** One part of the report as it arrives, for "looking up…" lines and the live summary. */
export interface ReconProgress {
  domain: string
  part: 'mx' | 'mailProvider' | 'spf' | 'dmarc' | 'certificate' | 'site' | 'hosting'
}

/** The port that conversation and API use. Never throws for what a domain does or does not have. */
export interface Recon {
  look(domain: string, onPart?: (progress: ReconProgress) => void, signal?: AbortSignal): Promise<ReconReport>
}

/**
 * What a domain answers, in place of DNS and the web: how the demo's domains exist without internet. The analysis of
 * recon runs over these answers as over real ones.
 */
export interface DomainFixture {
  /** By record type, then by full name in lower case; a name that is not listed does not exist. */
  dns: {
    A?: Record<string, string[]>
    AAAA?: Record<string, string[]>
    CNAME?: Record<string, string[]>
    MX?: Record<string, { priority: number; exchange: string }[]>
    NS?: Record<string, string[]>
    TXT?: Record<string, string[]>
  }
  /** By full URL; others do not answer. */
  web: Record<string, { status: number; headers?: Record<string, string>; body: string }>
  /** By host; others do not speak TLS. `trustError` is OpenSSL's code for an untrusted chain. */
  tls: Record<
    string,
    {
      subject: string
      issuer: string
      names: string[]
      validFrom: string
      validTo: string
      protocol: string
      chainLength: number
      trustError?: string
    }
  >
}

/** By registrable domain. */
export type Fixtures = Readonly<Record<string, DomainFixture>>
