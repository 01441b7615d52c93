import {
  checkServerIdentity,
  type PeerCertificate,
  type DetailedPeerCertificate,
  type TLSSocket,
} from 'node:tls'

/** What a server shows of itself in the TLS handshake; plain data, judged elsewhere. */
export interface TlsFacts {
  host: string
  address: string
  /** "TLSv1.3" … */
  protocol: string
  subject: string
  issuer: string
  /** DNS names of the certificate. */
  names: string[]
  /** ISO 8601. */
  validFrom: string
  validTo: string
  /** Certificates that the server sent, its own included. */
  chainLength: number
  /** OpenSSL's word for why the chain is not trusted, e.g. CERT_HAS_EXPIRED; absent = trusted. */
  trustError?: string
  /** Whether the certificate is for this host: asked apart from trust, which would hide it. */
  matchesHost: boolean
}

const MAX_NAMES = 200
const MAX_CHAIN = 10

/** Reads a finished handshake. */
export function tlsFacts(socket: TLSSocket, host: string, address: string): TlsFacts {
  const certificate = socket.getPeerCertificate(true)
  // `authorizationError` is typed as Error and is a string code at run time.
  const trustError: unknown = socket.authorizationError
  return {
    host,
    address,
    protocol: socket.getProtocol() ?? 'unknown',
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: dnsNames(certificate),
    validFrom: isoDate(certificate.valid_from),
    validTo: isoDate(certificate.valid_to),
    chainLength: chainLength(certificate),
    ...(trustError
      ? { trustError: trustError instanceof Error ? trustError.message : String(trustError) }
      : {}),
    matchesHost: checkServerIdentity(host, certificate) === undefined,
  }
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const { CN, O } = (name ?? {}) as { CN?: string | string[]; O?: string | string[] }
  return [CN, O].flat().filter(Boolean).join(', ').slice(0, 300)
}

function dnsNames({ subjectaltname }: PeerCertificate): string[] {
  return (subjectaltname ?? '')
    .slice(0, 60_000)
    .split(', ')
    .filter((one) => one.startsWith('DNS:'))
    .map((one) => one.slice(4, 257))
    .slice(0, MAX_NAMES)
}

function isoDate(text: string | undefined): string {
  const date = new Date(text ?? NaN)
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString()
}

function chainLength(first: DetailedPeerCertificate): number {
  const seen = new Set<string>()
  let one: DetailedPeerCertificate | undefined = first
  while (one?.fingerprint256 && !seen.has(one.fingerprint256) && seen.size < MAX_CHAIN) {
    seen.add(one.fingerprint256)
    one = one.issuerCertificate
  }
  return seen.size
}
