import { Client } from '@hubspot/api-client'
import type { z } from 'zod'
import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { learnFrom } from './budget.ts'
import { Refusal, toHubError, whichLimit } from './failures.ts'
import { makeGate } from './gate.ts'
import { baseUrlOf, versioned } from './paths.ts'
import { makeTokens, type Renewals } from './tokens.ts'

const TIMEOUT_MS = 30_000
const UPLOAD_TIMEOUT_MS = 120_000
/**
 * A call counts when it arrives, which is the later the more are sent at once: then more would fall into one window of
 * HubSpot's than left in one window of ours.
 */
const MAX_AT_ONCE = 16
/** A read that was told to wait is asked again this often. */
const READ_TRIES = 4

/** One call. Search has a limit of its own and is exempt from the burst limit. */
export interface Request {
  method: 'GET' | 'POST' | 'DELETE'
  /** As of v3 and v4: the transport spells the version that was chosen. */
  path: string
  query?: Record<string, string>
  body?: object
  /** Instead of a body: `multipart/form-data`. */
  form?: FormData
  limit?: 'burst' | 'search'
}

/** HubSpot's API, with every call taken from our limiter, every answer checked and every failure turned into ours. */
export interface Transport {
  /** For calls that change nothing: waits a rate limit out. */
  read<T>(answer: z.ZodType<T>, request: Request): Promise<T>
  /** For calls that change something: never sent twice. Throws `Refusal` where HubSpot said no. */
  write<T>(answer: z.ZodType<T>, request: Request): Promise<T>
  /** What an OAuth token may do; undefined for others. */
  scopes(): Promise<string[] | undefined>
}

/**
 * The SDK's plain request is used, not its typed methods: those know v3 and v4 only, and HubSpot ends both. Neither its
 * limiter nor its retries are switched on: they ignore Retry-After and would repeat a create after a 5xx.
 */
export function makeTransport(needs: OpenNeeds, renewals: Renewals): Transport {
  const { settings, limiter, log } = needs
  const client = new Client({ basePath: baseUrlOf(settings), numberOfApiCallRetries: 0 })
  const gate = makeGate(MAX_AT_ONCE)
  const tokens = makeTokens(needs, renewals, (path, form) => plainly(client, { path, form }))

  async function once<T>(answer: z.ZodType<T>, request: Request): Promise<T> {
    const token = await tokens.current()
    try {
      return await gate(() => send(answer, request, token))
    } catch (error) {
      // A 401 is refused unread, so it may be sent again with a new token.
      const renewed = error instanceof Refusal && error.status === 401 ? await tokens.renew(token) : undefined
      if (renewed === undefined) throw error
      return await gate(() => send(answer, request, renewed))
    }
  }

  async function send<T>(answer: z.ZodType<T>, request: Request, token: string): Promise<T> {
    const { limit = 'burst' } = request
    await limiter.take('daily')
    await limiter.take(limit)
    try {
      const { headers, text } = await call(
        client,
        request,
        versioned(settings.apiVersion, request.path),
        token,
      )
      learnFrom(headers, limiter)
      return answer.parse(text === '' ? {} : JSON.parse(text))
    } catch (error) {
      if (!(error instanceof Refusal)) throw toHubError(error)
      if (error.status === 429) {
        const { limit: used, ms } = whichLimit(error)
        log.warn({ limit: used, pauseMs: ms }, 'HubSpot asks us to wait')
        limiter.pause(used, ms)
      }
      throw error
    }
  }

  async function read<T>(answer: z.ZodType<T>, request: Request): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(answer, request)
      } catch (error) {
        // The next try waits in the limiter, which is paused now; the daily limit is too long to wait for.
        const waits = error instanceof Refusal && error.status === 429 && whichLimit(error).limit !== 'daily'
        if (!waits || attempt === READ_TRIES) throw toHubError(error)
      }
    }
  }

  return { read, write: once, scopes: tokens.scopes }
}

interface Reply {
  headers: Record<string, string>
  text: string
}

async function call(client: Client, request: Request, path: string, token: string): Promise<Reply> {
  const { method, query, body, form } = request
  const qs = query ? { qs: query } : {}
  const headers = { Authorization: `Bearer ${token}` }
  if (!form) return answered(client, { method, path, ...qs, headers, ...(body ? { body } : {}) }, TIMEOUT_MS)
  const { type, content } = await encoded(form)
  return answered(
    client,
    { method, path, ...qs, headers: { ...headers, 'Content-Type': type }, body: content, defaultJson: false },
    UPLOAD_TIMEOUT_MS,
  )
}

/** A call without a token, as the token endpoints take it. */
function plainly(
  client: Client,
  { path, form }: { path: string; form: Record<string, string> },
): Promise<Reply> {
  const body = new URLSearchParams(form).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return answered(client, { method: 'POST', path, headers, body, defaultJson: false }, TIMEOUT_MS)
}

/** The SDK has no timeout of its own, and takes an answer of 400 or above for one like any other. */
async function answered(
  client: Client,
  options: NonNullable<Parameters<Client['apiRequest']>[0]>,
  timeoutMs: number,
): Promise<Reply> {
  const reply = async (): Promise<Reply> => {
    const answer = await client.apiRequest({ ...options, authType: 'none' })
    const headers: Record<string, string> = {}
    answer.headers.forEach((value: string, name: string) => (headers[name] = value))
    const text = await answer.text()
    if (!answer.ok) throw new Refusal(answer.status, text, headers)
    return { headers, text }
  }
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HubError('remote_unavailable', `HubSpot did not answer in ${timeoutMs / 1000} s.`)),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([reply(), timeout])
  } finally {
    clearTimeout(timer)
  }
}

/** The platform's own encoding: names and boundaries are its business. */
async function encoded(form: FormData): Promise<{ type: string; content: Buffer }> {
  const whole = new Response(form)
  const type = whole.headers.get('content-type') ?? 'multipart/form-data'
  return { type, content: Buffer.from(await whole.arrayBuffer()) }
}
