import type { Router, RequestHandler } from 'express'
import type { Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import type { ApiRoute, Authorize } from '../platform/api.ts'
import type { Keys } from '../store/keys.ts'
import { makeMakeAdminLink, type MakeAdminLink } from './admin-link.ts'
import { makeApiKeys, type ApiKeys } from './api-keys-store.ts'
import { makeAttempts } from './attempts-store.ts'
import { makeAuthorize, makeCurrentUser } from './authorize.ts'
import { consoleAccessRouter } from './console-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { makeLinks } from './links-store.ts'
import { makePasswords, type Passwords } from './passwords.ts'
import { makeRequireUser } from './require-user.ts'
import { makeSessionCookie } from './session-cookie.ts'
import { makeSessions } from './sessions-store.ts'
import { makeSignIn } from './sign-in.ts'
import { teamRoutes } from './team-routes.ts'
import { makeUseLink } from './use-link.ts'
import { makeUsers, type Users } from './users-store.ts'

export interface AccessNeeds {
  connection: Connection
  keys: Keys
  clock: Clock
  log: Log
  /** Asked late, because the demo knows its port only once it listens. */
  publicUrl: () => string
  /** True in production: Secure cookies with the __Host- prefix, which need https. */
  secureCookies: boolean
  /** Cheaper hashing, for tests. */
  passwords?: Passwords
}

/** Who may do what: people with passwords and roles, programs with keys and scopes. */
export interface Access {
  authorize: Authorize
  /** For pages: goes to the sign-in page when nobody is signed in. */
  requireUser: RequestHandler
  /** `/console/api/…`: sign in and out, the first admin, invitations. */
  router: Router
  /** `/team` and `/keys`. */
  routes: ApiRoute[]
  makeAdminLink: MakeAdminLink
  apiKeys: ApiKeys
  users: Users
}

export function makeAccess(needs: AccessNeeds): Access {
  const { connection, keys, clock, log, publicUrl, secureCookies, passwords = makePasswords() } = needs
  const users = makeUsers({ connection, keys, clock })
  const sessions = makeSessions({ connection, clock })
  const links = makeLinks({ connection, clock })
  const apiKeys = makeApiKeys({ connection, clock })
  const attempts = makeAttempts({ connection, clock })
  const cookie = makeSessionCookie({ secure: secureCookies })
  const currentUser = makeCurrentUser({ users, sessions, cookie })
  const parts = { users, sessions, links, passwords, attempts, log, cookie, currentUser, publicUrl }
  return {
    authorize: makeAuthorize({ users, sessions, apiKeys, cookie, publicUrl }),
    requireUser: makeRequireUser(currentUser),
    router: consoleAccessRouter({ ...parts, signIn: makeSignIn(parts), useLink: makeUseLink(parts) }),
    routes: [...teamRoutes(parts), ...keyRoutes({ apiKeys })],
    makeAdminLink: makeMakeAdminLink({ users, links, publicUrl }),
    apiKeys,
    users,
  }
}
