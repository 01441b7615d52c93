import { z } from 'zod'

/** The key that browsers encrypt to; how, `sealing-suite.ts` says. */
export interface PublicSealingKey {
  id: string
  /** Uncompressed point (RFC 9180 §7.1.1), base64url. */
  publicKey: string
}

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'base64url')

/** What is stored instead of the value. Excluded from score, findings and sync. */
export const SealedAnswer = z.object({
  sealed: z.object({
    keyId: z.string().max(64),
    /** The encapsulated key. */
    enc: base64url(200),
    ciphertext: base64url(40_000),
  }),
})
export type SealedAnswer = z.infer<typeof SealedAnswer>

/**
 * The MSP's private key, as only a passphrase opens it: PKCS #8 (RFC 5958) encrypted by AES-256-GCM under a key that
 * PBKDF2-HMAC-SHA-256 (RFC 8018) makes of the passphrase. Made and opened in the console's browser alone.
 */
export const WrappedPrivateKey = z.object({
  kdf: z.literal('PBKDF2-SHA256'),
  /** OWASP's password storage cheat sheet asks for 600,000 at least. */
  iterations: z.number().int().min(600_000).max(10_000_000),
  salt: base64url(64),
  iv: base64url(32),
  ciphertext: base64url(1_000),
})
export type WrappedPrivateKey = z.infer<typeof WrappedPrivateKey>
