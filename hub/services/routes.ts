import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { saidBy, strictly } from '../domain/answer-input.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { Service } from '../domain/fields.ts'
import { drawIntegrations } from '../../intake/inventory/index.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { IdempotencyKey, scopedKey } from '../platform/idempotency.ts'
import { inventoryRoutes } from './inventory-routes.ts'
import { listServices, servicesOf } from './list-services.ts'

interface Needs {
  assessments: Assessments
  clock: Clock
}

const tag = 'Services'
const assessmentId = z.string().min(1).max(100)
const Listed = Service.extend({ assessmentId: z.string() })
const Integrations = z.strictObject({
  narrow: z.string().describe('SVG, 358 px wide'),
  wide: z.string().describe('SVG, 960 px wide'),
  links: z.array(z.strictObject({ from: z.string(), to: z.string(), sure: z.boolean() })),
  text: z.array(z.string()),
})
const MAX_SERVICES = 500

const ListQuery = z.strictObject({
  assessmentId: assessmentId.optional().describe('Services of this assessment alone'),
  id: z.string().min(1).max(64).optional().describe('The service with this id alone'),
  cursor: z.string().min(1).max(1000).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** The applications and services that companies run. */
export function serviceRoutes({ assessments, clock }: Needs): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/services',
      tag,
      summary: 'List services of one assessment or of all',
      scope: 'assessments:read',
      query: ListQuery,
      status: 200,
      reply: z.strictObject({ items: z.array(Listed), nextCursor: z.string().optional() }),
      errors: ['not_found'],
      run: async ({ query }) => listServices(assessments, query),
    }),
    route({
      method: 'post',
      path: '/services',
      tag,
      summary: 'Add a service to an assessment',
      description:
        'Sending the same Idempotency-Key again answers with the service that it added the first time.',
      scope: 'assessments:write',
      headers: z.object({ 'idempotency-key': IdempotencyKey.optional() }),
      body: strictly(Service.omit({ id: true }).extend({ assessmentId })),
      status: 201,
      reply: Listed,
      replyHeaders: { Location: 'The address of the new service' },
      errors: ['not_found'],
      async run({ body: { assessmentId, ...wanted }, headers, principal, res }) {
        const key = headers['idempotency-key']
        const id = key === undefined ? randomUUID() : scopedKey(principal, `services of ${assessmentId}`, key)
        const provenance = saidBy(principal, clock.now())
        const changed = await assessments.change(
          assessmentId,
          (current) => {
            const services = servicesOf(current)
            if (services.some((service) => service.id === id)) return null
            if (services.length >= MAX_SERVICES) throw tooMany(assessmentId)
            const value = [...services, { id, ...wanted }]
            return { answers: [{ path: 'services', state: 'known', value, provenance }] }
          },
          { who: principal.name },
        )
        const added = servicesOf(changed).find((service) => service.id === id)
        res.location(`/api/services?${new URLSearchParams({ assessmentId, id })}`)
        return { assessmentId, ...(added ?? { id, ...wanted }) }
      },
    }),
    route({
      method: 'get',
      path: '/services/integrations/{id}',
      tag,
      summary: 'What connects with what among the services of an assessment',
      description:
        'As sentences, as pairs, and as two SVG pictures for narrow and wide screens. A pair that is not `sure` ' +
        'usually connects, and nobody has confirmed it.',
      scope: 'assessments:read',
      params: z.object({ id: assessmentId }),
      status: 200,
      reply: Integrations,
      errors: ['not_found'],
      run: async ({ params }) => drawIntegrations(servicesOf(await assessments.get(params.id))),
    }),
    ...inventoryRoutes(),
  ]
}

const tooMany = (assessmentId: string): HubError =>
  new HubError(
    'invalid_input',
    `This assessment lists ${MAX_SERVICES} services, the most that it can hold.`,
    {
      hint: 'Remove some with PUT /api/assessments/{id} first.',
      about: { assessmentId },
    },
  )
