import { object, text } from './activity.ts'

/** A refusal of the hub, or (status 0) no answer at all. */
export class LineError extends Error {
  readonly status: number
  readonly retryAfterMs: number | undefined
  /** What the hub says about it, for the person. */
  readonly reason: string | undefined

  constructor(status: number, retryAfterMs?: number, reason?: string) {
    super(`The hub answered ${status}.`)
    this.status = status
    this.retryAfterMs = retryAfterMs
    this.reason = reason
  }
}

export interface CallNeeds {
  origin: string
  fetch: typeof fetch
  timeoutMs?: number
}

/** A JSON call to the hub; what it refuses is a `LineError`. */
export type Call = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  token?: string,
  body?: unknown,
) => Promise<Record<string, unknown>>

export function makeCall({ origin, fetch, timeoutMs = 15_000 }: CallNeeds): Call {
  return async (method, path, token, body) => {
    const reply = await fetch(origin + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new LineError(0)
    })
    const said = object(await reply.json().catch(() => null))
    if (!reply.ok) throw new LineError(reply.status, retryAfterMs(reply), reasonOf(said))
    return said
  }
}

/** Problem details (RFC 9457), or the error of Direct Line. */
export const reasonOf = ({ detail, hint, error }: Record<string, unknown>): string | undefined =>
  [text(detail), text(hint)].filter(Boolean).join(' ') || text(object(error).message) || undefined

function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN)
  return seconds >= 0 ? Math.min(seconds, 600) * 1000 : undefined
}
