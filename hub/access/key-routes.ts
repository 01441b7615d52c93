import { z } from 'zod'
import { SCOPES } from '../domain/access.ts'
import { HubError } from '../domain/errors.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { ApiKey, ApiKeys } from './api-keys-store.ts'
import { checkMayGrant } from './team-routes.ts'

const Key = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.string(),
  createdBy: z.string(),
  lastUsedAt: z.string().optional(),
  revokedAt: z.string().optional(),
})

/** What a new key needs; the command line takes the same. */
export const NewKey = z.strictObject({
  name: z.string().trim().min(1, 'Give the key a name that says who uses it.').max(100),
  scopes: z
    .array(z.enum(SCOPES, `Choose from: ${SCOPES.join(', ')}.`))
    .min(1, `Choose at least one of: ${SCOPES.join(', ')}.`)
    .max(SCOPES.length)
    .transform((scopes) => [...new Set(scopes)]),
})

/** Keys for programs. */
export function keyRoutes({ apiKeys }: { apiKeys: ApiKeys }): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/keys',
      tag: 'Keys',
      summary: 'List API keys',
      scope: 'team:write',
      status: 200,
      reply: z.object({ items: z.array(Key) }),
      run: async () => ({ items: (await apiKeys.list()).map(toKey) }),
    }),
    route({
      method: 'post',
      path: '/keys',
      tag: 'Keys',
      summary: 'Make an API key',
      description: 'The answer holds the key itself, this one time. Only its hash is stored.',
      scope: 'team:write',
      body: NewKey,
      status: 201,
      reply: Key.extend({ key: z.string() }),
      async run({ body, principal }) {
        checkMayGrant(principal, body.scopes)
        const { secret, key } = await apiKeys.create({ ...body, createdBy: principal.name })
        return { ...toKey(key), key: secret }
      },
    }),
    route({
      method: 'delete',
      path: '/keys/{id}',
      tag: 'Keys',
      summary: 'Revoke an API key: it stops working at once',
      scope: 'team:write',
      params: z.object({ id: z.string().min(1).max(64) }),
      status: 204,
      errors: ['not_found'],
      async run({ params }) {
        if (!(await apiKeys.revoke(params.id)))
          throw new HubError('not_found', 'There is no such key.', { hint: 'GET /api/keys lists them.' })
      },
    }),
  ]
}

const toKey = ({ createdAt, lastUsedAt, revokedAt, ...rest }: ApiKey): z.infer<typeof Key> => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
  ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
})
