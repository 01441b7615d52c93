import { createHash } from 'node:crypto'
import { Router, urlencoded } from 'express'
import { z } from 'zod'
import { ApiError } from './errors.ts'
import { parsed } from './objects-api.ts'
import { sameSecret, type Tokens } from './tokens.ts'

export interface OAuthApp {
  clientId: string
  clientSecret: string
  appId: number
}

export interface OAuthNeeds {
  tokens: Tokens
  app: OAuthApp
  scopes: string[]
  portalId: number
}

const Client = z.object({ client_id: z.string().default(''), client_secret: z.string().default('') })
const Grant = Client.extend({
  grant_type: z.string().default(''),
  code: z.string().default(''),
  redirect_uri: z.string().default(''),
  code_verifier: z.string().default(''),
  refresh_token: z.string().default(''),
})
const About = Client.extend({ token: z.string().default('') })

/** `/oauth/v3/token` and what belongs to it; the older v1 has the same endpoint. */
export function oauthApi(needs: OAuthNeeds): Router {
  const { tokens, app } = needs
  const router = Router()
  router.use(urlencoded({ extended: false, limit: '20kb' }))

  router.post(['/v1/token', '/v3/token'], (req, res) => {
    const given = parsed(Grant, req.body ?? {})
    authenticated(app, given)
    if (given.grant_type === 'refresh_token') {
      const accessToken = tokens.refresh(given.refresh_token)
      if (accessToken === undefined)
        throw refused('BAD_REFRESH_TOKEN', 'missing or unknown refresh token', 'invalid_grant')
      return void res.json(granted(needs, accessToken, given.refresh_token))
    }
    if (given.grant_type !== 'authorization_code')
      throw refused('BAD_GRANT_TYPE', 'missing or unknown grant type', 'unsupported_grant_type')
    const asked = tokens.redeem(given.code)
    if (!asked) throw refused('BAD_AUTH_CODE', 'missing or unknown auth code', 'invalid_grant')
    if (asked.redirectUri !== given.redirect_uri)
      throw refused('BAD_REDIRECT_URI', 'missing or invalid redirect URI', 'invalid_grant')
    if (asked.challenge !== undefined && asked.challenge !== challengeOf(given.code_verifier))
      throw refused('BAD_CODE_VERIFIER', 'the code verifier does not match', 'invalid_grant')
    const { accessToken, refreshToken } = tokens.issue()
    res.json(granted(needs, accessToken, refreshToken))
  })

  router.post('/v3/token/introspect', (req, res) => {
    const given = parsed(About, req.body ?? {})
    authenticated(app, given)
    if (!tokens.active(given.token)) return void res.json({ active: false })
    res.json({
      active: true,
      token_use: given.token.startsWith('rft-') ? 'refresh_token' : 'access_token',
      token: given.token,
      token_type: 'bearer',
      client_id: app.clientId,
      app_id: app.appId,
      hub_id: needs.portalId,
      user_id: 1,
      scopes: needs.scopes,
      expires_in: tokens.lifetimeSeconds,
      is_private_distribution: true,
    })
  })

  router.post('/v3/token/revoke', (req, res) => {
    const given = parsed(About, req.body ?? {})
    authenticated(app, given)
    tokens.revoke(given.token)
    res.status(200).json({})
  })
  return router
}

export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

function authenticated(app: OAuthApp, given: z.infer<typeof Client>): void {
  if (given.client_id !== app.clientId)
    throw refused('BAD_CLIENT_ID', 'missing or unknown client id', 'invalid_client')
  if (!sameSecret(given.client_secret, app.clientSecret))
    throw refused('BAD_CLIENT_SECRET', 'missing or invalid client secret', 'invalid_client')
}

/** HubSpot says it in its own words and in those of RFC 6749. */
const refused = (status: string, message: string, error: string) =>
  new ApiError(400, { message, status, error, error_description: message })

const granted = ({ tokens, scopes, portalId }: OAuthNeeds, accessToken: string, refreshToken: string) => ({
  token_type: 'bearer',
  token_use: 'access_token',
  access_token: accessToken,
  refresh_token: refreshToken,
  expires_in: tokens.lifetimeSeconds,
  hub_id: portalId,
  user_id: 1,
  scopes,
})
