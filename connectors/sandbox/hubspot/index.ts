import { Router, json, type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Log } from '../../../hub/domain/ports.ts'
import { associationsApi } from './associations-api.ts'
import { batchApi } from './batch-api.ts'
import { openDatabase } from './database.ts'
import type { Owner } from './definitions.ts'
import { adminApi } from './admin-api.ts'
import { authorizePage } from './authorize-page.ts'
import { ApiError, badToken, broken, expiredToken, invalidInput } from './errors.ts'
import { downloads, filesApi } from './files-api.ts'
import { makeFiles, type Files } from './files.ts'
import { oauthApi } from './oauth-api.ts'
import { ALL_SCOPES, scopeCheck } from './scopes.ts'
import { makeTokens, sameSecret, type Tokens } from './tokens.ts'
import { undated } from './versions.ts'
import { makeFaults, type Faults } from './faults.ts'
import { rateLimits, REAL_LIMITS, type Limits } from './limits.ts'
import { objectsApi, parsed } from './objects-api.ts'
import { makePortal, type Portal } from './portal.ts'
import { schemaApi } from './schema-api.ts'
import { uiRouter } from './ui/router.ts'
import { makeWebhooks } from './webhooks.ts'
import { z } from 'zod'

export interface HubSpotSandboxOptions {
  /** Where its records live; `:memory:` forgets them. */
  file: string
  clock: Clock
  /** The token that its API takes. */
  accessToken: string
  /** Signs its webhooks. */
  clientSecret: string
  portalId?: number
  limits?: Partial<Limits>
  /** How late the search index is. */
  searchLagMs?: number
  /** Rows that one search can reach by paging. */
  searchMaxResults?: number
  /** Off: one bad input fails its whole batch. */
  multiStatus?: boolean
  /** Scopes the token has; all by default. */
  scopes?: string[]
  /** Off: the token cannot be asked for its scopes, as a service key. */
  tokenInfo?: boolean
  /** Of the app that people connect by signing in; its secret is the one that signs webhooks. */
  clientId?: string
  tokenLifetimeSeconds?: number
  /** Old private apps sign their webhooks in the first way. */
  webhookSignature?: 'v1' | 'v3'
  /** The users of the account; two by default. */
  owners?: Owner[]
  /** Where webhooks go; asked before each delivery. */
  webhookTarget?(): string | undefined
  /** Hears of faults of the stand-in itself. */
  log?: Log
  /** The shared stylesheet that its page links besides its own. */
  styleHref?: string
}

/** A local HubSpot account: the API on `router`, a page for people at `/ui`, and the account itself for tests. */
export interface HubSpotSandbox {
  router: Router
  portal: Portal
  files: Files
  faults: Faults
  /** Makes every token stop working, as revoked ones; `next` works from then on. */
  refuseCredentials(next?: string): void
  close(): void
}

const APP_ID = 2_401_337
export const DEMO_CLIENT_ID = '5f0c1e2a-7d34-4b6e-9a1b-2c3d4e5f6a7b'
export function createHubSpotSandbox(options: HubSpotSandboxOptions): HubSpotSandbox {
  const { clock, portalId = 4_711_000, scopes = ALL_SCOPES } = options
  const db = openDatabase(options.file)
  const faults = makeFaults()
  const webhooks = makeWebhooks({
    db,
    clock,
    faults,
    portalId,
    appId: APP_ID,
    clientSecret: options.clientSecret,
    target: () => options.webhookTarget?.(),
    signedAs: options.webhookSignature ?? 'v3',
  })
  const portal = makePortal({
    db,
    clock,
    searchLagMs: options.searchLagMs ?? 0,
    emit(change) {
      webhooks.enqueue(change)
      queueMicrotask(() => webhooks.deliver())
    },
  })
  const actor = { changeSource: 'INTEGRATION', sourceId: String(APP_ID) } as const
  let token: string | undefined = options.accessToken
  const files = makeFiles(db, clock)
  const tokens = makeTokens(db, clock, options.tokenLifetimeSeconds)
  const account = { portal, actor, clock, portalId, multiStatus: options.multiStatus ?? true }
  const fileNeeds = { files, clock, portalId, secret: options.clientSecret }
  const app = {
    clientId: options.clientId ?? DEMO_CLIENT_ID,
    clientSecret: options.clientSecret,
    appId: APP_ID,
  }
  const oauth = { tokens, app, scopes, portalId }

  const api = Router()
  api.use(undated, faults.middleware)
  api.use('/oauth', oauthApi(oauth))
  api.use(bearer(() => token, tokens))
  api.use(
    rateLimits({ ...REAL_LIMITS, ...options.limits }, clock),
    scopeCheck(scopes),
    json({ limit: '10mb' }),
  )
  api.post('/oauth/v2/private-apps/get/access-token-info', (req, res) => {
    const { tokenKey } = parsed(z.object({ tokenKey: z.string() }), req.body)
    if (options.tokenInfo === false || token === undefined || !sameSecret(tokenKey, token))
      throw new ApiError(404, { message: 'There is no app with this token.', category: 'OBJECT_NOT_FOUND' })
    res.json({ userId: 1, hubId: portalId, appId: APP_ID, scopes })
  })
  api.use('/crm/v3/objects', batchApi(account))
  api.use('/crm/v3/objects', objectsApi({ ...account, searchMaxResults: options.searchMaxResults ?? 10_000 }))
  api.use('/crm/v4', associationsApi(account))
  api.use('/files/v3/files', filesApi(fileNeeds))
  api.use(schemaApi({ ...account, owners: options.owners }))
  api.use((req) => {
    throw new ApiError(404, { message: `No API at ${req.method} ${req.path}.`, category: 'NOT_FOUND' })
  })

  const router = Router()
  const hubspotErrors = errorsAsHubSpot(options.log)
  router.use('/__sandbox', faults.admin, adminApi(portal), hubspotErrors)
  router.use('/ui', uiRouter({ portal, files, styleHref: options.styleHref, log: options.log }))
  router.use('/file-download', downloads(fileNeeds), hubspotErrors)
  router.use(authorizePage({ ...oauth, styleHref: options.styleHref }))
  router.use(api, hubspotErrors)
  return {
    router,
    portal,
    files,
    faults,
    refuseCredentials(next) {
      token = next
      tokens.revokeAll()
    },
    close() {
      webhooks.close()
      db.close()
    },
  }
}

/** The token of the account itself, or one that its OAuth app was given. */
function bearer(own: () => string | undefined, tokens: Tokens): RequestHandler {
  return (req, _res, next) => {
    const given = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1] ?? ''
    const accepted = own()
    if (accepted === undefined || !sameSecret(given, accepted)) {
      const state = tokens.check(given)
      if (state !== 'good') throw state === 'expired' ? expiredToken() : badToken()
    }
    next()
  }
}

function errorsAsHubSpot(log: Log | undefined): ErrorRequestHandler {
  return (thrown: unknown, _req, res, next) => {
    if (res.headersSent) return next(thrown)
    const error =
      thrown instanceof ApiError ? thrown : unreadable(thrown) ? invalidInput(UNREADABLE) : broken()
    if (!(thrown instanceof ApiError) && error.status >= 500)
      log?.error({ err: thrown }, 'the HubSpot stand-in failed')
    res.status(error.status).json(error.body)
  }
}

const UNREADABLE = 'Invalid input JSON: it cannot be parsed.'
/** What Express says of a body that is malformed or too large, or of an address that it cannot decode. */
const unreadable = (thrown: unknown): boolean =>
  thrown instanceof Error && 'status' in thrown && [400, 413, 415].includes(Number(thrown.status))
