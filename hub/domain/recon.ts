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
  kind: z.enum(['mailbox', 'gateway', 'forwarding', 'own', 'null_mx']),
})
export const SpfResult = z.object({
  record: z.string(),
  lookups: z.number().int(),
  voidLookups: z.number().int(),
  all: z.enum(['fail', 'softfail', 'neutral', 'pass', 'none', 'redirect']),
  errors: z.array(z.string()),
  includes: z.array(z.string()),
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
