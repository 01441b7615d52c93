import { Router, json } from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Log } from '../../../hub/domain/ports.ts'
import { makeCallbacks } from './callbacks.ts'
import { openDatabase, type Database } from './database.ts'
import { documentsApi } from './documents-api.ts'
import { noEndpoint } from './errors.ts'
import { makeFaults, type Faults } from './faults.ts'
import { forecastApi } from './forecast-api.ts'
import { allowed, errorsAsConnectWise, onlyJson, versioned } from './gates.ts'
import { rateLimit, REAL_CALLS_PER_MINUTE } from './limits.ts'
import { mergeApi } from './merge-api.ts'
import { makePortal, type Actor, type Portal } from './portal.ts'
import { repsHand } from './reps-hand.ts'
import { resourceApi } from './resource-api.ts'
import { seedAccount } from './seed.ts'
import { authenticated, CODEBASE, companyInfo, routed, VERSION, type ApiKeys } from './sign-in.ts'
import { systemApi } from './system-api.ts'
import { uiRouter } from './ui/router.ts'

export type { ApiKeys } from './sign-in.ts'

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
  /** Has it released anew, under another codebase such as `v2025_2`. */
  movesTo(codebase: string): void
  /** Makes the keys stop working, as withdrawn ones; `next` works from then on. */
  refuseCredentials(next?: ApiKeys): void
  /** What callbacks are signed with, and where that key is published. */
  signing(): { key: string; url: string }
  close(): void
}

export const API_MEMBER: Actor = { member: 'SentryAPI' }

export function createConnectWiseSandbox(options: ConnectWiseSandboxOptions): ConnectWiseSandbox {
  const { clock } = options
  const db = openDatabase(options.file)
  const faults = makeFaults()
  let origin = 'https://localhost'
  let codebase = CODEBASE
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
    codebase: () => codebase,
    ...(options.retryPausesMs === undefined ? {} : { pausesMs: options.retryPausesMs }),
  })
  seedAccount(portal)
  let keys: ApiKeys | undefined = options.keys

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
  router.get(
    '/login/companyinfo/:company',
    companyInfo(options.keys.companyId, () => ({ host: new URL(origin).host, codebase })),
  )
  router.get(/^\/v\d[\w.]*\/+system\/callbackkey\/index\.rails$/, (req, res) => {
    const key = callbacks.signingKey(String(req.query.id))
    if (key === undefined) return void res.status(404).type('text').send('Not found')
    res.json({ signing_key: key })
  })
  const gates = [routed(() => codebase), faults.middleware, authenticated(() => keys)]
  router.use(/^\/v\d[\w.]*\/+apis\/3\.0/, gates, makeApi(options, portal, db), failed)
  router.use(failed)
  return {
    router,
    ui,
    portal,
    faults,
    actor: API_MEMBER,
    listensAt: (at) => void (origin = at),
    movesTo: (next) => void (codebase = next),
    refuseCredentials: (next) => void (keys = next),
    signing: () => callbacks.signing(),
    close() {
      callbacks.close()
      db.close()
    },
  }
}

/** The API proper, behind the sign-in. Documents come first: theirs are the only bodies that are no JSON. */
function makeApi(options: ConnectWiseSandboxOptions, portal: Portal, db: Database): Router {
  const needs = { portal, actor: API_MEMBER }
  const api = Router()
  api.use(rateLimit(options.callsPerMinute ?? REAL_CALLS_PER_MINUTE, options.clock))
  api.use(versioned, allowed(options.denied ?? []))
  api.use(documentsApi({ ...needs, db }), onlyJson, json({ limit: '10mb', strict: false }))
  api.use(forecastApi(needs), mergeApi(needs), systemApi({ ...needs, version: VERSION }), resourceApi(needs))
  api.use(() => {
    throw noEndpoint()
  })
  return api
}
