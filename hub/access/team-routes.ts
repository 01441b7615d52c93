import { z } from 'zod'
import { ROLE_SCOPES, ROLES, type Principal, type Scope } from '../domain/access.ts'
import { HubError } from '../domain/errors.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { AccessLink, Links } from './links-store.ts'
import type { Sessions } from './sessions-store.ts'
import type { User, Users } from './users-store.ts'

export const INVITATION_MS = 24 * 60 * 60 * 1000

const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: z.string(),
  lastSignInAt: z.string().optional(),
})
const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: z.string(),
  expiresAt: z.string(),
})
const Id = z.object({ id: z.string().min(1).max(64) })

interface Needs {
  users: Users
  links: Links
  sessions: Sessions
  publicUrl: () => string
}

/** People who may sign in, and the invitations that are still open. */
export function teamRoutes({ users, links, sessions, publicUrl }: Needs): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/team',
      tag: 'Team',
      summary: 'List the people who may sign in, and open invitations',
      scope: 'team:write',
      status: 200,
      reply: z.object({ items: z.array(Member), invitations: z.array(Invitation) }),
      async run() {
        const [people, open] = await Promise.all([users.list(), links.list('invitation')])
        return { items: people.map(toMember), invitations: open.map(toInvitation) }
      },
    }),
    route({
      method: 'post',
      path: '/team/invitations',
      tag: 'Team',
      summary: 'Invite a person',
      description:
        'The answer holds a link for that person. It is shown once, works once and lives 24 hours.',
      scope: 'team:write',
      body: z.strictObject({
        email: z.email('An e-mail address looks like ada@example.com.').max(320),
        role: z.enum(ROLES).default('rep'),
      }),
      status: 201,
      reply: Invitation.extend({ url: z.string() }),
      errors: ['conflict'],
      async run({ body, principal }) {
        checkMayGrant(principal, ROLE_SCOPES[body.role])
        if (await users.findByEmail(body.email)) throw alreadyHere()
        const { secret, link } = await links.create({ purpose: 'invitation', ...body }, INVITATION_MS)
        return { ...toInvitation(link), url: `${publicUrl()}/console/invite#${secret}` }
      },
    }),
    route({
      method: 'delete',
      path: '/team/invitations/{id}',
      tag: 'Team',
      summary: 'Withdraw an invitation: its link stops working',
      scope: 'team:write',
      params: Id,
      status: 204,
      errors: ['not_found'],
      async run({ params }) {
        if (!(await links.remove(params.id))) throw missing('invitation')
      },
    }),
    route({
      method: 'delete',
      path: '/team/{id}',
      tag: 'Team',
      summary: 'Remove a person: they are signed out and can no longer sign in',
      scope: 'team:write',
      params: Id,
      status: 204,
      errors: ['not_found', 'conflict'],
      async run({ params, principal }) {
        const user = await users.find(params.id)
        if (!user) throw missing('person')
        checkMayGrant(principal, ROLE_SCOPES[user.role])
        if (user.role === 'admin' && (await users.countAdmins()) === 1) throw lastAdmin()
        await users.remove(user.id)
        await sessions.closeAll(user.id)
      },
    }),
  ]
}

/** Nobody gives, or takes, more than they have: a program's key cannot make itself an admin. */
export function checkMayGrant(principal: Principal, scopes: readonly Scope[]): void {
  const beyond = scopes.filter((scope) => !principal.scopes.includes(scope))
  if (beyond.length === 0) return
  throw new HubError(
    'forbidden',
    `You cannot give or take permissions that you do not have: ${beyond.join(', ')}.`,
    {
      hint: 'Ask an admin to do it.',
    },
  )
}

const toMember = ({ id, name, email, role, createdAt, lastSignInAt }: User): z.infer<typeof Member> => ({
  id,
  name,
  email,
  role,
  createdAt: createdAt.toISOString(),
  ...(lastSignInAt ? { lastSignInAt: lastSignInAt.toISOString() } : {}),
})

const toInvitation = ({ id, email, role, createdAt, expiresAt }: AccessLink): z.infer<typeof Invitation> => ({
  id,
  email: email ?? '',
  role,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})

const missing = (what: string) =>
  new HubError('not_found', `There is no such ${what} any more.`, { hint: 'Load the team page again.' })

const alreadyHere = () =>
  new HubError('conflict', 'There is an account with this e-mail already.', {
    hint: 'Remove that account first if the person needs a new password.',
  })

const lastAdmin = () =>
  new HubError('conflict', 'This is the only admin.', {
    hint: 'Invite another admin first, then remove this one.',
  })
