import type { ErrorRequestHandler, RequestHandler } from 'express'
import { HubError, type ErrorCode } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from './failure.ts'

export const STATUS_OF: Record<ErrorCode, number> = {
  malformed: 400,
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  precondition_required: 428,
  too_large: 413,
  too_many_requests: 429,
  unsupported: 415,
  credentials_expired: 502,
  remote_refused: 502,
  remote_unavailable: 503,
  unavailable: 503,
  misconfigured: 500,
  internal: 500,
}

/** RFC 9457 problem details. `code` is stable; `detail` and `hint` are for people. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  hint?: string
  errors?: { path: string; message: string }[]
}

const TITLES: Record<ErrorCode, string> = {
  malformed: 'The request cannot be read',
  invalid_input: 'The input cannot be used',
  unauthenticated: 'Who are you?',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Not done here',
  conflict: 'Conflict',
  gone: 'No longer there',
  precondition_failed: 'Changed meanwhile',
  precondition_required: 'Say which version you mean',
  too_large: 'Too large',
  too_many_requests: 'Too many requests',
  unsupported: 'Not supported',
  credentials_expired: 'The CRM refuses our credentials',
  remote_refused: 'The other side refused',
  remote_unavailable: 'The other side does not answer',
  unavailable: 'Not available right now',
  misconfigured: 'Misconfigured',
  internal: 'Something went wrong on our side',
}

export function toProblem(error: HubError): Problem {
  return {
    type: `urn:entourage-sentry:problem:${error.code}`,
    title: TITLES[error.code],
    status: STATUS_OF[error.code],
    code: error.code,
    detail: error.message,
    ...(error.hint ? { hint: error.hint } : {}),
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
  }
}

export const notFound: RequestHandler = (req) => {
  throw new HubError('not_found', `There is nothing at ${req.path.slice(0, 200)}.`, {
    hint: 'The addresses are listed at /api/docs.',
  })
}

/** The one place that turns failures into HTTP. Unknown failures are logged by kind and place, and shown without either. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) return next(thrown)
    const error = toHubError(thrown)
    const problem = toProblem(error)
    if (problem.status >= 500)
      log.error({ ...describeFailure(thrown), method: req.method, path: req.path }, 'request failed')
    if (error.retryAfterSeconds !== undefined)
      res.set('Retry-After', String(Math.ceil(error.retryAfterSeconds)))
    if (error.code === 'unauthenticated') res.set('WWW-Authenticate', 'Bearer')
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** Express's own body and URL errors carry a status and a type; everything else unknown is internal. */
function toHubError(thrown: unknown): HubError {
  if (thrown instanceof HubError) return thrown
  const { status, type } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    status?: number
    type?: string
  }
  if (status === 413)
    return new HubError('too_large', 'The request body is too large.', { hint: 'Send at most 1 MB of JSON.' })
  if (type === 'entity.parse.failed')
    return new HubError('malformed', 'The request body is not valid JSON.', {
      hint: 'Check quotes, commas and brackets.',
    })
  if (type === 'entity.verify.failed')
    return new HubError('malformed', 'The request body is not valid UTF-8.', {
      hint: 'Send UTF-8 JSON.',
    })
  if (status === 415)
    return new HubError('unsupported', 'This encoding or charset is not supported.', {
      hint: 'Send UTF-8 JSON.',
    })
  if (status !== undefined && status >= 400 && status < 500)
    return new HubError('malformed', 'The request cannot be read.', {
      hint: 'Check its address, headers and body.',
    })
  return new HubError('internal', 'Something went wrong on our side. Nothing you sent before was lost.', {
    hint: 'Try again in a moment.',
    cause: thrown,
  })
}
