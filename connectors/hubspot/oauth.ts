import { z } from 'zod'
import type { AuthKind, OAuthRequest } from '../../hub/domain/connector.ts'
import { systemClock } from '../../hub/domain/clock.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Refusal, toHubError } from './failures.ts'
import { appUrlOf, baseUrlOf, versioned } from './paths.ts'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'

export const TOKEN_PATH = '/oauth/v3/token'
export const INTROSPECT_PATH = '/oauth/v3/token/introspect'
const TIMEOUT_MS = 30_000

/** Sends a form to an endpoint that takes no token. */
export type Post = (path: string, form: Record<string, string>) => Promise<{ text: string }>

/** https://developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide */
const Granted = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
})

const Introspected = z.looseObject({ active: z.boolean(), scopes: z.array(z.string()).optional() })

/** The admin signs in at HubSpot and comes back with a code. */
export const oauth: NonNullable<AuthKind['oauth']> = {
  authorizeUrl({ credentials, settings, redirectUri, state, challenge }) {
    const query = new URLSearchParams({
      client_id: credentials.clientId ?? '',
      redirect_uri: redirectUri,
      scope: ['oauth', ...Object.keys(SCOPES)].join(' '),
      optional_scope: Object.keys(OPTIONAL_SCOPES).join(' '),
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    return `${appUrlOf(settings)}/oauth/authorize?${query}`
  },

  async exchange({ credentials, settings, redirectUri, code, verifier }) {
    const { clientId = '', clientSecret = '' } = credentials
    const path = versioned(settings.apiVersion, TOKEN_PATH)
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }
    const granted = await grant(postTo(settings), path, credentials, form, systemClock.now()).catch(asRefused)
    return { clientId, clientSecret, ...granted }
  },
}

/** Asks the token endpoint, and answers what is to be kept. */
export async function grant(
  post: Post,
  path: string,
  { clientId = '', clientSecret = '' }: Record<string, string>,
  form: Record<string, string>,
  now: Date,
): Promise<Record<string, string>> {
  const { text } = await post(path, { ...form, client_id: clientId, client_secret: clientSecret })
  const { access_token, refresh_token, expires_in } = Granted.parse(JSON.parse(text))
  return {
    accessToken: access_token,
    ...(refresh_token ? { refreshToken: refresh_token } : {}),
    expiresAt: new Date(now.getTime() + expires_in * 1000).toISOString(),
  }
}

/** The scopes of a token, as the token endpoint knows them. */
export async function introspect(
  post: Post,
  path: string,
  { clientId = '', clientSecret = '' }: Record<string, string>,
  token: string,
): Promise<string[] | undefined> {
  const form = { client_id: clientId, client_secret: clientSecret, token, token_type_hint: 'access_token' }
  const { text } = await post(path, form)
  return Introspected.parse(JSON.parse(text)).scopes
}

/** Before there is a session there is no SDK client either: one plain request. */
const postTo =
  (settings: OAuthRequest['settings']): Post =>
  async (path, form) => {
    const answer = await fetch(baseUrlOf(settings) + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Refusal(answer.status, text)
    return { text }
  }

function asRefused(error: unknown): never {
  if (error instanceof Refusal && error.status < 500 && error.status !== 429)
    throw new HubError('remote_refused', 'HubSpot did not accept the sign-in.', {
      hint: 'Check the client id, the client secret and the redirect address of the app in HubSpot, then sign in again.',
      about: { status: error.status },
    })
  throw toHubError(error)
}
