import { Router, json, type RequestHandler } from 'express'
import { z } from 'zod'
import { badRequest, broken, forbidden, tooMany } from './errors.ts'

/**
 * What goes wrong on demand. `after_commit`: the write happens, and the answer says 500. `false_success`: the answer
 * to a write says 200, and nothing was written.
 */
export const FAULTS = [
  'rate_limit',
  'before',
  'after_commit',
  'gateway',
  'nonsense',
  'html',
  'slow',
  'hang_up',
  'false_success',
  'wrong_credentials',
  'forbidden',
  'webhook_drop',
  'webhook_duplicate',
  'webhook_reorder',
] as const
export type FaultKind = (typeof FAULTS)[number]

const Fault = z.object({
  kind: z.enum(FAULTS),
  /** Part of the path; empty = every call. */
  match: z.string().default(''),
  times: z.number().int().min(1).max(10_000).default(1),
  /** So many calls that match go right first. */
  skip: z.number().int().min(0).max(10_000).default(0),
  delayMs: z.number().int().min(0).max(60_000).default(500),
  retryAfterSeconds: z.number().int().min(0).max(3600).default(1),
})
export type Fault = z.input<typeof Fault>

export interface Faults {
  plan(fault: Fault): void
  clear(): void
  /** Takes one planned fault of these kinds that matches, if any. */
  take(kinds: readonly FaultKind[], path: string): z.output<typeof Fault> | undefined
  counters(): { calls: Record<string, number>; total: number; refused: number }
  middleware: RequestHandler
  /** `POST /faults`, `DELETE /faults`, `GET /counters`, `DELETE /counters`. */
  admin: Router
}

const OF_CALLS = FAULTS.filter((kind) => !kind.startsWith('webhook_'))
const OF_WRITES: readonly FaultKind[] = ['false_success', 'after_commit']
const MAX_PATHS = 1000

export function makeFaults(): Faults {
  let planned: z.output<typeof Fault>[] = []
  let calls: Record<string, number> = {}
  let refused = 0

  const plan = (fault: Fault) => void planned.push(Fault.parse(fault))
  const take: Faults['take'] = (kinds, path) => {
    const matching = planned.filter(({ kind, match }) => kinds.includes(kind) && path.includes(match))
    const found = matching.find(({ skip }) => skip === 0)
    for (const one of matching) if (one.skip > 0) one.skip--
    if (found && --found.times === 0) planned = planned.filter((one) => one !== found)
    return found
  }
  const counters = () => ({ calls, total: Object.values(calls).reduce((sum, one) => sum + one, 0), refused })

  const middleware: RequestHandler = (req, res, next) => {
    const name = `${req.method} ${req.path.replaceAll(/\/\d+(?=\/|$)/g, '/{id}').slice(0, 200)}`
    if (name in calls || Object.keys(calls).length < MAX_PATHS) calls[name] = (calls[name] ?? 0) + 1
    res.on('finish', () => void (res.statusCode === 429 && refused++))
    const reads = req.method === 'GET' || req.method === 'HEAD'
    const fault = take(reads ? OF_CALLS.filter((kind) => !OF_WRITES.includes(kind)) : OF_CALLS, req.path)
    switch (fault?.kind) {
      case 'rate_limit':
        res.set('Retry-After', String(fault.retryAfterSeconds))
        throw tooMany()
      case 'before':
        throw broken()
      case 'gateway':
        return void res.status(502).type('html').send('<html><body>Bad gateway</body></html>')
      case 'html':
        return void res.status(200).type('html').send('<html><body>Please sign in</body></html>')
      case 'nonsense':
        return void res.json({ hello: 'world' })
      case 'hang_up':
        return void req.socket.destroy()
      case 'wrong_credentials':
        return void res.status(404).type('text').send('Cannot route. Codebase/company is invalid')
      case 'forbidden':
        throw forbidden()
      case 'slow':
        return void setTimeout(next, fault.delayMs)
      case 'after_commit':
        res.json = () => res.status(500).type('json').send(JSON.stringify(broken().body))
        res.end = new Proxy(res.end, {
          apply: (end, self, given) => {
            if (res.statusCode === 204) res.statusCode = 500
            return Reflect.apply(end, self, given)
          },
        })
        return next()
      case 'false_success':
        res.locals.falseSuccess = true
        return next()
      default:
        return next()
    }
  }

  const admin = Router()
  admin.post('/faults', json({ limit: '10kb' }), (req, res) => {
    const fault = Fault.safeParse(req.body)
    if (!fault.success) throw badRequest(z.prettifyError(fault.error))
    plan(fault.data)
    res.status(204).end()
  })
  admin.delete('/faults', (_req, res) => {
    planned = []
    res.status(204).end()
  })
  admin.get('/counters', (_req, res) => void res.json(counters()))
  admin.delete('/counters', (_req, res) => {
    calls = {}
    refused = 0
    res.status(204).end()
  })
  return { plan, clear: () => void (planned = []), take, counters, middleware, admin }
}
