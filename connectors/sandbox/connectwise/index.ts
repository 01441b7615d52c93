import { createHash, timingSafeEqual } from 'node:crypto'
import { Router, json, type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Log } from '../../../hub/domain/ports.ts'
import { makeCallbacks } from './callbacks.ts'
import { openDatabase } from './database.ts'
import { documentsApi } from './documents-api.ts'
import { ApiError, badRequest, broken, forbidden, noEndpoint, unauthorized } from './errors.ts'
import { makeFaults, type Faults } from './faults.ts'
import { forecastApi } from './forecast-api.ts'
import { rateLimit, REAL_CALLS_PER_MINUTE } from './limits.ts'
import { mergeApi } from './merge-api.ts'
import { makePortal, type Actor, type Portal } from './portal.ts'
import { repsHand } from './reps-hand.ts'
import { resourceApi } from './resource-api.ts'
import { seedAccount } from './seed.ts'
import { systemApi } from './system-api.ts'
import { uiRouter } from './ui/router.ts'

/** What an API member signs in with, and the id of the integration that calls. */
export interface ApiKeys {
  companyId: string
  publicKey: string
  privateKey: string
  clientId: string
}

export interface ConnectWiseSandboxOptions {
  /** Where its records live; `:memory:` forgets them. */
  file: string
  clock: Clock
  keys: ApiKeys
  callsPerMinute?: number
  /** What the security role of the API member lacks: `POST /sales`, `GET /system/callbacks`. */
  denied?: string[]
  /** Before the second and the third attempt at a callback: 2 s and 4 s, as ConnectWise. */
  retryPausesMs?: number[]
  /** Hears of faults of the stand-in itself. */
  log?: Log
  /** The shared stylesheet that its page links besides its own. */
  styleHref?: string
}

/** A local ConnectWise PSA: the API on `router` (to be served by TLS only), and the account itself for tests. */
export interface ConnectWiseSandbox {
  router: Router
  /** The page for people; part of `router` at `/ui`, and free to be served elsewhere without TLS. */
  ui: Router
  portal: Portal
  faults: Faults
  /** The API member, as `updatedBy` names it. */
  actor: Actor
  /** Where its own addresses begin; told by whoever listens. */
  listensAt(origin: string): void
  /** Makes the keys stop working, as withdrawn ones; `next` works from then on. */
  refuseCredentials(next?: ApiKeys): void
  /** What callbacks are signed with, and where that key is published. */
  signing(): { key: string; url: string }
  close(): void
}

export const VERSION = '2025.1'
export const CODEBASE = 'v2025_1/'
const CANNOT_ROUTE = 'Cannot route. Codebase/company is invalid'
export const API_MEMBER: Actor = { member: 'SentryAPI' }

