import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import { CHOICES, CONFLICT_TYPES, RECORD_OUTCOMES, type Conflict, type Conflicts } from '../domain/sync.ts'
import type { Queue } from '../domain/jobs.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { defined } from './defined.ts'
import type { ConflictView } from './explain-conflicts.ts'
import type { ResolveConflict } from './resolve-conflict.ts'
import type { RunStore } from './run-store.ts'
import { reconcileKey } from './sweep.ts'

const Id = z.object({ id: z.string().min(1).max(100) })
const Page = {
  assessmentId: z.string().max(100).optional(),
  connectionId: z.string().max(100).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
}

const RunReply = z.object({
  id: z.string(),
  connectionId: z.string(),
  assessmentId: z.string(),
  why: z.enum(['approved', 'undo']).optional(),
  undoes: z.array(z.string()).optional().describe('The runs that it took back'),
  startedAt: z.string(),
  durationMs: z.number(),
  calls: z.number().describe('Calls to the CRM; a part of one where many syncs shared it'),
  outcome: z.enum(['done', 'partly', 'failed']),
  error: z.string().optional(),
  records: z.array(
    z.object({
      kind: z.enum(KINDS),
      element: z.string().optional(),
      object: z.string(),
      remoteId: z.string().optional(),
      what: z.enum(RECORD_OUTCOMES),
      reason: z.string().optional(),
      fields: z.array(
        z.object({
          remote: z.string(),
          canonical: z.string().optional(),
          action: z.enum(['write_remote', 'write_canonical', 'conflict', 'hold']),
          before: z.string().nullable(),
          after: z.string().nullable(),
          reason: z.string(),
        }),
      ),
    }),
  ),
})

const ConflictReply = z.object({
  id: z.string(),
  connectionId: z.string(),
  assessmentId: z.string(),
  kind: z.enum(KINDS),
  type: z.enum(CONFLICT_TYPES),
  reason: z.string(),
  remote: z.string().optional(),
  canonical: z.string().optional(),
  base: z.string().nullable().optional(),
  ours: z.string().nullable().optional(),
  theirs: z.string().nullable().optional(),
  candidates: z.array(z.string()),
  title: z.string().describe('What people call the company'),
  url: z.string().optional().describe('Of the record that is linked'),
  records: z
    .array(z.object({ id: z.string(), title: z.string().optional(), url: z.string().optional() }))
    .describe('The candidates as people recognise them'),
  choices: z.array(z.enum(CHOICES)),
  openedAt: z.string(),
  resolvedAt: z.string().optional(),
  resolvedBy: z.string().optional(),
  choice: z.enum(CHOICES).optional(),
})

/** What the syncs did, and what they ask. */
export function syncRoutes(needs: {
  runs: RunStore
  conflicts: Conflicts
  resolve: ResolveConflict
  viewConflicts: (conflicts: Conflict[], options: { titles: boolean }) => Promise<ConflictView[]>
  queue: Pick<Queue, 'add'>
}): ApiRoute[] {
  async function viewed(conflict: Conflict): Promise<z.infer<typeof ConflictReply>> {
    const [view] = await needs.viewConflicts([conflict], { titles: false })
    return shown(view ?? { conflict, title: '', records: [] })
  }
  return [
    route({
      method: 'get',
      path: '/runs',
      tag: 'Sync',
      summary: 'What syncs changed, newest first',
      description:
        'Each run lists records and fields with their values before and after, and why. Syncs that changed nothing leave no run.',
      scope: 'connections:read',
      query: z.strictObject(Page),
      status: 200,
      reply: z.object({ items: z.array(RunReply), nextCursor: z.string().optional() }),
      run: ({ query }) => needs.runs.list(defined(query)),
    }),
    route({
      method: 'get',
      path: '/runs/{id}',
      tag: 'Sync',
      summary: 'One run: its records and fields, before and after',
      scope: 'connections:read',
      params: Id,
      status: 200,
      reply: RunReply,
      errors: ['not_found'],
      run: ({ params }) => needs.runs.get(params.id),
    }),
    route({
      method: 'get',
      path: '/conflicts',
      tag: 'Sync',
      summary: 'Questions that only a person can answer',
      scope: 'connections:read',
      query: z.strictObject({
        ...Page,
        state: z.enum(['open', 'resolved']).optional(),
        titles: z
          .enum(['true', 'false'])
          .optional()
          .describe(
            'Ask the CRM what the candidates are called; where it does not answer, they have no title',
          ),
      }),
      status: 200,
      reply: z.object({ items: z.array(ConflictReply), nextCursor: z.string().optional() }),
      run: async ({ query: { titles, ...query } }) => {
        const { items, ...rest } = await needs.conflicts.list(defined(query))
        const views = await needs.viewConflicts(items, { titles: titles === 'true' })
        return { items: views.map(shown), ...rest }
      },
    }),
    route({
      method: 'post',
      path: '/conflicts/{id}/resolve',
      tag: 'Sync',
      summary: 'Answer a question',
      description:
        'The choice is carried out by the next sync, which starts at once. `link` needs `remoteId` where there are several candidates.',
      scope: 'connections:write',
      params: Id,
      body: z.strictObject({ choose: z.enum(CHOICES), remoteId: z.string().max(100).optional() }),
      status: 200,
      reply: ConflictReply,
      errors: ['not_found', 'conflict', 'unavailable'],
      run: async ({ params, body, principal }) => {
        const conflict = await needs.resolve(params.id, body, principal.name)
        const { assessmentId, connectionId } = conflict
        await needs.queue.add(
          'sync.reconcile',
          { assessmentId, connectionId },
          { key: reconcileKey(connectionId, assessmentId) },
        )
        return viewed(conflict)
      },
    }),
  ]
}

function shown({ conflict, ...view }: ConflictView): z.infer<typeof ConflictReply> {
  const { linkId: _, ...rest } = conflict
  return { ...rest, ...view }
}
