import { z } from 'zod'
import { CONNECTION_STATES, type Connection } from '../domain/sync.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { makeConnect } from './connect.ts'
import { makeManageConnections } from './manage.ts'
import { mappingRoutes, type EffectiveLine } from './mapping-routes.ts'
import type { ConnectionNeeds } from './needs.ts'

const Id = z.object({ id: z.string().min(1).max(100) })

const Credentials = z.record(z.string().max(50), z.string().max(4000))

const ConnectionReply = z.object({
  id: z.string(),
  crm: z.string(),
  title: z.string(),
  account: z.string(),
  mapping: z.string(),
  state: z.enum(CONNECTION_STATES),
  reason: z.string().optional(),
  twoWay: z.boolean(),
  settings: z.object({ baseUrl: z.string().optional(), portal: z.string().optional() }),
  suspended: z.array(z.object({ line: z.string(), reason: z.string() })),
  linked: z.number().int(),
  checkedAt: z.string().optional(),
  createdAt: z.string(),
})

export function connectionRoutes(needs: ConnectionNeeds & { effective: EffectiveLine }): ApiRoute[] {
  const { connections, links } = needs
  const connect = makeConnect(needs)
  const manage = makeManageConnections(needs)
  const tag = 'Connections'
  const shown = async ({
    id,
    owners: _owners,
    cursors: _cursors,
    resumedAt: _resumed,
    ...rest
  }: Connection) => ({
    id,
    ...rest,
    linked: await links.count(id),
  })
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
        'Checks the credentials, makes our own properties, and queues every assessment. One-way until two-way is switched on.',
      body: z.strictObject({
        crm: z.string().max(50),
        title: z.string().trim().min(1).max(100).optional(),
        credentials: Credentials,
        settings: z
          .strictObject({
            baseUrl: z
              .url({ protocol: /^https?$/ })
              .max(500)
              .optional(),
            portal: z.string().max(50).optional(),
          })
          .optional(),
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
      summary: 'Remove a connection; the records in the CRM stay',
      params: Id,
      reply: z.object({ links: z.number().int() }),
      errors: ['not_found'],
      run: ({ params }) => manage.remove(params.id),
    }),
    ...mappingRoutes(needs),
  ]
}
