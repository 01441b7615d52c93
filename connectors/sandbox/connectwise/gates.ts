import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Log } from '../../../hub/domain/ports.ts'
import { ApiError, badRequest, broken, forbidden } from './errors.ts'
import { VERSION } from './sign-in.ts'

/** Longer addresses do not arrive; ConnectWise advises to stay below 2000 characters. */
const MAX_URL_CHARS = 2048

/** Refuses what the security role of the API member lacks. */
export const allowed =
  (denied: string[]): RequestHandler =>
  (req, _res, next) => {
    if (req.originalUrl.length > MAX_URL_CHARS)
      throw new ApiError(414, 'ConnectWiseApi', 'The address of the request is too long.')
    if (denied.some((one) => `${req.method} ${req.path}`.startsWith(one))) throw forbidden()
    next()
  }

/** Answers in the version that was asked for, as far as it has a form of one. */
export const versioned: RequestHandler = (req, res, next) => {
  const [, asked] =
    /application\/vnd\.connectwise\.com\+json;\s*version=([\w.]+)/i.exec(req.get('accept') ?? '') ?? []
  if (asked !== undefined && !/^(3\.0\.0|v?20\d\d\.\d{1,2})$/.test(asked))
    throw new ApiError(406, 'ConnectWiseApi', `The version ${asked.slice(0, 20)} does not exist.`)
  res.set('api-current-version', VERSION)
  if (asked !== undefined) res.type(`application/vnd.connectwise.com+json; version=${asked}; charset=utf-8`)
  next()
}

/** A body is JSON everywhere but in the upload of documents, which has its own route before this one. */
export const onlyJson: RequestHandler = (req, _res, next) => {
  const writes = ['POST', 'PUT', 'PATCH'].includes(req.method)
  if (writes && !req.is('json'))
    throw new ApiError(415, 'UnsupportedMediaType', 'The request body must be application/json.')
  next()
}

/** Every failure as ConnectWise would tell it. */
export function errorsAsConnectWise(log: Log | undefined): ErrorRequestHandler {
  return (thrown: unknown, _req, res, next) => {
    if (res.headersSent) return next(thrown)
    const error = thrown instanceof ApiError ? thrown : (unreadable(thrown) ?? broken())
    if (!(thrown instanceof ApiError) && error.status >= 500)
      log?.error({ err: thrown }, 'the ConnectWise stand-in failed')
    res.status(error.status).json(error.body)
  }
}

/** What Express says of a body that is malformed or too large, or of an address that it cannot decode. */
function unreadable(thrown: unknown): ApiError | undefined {
  if (!(thrown instanceof Error) || !('status' in thrown)) return undefined
  if (thrown.status === 413) return new ApiError(413, 'ConnectWiseApi', 'The request body is too large.')
  return thrown.status === 400 || thrown.status === 415
    ? badRequest('The request cannot be read.')
    : undefined
}
