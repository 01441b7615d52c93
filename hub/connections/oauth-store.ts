import { createHash } from 'node:crypto'
import { Schema, type Connection as Database } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { RemoteSettings } from '../domain/connector.ts'

/** A sign-in at a CRM that has begun and not come back yet. */
export interface OAuthStart {
  crm: string
  /** Which way to sign in, by its id. */
  auth: string
  credentials: Record<string, string>
  settings: RemoteSettings
  title?: string
  /** Present where an account that is connected already gets new credentials. */
  connectionId?: string
  verifier: string
  redirectUri: string
}

interface StartDoc {
  _id: string
  /** Who began it; nobody else can finish it. */
  principal: string
  sealed: OAuthStart
  expiresAt: Date
}

/** Begun sign-ins, by the hash of their state; each is taken once. */
export interface OAuthStarts {
  keep(state: string, principal: string, start: OAuthStart): Promise<void>
  /** Null where there is none, it has expired, or somebody else began it. */
  take(state: string, principal: string): Promise<OAuthStart | null>
}

export const OAUTH_MINUTES = 10

const schema = new Schema<StartDoc>(
  {
    _id: { type: String, required: true },
    principal: { type: String, required: true },
    sealed: { type: Schema.Types.Mixed, sealed: true },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { minimize: false },
)

export function makeOAuthStarts({ connection, clock }: { connection: Database; clock: Clock }): OAuthStarts {
  const model = connection.model<StartDoc>('OAuthStart', schema, 'oauth_starts')
  return {
    async keep(state, principal, start) {
      const expiresAt = new Date(clock.now().getTime() + OAUTH_MINUTES * 60_000)
      await model.create({ _id: hashOf(state), principal, sealed: start, expiresAt })
    },
    async take(state, principal) {
      const found = await model.findOne({ _id: hashOf(state) })
      if (!found || found.principal !== principal) return null
      const { deletedCount } = await model.deleteOne({ _id: found._id })
      if (deletedCount !== 1 || found.expiresAt.getTime() <= clock.now().getTime()) return null
      return { ...found.sealed }
    },
  }
}

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex')
