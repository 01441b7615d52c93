import { ManageAPI } from 'connectwise-rest'
import { z } from 'zod'
import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { CompanyInfo, notRouted, originOf, type Companies, type Company } from './address.ts'
import { PAUSE_SECONDS, Refusal, toHubError } from './failures.ts'
import type { Wire, WireAnswer } from './wire.ts'

/** Declared once; see `limits` of the connector. */
export const LIMIT = 'minute'
/** Models are supported for twelve months after their release; an account may pin an older one. */
export const API_VERSION = '2025.1'
/** A read that was told to wait is asked again this often. */
const READ_TRIES = 4
/** https://developer.connectwise.com recommends to stay below 2000 characters. */
export const MAX_URL_CHARS = 1900

export type Params = Record<string, string | number | undefined>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Call {
  method: Method
  path: string
  params?: Params
  body?: { content: Buffer; type: string }
  headers?: Record<string, string>
  /** The right of a security role that it takes, for the words of a refusal. */
  rights?: string
}

/** ConnectWise's API with every call taken from our limiter and every failure turned into ours. */
export interface Transport {
  /** For calls that change nothing: waits a rate limit out. */
  get<T>(schema: z.ZodType<T>, path: string, params?: Params, rights?: string): Promise<T>
  /** The same, asked once: for a look before a write, which the engine sends again as a whole. */
  look<T>(schema: z.ZodType<T>, path: string, params?: Params, rights?: string): Promise<T>
  /** One page in the order of ids. The next begins behind `pageId`; there is none once it is undefined. */
  sweep<T>(
    schema: z.ZodType<T>,
    path: string,
    params: Params,
    rights?: string,
  ): Promise<{ page: T; pageId?: string }>
  /** For calls that change something: never sent twice. Throws `Refusal` where ConnectWise said no. */
  send<T>(
    schema: z.ZodType<T>,
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    rights?: string,
  ): Promise<T>
  /** Sends a file as multipart/form-data; anything else is answered by 415. */
  upload<T>(schema: z.ZodType<T>, path: string, form: FormData, rights?: string): Promise<T>
  /** What the company calls itself. */
  company(): Promise<Company>
  /** The SDK, whose methods know the paths of the set-up tables. Its calls are made by `get`. */
  sdk: ManageAPI
}

export interface Shared {
  wire: Wire
  companies: Companies
}

