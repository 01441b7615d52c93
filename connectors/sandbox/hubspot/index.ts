import { createHash, timingSafeEqual } from 'node:crypto'
import { Router, json, type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Log } from '../../../hub/domain/ports.ts'
import { associationsApi } from './associations-api.ts'
import { batchApi } from './batch-api.ts'
import { openDatabase } from './database.ts'
import { OBJECTS } from './definitions.ts'
import { ApiError, badToken, broken, invalidInput, missingScopes } from './errors.ts'
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
  faults: Faults
  /** Makes the token stop working, as a revoked one; `next` works from then on. */
  refuseCredentials(next?: string): void
  close(): void
}

const APP_ID = 2_401_337
export const ALL_SCOPES = OBJECTS.filter((one) => one !== 'notes' && one !== 'tasks')
  .flatMap((one) => [
    `crm.objects.${one}.read`,
    `crm.objects.${one}.write`,
    `crm.schemas.${one}.read`,
    `crm.schemas.${one}.write`,
  ])
  .concat('crm.objects.owners.read')

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
  })
  const portal = makePortal({
    db,
    clock,
    searchLagMs: options.searchLagMs ?? 0,
    emit(event) {
      webhooks.enqueue(event)
      queueMicrotask(() => webhooks.deliver())
    },
  })
  const actor = { changeSource: 'INTEGRATION', sourceId: String(APP_ID) } as const
  let token: string | undefined = options.accessToken
  const account = { portal, actor, clock, portalId, multiStatus: options.multiStatus ?? true }

  const api = Router()
  api.use(
    faults.middleware,
    bearer(() => token),
  )
  api.use(
    rateLimits({ ...REAL_LIMITS, ...options.limits }, clock),
    scopeCheck(scopes),
    json({ limit: '10mb' }),
  )
  api.post('/oauth/v2/private-apps/get/access-token-info', (req, res) => {
    parsed(z.object({ tokenKey: z.string() }), req.body)
    res.json({ userId: 1, hubId: portalId, appId: APP_ID, scopes })
  })
  api.use('/crm/v3/objects', batchApi(account))
  api.use('/crm/v3/objects', objectsApi({ ...account, searchMaxResults: options.searchMaxResults ?? 10_000 }))
  api.use('/crm/v4', associationsApi(account))
  api.use(schemaApi(account))
  api.use((req) => {
    throw new ApiError(404, { message: `No API at ${req.method} ${req.path}.`, category: 'NOT_FOUND' })
  })

  const router = Router()
  const hubspotErrors = errorsAsHubSpot(options.log)
  router.use('/__sandbox', faults.admin, hubspotErrors)
  router.use('/ui', uiRouter({ portal, styleHref: options.styleHref, log: options.log }))
  router.use(api, hubspotErrors)
  return {
    router,
    portal,
    faults,
    refuseCredentials: (next) => void (token = next),
    close() {
      webhooks.close()
      db.close()
    },
  }
}

function bearer(accepted: () => string | undefined): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return (req, _res, next) => {
    const token = accepted()
    const given = digest(req.get('authorization') ?? '')
    if (token === undefined || !timingSafeEqual(given, digest(`Bearer ${token}`))) throw badToken()
    next()
  }
}

/** Reading needs `….read`, everything else `….write`; searches and batch reads are POSTs that read. */
function scopeCheck(scopes: string[]): RequestHandler {
  return (req, _res, next) => {
    const [, area, object] =
      /^\/crm\/v3\/(objects|properties)\/(companies|contacts|deals)\b/.exec(req.path) ?? []
    const reads = req.method === 'GET' || /\/(search|batch\/read)$/.test(req.path)
    const scope = `crm.${area === 'properties' ? 'schemas' : 'objects'}.${object}.${reads ? 'read' : 'write'}`
    const enough = reads && area === 'properties' ? [scope, `crm.objects.${object}.read`] : [scope]
    if (object !== undefined && !enough.some((one) => scopes.includes(one))) throw missingScopes([scope])
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
