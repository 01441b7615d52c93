import type { RemoteSettings } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

const API_URL = 'https://api.hubapi.com'
const APP_URL = 'https://app.hubspot.com'

/** Where HubSpot's API is, without a slash at its end. */
export const baseUrlOf = ({ baseUrl }: RemoteSettings): string => (baseUrl ?? API_URL).replace(/\/+$/, '')

/** Where people sign in and look at records; a stand-in has all in one place. */
export const appUrlOf = (settings: RemoteSettings): string =>
  isStandIn(settings) ? baseUrlOf(settings) : APP_URL

export const isStandIn = (settings: RemoteSettings): boolean => !baseUrlOf(settings).startsWith(API_URL)

/** `/area/v3/rest` and `/crm/v3/area/rest`: with a date, the version stands behind the area in both. */
const CRM = /^\/crm\/v\d\/([a-z_]+)(?=\/|$)/
const OTHERS = /^\/(files|account-info|oauth)\/v\d(?=\/|$)/

/**
 * The address of a call in the version that was chosen: v3 (and v4 for associations) unless it is a date such as
 * 2026-03. The numbered versions end in 2027:
 * https://developers.hubspot.com/changelog/legacy-apis-and-legacy-apps-whats-going-unsupported-and-when
 */
export function versioned(version: string | undefined, path: string): string {
  if (version === undefined || version === '' || version === 'v3') return path
  if (!/^\d{4}-\d{2}$/.test(version))
    throw new HubError('misconfigured', 'The API version of this HubSpot connection cannot be used.', {
      hint: 'Enter v3, or a version of HubSpot such as 2026-03.',
    })
  return path.replace(CRM, `/crm/$1/${version}`).replace(OTHERS, `/$1/${version}`)
}
