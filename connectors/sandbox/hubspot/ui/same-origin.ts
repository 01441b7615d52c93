import type { RequestHandler } from 'express'
import { ApiError } from '../errors.ts'

/** A form on another site cannot change anything here. */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  const origin = req.get('origin')
  const same =
    origin === undefined
      ? req.get('sec-fetch-site') === 'same-origin'
      : URL.canParse(origin) && new URL(origin).host === req.get('host')
  if (!same) throw new ApiError(403, { message: 'Records can be changed from this page only.' })
  next()
}
