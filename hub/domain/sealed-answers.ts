import { z } from 'zod'

/**
 * Answers that only the MSP can open. Encrypted in the browser by HPKE (RFC 9180): DHKEM(P-256, HKDF-SHA256),
 * HKDF-SHA256, AES-256-GCM, base mode; `info` = "entourage-sentry sealed answer v1", AAD = assessment path.
 */
export const SUITE = 'DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM'

/** The key that browsers encrypt to. */
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

export const isSealed = (value: unknown): value is SealedAnswer => SealedAnswer.safeParse(value).success
