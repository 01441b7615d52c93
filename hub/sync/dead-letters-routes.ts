import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import type { DeadLetter } from '../domain/sync.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { defined } from './defined.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { reconcileKey } from './sweep.ts'

const Id = z.object({ id: z.string().min(1).max(100) })
const MOST_AT_ONCE = 1000

const LetterReply = z.object({
  id: z.string(),
  connectionId: z.string(),
  assessmentId: z.string(),
  record: z
    .object({
      linkId: z.string(),
      kind: z.enum(KINDS),
      object: z.string(),
      remoteId: z.string().optional(),
    })
    .optional()
    .describe('Absent where the whole sync failed'),
  reason: z.string(),
  payload: z.record(z.string(), z.string().nullable()).optional().describe('What was refused'),
  again: z.boolean().describe('It is tried again by itself: the CRM was away'),
  since: z.string(),
  lastAt: z.string(),
  tries: z.number().int(),
})

/** What did not get through. A letter goes away when its record, or its sync, does get through. */
export function deadLetterRoutes(
  needs: Pick<PreviewNeeds, 'deadLetters' | 'hints' | 'queue' | 'connections'>,
): ApiRoute[] {
  const { deadLetters, hints, queue } = needs
  const tag = 'Sync'
  async function retry(connectionId: string, assessmentId: string): Promise<void> {
    await hints.add(connectionId, assessmentId)
    await queue.add(
      'sync.reconcile',
      { assessmentId, connectionId },
      { key: reconcileKey(connectionId, assessmentId) },
    )
  }
  return [
    route({
      method: 'get',
      path: '/dead-letters',
      tag,
      summary: 'What the CRM refused, and syncs that failed for good',
      scope: 'connections:read',
      query: z.strictObject({
        connectionId: z.string().max(100).optional(),
        assessmentId: z.string().max(100).optional(),
        cursor: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(100).optional(),
      }),
      status: 200,
      reply: z.object({ items: z.array(LetterReply), nextCursor: z.string().optional() }),
      run: ({ query }) => deadLetters.list(defined(query)),
    }),
    route({
      method: 'post',
      path: '/dead-letters/{id}/retry',
      tag,
      summary: 'Try one again, at once',
      scope: 'connections:write',
      params: Id,
      status: 202,
      reply: LetterReply,
      errors: ['not_found', 'unavailable'],
      async run({ params }): Promise<DeadLetter> {
        const letter = await deadLetters.get(params.id)
        await retry(letter.connectionId, letter.assessmentId)
        return letter
      },
    }),
    route({
      method: 'post',
      path: '/connections/{id}/dead-letters/retry',
      tag,
      summary: 'Try all of a connection again',
      description: `At most ${MOST_AT_ONCE} letters at once, the oldest first.`,
      scope: 'connections:write',
      params: Id,
      status: 202,
      reply: z.object({ queued: z.number().int().describe('Assessments that are synced again') }),
      errors: ['unavailable'],
      async run({ params }) {
        const all = await deadLetters.assessmentsOf(params.id, MOST_AT_ONCE)
        for (const assessmentId of all) await retry(params.id, assessmentId)
        return { queued: all.length }
      },
    }),
  ]
}
