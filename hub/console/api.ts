/** A failure in the hub's own words (RFC 9457), or that it could not be reached. */
export class ApiError extends Error {
  readonly status: number
  readonly hint: string | undefined
  /** Bad fields by their path. */
  readonly fields: Record<string, string>

  constructor(status: number, detail: string, hint?: string, fields: Record<string, string> = {}) {
    super(detail)
    this.status = status
    this.hint = hint
    this.fields = fields
  }
}

interface Options {
  /** A refresh that nobody asked for: it does not keep the session alive. */
  background?: boolean
  signal?: AbortSignal
  /** The version that a change was made for; the hub refuses it when somebody was faster. */
  ifVersion?: number
}

/** Fired when the hub no longer knows who we are. */
export const SESSION_ENDED = 'console:session-ended'

const TIMEOUT_MS = 20_000

/** Reads from the hub. The reply was made by the schema of its route, so its type is taken as read. */
export const get = <T>(path: string, options?: Options): Promise<T> =>
  call<T>('GET', path, undefined, options)

/** Changes something. */
export const send = <T = void>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options?: Pick<Options, 'ifVersion'>,
): Promise<T> => call<T>(method, path, body, options)

async function call<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
  const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(options.signal ? [options.signal] : [])]
  const response = await fetch(path, {
    method,
    signal: AbortSignal.any(signals),
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(options.background ? { 'X-Sentry-Background': '1' } : {}),
      ...(options.ifVersion === undefined ? {} : { 'If-Match': `"${options.ifVersion}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause
    throw new ApiError(
      0,
      'The hub does not answer.',
      'Check that it is running and that you are online. Nothing is lost.',
    )
  })
  if (response.status === 401 && path.startsWith('/api/')) dispatchEvent(new Event(SESSION_ENDED))
  if (!response.ok) throw await failure(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function failure(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null)
  const { detail, hint, errors } = (typeof problem === 'object' && problem !== null ? problem : {}) as {
    detail?: string
    hint?: string
    errors?: { path: string; message: string }[]
  }
  return new ApiError(
    response.status,
    detail ?? `The hub answered ${response.status}.`,
    hint ?? 'Try again in a moment.',
    Object.fromEntries((errors ?? []).map(({ path, message }) => [path, message])),
  )
}

/** A path with the query parameters that have a value. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
