import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { PublicSealingKey, SealedAnswer } from '../../../hub/domain/sealed-answers.ts'
import { FILE_AAD, SEALING_INFO } from '../../../hub/domain/sealing-suite.ts'

/** Sealed files begin with this, so that the hub does not look for a picture in them. */
const MAGIC = 'ESF1'

const bytesOf = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(words))

/** Locks an answer so that only the MSP's private key opens it, at the place (`aad`) where it belongs. */
export async function sealAnswer(
  key: PublicSealingKey & { aad: string },
  answer: unknown,
): Promise<SealedAnswer> {
  const { enc, ciphertext } = await seal(key, key.aad, bytesOf(JSON.stringify(answer)))
  return { sealed: { keyId: key.id, enc: base64url(enc), ciphertext: base64url(ciphertext) } }
}

/** A file as `ESF1`, key id and encapsulated key, each after its length in one byte, and the locked bytes. */
export async function sealFile(key: PublicSealingKey, file: Blob): Promise<Blob> {
  const { enc, ciphertext } = await seal(key, FILE_AAD, new Uint8Array(await file.arrayBuffer()))
  const id = bytesOf(key.id)
  return new Blob([
    bytesOf(MAGIC),
    Uint8Array.of(id.length),
    id,
    Uint8Array.of(enc.byteLength),
    enc,
    ciphertext,
  ])
}

async function seal(key: PublicSealingKey, aad: string, plain: Uint8Array<ArrayBuffer>) {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(key.publicKey))
  const sender = await suite.createSenderContext({ recipientPublicKey, info: bytesOf(SEALING_INFO) })
  return { enc: sender.enc, ciphertext: await sender.seal(plain, bytesOf(aad)) }
}

function base64url(buffer: ArrayBuffer): string {
  let binary = ''
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const fromBase64url = (words: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(words.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
