import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { CompanyInfo, notRouted, originOf, type Companies, type Company } from './address.ts'
import { PAUSE_SECONDS, Refusal, toHubError } from './failures.ts'
import { parseJson } from './json.ts'
import type { Wire, WireAnswer } from './wire.ts'

/** Declared once; see `limits` of the connector. */
export const LIMIT = 'minute'
/** Models are supported for twelve months after their release; an account may pin an older one. */
const API_VERSION = '2025.1'
/** A read that was told to wait is asked again this often. */
const READ_TRIES = 4

export type Params = Record<string, string | number | undefined>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface Call {
  method: Method
  path: string
  params?: Params
  body?: { content: Buffer; type: string }
  headers?: Record<string, string>
  /** The right of a security role that it takes, for the words of a refusal. */
  rights?: string
}

/** What sessions share: connections, and where the companies are. */
export interface Shared {
  wire: Wire
  companies: Companies
}

export interface Caller {
  /** Exactly one call. Throws `Refusal` where ConnectWise said no. */
  call(call: Call): Promise<WireAnswer>
  /** For what changes nothing: waits a rate limit out. */
  patiently(call: Call): Promise<WireAnswer>
  company(): Promise<Company>
}

/** Signed calls to one account, each taken from the limiter. */
export function makeCaller(needs: OpenNeeds, { wire, companies }: Shared): Caller {
  const { settings, clock, credentials } = needs
  const { company = '', site = '' } = credentials
  const key = `${settings.baseUrl ?? site} ${company}`
  const once = makeOnce(needs, wire)
  const origin = () => originOf(settings, site)

  async function locate(): Promise<Company> {
    const known = companies.find(key, clock)
    if (known) return known
    const path = `/login/companyinfo/${encodeURIComponent(company)}`
    const ask = () => once(new URL(path, origin()), { method: 'GET', path })
    const answer = await waiting(ask).catch(routed)
    const info = CompanyInfo.safeParse(parseJson(answer.text))
    // A wrong company is answered in plain text: "Cannot route. Codebase/company is invalid".
    if (!info.success) throw notRouted()
    const { CompanyName = company, Codebase } = info.data
    const found = { name: CompanyName, codebase: Codebase.replace(/\/$/, '') }
    companies.keep(key, found, clock)
    return found
  }

  const addressOf = (codebase: string, { path, params }: Call): URL => {
    const url = new URL(`/${codebase}/apis/3.0${path}`, origin())
    url.search = queryOf(params)
    return url
  }

  async function call(given: Call): Promise<WireAnswer> {
    const { codebase } = await locate()
    try {
      return await once(addressOf(codebase, given), given)
    } catch (error) {
      if (!(error instanceof Refusal) || error.fromApi || ![400, 404].includes(error.status)) throw error
      // The router did not know the address, so nobody has read the call: after a release the codebase is another one.
      companies.forget(key)
      const fresh = await locate()
      if (fresh.codebase === codebase) throw error
      return once(addressOf(fresh.codebase, given), given)
    }
  }

  return { call, patiently: (given) => waiting(() => call(given)), company: locate }
}

/** One https request with our keys. */
function makeOnce(
  { credentials, settings, limiter, log }: OpenNeeds,
  wire: Wire,
): (url: URL, call: Call) => Promise<WireAnswer> {
  const { company = '', publicKey = '', privateKey = '', clientId = '' } = credentials
  const signed = {
    Accept: `application/vnd.connectwise.com+json; version=${settings.apiVersion ?? API_VERSION}`,
    Authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientId,
  }
  const trust = settings.baseUrl && settings.certificate ? { certificate: settings.certificate } : {}
  return async (url, { method, headers, body, rights }) => {
    await limiter.take(LIMIT)
    const answer = await wire({
      method,
      url,
      headers: { ...signed, ...headers, ...(body ? { 'Content-Type': body.type } : {}) },
      ...(body ? { body: body.content } : {}),
      ...trust,
    })
    if (answer.status < 300) return answer
    const refusal = new Refusal(answer.status, answer.text, headerOf(answer, 'retry-after'), rights)
    if (refusal.status === 429) {
      const seconds = refusal.retryAfterSeconds ?? PAUSE_SECONDS
      log.warn({ limit: LIMIT, pauseSeconds: seconds }, 'ConnectWise asks us to wait')
      limiter.pause(LIMIT, seconds * 1000)
    }
    throw refusal
  }
}

/** The next try waits in the limiter, which is paused then. */
async function waiting<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      const waits = error instanceof Refusal && error.status === 429
      if (!waits || attempt === READ_TRIES) throw toHubError(error)
    }
  }
}

/** As ConnectWise wants it: %20 for a space, everything special escaped. */
export const queryOf = (params: Params = {}): string =>
  Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')

export function headerOf({ headers }: WireAnswer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Whatever the router says to a company that it does not know. */
function routed(error: unknown): never {
  const known = toHubError(error)
  throw known.about.status === 400 || known.about.status === 404 ? notRouted() : known
}
