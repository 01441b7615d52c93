import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import { BACKFILL_REASONS, BACKFILL_STATES } from './backfill-store.ts'
import type { BackfillStanding, ManageBackfills } from './backfill.ts'

const Id = z.object({ id: z.string().min(1).max(100) })

const BackfillReply = z.object({
  state: z.enum(BACKFILL_STATES),
  why: z.enum(BACKFILL_REASONS),
  total: z.number().int().describe('Assessments that were behind when it began'),
  done: z.number().int(),
  left: z.number().int(),
  failed: z.number().int().describe('Tried and still behind; they are tried again'),
  perMinute: z.number().int().optional(),
  secondsLeft: z.number().int().optional(),
  waitUntil: z.string().optional().describe('Nothing is tried before'),
  trouble: z.string().optional().describe('Why the CRM takes nothing right now'),
  failures: z.array(z.object({ assessmentId: z.string(), error: z.string() })).describe('The last ones'),
  startedAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().optional(),
})

/** How everything that a CRM has not heard of yet gets there. */
export function backfillRoutes(backfills: ManageBackfills): ApiRoute[] {
  const tag = 'Sync'
  const write = { tag, scope: 'connections:write' as const, params: Id, status: 200, reply: BackfillReply }
  return [
    route({
      method: 'get',
      path: '/connections/{id}/backfill',
      tag,
      summary: 'How far the backfill of a CRM account is',
      scope: 'connections:read',
      params: Id,
      status: 200,
      reply: z.object({ backfill: BackfillReply.nullable() }),
      errors: ['not_found'],
      run: async ({ params }) => {
        const standing = await backfills.standing(params.id)
        return { backfill: standing && shown(standing) }
      },
    }),
    route({
      ...write,
      method: 'post',
      path: '/connections/{id}/backfill',
      summary: 'Look at every assessment again',
      errors: ['not_found', 'unavailable'],
      run: async ({ params }) => shown(await backfills.everything(params.id, 'asked')),
    }),
    ...(['pause', 'resume'] as const).map((verb) =>
      route({
        ...write,
        method: 'post',
        path: `/connections/{id}/backfill/${verb}`,
        summary:
          verb === 'pause'
            ? 'Pause the backfill; changes still travel at once'
            : 'Go on with a backfill that was paused',
        errors: ['not_found', 'conflict', ...(verb === 'resume' ? (['unavailable'] as const) : [])],
        run: async ({ params }) => shown(await backfills[verb](params.id)),
      }),
    ),
  ]
}

function shown(standing: BackfillStanding): z.infer<typeof BackfillReply> {
  const { state, why, total, done, left, failed, perMinute, secondsLeft } = standing
  const { waitUntil, trouble, failures, startedAt, updatedAt, finishedAt } = standing
  return {
    state,
    why,
    total,
    done,
    left,
    failed,
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    ...(waitUntil === undefined ? {} : { waitUntil }),
    ...(trouble === undefined ? {} : { trouble }),
    failures,
    startedAt,
    updatedAt,
    ...(finishedAt === undefined ? {} : { finishedAt }),
  }
}
