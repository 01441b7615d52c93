import type { RequestHandler } from 'express'
import { ApiError } from '../errors.ts'

export const lockedDown: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
  next()
}

/** A form on another site cannot change records here. */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  const origin = req.get('origin')
  const same =
    origin === undefined
      ? req.get('sec-fetch-site') === 'same-origin'
      : URL.canParse(origin) && new URL(origin).host === req.get('host')
  if (!same) throw new ApiError(403, 'Forbidden', 'Records can be changed from this page only.')
  next()
}
