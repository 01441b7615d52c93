import type { IncomingMessage } from 'node:http'
import express, { type Express, type RequestHandler, type Router } from 'express'
import { HubError } from './domain/errors.ts'
import type { Log } from './domain/ports.ts'
import { apiRouter, openApi, type ApiRoute, type Authorize } from './platform/api.ts'
import { docsRouter } from './platform/docs.ts'
import { pageHeaders } from './platform/pages.ts'
import { notFound, problemHandler } from './platform/problems.ts'
import { limitRequests } from './platform/rate-limit.ts'
import type { RateLimits } from './platform/rate-limits.ts'

export interface AppNeeds {
  production: boolean
  publicUrl: string
  /** Addresses or ranges whose X-Forwarded-For counts. */
  trustedProxies: string[]
  /** Other origins of the hub that its pages may ask. */
  connectTo?: readonly string[]
  rateLimits: RateLimits
  authorize: Authorize
  routes: ApiRoute[]
  /** Answer before anything else: health, metrics. */
  health: Router
  /** Read their own bodies: the CRM's webhooks, the chat, the stand-in. */
  raw: Router[]
  /** Pages, and what their forms talk to. */
  pages: Router[]
  log: Log
}

/** The hub as an Express app that does not listen. */
export function createApp(needs: AppNeeds): Express {
  const { production, publicUrl, routes, authorize, log } = needs
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', needs.trustedProxies)
  app.set('query parser', 'simple')

  if (!production) app.use(thisMachineOnly)
  app.use(needs.health)
  app.use(pageHeaders({ production, ...(needs.connectTo ? { connectTo: needs.connectTo } : {}) }))
  for (const router of needs.raw) app.use(router)
  app.use(
    '/api',
    limitRequests(needs.rateLimits),
    docsRouter(() => openApi(routes, publicUrl)),
    apiRouter(routes, authorize),
  )
  for (const router of needs.pages) app.use(router)
  app.use(notFound)
  app.use(problemHandler(log))
  return app
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/**
 * A page elsewhere can give its own name this machine's address (DNS rebinding) and so reach what listens on loopback;
 * the name then stands in Host.
 */
export const isThisMachine = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  LOOPBACK.test(headers.host ?? '')

const thisMachineOnly: RequestHandler = (req, _res, next) => {
  if (isThisMachine(req)) return next()
  throw new HubError('forbidden', 'The demo answers this machine alone.', {
    hint: 'Open it at http://localhost, or run the hub with MODE=production.',
  })
}
