import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { route, type ApiRoute } from '../platform/api.ts'

const Link = z.object({
  id: z.string(),
  kind: z.enum(['mail', 'colleague']),
  step: z.string().optional(),
  name: z.string().optional(),
  createdAt: z.string(),
  expiresAt: z.string(),
  openedAt: z.string().optional(),
  revokedAt: z.string().optional(),
})

/** The links that a prospect had mailed, or made for colleagues: staff see that they are there, and can end them. */
export function intakeLinkRoutes({
  assessments,
  list,
  revoke,
}: {
  assessments: Pick<Assessments, 'get' | 'note'>
  list: (assessmentId: string) => Promise<object[]>
  revoke: (assessmentId: string) => Promise<void>
}): ApiRoute[] {
  const shared = {
    path: '/assessments/{id}/intake-links',
    tag: 'Assessments',
    params: z.object({ id: z.string().min(1).max(100) }),
    errors: ['not_found' as const],
  }
  return [
    route({
      ...shared,
      method: 'get',
      summary: 'List the links that the prospect had mailed, or made for colleagues',
      scope: 'assessments:read',
      status: 200,
      reply: z.object({ items: z.array(Link) }),
      async run({ params }) {
        await assessments.get(params.id)
        return { items: await list(params.id) }
      },
    }),
    route({
      ...shared,
      method: 'delete',
      summary: 'End all links of the prospect and of colleagues',
      description:
        'An open chat of the prospect goes on; those of colleagues end. The invitation is a link of its own.',
      scope: 'assessments:write',
      status: 204,
      async run({ params, principal }) {
        await assessments.get(params.id)
        await revoke(params.id)
        await assessments.note({
          ...{ assessmentId: params.id, kind: 'staff_edit', who: principal.name },
          text: 'Ended the links of the prospect.',
        })
      },
    }),
  ]
}