export function makeTransport(needs: OpenNeeds, { wire, companies }: Shared): Transport {
  const { credentials, settings, limiter, clock, log } = needs
  const { company = '', publicKey = '', privateKey = '', clientId = '', site } = credentials
  const key = `${settings.baseUrl ?? site ?? ''} ${company}`
  const version = settings.apiVersion ?? API_VERSION
  const headers = {
    Accept: `application/vnd.connectwise.com+json; version=${version}`,
    Authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientId,
  }
  const trust = settings.baseUrl && settings.certificate ? { certificate: settings.certificate } : {}

  async function once(url: URL, call: Call): Promise<WireAnswer> {
    await limiter.take(LIMIT)
    const answer = await wire({
      method: call.method,
      url,
      headers: {
        ...headers,
        ...call.headers,
        ...(call.body ? { 'Content-Type': call.body.type } : {}),
      },
      ...(call.body ? { body: call.body.content } : {}),
      ...trust,
    })
    if (answer.status < 300) return answer
    const refusal = new Refusal(answer.status, answer.text, one(answer.headers['retry-after']), call.rights)
    if (refusal.status === 429) {
      const seconds = refusal.retryAfterSeconds ?? PAUSE_SECONDS
      log.warn({ limit: LIMIT, pauseSeconds: seconds }, 'ConnectWise asks us to wait')
      limiter.pause(LIMIT, seconds * 1000)
    }
    throw refusal
  }

  async function asked(call: Call): Promise<WireAnswer> {
    const { codebase } = await where()
    try {
      return await once(addressOf(codebase, call), call)
    } catch (error) {
      if (!(error instanceof Refusal) || error.fromApi || ![400, 404].includes(error.status)) throw error
      // The router did not know the address, so nobody has read the call: after a release the codebase is another one.
      companies.forget(key)
      const fresh = await where()
      if (fresh.codebase === codebase) throw error
      return once(addressOf(fresh.codebase, call), call)
    }
  }

  function addressOf(codebase: string, { path, params }: Call): URL {
    const url = new URL(`/${codebase}/apis/3.0${path}`, originOf(settings, site))
    url.search = queryOf(params)
    return url
  }

  /** The next try waits in the limiter, which is paused then. */
  async function patiently<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await act()
      } catch (error) {
        const waits = error instanceof Refusal && error.status === 429
        if (!waits || attempt === READ_TRIES) throw toHubError(error)
      }
    }
  }

  async function where(): Promise<Company> {
    const known = companies.find(key, clock)
    if (known) return known
    const url = new URL(`/login/companyinfo/${encodeURIComponent(company)}`, originOf(settings, site))
    const answer = await patiently(() => once(url, { method: 'GET', path: url.pathname })).catch(routed)
    const info = CompanyInfo.safeParse(parseJson(answer.text))
    // A wrong company is answered in plain text: "Cannot route. Codebase/company is invalid".
    if (!info.success) throw notRouted()
    const found = {
      name: info.data.CompanyName ?? company,
      codebase: info.data.Codebase.replace(/\/$/, ''),
    }
    companies.keep(key, found, clock)
    return found
  }

  const transport: Omit<Transport, 'sdk'> = {
    get: async (schema, path, params, rights) =>
      read(schema, await patiently(() => asked({ method: 'GET', path, ...also({ params, rights }) }))),
    look: async (schema, path, params, rights) =>
      read(schema, await asked({ method: 'GET', path, ...also({ params, rights }) })),
    async sweep(schema, path, params, rights) {
      const call: Call = {
        method: 'GET',
        path,
        params,
        headers: { 'pagination-type': 'forward-only' },
        ...also({ rights }),
      }
      const answer = await patiently(() => asked(call))
      const pageId = nextPageId(one(answer.headers.link))
      return { page: read(schema, answer), ...also({ pageId }) }
    },
    send: async (schema, method, path, body, rights) =>
      read(
        schema,
        await asked({
          method,
          path,
          ...(body === undefined
            ? {}
            : { body: { content: Buffer.from(JSON.stringify(body)), type: 'application/json' } }),
          ...also({ rights }),
        }),
      ),
    async upload(schema, path, form, rights) {
      // Node makes the multipart body: the boundary is in the type that it tells.
      const encoded = new Response(form)
      const content = Buffer.from(await encoded.arrayBuffer())
      const type = encoded.headers.get('content-type') ?? 'multipart/form-data'
      return read(schema, await asked({ method: 'POST', path, body: { content, type }, ...also({ rights }) }))
    },
    company: where,
  }
  return { ...transport, sdk: makeSdk(needs, transport.get) }
}

/**
 * The SDK's methods all end in `request`, a public property, and that one is ours. Its own can neither trust a
 * stand-in's certificate nor tell a header (Retry-After, Link) nor set one (pagination-type); it follows redirects with
 * our keys, and prints what failed.
 */
function makeSdk({ credentials, settings }: OpenNeeds, get: Transport['get']): ManageAPI {
  const sdk = new ManageAPI({
    companyId: credentials.company ?? '',
    publicKey: credentials.publicKey ?? '',
    privateKey: credentials.privateKey ?? '',
    clientId: credentials.clientId ?? '',
    companyUrl: originOf(settings, credentials.site).host,
    logger: () => undefined,
  })
  const request: ManageAPI['request'] = ({ path, method = 'get', params }) => {
    if (method !== 'get') throw new Error(`The SDK is for reading, not for ${method}.`)
    return get(z.unknown(), path, Params.parse(params ?? {}))
  }
  for (const api of [sdk, sdk.CompanyAPI, sdk.SalesAPI, sdk.SystemAPI]) api.request = request
  return sdk
}
const Params = z.record(z.string(), z.union([z.string(), z.number()]).optional())

/** Leaves out what is undefined, which the compiler insists on. */
const also = <T extends object>(given: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never

/** As ConnectWise wants it: %20 for a space, everything special escaped. */
export const queryOf = (params: Params = {}): string =>
  Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')

function read<T>(schema: z.ZodType<T>, { text }: WireAnswer): T {
  return schema.parse(text === '' ? undefined : parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `<https://…?pageId=17>; rel="next"`: the id of the last record that was told. */
function nextPageId(link: string | undefined): string | undefined {
  const next = link?.split(',').find((part) => /rel="?next"?/.test(part))
  return /[?&]pageId=(\d+)/i.exec(next ?? '')?.[1]
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/** Whatever the router says to a company that it does not know. */
function routed(error: unknown): never {
  const known = toHubError(error)
  throw known.about.status === 400 || known.about.status === 404 ? notRouted() : known
}
