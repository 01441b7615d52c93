import { z } from 'zod'
import type { OpenNeeds, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { toHubError } from './failures.ts'
import { ALL_SCOPES, OPTIONAL_SCOPES } from './scopes.ts'
import type { Request, Transport } from './transport.ts'

const Account = z.looseObject({ portalId: z.coerce.string() })
const Scopes = z.looseObject({ scopes: z.array(z.string()) })

/** Who we are there, and what the credentials may not do, each with what it is for. */
export function makeCheck(transport: Transport, { credentials }: OpenNeeds): Session['check'] {
  return async () => {
    const { portalId } = await transport.read(Account, { method: 'GET', path: '/account-info/v3/details' })
    const scopes = await orUnknown(
      async () => (await transport.scopes()) ?? scopesOf(transport, credentials.accessToken ?? ''),
    )
    const missing =
      scopes === undefined
        ? await probed(transport)
        : Object.keys(ALL_SCOPES).filter((one) => !scopes.includes(one))
    return { account: portalId, portal: portalId, missing: missing.map(inWords) }
  }
}

const inWords = (scope: string): string =>
  scope in OPTIONAL_SCOPES
    ? `The permission ${scope} is missing: without it we cannot ${OPTIONAL_SCOPES[scope]}; the rest works.`
    : `The permission ${scope} is missing: we need it to ${ALL_SCOPES[scope]}.`

/** Tokens of apps can be asked for their scopes; service keys cannot. */
const scopesOf = async ({ read }: Transport, tokenKey: string): Promise<string[]> => {
  const path = '/oauth/v2/private-apps/get/access-token-info'
  return (await read(Scopes, { method: 'POST', path, body: { tokenKey } })).scopes
}

async function orUnknown<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (thrown) {
    const error = toHubError(thrown)
    if (error.code === 'remote_refused') return undefined
    throw error
  }
}

/** One cheap read for each permission that reading shows; one to write shows when something is written. */
const PROBES: Record<string, Request> = {
  ...Object.fromEntries(
    ['companies', 'contacts', 'deals', 'line_items', 'quotes'].map((object) => [
      `crm.objects.${object}.read`,
      { method: 'GET' as const, path: `/crm/v3/objects/${object}`, query: { limit: '1' } },
    ]),
  ),
  'crm.objects.owners.read': { method: 'GET', path: '/crm/v3/owners', query: { limit: '1' } },
  files: { method: 'GET', path: '/files/v3/files/search', query: { limit: '1' } },
}

async function probed({ read }: Transport): Promise<string[]> {
  const missing: string[] = []
  for (const [scope, request] of Object.entries(PROBES))
    try {
      await read(z.unknown(), request)
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'remote_refused') throw error
      if (error.about.status === 403) missing.push(scope)
    }
  return missing
}
