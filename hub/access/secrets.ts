import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits for a link, a session or a key; safe in addresses and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. A plain hash suffices because nobody can guess 256 random bits. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares without telling by its duration how much was right. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
