import type { Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { fieldErrors } from '../platform/parse.ts'
import type { ConnectionNeeds } from './needs.ts'

export interface GivenSettings {
  baseUrl?: string | undefined
  portal?: string | undefined
  quotaShare?: number | undefined
  apiVersion?: string | undefined
  certificate?: string | undefined
}

/** Credentials in the shape that the connector wants; the error names what is missing. */
export function checkedCredentials(
  connector: Connector,
  given: Record<string, string>,
): Record<string, string> {
  const parsed = connector.credentials.safeParse(given)
  if (parsed.success) return parsed.data
  throw new HubError('invalid_input', `The credentials cannot be used for ${connector.title}.`, {
    hint: 'Correct the fields named and send it again.',
    fields: fieldErrors(parsed.error).map(({ path, message }) => ({ path: `credentials.${path}`, message })),
  })
}

/** Another address than the vendor's would send the customer's credentials wherever it points. */
export function checkedSettings(
  { allowBaseUrl }: Pick<ConnectionNeeds, 'allowBaseUrl'>,
  settings: GivenSettings = {},
): Connection['settings'] {
  const forStandIns = (['baseUrl', 'certificate'] as const).filter((name) => settings[name])
  if (forStandIns.length > 0 && !allowBaseUrl)
    throw new HubError('invalid_input', 'The address of the CRM cannot be chosen here.', {
      hint: `Leave settings.${forStandIns[0]} out: the vendor’s own address is used.`,
      fields: forStandIns.map((name) => ({
        path: `settings.${name}`,
        message: 'only the demo takes an address',
      })),
    })
  const { baseUrl, portal, quotaShare, apiVersion, certificate } = settings
  return {
    ...(baseUrl ? { baseUrl } : {}),
    ...(portal ? { portal } : {}),
    ...(quotaShare ? { quotaShare } : {}),
    ...(apiVersion ? { apiVersion } : {}),
    ...(certificate ? { certificate } : {}),
  }
}
