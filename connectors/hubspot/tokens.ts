import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Refusal, toHubError } from './failures.ts'
import { grant, introspect, INTROSPECT_PATH, TOKEN_PATH, type Post } from './oauth.ts'
import { versioned } from './paths.ts'

/** A token is replaced this long before it expires, so that none expires on its way. */
const EARLY_MS = 120_000

/** Refreshes under way, by refresh token: however many calls need one at once, it is asked for once. */
export type Renewals = Map<string, Promise<Record<string, string>>>

export interface Tokens {
  /** The token to send; refreshed before it expires. */
  current(): Promise<string>
  /** After HubSpot refused `token`: a new one, or undefined where there is none to be had. */
  renew(token: string): Promise<string | undefined>
  /** What the token may do; undefined where it cannot be introspected (static tokens). */
  scopes(): Promise<string[] | undefined>
}

/** Static tokens stay what they are; OAuth tokens last half an hour and are refreshed. */
export function makeTokens(needs: OpenNeeds, renewals: Renewals, post: Post): Tokens {
  const { clock, limiter, log, settings, saveCredentials } = needs
  let credentials = needs.credentials

  async function refresh(): Promise<string> {
    const { refreshToken = '' } = credentials
    const running = renewals.get(refreshToken) ?? ask()
    renewals.set(refreshToken, running)
    try {
      credentials = await running
    } finally {
      if (renewals.get(refreshToken) === running) renewals.delete(refreshToken)
    }
    return credentials.accessToken ?? ''
  }

  async function ask(): Promise<Record<string, string>> {
    const { refreshToken = '', ...known } = credentials
    await limiter.take('burst')
    const path = versioned(settings.apiVersion, TOKEN_PATH)
    const given = { grant_type: 'refresh_token', refresh_token: refreshToken }
    const granted = await grant(post, path, known, given, clock.now()).catch(asReconnect)
    const fresh = { ...known, refreshToken, ...granted }
    // Kept before it is used. Where that fails, the next refresh keeps it.
    await saveCredentials?.(fresh).catch(() =>
      log.error({}, 'the refreshed HubSpot access token was not stored'),
    )
    log.info({}, 'the HubSpot access token was refreshed')
    return fresh
  }

  const refreshes = () => credentials.refreshToken !== undefined
  const expires = () =>
    credentials.expiresAt !== undefined &&
    Date.parse(credentials.expiresAt) - clock.now().getTime() < EARLY_MS

  const current = async () => (refreshes() && expires() ? refresh() : (credentials.accessToken ?? ''))

  return {
    current,
    async scopes() {
      if (!refreshes()) return undefined
      const token = await current()
      await limiter.take('burst')
      return introspect(post, versioned(settings.apiVersion, INTROSPECT_PATH), credentials, token)
    },
    async renew(token) {
      if (!refreshes()) return undefined
      // Another call may have done it meanwhile.
      return credentials.accessToken !== token ? credentials.accessToken : refresh()
    },
  }
}

/** A refusal of the refresh token is final; anything else is a matter of time. */
function asReconnect(error: unknown): never {
  if (error instanceof Refusal && [400, 401, 403].includes(error.status))
    throw new HubError('credentials_expired', 'HubSpot no longer accepts the sign-in of this connection.', {
      hint: 'Sign in to HubSpot again on the connection.',
      about: { status: error.status },
    })
  throw toHubError(error)
}
