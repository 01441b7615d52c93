import express, { Router } from 'express'
import { z } from 'zod'
import { parse } from '../platform/parse.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { bearer } from './direct-line-routes.ts'
import { checkOrigin } from './origins.ts'
import type { Resume } from './resume.ts'
import { TOKEN_SECONDS, type Tokens } from './tokens.ts'

export interface ResumeRouteNeeds {
  resume: Resume
  tokens: Tokens
  rateLimits: RateLimits
  publicUrl: () => string
}

const Secret = z.strictObject({ secret: z.string().min(1).max(200) })
const LinkFor = z.strictObject({
  /** `browser`: a secret that this browser keeps to come back by itself; it replaces no link. */
  for: z.enum(['link', 'browser']).default('link'),
})
const TRIES = { requests: 30, perSeconds: 60 }
const LINKS = { requests: 20, perSeconds: 60 }

/** Coming back: `/resume` takes the secret of a link, `/resume-link` makes one. Errors are problem+json. */
export function resumeRouter({ resume, tokens, rateLimits, publicUrl }: ResumeRouteNeeds): Router {
  const tries = rateLimits.limit('resume', TRIES)
  const links = rateLimits.limit('resume links', LINKS)
  const router = Router()
  router.use((req, res, next) => {
    checkOrigin(req.headers.origin, publicUrl())
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.use(express.json({ limit: '4kb' }))

  router.post('/resume', async (req, res) => {
    await tries.take(addressGroup(req.ip))
    const conversationId = await resume.open(parse(Secret, req.body).secret)
    const token = await tokens.issue({ conversationId, fresh: false, reader: 'own' })
    res.json({ conversationId, token, expires_in: TOKEN_SECONDS })
  })

  router.post('/resume-link', async (req, res) => {
    const { conversationId } = await bearer(req, tokens)
    await links.take(conversationId)
    res.status(201).json(await resume.makeLink(conversationId, parse(LinkFor, req.body ?? {}).for))
  })
  return router
}
