import type { RequestHandler } from 'express'
import type { CurrentUser } from './authorize.ts'

/** Lets signed-in people pass; others go to the sign-in page, which brings them back here. */
export function makeRequireUser(currentUser: CurrentUser): RequestHandler {
  return async (req, res, next) => {
    if (await currentUser(req)) return next()
    res.redirect(303, `/console/sign-in?to=${encodeURIComponent(req.originalUrl)}`)
  }
}
