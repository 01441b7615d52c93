import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Security headers of every page of ours. Only this origin's own files run or draw: no inline script, no style
 * attribute, no third party. `connect-src 'self'` covers the socket of this origin too (CSP 3 matches ws: to http:
 * and wss: to https:). HSTS belongs to production alone: the demo is plain http on this machine.
 */
export function pageHeaders({
  production,
  connectTo = [],
}: {
  production: boolean
  /** Other origins of the hub that its pages may ask. */
  connectTo?: readonly string[]
}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'", ...connectTo],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: production ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
}

const YEAR_SECONDS = 365 * 24 * 60 * 60
