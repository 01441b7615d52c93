import './reflect.ts'
import * as x509 from '@peculiar/x509'

/** A certificate with its key, and whoever signed it. */
export interface Certificate {
  pem: string
  keyPem: string
  certificate: x509.X509Certificate
  keys: CryptoKeyPair
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 86_400_000

export interface CertificateWish {
  name: string
  dnsNames?: string[]
  issuer?: Certificate
  isCa?: boolean
  /** Days from `now`; negative = past. */
  fromDays?: number
  toDays?: number
  now?: Date
}

/** Makes a certificate on the spot; without an issuer it signs itself. */
export async function makeCertificate(wish: CertificateWish): Promise<Certificate> {
  const now = (wish.now ?? new Date()).getTime()
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: crypto.randomUUID().replaceAll('-', ''),
    subject: `CN=${wish.name}`,
    issuer: wish.issuer ? wish.issuer.certificate.subject : `CN=${wish.name}`,
    notBefore: new Date(now + (wish.fromDays ?? -1) * DAY_MS),
    notAfter: new Date(now + (wish.toDays ?? 90) * DAY_MS),
    publicKey: keys.publicKey,
    signingKey: wish.issuer ? wish.issuer.keys.privateKey : keys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(wish.isCa ?? false, undefined, true),
      ...(wish.dnsNames
        ? [
            new x509.SubjectAlternativeNameExtension(
              wish.dnsNames.map((value) => ({ type: 'dns' as const, value })),
            ),
          ]
        : []),
    ],
  })
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`
  return { pem: certificate.toString('pem'), keyPem, certificate, keys }
}
