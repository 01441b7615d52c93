import { createHmac } from 'node:crypto'
import express, { Router, type Request } from 'express'
import { z } from 'zod'
import { languageOf } from '../domain/languages.ts'
import { parse } from '../platform/parse.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { bearer } from './direct-line-routes.ts'
import { spokenIn } from './language.ts'
import { checkOrigin } from './origins.ts'
import type { PersonLink } from './resume-link-store.ts'
import type { Opener } from './resume-open.ts'
import type { People } from './resume-people.ts'
import type { PersonOf } from './resume-person.ts'
import type { Resume } from './resume.ts'
import { TOKEN_SECONDS, type Tokens } from './tokens.ts'

export interface ResumeRouteNeeds {
  resume: Resume
  people: People
  personOf: PersonOf
  tokens: Tokens
  /** Makes fingerprints of who opens a link, which nobody else can make. */
  openerKey: Buffer
  rateLimits: RateLimits
  publicUrl: () => string
}

const Secret = z.strictObject({ secret: z.string().min(1).max(200) })
const LinkFor = z.strictObject({
  /** `browser`: a secret that this browser keeps to come back by itself; it replaces no link. */
  for: z.enum(['link', 'browser']).default('link'),
})
const language = z.string().max(35).optional()
const email = z.email('An e-mail address looks like ada@acme.com.').max(320)
const MailMe = z.strictObject({ email: email.optional(), language })
const ForColleague = z.strictObject({
  /** Who the person is, nobody else can answer. */
  step: z.enum(['company', 'work', 'run', 'network', 'costs', 'needs']),
  email: email.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  language,
})
const TRIES = { requests: 30, perSeconds: 60 }
const LINKS = { requests: 20, perSeconds: 60 }

/** Coming back, and asking others: `/resume` takes the secret of a link, the rest makes, lists and ends links. */
export function resumeRouter(needs: ResumeRouteNeeds): Router {
  const { resume, people, personOf, tokens, rateLimits, publicUrl } = needs
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
    const { secret } = parse(Secret, req.body)
    const speaks = languageOf(req.acceptsLanguages())
    const conversationId = await resume.open(secret, await openerOf(req, needs), speaks)
    const token = await tokens.issue({ conversationId, fresh: false, reader: 'own' })
    res.json({ conversationId, token, expires_in: TOKEN_SECONDS })
  })

  router.post('/resume-link', async (req, res) => {
    const { conversationId } = await bearer(req, tokens)
    await links.take(conversationId)
    res.status(201).json(await resume.makeLink(conversationId, parse(LinkFor, req.body ?? {}).for))
  })

  router.post('/resume-mail', async (req, res) => {
    const person = await personOf(req)
    const wanted = parse(MailMe, req.body ?? {})
    const network = addressGroup(req.ip)
    await people.mailLink(person, { language: speaking(person, wanted.language), network }, wanted.email)
    res.status(202).json({ sent: true })
  })

  router.post('/colleague-link', async (req, res) => {
    const person = await personOf(req)
    await links.take(person.conversation.id)
    const wanted = parse(ForColleague, req.body)
    const made = await people.colleagueLink(person, {
      ...wanted,
      language: speaking(person, wanted.language),
      network: addressGroup(req.ip),
    })
    res.status(201).json(made)
  })

  router.get('/links', async (req, res) => {
    const { assessment } = await personOf(req)
    res.json({ items: (await people.list(assessment.id)).map(toItem) })
  })

  router.delete('/links', async (req, res) => {
    await people.revoke((await personOf(req)).assessment.id)
    res.status(204).end()
  })

  router.delete('/links/:id', async (req, res) => {
    await people.revoke((await personOf(req)).assessment.id, req.params.id.slice(0, 64))
    res.status(204).end()
  })
  return router
}

const speaking = ({ conversation }: Awaited<ReturnType<PersonOf>>, wanted: string | undefined) =>
  spokenIn(wanted) ?? conversation.language

/** The address of the colleague is the person's own input; the secret was shown once. */
export const toItem = ({ hash: _hash, assessmentId: _id, ...link }: PersonLink) => link

async function openerOf(
  req: Request,
  { tokens, openerKey }: Pick<ResumeRouteNeeds, 'tokens' | 'openerKey'>,
): Promise<Opener> {
  const seen = `${addressGroup(req.ip)}|${String(req.headers['user-agent'] ?? '').slice(0, 400)}`
  const who = createHmac('sha256', openerKey).update(seen).digest('base64url').slice(0, 22)
  if (!req.headers.authorization) return { who }
  // An old token is as good as none: it only spares its browser from being sent away.
  const holds = await bearer(req, tokens).catch(() => null)
  return holds ? { who, holds: holds.conversationId } : { who }
}
