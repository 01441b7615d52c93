import express, { Router, type Request, type RequestHandler } from 'express'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { parse } from '../platform/parse.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import type { Checks, Visitor, Whose } from './checks.ts'
import { Figures } from './figures.ts'
import type { Transfers } from './transfer.ts'

export interface CheckRouteNeeds {
  checks: Checks
  transfers: Transfers
  rateLimits: RateLimits
  publicUrl: () => string
  /** The conversation that the chat token of a request opens; throws without one. */
  conversationOf: (req: Request) => Promise<Whose>
}

const STARTS_OF_ADDRESS = { requests: 12, perSeconds: 600 }
const STARTS_OF_CONVERSATION = { requests: 12, perSeconds: 3600 }
const LINKS = { requests: 30, perSeconds: 3600 }
const SECRETS = { requests: 30, perSeconds: 60 }
const PINGS = { requests: 1_200, perSeconds: 60 }

const Start = z.strictObject({ link: z.string().min(1).max(200).optional() })
const Secret = z.strictObject({ link: z.string().min(1).max(200) })
const ForLocation = z.strictObject({ location: z.string().trim().min(1).max(200) })
const Confirm = z.strictObject({ atLocation: z.enum(['yes', 'no']) })
const DOWN_BYTES = z.coerce.number().int().min(1).max(12_000_000)
/** Bodies of unknown length are not taken: the grant comes before the bytes. */
const UP_BYTES = z.coerce.number().int().min(1).max(8_000_000)

/**
 * The connection check from a browser, below `/intake`. A check has a key of its own; the chat token starts it. Whose
 * address counts is decided by Express's `trust proxy`.
 */
export function checkRouter(needs: CheckRouteNeeds): Router {
  const { checks, transfers, rateLimits, publicUrl, conversationOf } = needs
  const perAddress = rateLimits.limit('address’s connection checks', STARTS_OF_ADDRESS)
  const perConversation = rateLimits.limit('conversation’s connection checks', STARTS_OF_CONVERSATION)
  const linksMade = rateLimits.limit('conversation’s check links', LINKS)
  const secrets = rateLimits.limit('address’s check links', SECRETS)
  const pings = rateLimits.limit('address’s pings', PINGS)
  const body = express.json({ limit: '32kb' })
  const router = Router()
  router.use(['/check', '/check-link'], noStore)

  router.post('/check', body, async (req, res) => {
    const { link } = parse(Start, req.body ?? {}, 'The body')
    await perAddress.take(addressGroup(req.ip))
    if (link !== undefined) return void res.status(201).json(await checks.startByLink(link, visitorOf(req)))
    const whose = await conversationOf(req)
    await perConversation.take(whose.conversationId)
    res.status(201).json(await checks.start(whose, visitorOf(req)))
  })

  router.post('/check-link', body, async (req, res) => {
    const whose = await conversationOf(req)
    await linksMade.take(whose.conversationId)
    const { location } = parse(ForLocation, req.body ?? {}, 'The body')
    const { secret, expiresAt } = await checks.makeLink(whose, location)
    res.status(201).json({ url: `${publicUrl()}/check#${secret}`, expiresAt })
  })

  router.post('/check-link/open', body, async (req, res) => {
    await secrets.take(addressGroup(req.ip))
    res.json({ location: await checks.locationOf(parse(Secret, req.body ?? {}, 'The body').link) })
  })

  // The shortest way there and back: nothing is looked up, so nothing needs to be opened.
  router.get('/check/:id/ping', async (req, res) => {
    await pings.take(addressGroup(req.ip))
    res.status(204).end()
  })

  router.get('/check/:id/down', async (req, res) => {
    const bytes = parse(DOWN_BYTES, req.query.bytes, 'The number of bytes')
    await checks.reserve(req.params.id, keyOf(req), bytes)
    res.set({ 'Content-Type': 'application/octet-stream', 'Content-Length': String(bytes) })
    const moved = await transfers.send(req.params.id, res, bytes)
    await checks.seen(req.params.id, { way: 'down', ...moved })
  })

  router.post('/check/:id/up', async (req, res) => {
    // Whatever is refused is not read: the connection ends with the answer.
    res.set('Connection', 'close')
    const bytes = parse(UP_BYTES, req.headers['content-length'], 'The length of the body')
    await checks.reserve(req.params.id, keyOf(req), bytes)
    res.removeHeader('Connection')
    const moved = await transfers.take(req.params.id, req)
    await checks.seen(req.params.id, { way: 'up', ...moved })
    if (!res.destroyed) res.json({ bytes: moved.bytes })
  })

  // By the other family of addresses, hence from another origin: a plain request that needs no question before it.
  router.post('/check/:id/address', express.text({ limit: 200 }), async (req, res) => {
    res.set('Access-Control-Allow-Origin', new URL(publicUrl()).origin)
    const key = typeof req.body === 'string' ? req.body : ''
    await checks.alsoAt(req.params.id, key, req.ip ?? '')
    res.status(204).end()
  })

  router.post('/check/:id/finish', body, async (req, res) => {
    res.json(await checks.finish(req.params.id, keyOf(req), parse(Figures, req.body, 'The measurement')))
  })
  router.post('/check/:id/cancel', async (req, res) => {
    await checks.cancel(req.params.id, keyOf(req))
    res.status(204).end()
  })
  router.post('/check/:id/confirm', body, async (req, res) => {
    const { atLocation } = parse(Confirm, req.body, 'The body')
    await checks.confirm(req.params.id, keyOf(req), atLocation === 'yes')
    res.status(204).end()
  })
  return Router().use('/intake', router)
}

/** Neither kept nor squeezed on the way: it would measure the wrong thing. */
const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store, no-transform')
  next()
}

const visitorOf = (req: Request): Visitor => ({
  address: req.ip ?? '',
  userAgent: req.headers['user-agent'] ?? '',
})

/** The key of one check; it opens nothing else. */
function keyOf(req: Request): string {
  const [, key] = /^Bearer\s+([\w-]{43})$/i.exec(req.headers.authorization ?? '') ?? []
  if (!key)
    throw new HubError('unauthenticated', 'This address needs the key of a check.', {
      hint: 'Start one by POST /intake/check, and send its key as Authorization: Bearer.',
    })
  return key
}
