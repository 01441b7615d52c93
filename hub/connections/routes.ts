import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import { makeConnect } from './connect.ts'
import { connectorRoutes } from './connector-routes.ts'
import { makeManageConnections } from './manage.ts'
import type { ConnectionNeeds } from './needs.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { ConnectionReply, Credentials, Id, Settings, showing } from './schemas.ts'
import { setUpRoutes } from './setup-routes.ts'

export function connectionRoutes(needs: ConnectionNeeds): ApiRoute[] {
  const { connections } = needs
  const connect = makeConnect(needs)
  const manage = makeManageConnections(needs)
  const tag = 'Connections'
  const shown = showing(needs)
  const read = { tag, scope: 'connections:read' as const, status: 200 }
  const write = { tag, scope: 'connections:write' as const, status: 200 }

  return [
    route({
      ...read,
      method: 'get',
      path: '/connections',
      summary: 'CRM accounts',
      reply: z.object({ items: z.array(ConnectionReply) }),
      run: async () => ({ items: await Promise.all((await connections.list()).map(shown)) }),
    }),
    route({
      ...read,
      method: 'get',
      path: '/connections/{id}',
      summary: 'One CRM account',
      params: Id,
      reply: ConnectionReply,
      errors: ['not_found'],
      run: async ({ params }) => shown(await connections.get(params.id)),
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections',
      summary: 'Connect a CRM account',
      description:
        'Checks the credentials, makes our own properties, and queues every assessment; one-way until two-way is switched on. Where something required is open, or with `enable: false`, it waits in the state `setup`: its steps are at /connections/{id}/setup.',
      body: z.strictObject({
        crm: z.string().max(50),
        title: z.string().trim().min(1).max(100).optional(),
        credentials: Credentials,
        settings: Settings.optional(),
        /** False: it waits in the state `setup` until it is switched on. */
        enable: z.boolean().optional(),
      }),
      status: 201,
      reply: z.object({
        connection: ConnectionReply,
        made: z.array(z.string()),
        missing: z.array(z.string()),
        queued: z.number().int(),
      }),
      errors: ['conflict', 'credentials_expired', 'remote_refused', 'remote_unavailable'],
      run: async ({ body, res }) => {
        const { connection, ...rest } = await connect(body)
        res.location(`/api/connections/${connection.id}`)
        return { connection: await shown(connection), ...rest }
      },
    }),
    ...(['pause', 'resume'] as const).map((verb) =>
      route({
        ...write,
        method: 'post',
        path: `/connections/{id}/${verb}`,
        summary:
          verb === 'pause'
            ? 'Pause: changes wait and nothing is lost'
            : 'Resume: check the account, then catch up',
        params: Id,
        reply: ConnectionReply,
        errors: [
          'not_found',
          'conflict',
          ...(verb === 'resume' ? (['credentials_expired', 'remote_unavailable'] as const) : []),
        ],
        run: async ({ params }) => shown(await manage[verb](params.id)),
      }),
    ),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/test',
      summary: 'Ask the CRM whether everything is in place',
      params: Id,
      reply: z.object({
        ok: z.boolean(),
        account: z.string(),
        missing: z.array(z.string()),
        made: z.array(z.string()),
        arranged: z.array(z.string()),
        error: z.string().optional(),
      }),
      errors: ['not_found'],
      run: ({ params }) => manage.test(params.id),
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/two-way',
      summary: 'Switch two-way lines on or off',
      params: Id,
      body: z.strictObject({ on: z.boolean() }),
      reply: ConnectionReply,
      errors: ['not_found'],
      run: async ({ params, body }) => shown(await manage.twoWay(params.id, body.on)),
    }),
    route({
      ...write,
      method: 'put',
      path: '/connections/{id}/settings',
      summary: 'Change the name of a connection, and how its account is used',
      description: 'What is not named stays as it was.',
      params: Id,
      body: Settings.pick({ quotaShare: true, apiVersion: true }).extend({
        title: z.string().trim().min(1).max(100).optional(),
      }),
      reply: ConnectionReply,
      errors: ['not_found'],
      run: async ({ params, body }) => shown(await manage.configure(params.id, body)),
    }),
    route({
      ...write,
      method: 'put',
      path: '/connections/{id}/credentials',
      summary: 'Replace the credentials of an account',
      description: 'They are tried first and have to belong to the same account; then the sync goes on.',
      params: Id,
      body: z.strictObject({ credentials: Credentials }),
      reply: ConnectionReply,
      errors: ['not_found', 'conflict', 'credentials_expired', 'remote_refused', 'remote_unavailable'],
      run: async ({ params, body }) => shown(await manage.renew(params.id, body.credentials)),
    }),
    route({
      ...write,
      method: 'delete',
      path: '/connections/{id}',
      summary: 'Remove a connection, with or without our fields',
      description:
        'The records in the CRM stay. With `fields=remove` our own properties, and what they hold, are taken away there.',
      params: Id,
      query: z.strictObject({ fields: z.enum(['keep', 'remove']).optional() }),
      reply: z.object({ links: z.number().int(), fields: z.array(z.string()) }),
      errors: ['not_found', 'conflict', 'credentials_expired', 'remote_refused', 'remote_unavailable'],
      run: ({ params, query }) => manage.remove(params.id, query.fields),
    }),
    ...setUpRoutes(needs),
    ...oauthRoutes(needs, connect, manage),
    ...connectorRoutes(needs),
  ]
}
