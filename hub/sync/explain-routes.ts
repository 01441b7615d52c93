import { z } from 'zod'
import { Answer } from '../domain/answers.ts'
import { KINDS } from '../domain/canonical.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection, Link } from '../domain/sync.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { fieldHistory, presentPlan } from './explain.ts'
import { PlannedRecord, withUrl } from './preview-schemas.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { urlsOf } from './record-urls.ts'

const Id = z.object({ id: z.string().min(1).max(100) })
const text = z.string().nullable()

const LinkReply = z.object({
  id: z.string(),
  connectionId: z.string(),
  kind: z.enum(KINDS),
  element: z.string().optional(),
  object: z.string(),
  state: z.enum(['new', 'linked', 'held', 'unlinked']),
  remoteId: z.string().optional(),
  url: z.string().optional(),
  adopted: z.boolean().describe('The record was there before us'),
  holds: z.array(z.object({ remote: z.string(), reason: z.string() })),
  held: z
    .array(z.object({ remote: z.string(), runId: z.string(), reason: z.string(), at: z.string() }))
    .describe('Fields that were taken back and wait'),
  withheld: z.array(z.string()).describe('Fields that stay unsent for this record'),
  dead: z.string().optional().describe('Why the CRM refused it the last time'),
  syncedAt: z.string().optional(),
})

/** Why things are as they are: plans, provenance, drift, budgets, links. */
export function explainRoutes(needs: PreviewNeeds): ApiRoute[] {
  const tag = 'Sync'
  const read = { tag, method: 'get' as const, scope: 'connections:read' as const, status: 200 }
  return [
    route({
      ...read,
      path: '/assessments/{id}/plan',
      summary: 'What a sync would do with an assessment right now',
      description:
        'Every field, with the reason, those that stay as they are included. Reads the CRM; writes nothing.',
      params: Id,
      query: z.strictObject({ connectionId: z.string().min(1).max(100) }),
      reply: z.object({
        connectionId: z.string(),
        mapping: z.object({ name: z.string(), version: z.number().int() }),
        stopped: z.string().optional().describe('Why the connection would stop and ask'),
        records: z.array(PlannedRecord),
      }),
      errors: ['not_found', 'conflict', 'credentials_expired', 'remote_refused', 'remote_unavailable'],
      async run({ params, query: { connectionId } }) {
        const plan = await presentPlan(needs, params.id, connectionId)
        const urlOf = await urlsOf(needs, connectionId)
        return { ...plan, records: plan.records.map((record) => withUrl(record, urlOf)) }
      },
    }),
    route({
      ...read,
      path: '/assessments/{id}/fields/{path}/provenance',
      scope: 'assessments:read',
      summary: 'Who said a field, and how it travelled',
      description: 'Journeys go as far back as runs are kept. Their values are spelled as the CRM has them.',
      params: Id.extend({ path: z.string().min(1).max(200) }),
      reply: z.object({
        path: z.string(),
        label: z.string(),
        answer: Answer.nullable(),
        journeys: z.array(
          z.object({
            runId: z.string(),
            at: z.string(),
            connectionId: z.string(),
            direction: z.enum(['to_crm', 'from_crm']),
            object: z.string(),
            remote: z.string(),
            before: text,
            after: text,
            reason: z.string(),
          }),
        ),
      }),
      errors: ['not_found'],
      run: ({ params }) => fieldHistory(needs, params.id, params.path),
    }),
    route({
      ...read,
      path: '/links',
      summary: 'The records of an assessment in the CRMs',
      query: z.strictObject({ assessmentId: z.string().min(1).max(100) }),
      reply: z.object({ items: z.array(LinkReply) }),
      async run({ query }) {
        const links = await needs.links.ofAssessment(query.assessmentId)
        return { items: await Promise.all(links.map((link) => shownLink(needs, link))) }
      },
    }),
    route({
      ...read,
      path: '/connections/{id}/drift',
      summary: 'What changed in the CRM’s own fields, and which lines wait for that',
      params: Id,
      reply: z.object({
        checkedAt: z.string().optional().describe('When its fields were looked at last'),
        schemaHash: z.string().optional().describe('The same as long as the fields that we use are'),
        changedAt: z.string().optional().describe('When that last became another one'),
        suspended: z.array(
          z.object({
            line: z.string(),
            reason: z.string().describe('With what can be done about it'),
            since: z.string().optional(),
          }),
        ),
      }),
      errors: ['not_found'],
      async run({ params }) {
        const { checkedAt, schemaHash, schemaChangedAt, suspended } = await found(needs, params.id)
        return {
          ...(checkedAt === undefined ? {} : { checkedAt }),
          ...(schemaHash === undefined ? {} : { schemaHash }),
          ...(schemaChangedAt === undefined ? {} : { changedAt: schemaChangedAt }),
          suspended,
        }
      },
    }),
    route({
      ...read,
      path: '/connections/{id}/budget',
      summary: 'Where the rate limits of a CRM account stand',
      params: Id,
      reply: z.object({
        limits: z.array(
          z.object({
            limit: z.string(),
            calls: z.number().describe('That fit into its window'),
            perMs: z.number(),
            used: z.number().describe('Within the window that ends now'),
            waiting: z.number().int().describe('In this process'),
            pausedUntil: z.string().optional(),
          }),
        ),
      }),
      errors: ['not_found'],
      run: async ({ params }) => ({
        limits: (await needs.limiterFor(await found(needs, params.id)).state?.()) ?? [],
      }),
    }),
  ]
}

async function found({ connections }: Pick<PreviewNeeds, 'connections'>, id: string): Promise<Connection> {
  const connection = await connections.find(id)
  if (connection) return connection
  throw new HubError('not_found', 'There is no such connection.', { hint: 'List them at /api/connections.' })
}

async function shownLink(needs: PreviewNeeds, link: Link): Promise<z.infer<typeof LinkReply>> {
  const { id, connectionId, kind, element, object, state, remoteId, adopted, holds, held = [] } = link
  const { withheld, dead, syncedAt } = link
  const urlOf = await urlsOf(needs, connectionId)
  return withUrl(
    {
      ...{ id, connectionId, kind, object, state, adopted, holds, held, withheld },
      ...(element === undefined ? {} : { element }),
      ...(remoteId === undefined ? {} : { remoteId }),
      ...(dead === undefined ? {} : { dead }),
      ...(syncedAt === undefined ? {} : { syncedAt }),
    },
    urlOf,
  )
}
