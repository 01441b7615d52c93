import { z } from 'zod'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { PUBLIC_CLOUD, type TeamsSettings } from './settings.ts'

const TIMEOUT_MS = 10_000
/** A token is renewed so long before its end. */
const EARLY_MS = 5 * 60_000

const Granted = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/**
 * Tokens for what we send, by the client credentials grant:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function makeAccessTokens(settings: TeamsSettings, clock: Clock): (scope: string) => Promise<string> {
  const known = new Map<string, { token: string; until: number }>()

  return async (asked) => {
    const scope = asked.endsWith('/.default') ? asked : `${asked}/.default`
    const now = clock.now().getTime()
    const kept = known.get(scope)
    if (kept && kept.until > now) return kept.token
    const { access_token: token, expires_in: seconds } = await grant(settings, scope)
    known.set(scope, { token, until: now + seconds * 1000 - EARLY_MS })
    return token
  }
}

async function grant(
  { authority = PUBLIC_CLOUD, tenantId, clientId, clientSecret }: TeamsSettings,
  scope: string,
): Promise<z.infer<typeof Granted>> {
  const reply = await fetch(`${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new HubError('remote_unavailable', 'Microsoft gave no answer to our request for a token.', {
      cause,
    })
  })
  if (!reply.ok) {
    await reply.body?.cancel()
    throw new HubError('credentials_expired', `Microsoft gave us no token: ${reply.status}.`, {
      hint: 'Check TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID; a secret expires after a while.',
    })
  }
  return Granted.parse(await reply.json())
}
