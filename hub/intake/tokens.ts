import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { READERS, type Reader } from './present.ts'

/** How long a chat token counts; a client renews it half-way. */
export const TOKEN_SECONDS = 1800
/** How long a socket may be opened with one ticket. */
const TICKET_SECONDS = 60

const ISSUER = 'entourage-sentry'
const TOKEN = 'directline'
const TICKET = 'directline-stream'

/** What a chat token says: the one conversation that it opens. */
export interface ChatToken {
  conversationId: string
  /** The id that all messages must come from, where the token was made for one. */
  user?: string
  /** The conversation need not exist yet: it begins with the first request. */
  fresh: boolean
  /** What the client can draw. */
  reader: Reader
}

/** Opens one socket of one conversation, which hears everything from a watermark on. */
export interface Ticket {
  conversationId: string
  from: number
  reader: Reader
}

export interface Tokens {
  issue(token: ChatToken): Promise<string>
  verify(token: string): Promise<ChatToken>
  /** For one socket of one conversation, from a watermark on. */
  ticket(ticket: Ticket): Promise<string>
  redeem(ticket: string): Promise<Ticket>
}

/** Signed and short-lived; the key never leaves the hub. A ticket opens one socket, once. */
export function makeTokens(key: Uint8Array, clock: Clock): Tokens {
  const redeemed = new Map<string, number>()
  const now = () => Math.floor(clock.now().getTime() / 1000)

  const sign = (audience: string, subject: string, seconds: number, claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt(now())
      .setExpirationTime(now() + seconds)
      .sign(key)

  async function read(audience: string, token: string) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience,
        currentDate: clock.now(),
        requiredClaims: ['sub', 'jti', 'exp'],
      })
      const { sub = '', jti = '', exp = 0, ...claims } = payload
      return { sub, jti, exp, claims }
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new HubError('forbidden', 'This token has expired.', {
          hint: 'Get a new one, or resume by your link.',
          about: { reason: 'expired' },
        })
      throw new HubError('unauthenticated', 'This token is not one of ours.', {
        hint: 'Get one from /v3/directline/tokens/generate.',
      })
    }
  }

  return {
    issue: ({ conversationId, user, fresh, reader }) =>
      sign(TOKEN, conversationId, TOKEN_SECONDS, { fresh, reader, ...(user ? { user } : {}) }),

    async verify(token) {
      const { sub, claims } = await read(TOKEN, token)
      return {
        conversationId: sub,
        fresh: claims.fresh === true,
        reader: readerOf(claims.reader),
        ...(typeof claims.user === 'string' ? { user: claims.user } : {}),
      }
    },

    ticket: ({ conversationId, from, reader }) =>
      sign(TICKET, conversationId, TICKET_SECONDS, { from, reader }),

    async redeem(ticket) {
      const { sub, jti, exp, claims } = await read(TICKET, ticket)
      for (const [id, until] of redeemed) if (until < now()) redeemed.delete(id)
      if (redeemed.has(jti))
        throw new HubError('forbidden', 'This ticket was used already.', { hint: 'Reconnect for a new one.' })
      redeemed.set(jti, exp)
      return {
        conversationId: sub,
        from: typeof claims.from === 'number' ? claims.from : 0,
        reader: readerOf(claims.reader),
      }
    },
  }
}

const readerOf = (claim: unknown): Reader => READERS.find((one) => one === claim) ?? 'cards'
