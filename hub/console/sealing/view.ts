import type { WrappedPrivateKey } from '../../domain/sealed-answers.ts'

export interface KeyView {
  id: string
  publicKey: string
  wrapped: WrappedPrivateKey
  active: boolean
  createdAt: string
  createdBy: string
}

/** What `GET /api/sealing-keys` answers. */
export interface SealingView {
  items: KeyView[]
  questions: string[]
  sealable: { id: string; label: string; group: string }[]
}

/** Short enough to type, long enough that 600,000 rounds of guessing each take for ever. */
export const SHORTEST_PASSPHRASE = 14

/** The part of the page that encrypts: loaded by whoever opens or makes something. */
export const loadKeys = () => import('./keys.ts')
