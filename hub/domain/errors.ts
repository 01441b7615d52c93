/**
 * The one error class of the hub. Codes decide what happens (HTTP status, retry, exit code); the text never does.
 * A message says what failed and on which thing; `hint` says what to do next. No secrets, no reply bodies.
 */
export const ERROR_CODES = [
  'malformed',
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'gone',
  'precondition_failed',
  'precondition_required',
  'too_large',
  'too_many_requests',
  'unsupported',
  'credentials_expired',
  'remote_refused',
  'remote_unavailable',
  'unavailable',
  'misconfigured',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** One bad field of an input; `path` is dotted, empty for the whole. */
export interface FieldError {
  path: string
  message: string
}

export interface HubErrorOptions {
  /** What the reader can do next. */
  hint?: string
  /** Ids of the things concerned; safe to log and to show. */
  about?: Record<string, string | number | boolean>
  /** Every bad field at once. */
  fields?: FieldError[]
  /** Seconds after which a retry makes sense. */
  retryAfterSeconds?: number
  cause?: unknown
}

export class HubError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly about: Record<string, string | number | boolean>
  readonly fields: FieldError[]
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, options: HubErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'HubError'
    this.code = code
    this.hint = options.hint
    this.about = options.about ?? {}
    this.fields = options.fields ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
