import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import type { ConnectionNeeds } from './needs.ts'
import { ConnectionReply, Id, showing, TrialReply } from './schemas.ts'
import { makeSetUp } from './setup.ts'

const Steps = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['done', 'open', 'blocked']),
      required: z.boolean(),
      detail: z.string(),
      remedy: z.string().optional(),
      missing: z.array(z.string()).optional(),
      choice: z
        .object({
          name: z.string(),
          help: z.string().optional(),
          options: z.array(z.object({ value: z.string(), label: z.string() })),
          value: z.string().optional(),
        })
        .optional(),
    }),
  ),
})

/** From credentials that work to a connection that syncs: what is missing, in order and in words. */
export function setUpRoutes(needs: ConnectionNeeds): ApiRoute[] {
  const setUp = makeSetUp(needs)
  const shown = showing(needs)
  const tag = 'Connections'
  const write = { tag, scope: 'connections:write' as const, status: 200, params: Id }
  const remote = ['not_found', 'credentials_expired', 'remote_refused', 'remote_unavailable'] as const

  return [
    route({
      ...write,
      scope: 'connections:read',
      method: 'get',
      path: '/connections/{id}/setup',
      summary: 'Every step of setting a connection up, as the CRM answers right now',
      reply: Steps,
      errors: ['not_found'],
      run: async ({ params }) => ({ steps: await setUp.steps(params.id) }),
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/setup',
      summary: 'Look again: make our fields where they are missing',
      reply: Steps,
      errors: ['not_found'],
      run: async ({ params }) => ({ steps: await setUp.steps(params.id, { make: true }) }),
    }),
    route({
      ...write,
      method: 'put',
      path: '/connections/{id}/choices',
      summary: 'Choose among the options that the account has',
      description: 'What is not named stays as it was; an empty value takes a choice back.',
      body: z.strictObject({ choices: z.record(z.string().max(100), z.string().max(500)) }),
      reply: Steps,
      errors: [...remote],
      run: async ({ params, body }) => ({ steps: await setUp.choose(params.id, body.choices) }),
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/trial',
      summary: 'Try one record: write it, read it back, take it away again',
      reply: TrialReply,
      errors: [...remote, 'conflict'],
      run: ({ params }) => setUp.trial(params.id),
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/enable',
      summary: 'Switch a connection on once its steps are done',
      reply: z.object({ connection: ConnectionReply, queued: z.number().int() }),
      errors: ['not_found', 'conflict'],
      run: async ({ params }) => {
        const { connection, queued } = await setUp.enable(params.id)
        return { connection: await shown(connection), queued }
      },
    }),
  ]
}
