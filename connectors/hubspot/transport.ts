import { Client } from '@hubspot/api-client'
import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Refusal, refusalOf, toHubError, whichLimit } from './failures.ts'

export const API_URL = 'https://api.hubapi.com'
const TIMEOUT_MS = 30_000
/** A read that was told to wait is asked again this often. */
const READ_TRIES = 4
/** Calls of the burst limit that we leave to the account's other tools. */
const HEADROOM = 10

/** What the SDK's `…WithHttpInfo` methods answer: the headers tell what is left of the limits. */
interface Answer<T> {
  headers: Record<string, string>
  data: T
}
/** Exactly one call of the SDK. Search has a limit of its own and is exempt from the burst limit. */
type Call<T> = (client: Client) => Promise<Answer<T>>
type Limit = 'burst' | 'search'

/** The SDK, with every call taken from our limiter and every failure turned into ours. */
export interface Transport {
  /** For calls that change nothing: waits a rate limit out. */
  read<T>(call: Call<T>, limit?: Limit): Promise<T>
  /** For calls that change something: never sent twice. Throws `Refusal` where HubSpot said no. */
  write<T>(call: Call<T>): Promise<T>
  /** Reads a path that the SDK has no method for. */
  request(method: 'GET' | 'POST', path: string, body?: object, limit?: Limit): Promise<unknown>
}

export function makeTransport({ credentials, settings, limiter, log }: OpenNeeds): Transport {
  // Neither the SDK's limiter nor its retries: it ignores Retry-After and would repeat a create after a 5xx. Nor its
  // middleware: 13.5 never calls it.
  const client = new Client({
    accessToken: credentials.accessToken ?? '',
    basePath: (settings.baseUrl ?? API_URL).replace(/\/+$/, ''),
    numberOfApiCallRetries: 0,
  })

  async function once<T>(call: Call<T>, limit: Limit): Promise<T> {
    await limiter.take('daily')
    await limiter.take(limit)
    try {
      const { headers, data } = await withTimeout(call(client))
      learn('burst', headers['x-hubspot-ratelimit-remaining'], HEADROOM)
      learn('daily', headers['x-hubspot-ratelimit-daily-remaining'], 0)
      return data
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw toHubError(error)
      if (refusal.status === 429) {
        const { limit, ms } = whichLimit(refusal)
        log.warn({ limit, pauseMs: ms }, 'HubSpot asks us to wait')
        limiter.pause(limit, ms)
      }
      throw refusal
    }
  }

  const learn = (limit: string, header: string | undefined, headroom: number) => {
    if (header !== undefined && /^\d+$/.test(header))
      limiter.correct(limit, Math.max(0, Number(header) - headroom))
  }

  async function read<T>(call: Call<T>, limit: Limit = 'burst'): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(call, limit)
      } catch (error) {
        // The next try waits in the limiter, which is paused now; the daily limit is too long to wait for.
        const waits = error instanceof Refusal && error.status === 429 && whichLimit(error).limit !== 'daily'
        if (!waits || attempt === READ_TRIES) throw toHubError(error)
      }
    }
  }

  return {
    read,
    write: (call) => once(call, 'burst'),
    request: (method, path, body, limit) =>
      read(async (client) => {
        const answer = await client.apiRequest({ method, path, ...(body ? { body } : {}) })
        const headers: Record<string, string> = {}
        answer.headers.forEach((value: string, name: string) => (headers[name] = value))
        if (!answer.ok) throw new Refusal(answer.status, await answer.text(), headers)
        return { headers, data: (await answer.json()) as unknown }
      }, limit),
  }
}

/** The SDK has no timeout of its own. */
async function withTimeout<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HubError('remote_unavailable', `HubSpot did not answer in ${TIMEOUT_MS / 1000} s.`)),
      TIMEOUT_MS,
    )
  })
  try {
    return await Promise.race([call, timeout])
  } finally {
    clearTimeout(timer)
  }
}
