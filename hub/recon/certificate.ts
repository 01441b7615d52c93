import type { z } from 'zod'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { CertificateResult } from '../domain/recon.ts'
import type { TlsFacts } from '../platform/guarded/index.ts'
import { clean } from './clean.ts'
import { absent, found, unchecked, type Part } from './part.ts'
import type { Web } from './web.ts'

type Certificate = z.infer<typeof CertificateResult>

const TIMEOUT_MS = 8_000
const DAY_MS = 86_400_000

/** Looks at the certificate of the website, at `www.` where the bare domain has no address. */
export async function lookAtCertificate(
  domain: string,
  web: Web,
  clock: Clock,
  signal: AbortSignal,
): Promise<Part<Certificate>> {
  for (const host of [domain, `www.${domain}`]) {
    try {
      const facts = await web.connectTls(host, 443, { timeoutMs: TIMEOUT_MS, signal })
      return found(judgeCertificate(facts, clock.now()))
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      if (error.code !== 'not_found') return unchecked(reasonOf(error))
    }
  }
  return absent
}

function reasonOf(error: HubError): string {
  if (error.about.reason === 'tls') return 'the web server answers, but not with an encrypted connection'
  if (error.about.reason === 'private_address') return 'the website leads into a private network'
  if (error.about.reason === 'not_resolved') return 'the address of the website could not be looked up'
  return 'the web server did not answer on the port for encrypted connections'
}

/** Names every fault of a certificate; OpenSSL itself stops at the first. Pure. */
export function judgeCertificate(facts: TlsFacts, now: Date): Certificate {
  const validTo = new Date(facts.validTo).getTime()
  const problems = [
    ...(validTo <= now.getTime() ? ['expired'] : []),
    ...(new Date(facts.validFrom).getTime() > now.getTime() ? ['not_yet_valid'] : []),
    ...(facts.matchesHost ? [] : ['wrong_host']),
    ...trustProblem(facts),
    ...(/^TLSv1(\.1)?$/.test(facts.protocol) ? ['old_protocol'] : []),
  ]
  return {
    host: facts.host,
    subject: clean(facts.subject, 300),
    issuer: clean(facts.issuer, 300),
    names: facts.names.slice(0, 100).map((name) => clean(name, 253)),
    validFrom: facts.validFrom,
    validTo: facts.validTo,
    daysLeft: Math.floor((validTo - now.getTime()) / DAY_MS),
    protocol: facts.protocol,
    problems,
  }
}

/** OpenSSL's codes in our words (https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/). */
function trustProblem({ trustError, chainLength }: TlsFacts): string[] {
  switch (trustError) {
    case undefined:
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return []
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return ['self_signed']
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return ['incomplete_chain']
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_GET_ISSUER_CERT':
      return [chainLength > 1 ? 'unknown_issuer' : 'incomplete_chain']
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return ['unknown_issuer']
    default:
      return ['untrusted']
  }
}
