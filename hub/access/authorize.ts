import { ROLE_SCOPES, type Principal, type Scope } from '../domain/access.ts'
import { HubError } from '../domain/errors.ts'
import type { Authorize } from '../platform/api.ts'
import type { ApiKeys } from './api-keys-store.ts'
import { checkSameOrigin } from './same-origin.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions-store.ts'
import type { User, Users } from './users-store.ts'

interface Needs {
  users: Users
  sessions: Sessions
  apiKeys: ApiKeys
  cookie: SessionCookie
  publicUrl: () => string
}

type Req = Parameters<Authorize>[0]

/** The signed-in person behind a request, or null. */
export type CurrentUser = (req: Req) => Promise<User | null>

/** A console page that refreshes by itself says so; a forgotten tab must not keep its session alive. */
const BACKGROUND = 'x-sentry-background'

export function makeCurrentUser({
  users,
  sessions,
  cookie,
}: Pick<Needs, 'users' | 'sessions' | 'cookie'>): CurrentUser {
  return async (req) => {
    const token = cookie.read(req.headers.cookie)
    const userId = token && (await sessions.userOf(token, req.headers[BACKGROUND] === undefined))
    return userId ? users.find(userId) : null
  }
}

/** API keys speak for themselves; a cookie counts for reading, and for writing only from our own pages. */
export function makeAuthorize(needs: Needs): Authorize {
  const currentUser = makeCurrentUser(needs)
  return async (req, scope) => {
    const principal =
      (await byKey(req, needs.apiKeys)) ?? (await bySession(req, currentUser, needs.publicUrl))
    if (!principal)
      throw new HubError('unauthenticated', 'Nobody is signed in here.', {
        hint: 'Sign in at /console, or send an API key as Authorization: Bearer es_live_….',
      })
    if (!principal.scopes.includes(scope)) throw lacksScope(principal, scope)
    return principal
  }
}

async function byKey(req: Req, apiKeys: ApiKeys): Promise<Principal | null> {
  const header = req.headers.authorization
  if (header === undefined) return null
  const key = await apiKeys.verify(/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
  if (!key)
    throw new HubError('unauthenticated', 'This API key is not known, or was revoked.', {
      hint: 'Send Authorization: Bearer es_live_…; `npm run keys:create` and the console make keys.',
    })
  return { kind: 'key', id: key.id, name: key.name, scopes: key.scopes }
}

async function bySession(
  req: Req,
  currentUser: CurrentUser,
  publicUrl: () => string,
): Promise<Principal | null> {
  const user = await currentUser(req)
  if (!user) return null
  if (!['GET', 'HEAD', 'OPTIONS'].includes(req.method)) checkSameOrigin(req.headers, publicUrl())
  return toPrincipal(user)
}

export const toPrincipal = ({ id, name, role }: User): Principal => ({
  kind: 'user',
  id,
  name,
  role,
  scopes: ROLE_SCOPES[role],
})

const lacksScope = ({ kind }: Principal, scope: Scope) =>
  new HubError('forbidden', `This needs the permission ${scope}.`, {
    hint: kind === 'key' ? 'Make a key with this scope.' : 'Ask an admin to do it.',
  })
