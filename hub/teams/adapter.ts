import type { AuthConfiguration, AuthProvider, CloudAdapter, Connections } from '@microsoft/agents-hosting'
import type * as AgentsHosting from '@microsoft/agents-hosting'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from '../platform/failure.ts'
import { makeAccessTokens } from './access-tokens.ts'
import { PUBLIC_CLOUD, type TeamsSettings } from './settings.ts'

export type Hosting = typeof AgentsHosting

/**
 * Microsoft's adapter with the checks on that it leaves off by default: who signed a token, and whom we answer. The
 * package is loaded only here, and so only where a bot is registered.
 */
export async function openAdapter(
  settings: TeamsSettings,
  { clock, log }: { clock: Clock; log: Log },
): Promise<{ hosting: Hosting; adapter: CloudAdapter; auth: AuthConfiguration }> {
  const hosting = await import('@microsoft/agents-hosting')
  const { clientId, clientSecret, tenantId, authority = PUBLIC_CLOUD, serviceHosts = [] } = settings
  const auth = hosting.getAuthConfigWithDefaults({
    clientId,
    clientSecret,
    tenantId,
    authority,
    validateIssuer: true,
  })
  const hosts = new hosting.OutboundHostValidator({ enabled: true, hosts: serviceHosts })
  const adapter = new hosting.CloudAdapter(auth, undefined, undefined, { validateServiceUrl: true }, hosts)
  adapter.connectionManager = connectionsOf(auth, makeAccessTokens(settings, clock))
  // The built-in handler tells the person about a bug in the source code.
  adapter.onTurnError = async (_context, error) => {
    log.error(describeFailure(error), 'a turn in Teams failed')
    throw error
  }
  return { hosting, adapter, auth }
}

/** One registration for everything; what belongs to other kinds of agents is not ours. */
function connectionsOf(auth: AuthConfiguration, tokenFor: (scope: string) => Promise<string>): Connections {
  const notOurs = () => Promise.reject(new Error('This bot has no identity of that kind.'))
  const provider: AuthProvider = {
    connectionSettings: auth,
    getAccessToken: (given: AuthConfiguration | string, scope?: string) =>
      tokenFor(typeof given === 'string' ? given : (scope ?? '')),
    getAgenticApplicationToken: notOurs,
    getAgenticInstanceToken: notOurs,
    getAgenticUserToken: notOurs,
    acquireTokenOnBehalfOf: notOurs,
  }
  return {
    getConnection: () => provider,
    getDefaultConnection: () => provider,
    getTokenProvider: () => provider,
    getTokenProviderFromActivity: () => provider,
    getDefaultConnectionConfiguration: () => auth,
  }
}
