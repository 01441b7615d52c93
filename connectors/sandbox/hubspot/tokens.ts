import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Database } from './database.ts'

const LIFETIME_S = 1800
const CODE_MS = 60_000

/** What was asked for on the authorize page, until its code is exchanged. */
export interface Asked {
  redirectUri: string
  challenge: string | undefined
}

/** Tokens of the account's one OAuth app. They are kept as digests, and outlive a restart. */
export interface Tokens {
  lifetimeSeconds: number
  code(asked: Asked): string
  /** Good once. */
  redeem(code: string): Asked | undefined
  issue(): { accessToken: string; refreshToken: string }
  refresh(refreshToken: string): string | undefined
  check(accessToken: string): 'good' | 'expired' | 'unknown'
  active(token: string): boolean
  revoke(token: string): void
  revokeAll(): void
}

export const digest = (text: string) => createHash('sha256').update(text).digest('hex')

export const sameSecret = (given: string, wanted: string): boolean =>
  timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(wanted)))

export function makeTokens(db: Database, clock: Clock, lifetimeSeconds = LIFETIME_S): Tokens {
  const insert = db.prepare('INSERT INTO tokens (digest, kind, expires_at) VALUES (?, ?, ?)')
  const select = db.prepare('SELECT kind, expires_at FROM tokens WHERE digest = ?')
  const drop = db.prepare('DELETE FROM tokens WHERE digest = ?')
  const clear = db.prepare('DELETE FROM tokens')
  const stale = db.prepare('DELETE FROM tokens WHERE expires_at < ?')
  const codes = new Map<string, Asked & { until: number }>()
  const now = () => clock.now().getTime()
  const known = (token: string) =>
    select.get(digest(token)) as { kind: string; expires_at: number | null } | undefined

  const access = () => {
    const token = `std-${randomBytes(30).toString('base64url')}`
    // An expired token answers otherwise than an unknown one, for a day.
    stale.run(now() - 86_400_000)
    insert.run(digest(token), 'access', now() + lifetimeSeconds * 1000)
    return token
  }
  return {
    lifetimeSeconds,
    code(asked) {
      const code = randomBytes(24).toString('base64url')
      codes.set(digest(code), { ...asked, until: now() + CODE_MS })
      return code
    },
    redeem(code) {
      const asked = codes.get(digest(code))
      codes.delete(digest(code))
      return asked && asked.until > now() ? asked : undefined
    },
    issue() {
      const refreshToken = `rft-${randomBytes(30).toString('base64url')}`
      insert.run(digest(refreshToken), 'refresh', null)
      return { accessToken: access(), refreshToken }
    },
    refresh: (refreshToken) => (known(refreshToken)?.kind === 'refresh' ? access() : undefined),
    check(accessToken) {
      const token = known(accessToken)
      if (token?.kind !== 'access') return 'unknown'
      return (token.expires_at ?? 0) > now() ? 'good' : 'expired'
    },
    active(token) {
      const found = known(token)
      return found !== undefined && (found.expires_at === null || found.expires_at > now())
    },
    revoke: (token) => void drop.run(digest(token)),
    revokeAll: () => void clear.run(),
  }
}
