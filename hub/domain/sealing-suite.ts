import type { SealedAnswer } from './sealed-answers.ts'

/**
 * Answers that only the MSP can open. Encrypted in the browser by HPKE (RFC 9180): DHKEM(P-256, HKDF-SHA256),
 * HKDF-SHA256, AES-256-GCM, base mode. The plaintext is the JSON of what the control would have sent; the additional
 * data is the canonical path, so that an answer cannot be moved to another question.
 */
export const SEALING_INFO = 'entourage-sentry sealed answer v1'
/** Additional data of files, which belong to no path when they are encrypted. */
export const FILE_AAD = 'file'

/** For browsers, which carry no schemas; the hub checks by `SealedAnswer`. */
export function isSealedAnswer(value: unknown): value is SealedAnswer {
  const sealed: unknown = typeof value === 'object' && value !== null && 'sealed' in value && value.sealed
  return (
    typeof sealed === 'object' &&
    sealed !== null &&
    ['keyId', 'enc', 'ciphertext'].every((name) => typeof Reflect.get(sealed, name) === 'string')
  )
}
