import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A private key and the certificate that signs itself with it, both as PEM. */
export interface Identity {
  key: string
  certificate: string
}

const VALID_DAYS = 825
const DAY_MS = 86_400_000

/**
 * The identity kept in `folder`, made there the first time and again when it has run out. Without a folder it lasts as
 * long as the process. Whoever talks to the stand-in trusts exactly this certificate, and only when told to.
 */
export function localIdentity(folder: string | undefined, now: Date): Identity {
  if (folder === undefined) return makeIdentity(now)
  const paths = { key: join(folder, 'connectwise-key.pem'), certificate: join(folder, 'connectwise.pem') }
  if (existsSync(paths.key) && existsSync(paths.certificate)) {
    const kept = {
      key: readFileSync(paths.key, 'utf8'),
      certificate: readFileSync(paths.certificate, 'utf8'),
    }
    if (Date.parse(new X509Certificate(kept.certificate).validTo) - now.getTime() > DAY_MS) return kept
  }
  const made = makeIdentity(now)
  writeFileSync(paths.key, made.key, { mode: 0o600 })
  chmodSync(paths.key, 0o600)
  writeFileSync(paths.certificate, made.certificate)
  return made
}

/** For `localhost` and the loopback addresses, on P-256. https://www.rfc-editor.org/rfc/rfc5280 */
function makeIdentity(now: Date): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('ConnectWise stand-in'))))
  const from = new Date(now.getTime() - DAY_MS)
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(new Date(from.getTime() + VALID_DAYS * DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(certificateAuthority(), alternativeNames())),
  )
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, ecdsaWithSha256, node(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

/** basicConstraints, critical: who trusts this one certificate trusts it as its own root. */
const certificateAuthority = () =>
  sequence(
    oid('2.5.29.19'),
    node(0x01, Buffer.from([0xff])),
    octets(sequence(node(0x01, Buffer.from([0xff])))),
  )

const alternativeNames = () =>
  sequence(
    oid('2.5.29.17'),
    octets(
      sequence(
        node(0x82, Buffer.from('localhost')),
        node(0x87, Buffer.from([127, 0, 0, 1])),
        node(0x87, Buffer.from([...Array<number>(15).fill(0), 1])),
      ),
    ),
  )

/** One element of DER: tag, length, content. */
function node(tag: number, content: Buffer): Buffer {
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: Buffer[]) => node(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]) => node(0x31, Buffer.concat(parts))
const tagged = (number: number, part: Buffer) => node(0xa0 + number, part)
const integer = (bytes: Buffer) => node(0x02, bytes)
const octets = (part: Buffer) => node(0x04, part)
const utf8 = (text: string) => node(0x0c, Buffer.from(text))

/** UTCTime: two digits of the year, which serve until 2049. */
const time = (at: Date) =>
  node(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`))

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest.flatMap(base128)]
  return node(0x06, Buffer.from(bytes))
}

function base128(number: number): number[] {
  const digits = [number & 0x7f]
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
  return digits
}
