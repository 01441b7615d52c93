import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { HubError } from '../domain/errors.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { Invitations } from './invitations.ts'

/** Inviting a prospect to an assessment, and taking that back. */
export function invitationRoutes({
  invitations,
  assessments,
}: {
  invitations: Invitations
  assessments: Pick<Assessments, 'change'>
}): ApiRoute[] {
  const write = {
    tag: 'Assessments',
    scope: 'assessments:write' as const,
    params: z.object({ id: z.string().min(1).max(100) }),
    errors: ['not_found' as const],
  }
  return [
    route({
      ...write,
      method: 'post',
      path: '/assessments/{id}/invitation',
      summary: 'Make a link that invites the prospect; it ends the links before it',
      status: 201,
      reply: z.object({ url: z.url(), expiresAt: z.string() }),
      run: async ({ params, principal }) => {
        const changed = await assessments.change(
          params.id,
          (current) => ({ invitation: invitations.fresh(current) }),
          { who: principal.name },
        )
        const url = invitations.urlOf(changed)
        if (!url || !changed.invitation) throw new HubError('internal', 'The link could not be made.')
        return { url, expiresAt: changed.invitation.expiresAt }
      },
    }),
    route({
      ...write,
      method: 'delete',
      path: '/assessments/{id}/invitation',
      summary: 'Take an invitation back: its link no longer opens',
      status: 204,
      run: async ({ params, principal }) => {
        await assessments.change(
          params.id,
          (current) => (current.invitation ? { invitation: invitations.revoked(current) } : null),
          { who: principal.name },
        )
      },
    }),
  ]
}
