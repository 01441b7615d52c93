import { z } from 'zod'
import { HubError } from '../../hub/domain/errors.ts'

/** HubSpot's error body. Every field is optional: https://developers.hubspot.com/docs/api-reference/error-handling */
export const ErrorBody = z
  .object({
    message: z.string(),
    category: z.string(),
    policyName: z.string(),
    context: z.record(z.string(), z.array(z.string())),
    errors: z.array(
      z.object({
        message: z.string().optional(),
        code: z.string().optional(),
        context: z.record(z.string(), z.array(z.string())).optional(),
      }),
    ),
  })
  .partial()
export type ErrorBody = z.infer<typeof ErrorBody>

/** An answer of 400 or above. Its text can hold what was sent, so it never becomes a message, a log line or a cause. */
export class Refusal extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly retryAfterSeconds: number | undefined

  /** `body` is JSON, as text or parsed, or anything else. */
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`HubSpot answered ${status}`)
    this.status = status
    this.body = readBody(body)
    const seconds = Number(headers['retry-after'] ?? NaN)
    this.retryAfterSeconds = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
  }
}

function readBody(body: unknown): ErrorBody {
  try {
    return ErrorBody.parse(typeof body === 'string' ? JSON.parse(body) : body)
  } catch {
    return {}
  }
}

const MINUTE_MS = 60_000

/** Which of our limits a 429 is about, and how long to keep quiet. Retry-After counts where it is given. */
export function whichLimit({ body, retryAfterSeconds }: Refusal): {
  limit: 'burst' | 'search' | 'daily'
  ms: number
} {
  const given = retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1000
  const policy = `${body.policyName ?? ''} ${body.message ?? ''}`.toLowerCase()
  if (policy.includes('daily')) return { limit: 'daily', ms: given ?? 15 * MINUTE_MS }
  // "SECONDLY" is also the end of "TEN_SECONDLY_ROLLING", and a search 429 may have nothing but its message.
  if (policy.includes('secondly') && !policy.includes('ten_secondly'))
    return { limit: 'search', ms: given ?? 1000 }
  return { limit: 'burst', ms: given ?? 10_000 }
}

/** Seconds that HubSpot wants for these when it says nothing itself. */
const PAUSE_SECONDS: Record<number, number> = { 423: 2, 477: 60, 502: 5, 503: 5, 504: 5 }

/** Turns whatever a call failed with into the hub's error. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  // The SDK's own errors carry bodies and headers in their text: they are not passed on as a cause.
  if (!(error instanceof Refusal))
    return new HubError(
      'remote_unavailable',
      'HubSpot could not be reached, or its answer could not be read.',
      {
        hint: 'It is tried again later. If it stays so, look at status.hubspot.com and at the network.',
        about: { kind: error instanceof Error ? error.name : typeof error },
      },
    )
  const about = { status: error.status, ...(error.body.category ? { category: error.body.category } : {}) }
  switch (error.status) {
    case 401:
      return new HubError('credentials_expired', 'HubSpot no longer accepts the access token.', {
        hint: 'Reconnect HubSpot: make a new token there and enter it on the connection.',
        about,
      })
    case 403:
      return new HubError(
        'remote_refused',
        `The HubSpot token lacks a permission: ${scopesOf(error.body)}.`,
        {
          hint: 'Add these scopes to the app in HubSpot, then enter its new token on the connection.',
          about,
        },
      )
    case 429: {
      const { limit, ms } = whichLimit(error)
      return unavailable(`HubSpot's ${limit} limit is used up.`, ms / 1000, about)
    }
    default:
      if (error.status >= 500 || error.status === 423 || error.status === 477)
        return unavailable(
          `HubSpot answered with status ${error.status}.`,
          error.retryAfterSeconds ?? PAUSE_SECONDS[error.status],
          about,
        )
      return new HubError('remote_refused', `HubSpot refused the request: ${reasonOf(error.body)}`, { about })
  }
}

const unavailable = (
  message: string,
  retryAfterSeconds: number | undefined,
  about: Record<string, string | number>,
) =>
  new HubError('remote_unavailable', message, {
    hint: 'It is tried again by itself.',
    about,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })

function scopesOf(body: ErrorBody): string {
  const named = [body, ...(body.errors ?? [])].flatMap(({ context }) => [
    ...(context?.requiredGranularScopes ?? []),
    ...(context?.requiredScopes ?? []),
  ])
  return named.length > 0 ? [...new Set(named)].join(', ') : 'HubSpot does not say which'
}

/** Names of properties and codes only: HubSpot's own sentences repeat the values that were sent. */
export function reasonOf(body: ErrorBody): string {
  const problems = [...(body.errors ?? []), ...quotedProblems(body.message ?? '')]
    .map(({ code, context }) => [namesIn(context), code].filter(Boolean).join(': '))
    .filter(Boolean)
  const unique = [...new Set(problems)]
  return unique.length > 0 ? `${unique.join('; ')}.` : `${body.category ?? 'it gives no reason'}.`
}

/** A missing required property is named otherwise than a wrong one. */
const namesIn = (context: Record<string, string[] | undefined> = {}): string | undefined =>
  (context.propertyName ?? context.properties)?.join(', ')

/** Some endpoints put the problems as JSON into the message, and nowhere else. */
const Quoted = z.array(z.looseObject({ error: z.string(), name: z.string() }))
function quotedProblems(message: string): { code: string; context: { propertyName: string[] } }[] {
  const json = /^Property values were not valid: (\[.*\])$/s.exec(message)?.[1]
  if (!json) return []
  try {
    return Quoted.parse(JSON.parse(json)).map(({ error, name }) => ({
      code: error,
      context: { propertyName: [name] },
    }))
  } catch {
    return []
  }
}

/** "Contact already exists. Existing ID: 123" is all that a 409 says. */
export const existingIdOf = (body: ErrorBody): string | undefined =>
  /Existing ID:\s*(\d+)/i.exec(body.message ?? '')?.[1] ??
  /(\d+) already has that value/.exec(body.message ?? '')?.[1]
