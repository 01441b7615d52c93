import { Router, type Request } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Authorize } from './platform/api.ts'

export interface HealthNeeds {
  /** Each part that must work, and what is wrong with it; null = nothing. */
  checks: Record<string, () => Promise<string | null>>
  authorize: Authorize
  /** Assessments that each CRM has not heard of yet. */
  behind(): Promise<{ connection: string; count: number }[]>
}

const CHECK_TIMEOUT_MS = 2_000

/** `/healthz`: the process lives. `/readyz`: it can work, or why not. `/metrics`: figures for Prometheus. */
export function healthRouter({ checks, authorize, behind }: HealthNeeds): Router {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'sentry_http_request_seconds',
    help: 'Requests by method and status.',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'sentry_sync_behind',
    help: 'Assessments with changes that a CRM has not got yet.',
    labelNames: ['connection'],
    registers: [registry],
    async collect() {
      for (const { connection, count } of await behind()) this.set({ connection }, count)
    },
  })
  return Router()
    .use((req, res, next) => {
      const stop = requests.startTimer({ method: req.method })
      res.once('finish', () => stop({ status: res.statusCode }))
      next()
    })
    .get('/healthz', (_req, res) => {
      res.json({ status: 'ok' })
    })
    .get('/readyz', async (_req, res) => {
      const reasons = await failing(checks)
      const ready = Object.keys(reasons).length === 0
      res.status(ready ? 200 : 503).json(ready ? { status: 'ready' } : { status: 'not ready', reasons })
    })
    .get('/metrics', async (req, res) => {
      if (!isLocal(req)) await authorize(req, 'connections:read')
      res.type(registry.contentType).send(await registry.metrics())
    })
}

async function failing(checks: HealthNeeds['checks']): Promise<Record<string, string>> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await inTime(check)] as const),
  )
  return Object.fromEntries(answers.filter((one): one is [string, string] => one[1] !== null))
}

async function inTime(check: () => Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('does not answer'), CHECK_TIMEOUT_MS)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return 'does not answer'
  } finally {
    clearTimeout(timer)
  }
}

/** Straight from this machine, not through a proxy on it. */
const isLocal = ({ socket, headers }: Request): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined
