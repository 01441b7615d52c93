import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { PublicSealingKey, SealedAnswer, WrappedPrivateKey } from '../../domain/sealed-answers.ts'
import { FILE_AAD, SEALING_INFO } from '../../domain/sealing-suite.ts'

/**
 * The MSP's side of sealed answers, in the browser alone: the hub sees neither a passphrase nor an opened key.
 * Formats: `hub/domain/sealed-answers.ts`.
 */

const ITERATIONS = 600_000
const MAGIC = 'ESF1'
const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const
const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const info = bytesOf(SEALING_INFO)

/** What the hub is given of a fresh pair. */
export interface NewKey {
  publicKey: string
  wrapped: WrappedPrivateKey
}

export async function makeKey(passphrase: string): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey(ECDH, true, ['deriveBits'])
  const [point, secret] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  return { publicKey: toText(point), wrapped: await wrap(new Uint8Array(secret), passphrase) }
}

/** The same private key under another passphrase; null when the old one does not fit. */
export async function rewrap(
  wrapped: WrappedPrivateKey,
  from: string,
  to: string,
): Promise<WrappedPrivateKey | null> {
  const secret = await unwrap(wrapped, from)
  return secret && wrap(secret, to)
}

/** Opens what was sealed to one key. */
export interface Opened {
  open(sealed: SealedAnswer, path: string): Promise<unknown>
  openFile(file: SealedFile): Promise<Blob>
}

/** The parts of a sealed file: `ESF1`, key id and encapsulated key, each after its length in one byte, and the rest. */
export interface SealedFile {
  keyId: string
  enc: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
}

/** Null for what is no sealed file. */
export function readSealedFile(content: ArrayBuffer): SealedFile | null {
  const bytes = new Uint8Array(content)
  const idLength = bytes[MAGIC.length] ?? 0
  const idAt = MAGIC.length + 1
  const encLength = bytes[idAt + idLength] ?? 0
  const encAt = idAt + idLength + 1
  const begin = new TextDecoder().decode(bytes.subarray(0, MAGIC.length))
  if (begin !== MAGIC || bytes.length < encAt + encLength) return null
  return {
    keyId: new TextDecoder().decode(bytes.subarray(idAt, idAt + idLength)),
    enc: bytes.slice(encAt, encAt + encLength),
    ciphertext: bytes.slice(encAt + encLength),
  }
}

/** Null when the passphrase does not fit. */
export async function openKey(
  { publicKey, wrapped }: { publicKey: string; wrapped: WrappedPrivateKey },
  passphrase: string,
): Promise<Opened | null> {
  const secret = await unwrap(wrapped, passphrase)
  if (!secret) return null
  const [privateKey, point] = await Promise.all([
    crypto.subtle.importKey('pkcs8', secret, ECDH, false, ['deriveBits']),
    crypto.subtle.importKey('raw', fromText(publicKey), ECDH, true, []),
  ])
  const recipientKey = { privateKey, publicKey: point }
  return {
    async open({ sealed: { enc, ciphertext } }, path) {
      const plain = await suite.open(
        { recipientKey, enc: fromText(enc), info },
        fromText(ciphertext),
        bytesOf(path),
      )
      return JSON.parse(new TextDecoder().decode(plain))
    },
    async openFile({ enc, ciphertext }) {
      return new Blob([await suite.open({ recipientKey, enc, info }, ciphertext, bytesOf(FILE_AAD))])
    },
  }
}

/** Seals a value as the intake does; for moving answers to a newer key. */
export async function seal(
  { id, publicKey }: PublicSealingKey,
  value: unknown,
  path: string,
): Promise<SealedAnswer> {
  const recipientPublicKey = await crypto.subtle.importKey('raw', fromText(publicKey), ECDH, true, [])
  const { ct, enc } = await suite.seal(
    { recipientPublicKey, info },
    bytesOf(JSON.stringify(value)),
    bytesOf(path),
  )
  return { sealed: { keyId: id, enc: toText(enc), ciphertext: toText(ct) } }
}

async function wrap(secret: BufferSource, passphrase: string): Promise<WrappedPrivateKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyOf(passphrase, salt, ITERATIONS)
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, secret)
  return {
    kdf: 'PBKDF2-SHA256',
    iterations: ITERATIONS,
    salt: toText(salt),
    iv: toText(iv),
    ciphertext: toText(ciphertext),
  }
}

async function unwrap(
  wrapped: WrappedPrivateKey,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await keyOf(passphrase, fromText(wrapped.salt), wrapped.iterations)
  try {
    const iv = fromText(wrapped.iv)
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromText(wrapped.ciphertext)),
    )
  } catch {
    // AES-GCM fails for a wrong key and for a changed ciphertext alike.
    return null
  }
}

/** NFKC, so that the same passphrase typed on another keyboard is the same. */
async function keyOf(passphrase: string, salt: BufferSource, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

const toText = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(bytes, (one) => one.charCodeAt(0))
}
