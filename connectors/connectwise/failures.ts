import { z } from 'zod'
import { HubError } from '../../hub/domain/errors.ts'
import { parseJson } from './json.ts'

/** ConnectWise's error body; every field is optional, and some answers are plain text or HTML. */
const word = z.string().optional().catch(undefined)
const Problem = z.object({ code: word, field: word }).catch({ code: undefined, field: undefined })
const Body = z.object({ code: word, errors: z.array(Problem).optional().catch(undefined) })
export type ErrorBody = z.infer<typeof Body>

/** An answer of 400 or above. Its text can hold what was sent, so it never becomes a message, a log line or a cause. */
export class Refusal extends Error {
  readonly status: number
  readonly body: ErrorBody
  /** False where the answer was no JSON at all: something in front of the API spoke. */
  readonly fromApi: boolean
  readonly retryAfterSeconds: number | undefined
  /** Whose rights it takes, in words. */
  readonly rights: string | undefined

  constructor(status: number, text: string, retryAfter: string | undefined, rights?: string) {
    super(`ConnectWise answered ${status}`)
    this.status = status
    const body = readBody(text)
    this.body = body ?? { code: undefined, errors: undefined }
    this.fromApi = body !== undefined
    this.rights = rights
    const seconds = Number(retryAfter ?? NaN)
    this.retryAfterSeconds =
      Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, MAX_PAUSE_SECONDS) : undefined
  }
}

/** Nobody is made to wait longer than this because of one header. */
const MAX_PAUSE_SECONDS = 3600
/** ConnectWise counts requests by the minute; without Retry-After that is how long to keep quiet. */
export const PAUSE_SECONDS = 60

function readBody(text: string): ErrorBody | undefined {
  const body = Body.safeParse(parseJson(text))
  return body.success ? body.data : undefined
}

/** Turns whatever a call failed with into the hub's error. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  if (!(error instanceof Refusal))
    return new HubError(
      'remote_unavailable',
      'ConnectWise could not be reached, or its answer could not be read.',
      {
        hint: 'It is tried again later. If it stays so, look at status.connectwise.com and at the network.',
        about: { kind: error instanceof Error ? error.name : typeof error },
      },
    )
  const { status, body, retryAfterSeconds } = error
  const about = { status, ...(body.code ? { code: body.code } : {}) }
  if (status === 401) return expired('ConnectWise no longer accepts the keys of the API member.', about)
  // A company or key that the router does not know is answered by itself, as if the address did not exist.
  if ((status === 404 || status === 400) && !error.fromApi)
    return expired('ConnectWise does not answer under this company and key.', about)
  if (status === 403)
    return new HubError(
      'remote_refused',
      `The API member's security role lacks a permission: ${error.rights ?? 'ConnectWise does not say which'}.`,
      {
        hint: 'Give the role that right under System > Security Roles, then check the connection again.',
        about,
      },
    )
  if (status === 429)
    return unavailable('ConnectWise asks us to slow down.', retryAfterSeconds ?? PAUSE_SECONDS, about)
  if (status >= 500)
    return unavailable(`ConnectWise answered with status ${status}.`, retryAfterSeconds, about)
  return new HubError('remote_refused', `ConnectWise refused the request: ${reasonOf(body)}`, { about })
}

const expired = (message: string, about: Record<string, string | number>) =>
  new HubError('credentials_expired', message, {
    hint: 'Check company id, site, client id, public and private key, and that the API member is active; then enter the keys again.',
    about,
  })

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

/** Names of fields and codes only: ConnectWise's own sentences repeat the values that were sent. */
export function reasonOf(body: ErrorBody): string {
  const problems = (body.errors ?? [])
    .map(({ field, code }) => [field, code].filter(Boolean).map(plain).join(': '))
    .filter(Boolean)
  const unique = [...new Set(problems)]
  return unique.length > 0 ? `${unique.join('; ')}.` : `${plain(body.code ?? 'it gives no reason')}.`
}

const plain = (text = '') => text.replace(/[^\w /.-]/g, '').slice(0, 80)

/** Another record has a value that only one may have. */
export const isTaken = (body: ErrorBody): boolean =>
  [body, ...(body.errors ?? [])].some(({ code }) =>
    /ObjectExists|Duplicate|AlreadyExists|Unique/i.test(code ?? ''),
  )
