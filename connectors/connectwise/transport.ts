import { ManageAPI } from 'connectwise-rest'
import { z } from 'zod'
import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { originOf, type Company } from './address.ts'
import { headerOf, makeCaller, type Call, type Params, type Shared } from './caller.ts'
import { parseJson } from './json.ts'
import type { WireAnswer } from './wire.ts'

/** https://developer.connectwise.com recommends to stay below 2000 characters. */
export const MAX_URL_CHARS = 1900

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

export function makeTransport(needs: OpenNeeds, shared: Shared): Transport {
  const { call, patiently, company } = makeCaller(needs, shared)
  const reading = (path: string, params?: Params, rights?: string): Call => ({
    method: 'GET',
    path,
    ...(params ? { params } : {}),
    ...(rights === undefined ? {} : { rights }),
  })
  const get: Transport['get'] = async (schema, path, params, rights) =>
    read(schema, await patiently(reading(path, params, rights)))
  return {
    get,
    look: async (schema, path, params, rights) => read(schema, await call(reading(path, params, rights))),
    async sweep(schema, path, params, rights) {
      const headers = { 'pagination-type': 'forward-only' }
      const answer = await patiently({ ...reading(path, params, rights), headers })
      const pageId = nextPageId(headerOf(answer, 'link'))
      return { page: read(schema, answer), ...(pageId === undefined ? {} : { pageId }) }
    },
    send: async (schema, method, path, body, rights) => {
      const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
      const sent = content ? { body: { content, type: 'application/json' } } : {}
      return read(schema, await call({ ...reading(path, undefined, rights), method, ...sent }))
    },
    async upload(schema, path, form, rights) {
      // Node makes the multipart body: the boundary is in the type that it tells.
      const encoded = new Response(form)
      const content = Buffer.from(await encoded.arrayBuffer())
      const type = encoded.headers.get('content-type') ?? 'multipart/form-data'
      const body = { content, type }
      return read(schema, await call({ ...reading(path, undefined, rights), method: 'POST', body }))
    },
    company,
    sdk: makeSdk(needs, get),
  }
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
    return get(z.unknown(), path, SdkParams.parse(params ?? {}))
  }
  for (const api of [sdk, sdk.CompanyAPI, sdk.SalesAPI, sdk.SystemAPI]) api.request = request
  return sdk
}
const SdkParams = z.record(z.string(), z.union([z.string(), z.number()]).optional())

const read = <T>(schema: z.ZodType<T>, { text }: WireAnswer): T =>
  schema.parse(text === '' ? undefined : parseJson(text))

/** `<https://…?pageId=17>; rel="next"`: the id of the last record that was told. */
function nextPageId(link: string | undefined): string | undefined {
  const next = link?.split(',').find((part) => /rel="?next"?/.test(part))
  return /[?&]pageId=(\d+)/i.exec(next ?? '')?.[1]
}
