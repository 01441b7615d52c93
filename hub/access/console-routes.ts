import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { parse } from '../platform/parse.ts'
import type { CurrentUser } from './authorize.ts'
import { toPrincipal } from './authorize.ts'
import { PASSWORD_MAX_CHARS } from './passwords.ts'
import { checkSameOrigin } from './same-origin.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions-store.ts'
import type { SignIn } from './sign-in.ts'
import { deadLink, type UseLink } from './use-link.ts'
import type { Links } from './links-store.ts'
import type { User, Users } from './users-store.ts'

interface Needs {
  users: Users
  links: Links
  sessions: Sessions
  cookie: SessionCookie
  currentUser: CurrentUser
  signIn: SignIn
  useLink: UseLink
  publicUrl: () => string
}

const email = z.email('An e-mail address looks like ada@example.com.').max(320)
const password = z.string().min(1, 'Give a password.').max(PASSWORD_MAX_CHARS)
const name = z.string().trim().min(1, 'Give your name.').max(200)
const secret = z.string().min(1).max(100)

const SignInBody = z.strictObject({ email, password })
const SetupBody = z.strictObject({ secret, name, email, password })
const InviteBody = z.strictObject({ secret, name, password })
const LinkBody = z.strictObject({ secret, purpose: z.enum(['setup', 'invitation']) })

/** What the console's pages need to know about access before and while somebody is signed in. */
export function consoleAccessRouter(needs: Needs): Router {
  const { users, links, sessions, cookie, currentUser, signIn, useLink } = needs
  const entered = (res: Response, { token, user }: { token: string; user: User }) =>
    res.append('Set-Cookie', cookie.set(token)).json({ user: toMe(user) })

  return Router()
    .use('/console/api', ownPagesOnly(needs.publicUrl), express.json({ limit: '16kb' }))
    .get('/console/api/me', async (req, res) => {
      const user = await currentUser(req)
      if (user) res.json({ user: toMe(user) })
      else res.json({ user: null, needsSetup: (await users.countAdmins()) === 0 })
    })
    .post('/console/api/sign-in', async (req, res) => {
      const input = parse(SignInBody, json(req), 'The form')
      const oldToken = cookie.read(req.headers.cookie)
      entered(res, await signIn({ ...input, address: req.ip, oldToken }))
    })
    .post('/console/api/sign-out', async (req, res) => {
      const token = cookie.read(req.headers.cookie)
      if (token) await sessions.close(token)
      res.append('Set-Cookie', cookie.clear()).status(204).end()
    })
    .post('/console/api/link', async (req, res) => {
      const input = parse(LinkBody, json(req), 'The link')
      const link = await links.find(input.secret, input.purpose)
      if (!link) throw deadLink(input.purpose)
      res.json({ role: link.role, email: link.email ?? null, expiresAt: link.expiresAt.toISOString() })
    })
    .post('/console/api/setup', async (req, res) => {
      const input = parse(SetupBody, json(req), 'The form')
      entered(res, await useLink({ ...input, purpose: 'setup', address: req.ip }))
    })
    .post('/console/api/accept-invite', async (req, res) => {
      const input = parse(InviteBody, json(req), 'The form')
      entered(res, await useLink({ ...input, purpose: 'invitation', address: req.ip }))
    })
}

/** Keeps other sites from signing people in or out, and answers out of every cache. */
function ownPagesOnly(publicUrl: () => string): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET') checkSameOrigin(req.headers, publicUrl())
    res.set('Cache-Control', 'no-store')
    next()
  }
}

function json(req: Request): unknown {
  if (req.is('application/json')) return req.body
  throw new HubError('unsupported', 'This address takes a JSON body.', {
    hint: 'Send it with Content-Type: application/json.',
  })
}

const toMe = (user: User) => {
  const { id, name, role, scopes } = toPrincipal(user)
  return { id, name, email: user.email, role, scopes }
}
