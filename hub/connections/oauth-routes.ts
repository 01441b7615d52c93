import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import type { Connect } from './connect.ts'
import type { ManageConnections } from './manage.ts'
import type { ConnectionNeeds } from './needs.ts'
import { makeOAuthSignIn } from './oauth.ts'
import { ConnectionReply, Credentials, Settings, showing } from './schemas.ts'

/** Signing in at the CRM instead of typing a token. */
export function oauthRoutes(
  needs: ConnectionNeeds,
  connect: Connect,
  manage: Pick<ManageConnections, 'renew'>,
): ApiRoute[] {
  const signIn = makeOAuthSignIn(needs, connect, manage)
  const shown = showing(needs)
  const write = { tag: 'Connections', scope: 'connections:write' as const, method: 'post' as const }
  return [
    route({
      ...write,
      path: '/connections/oauth/start',
      summary: 'Begin to sign in at a CRM',
      description:
        'Answers the address to go to. The CRM leads back to `redirectUri` with a code and our state, which only the same person can hand in, once, within ten minutes. With `connectionId` the account gets new credentials.',
      status: 201,
      body: z.strictObject({
        crm: z.string().max(50),
        auth: z.string().max(50),
        credentials: Credentials,
        settings: Settings.optional(),
        title: z.string().trim().min(1).max(100).optional(),
        connectionId: z.string().max(100).optional(),
      }),
      reply: z.object({ authorizeUrl: z.url(), redirectUri: z.url() }),
      errors: ['not_found'],
      run: ({ body, principal }) => signIn.start(body, principal),
    }),
    route({
      ...write,
      path: '/connections/oauth/finish',
      summary: 'Hand in what the CRM led back with',
      status: 200,
      body: z.strictObject({ state: z.string().min(1).max(200), code: z.string().min(1).max(2000) }),
      reply: z.object({ connection: ConnectionReply, renewed: z.boolean() }),
      errors: [
        'gone',
        'not_found',
        'conflict',
        'credentials_expired',
        'remote_refused',
        'remote_unavailable',
      ],
      run: async ({ body, principal }) => {
        const { connection, renewed } = await signIn.finish(body, principal)
        return { connection: await shown(connection), renewed }
      },
    }),
  ]
}
