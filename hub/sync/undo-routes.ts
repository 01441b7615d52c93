import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import type { Link } from '../domain/sync.ts'
import { route, type ApiRoute, type Call } from '../platform/api.ts'
import { PreviewReply, shownPreview } from './preview-schemas.ts'
import type { Preview } from './preview.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import type { Release } from './release.ts'
import type { AskUndo } from './undo-preview.ts'

const Id = z.object({ id: z.string().min(1).max(300) })
const MOST_HELD = 500

const HeldReply = z.object({
  linkId: z.string(),
  assessmentId: z.string(),
  kind: z.enum(KINDS),
  remoteId: z.string().optional(),
  fields: z.array(z.object({ remote: z.string(), runId: z.string(), reason: z.string(), at: z.string() })),
})

const archiveCreated = z
  .boolean()
  .default(false)
  .describe('Archive records that the runs made, where nobody else worked on them; otherwise they stay')

/** Take back what syncs did, and let go on what waits since. */
export function undoRoutes({
  links,
  askUndo,
  release,
}: Pick<PreviewNeeds, 'links'> & { askUndo: AskUndo; release: Release }): ApiRoute[] {
  const tag = 'Previews'
  const asking = {
    tag,
    method: 'post' as const,
    scope: 'connections:write' as const,
    params: Id,
    status: 202,
    reply: PreviewReply,
    replyHeaders: { Location: 'The address of the preview' },
    errors: ['not_found' as const, 'conflict' as const, 'unavailable' as const],
  }
  return [
    route({
      ...asking,
      path: '/runs/{id}/undo',
      summary: 'Work out how a run is taken back',
      description:
        'Makes a preview. Only fields that still hold what the run wrote go back, on the side that it wrote; what ' +
        'changed since is shown and left alone. Fields that went back wait until they are released.',
      body: z.strictObject({ archiveCreated }),
      run: async ({ params, body, principal, res }) =>
        made(res, await askUndo({ runId: params.id, ...body }, principal.name)),
    }),
    route({
      ...asking,
      path: '/connections/{id}/undo',
      summary: 'Work out how everything since a time is taken back',
      body: z.strictObject({ since: z.iso.datetime(), archiveCreated }),
      run: async ({ params, body: { since, ...body }, principal, res }) => {
        const window = { connectionId: params.id, since: new Date(since).toISOString() }
        return made(res, await askUndo({ window, ...body }, principal.name))
      },
    }),
    route({
      method: 'get',
      path: '/connections/{id}/held',
      tag,
      summary: 'Fields that were taken back and wait',
      scope: 'connections:read',
      params: Id,
      status: 200,
      reply: z.object({ items: z.array(HeldReply) }),
      run: async ({ params }) => ({ items: (await links.onHold(params.id, MOST_HELD)).map(shownHeld) }),
    }),
    route({
      method: 'post',
      path: '/links/{id}/release',
      tag,
      summary: 'Let a field that was taken back sync again',
      description: 'Without `remote`, all of the record. A sync starts at once.',
      scope: 'connections:write',
      params: Id,
      body: z.strictObject({ remote: z.string().min(1).max(200).optional() }),
      status: 200,
      reply: HeldReply,
      errors: ['not_found', 'unavailable'],
      run: async ({ params, body }) => shownHeld(await release(params.id, body.remote)),
    }),
  ]
}

function made(res: Call<unknown, unknown, unknown>['res'], preview: Preview) {
  res.location(`/api/previews/${preview.id}`)
  return shownPreview(preview)
}

const shownHeld = ({ id, assessmentId, kind, remoteId, held = [] }: Link): z.infer<typeof HeldReply> => ({
  linkId: id,
  assessmentId,
  kind,
  ...(remoteId === undefined ? {} : { remoteId }),
  fields: held,
})
