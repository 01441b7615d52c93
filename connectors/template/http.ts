import { z } from 'zod'
import type { OpenNeeds } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

const TIMEOUT_MS = 30_000
/** A read that was told to wait is asked again this often. */
const READ_TRIES = 4
const DEFAULT_PAUSE_SECONDS = 10

/** An answer of 400 or above. What was sent can be in its body, so that never becomes a message. */
export class Refusal extends Error {
  readonly status: number
  readonly existingId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, body: string, retryAfter: string | null) {
    super(`Template answered ${status}`)
    this.status = status
    this.existingId = existingIdIn(body)
    const seconds = Number(retryAfter ?? NaN)
    this.retryAfterSeconds = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
  }
}

const Conflict = z.looseObject({ existingId: z.string().optional() })
function existingIdIn(body: string): string | undefined {
  try {
    return Conflict.parse(JSON.parse(body)).existingId
  } catch {
    return undefined
  }
}

export interface Http {
  /** For calls that change nothing: waits a rate limit out. */
  read<T>(answer: z.ZodType<T>, method: string, path: string, body?: object): Promise<T>
  /** For calls that change something: never sent twice. Throws `Refusal` where Template said no. */
  write<T>(answer: z.ZodType<T>, method: string, path: string, body?: object): Promise<T>
}

/** Template's API: every call taken from the limiter, every answer checked. */
export function makeHttp({ credentials, settings, limiter, log }: OpenNeeds, apiUrl: string): Http {
  const base = (settings.baseUrl ?? apiUrl).replace(/\/+$/, '')

  async function write<T>(answer: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> {
    await limiter.take('calls')
    const reply = await fetch(base + path, {
      method,
      headers: { Authorization: `Bearer ${credentials.token}`, 'Content-Type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await reply.text()
    if (reply.ok) return answer.parse(text === '' ? {} : JSON.parse(text))
    const refusal = new Refusal(reply.status, text, reply.headers.get('retry-after'))
    if (refusal.status === 429) {
      const pauseMs = (refusal.retryAfterSeconds ?? DEFAULT_PAUSE_SECONDS) * 1000
      log.warn({ pauseMs }, 'Template asks us to wait')
      limiter.pause('calls', pauseMs)
    }
    throw refusal
  }

  async function read<T>(answer: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await write(answer, method, path, body)
      } catch (error) {
        // The next try waits in the limiter, which is paused now.
        if (!(error instanceof Refusal) || error.status !== 429 || attempt === READ_TRIES) throw error
      }
  }

  return { read, write }
}

/** Turns whatever a call failed with into the hub's error. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  if (!(error instanceof Refusal))
    return new HubError(
      'remote_unavailable',
      'Template could not be reached, or its answer could not be read.',
      {
        hint: 'It is tried again later.',
        about: { kind: error instanceof Error ? error.name : typeof error },
      },
    )
  const { status, retryAfterSeconds } = error
  if (status === 401)
    return new HubError('credentials_expired', 'Template no longer accepts the token.', {
      hint: 'Make a new token in Template and enter it on the connection.',
      about: { status },
    })
  if (status === 429 || status >= 500) {
    const seconds = retryAfterSeconds ?? (status === 429 ? DEFAULT_PAUSE_SECONDS : undefined)
    return new HubError('remote_unavailable', `Template answered with status ${status}.`, {
      hint: 'It is tried again by itself.',
      about: { status },
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    })
  }
  return new HubError('remote_refused', `Template refused the request with status ${status}.`, {
    hint: 'Check what the token is allowed to do.',
    about: { status },
  })
}