export function createConnectWiseSandbox(options: ConnectWiseSandboxOptions): ConnectWiseSandbox {
  const { clock } = options
  const db = openDatabase(options.file)
  const faults = makeFaults()
  let origin = 'https://localhost'
  const portal = makePortal({
    db,
    clock,
    base: () => `${origin}/v4_6_release/apis/3.0`,
    emit(event) {
      callbacks.enqueue(event)
      queueMicrotask(() => callbacks.deliver())
    },
  })
  const callbacks = makeCallbacks({
    db,
    clock,
    faults,
    portal: () => portal,
    companyId: options.keys.companyId,
    origin: () => origin,
    codebase: CODEBASE,
    ...(options.retryPausesMs === undefined ? {} : { pausesMs: options.retryPausesMs }),
  })
  seedAccount(portal)
  let keys: ApiKeys | undefined = options.keys

  const needs = { portal, actor: API_MEMBER }
  const api = Router()
  api.use(
    faults.middleware,
    authenticated(() => keys),
  )
  api.use(
    rateLimit(options.callsPerMinute ?? REAL_CALLS_PER_MINUTE, clock),
    versioned,
    allowed(options.denied ?? []),
  )
  api.use(documentsApi({ ...needs, db }), onlyJson)
  api.use(json({ limit: '10mb', strict: false }))
  api.use(forecastApi(needs), mergeApi(needs))
  api.use(systemApi({ ...needs, version: VERSION }))
  api.use(resourceApi(needs))
  api.use(() => {
    throw noEndpoint()
  })

  const load = db.prepare('SELECT type, content FROM files WHERE id = ?')
  const ui = uiRouter({
    portal,
    file: (id) => load.get(id) as { type: string; content: Uint8Array } | undefined,
    styleHref: options.styleHref,
    log: options.log,
  })
  const router = Router()
  router.use('/ui', ui)
  const failed = errorsAsConnectWise(options.log)
  router.use('/__sandbox', faults.admin, repsHand(portal), failed)
  router.get('/login/companyinfo/:company', (req, res) => {
    const { companyId } = options.keys
    if (String(req.params.company).toLowerCase() !== companyId.toLowerCase())
      return void res.status(400).type('text').send(CANNOT_ROUTE)
    res.json({
      CompanyName: companyId,
      Codebase: CODEBASE,
      VersionCode: CODEBASE.replace('_', '.').replace('/', ''),
      VersionNumber: `v4.6.${VERSION}`,
      CompanyID: companyId,
      IsCloud: false,
      SiteUrl: new URL(origin).host,
    })
  })
  router.get(/^\/v\d[\w.]*\/+system\/callbackkey\/index\.rails$/, (req, res) => {
    const key = callbacks.signingKey(String(req.query.id))
    if (key === undefined) return void res.status(404).type('text').send('Not found')
    res.json({ signing_key: key })
  })
  router.use(/^\/v\d[\w.]*\/+apis\/3\.0/, api, failed)
  router.use(failed)
  return {
    router,
    ui,
    portal,
    faults,
    actor: API_MEMBER,
    listensAt: (at) => void (origin = at),
    refuseCredentials: (next) => void (keys = next),
    signing: () => callbacks.signing(),
    close() {
      callbacks.close()
      db.close()
    },
  }
}

/** `Basic base64(company+public:private)` and a clientId. A company that is not here cannot even be routed to. */
function authenticated(accepted: () => ApiKeys | undefined): RequestHandler {
  return (req, res, next) => {
    const [scheme, encoded = ''] = (req.get('authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'basic') throw unauthorized('Authentication is required.')
    const given = Buffer.from(encoded, 'base64').toString('utf8')
    const keys = accepted()
    const company = given.slice(0, Math.max(0, given.indexOf('+')))
    if (keys && company.toLowerCase() !== keys.companyId.toLowerCase())
      return void res.status(400).type('text').send(CANNOT_ROUTE)
    const wanted = `${company}+${keys?.publicKey}:${keys?.privateKey}`
    if (!keys || !same(given, wanted)) throw unauthorized('The public or private key is not valid.')
    if (!same((req.get('clientId') ?? '').toLowerCase(), keys.clientId.toLowerCase()))
      throw unauthorized('A valid clientId header is required.')
    next()
  }
}

const digest = (of: string) => createHash('sha256').update(of).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

/** Longer addresses do not arrive; ConnectWise advises to stay below 2000 characters. */
const MAX_URL_CHARS = 2048

const allowed =
  (denied: string[]): RequestHandler =>
  (req, _res, next) => {
    if (req.originalUrl.length > MAX_URL_CHARS)
      throw new ApiError(414, 'ConnectWiseApi', 'The address of the request is too long.')
    if (denied.some((one) => `${req.method} ${req.path}`.startsWith(one))) throw forbidden()
    next()
  }

/** Answers in the version that was asked for, as far as it has a form of one. */
const versioned: RequestHandler = (req, res, next) => {
  const [, asked] =
    /application\/vnd\.connectwise\.com\+json;\s*version=([\w.]+)/i.exec(req.get('accept') ?? '') ?? []
  if (asked !== undefined && !/^(3\.0\.0|v?20\d\d\.\d{1,2})$/.test(asked))
    throw new ApiError(406, 'ConnectWiseApi', `The version ${asked.slice(0, 20)} does not exist.`)
  res.set('api-current-version', VERSION)
  if (asked !== undefined) res.type(`application/vnd.connectwise.com+json; version=${asked}; charset=utf-8`)
  next()
}

/** A body is JSON everywhere but in the upload of documents, which has its own route before this one. */
const onlyJson: RequestHandler = (req, _res, next) => {
  const writes = ['POST', 'PUT', 'PATCH'].includes(req.method)
  if (writes && !req.is('json'))
    throw new ApiError(415, 'UnsupportedMediaType', 'The request body must be application/json.')
  next()
}

function errorsAsConnectWise(log: Log | undefined): ErrorRequestHandler {
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
