import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import type { RemoteSettings } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

/** What `/login/companyinfo/{company}` answers; the codebase is the first part of every path of the API. */
export const CompanyInfo = z.looseObject({
  CompanyName: z.string().optional(),
  Codebase: z.string().regex(/^[\w.-]{1,50}\/?$/),
})
export interface Company {
  name: string
  codebase: string
}

/**
 * Where the API is: a stand-in's address, or the site that people sign in at. ConnectWise's cloud answers its API under
 * `api-` hosts only. Keys travel in every request, so nothing but https is ever spoken.
 */
export function originOf(settings: Pick<RemoteSettings, 'baseUrl'>, site = ''): URL {
  const url = parse(settings.baseUrl ?? `https://${apiHost(site)}`)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new HubError('misconfigured', 'The address of ConnectWise must be an https address.', {
      hint: 'Enter the site as you see it when you sign in, such as na.myconnectwise.net.',
    })
  return url
}

const apiHost = (site: string): string =>
  site.endsWith('.myconnectwise.net') && !site.startsWith('api-') ? `api-${site}` : site

function parse(url: string): URL | undefined {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}

export const notRouted = (): HubError =>
  new HubError('credentials_expired', 'ConnectWise does not know this company at this site.', {
    hint: 'Check the company id (as you enter it when you sign in) and the site, such as na.myconnectwise.net.',
  })

const KEEP_MS = 60 * 60_000
const MAX_COMPANIES = 500

export interface Companies {
  find(key: string, clock: Clock): Company | undefined
  keep(key: string, company: Company, clock: Clock): void
  forget(key: string): void
}

/** A codebase changes with ConnectWise's releases only, so not every session has to ask for it. */
export function makeCompanies(): Companies {
  const known = new Map<string, { company: Company; untilMs: number }>()
  return {
    find(key, clock) {
      const found = known.get(key)
      return found && found.untilMs > clock.now().getTime() ? found.company : undefined
    },
    keep(key, company, clock) {
      known.delete(key)
      if (known.size >= MAX_COMPANIES) known.delete(known.keys().next().value ?? '')
      known.set(key, { company, untilMs: clock.now().getTime() + KEEP_MS })
    },
    forget: (key) => void known.delete(key),
  }
}
