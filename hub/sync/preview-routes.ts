import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { route, type ApiRoute, type Call } from '../platform/api.ts'
import { IfMatch, VERSION_HEADER } from '../platform/etag.ts'
import { defined } from './defined.ts'
import type { ManagePreviews } from './preview-manage.ts'
import { tagOf, type PreviewNeeds } from './preview-needs.ts'
import { PageReply, PreviewReply, shownPage, shownPreview } from './preview-schemas.ts'
import type { Preview } from './preview.ts'
import { urlsOf } from './record-urls.ts'

const Id = z.object({ id: z.string().min(1).max(100) })
const MOST_CHOSEN = 1000
const PAGE = 25

const LOCATION = { Location: 'The address of the preview' }

/** See what would happen, then let exactly that happen. */
export function previewRoutes(
  needs: Pick<PreviewNeeds, 'previews' | 'connections' | 'connectors'> & { manage: ManagePreviews },
): ApiRoute[] {
  const { previews, manage } = needs
  const tag = 'Previews'
  const read = { tag, scope: 'connections:read' as const, status: 200 }
  const asking = {
    tag,
    scope: 'connections:write' as const,
    params: Id,
    status: 202,
    reply: PreviewReply,
    replyHeaders: LOCATION,
    errors: ['not_found' as const, 'conflict' as const, 'unavailable' as const],
  }
  return [
    route({
      ...asking,
      method: 'post',
      path: '/connections/{id}/previews',
      summary: 'Work out what a sync would do',
      description:
        'Of every assessment that may sync, or of those named. With `twoWay` it is worked out as if two-way lines ' +
        'were on, and approving it switches them on. Nothing is written; GET it until its state is `ready`.',
      body: z.strictObject({
        assessmentIds: z.array(z.string().min(1).max(100)).min(1).max(MOST_CHOSEN).optional(),
        twoWay: z.literal(true).optional(),
      }),
      run: async ({ params, body, principal, res }) =>
        made(res, await manage.ask(params.id, defined(body), principal.name)),
    }),
    route({
      ...asking,
      method: 'put',
      path: '/connections/{id}/mapping',
      summary: 'Choose a version of the mapping, by way of a preview',
      description:
        'Makes a preview with that version. Syncs go on with the present one until the preview is approved.',
      body: z.strictObject({ version: z.int().min(1) }),
      run: async ({ params, body, principal, res }) => {
        const wish = { mappingVersion: body.version, why: 'mapping' as const }
        return made(res, await manage.ask(params.id, wish, principal.name))
      },
    }),
    route({
      ...read,
      method: 'get',
      path: '/previews',
      summary: 'Previews, newest first',
      query: z.strictObject({
        connectionId: z.string().max(100).optional(),
        cursor: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(100).optional(),
      }),
      reply: z.object({ items: z.array(PreviewReply), nextCursor: z.string().optional() }),
      async run({ query }) {
        const { items, ...rest } = await previews.list(defined(query))
        return { items: items.map(shownPreview), ...rest }
      },
    }),
    route({
      ...read,
      method: 'get',
      path: '/previews/{id}',
      summary: 'One preview: how far it is, and what it would do in figures',
      params: Id,
      reply: PreviewReply,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found'],
      run: async ({ params, res }) => tagged(res, await previews.get(params.id)),
    }),
    route({
      ...read,
      method: 'get',
      path: '/previews/{id}/assessments',
      summary: 'What a preview would do, assessment by assessment, field by field',
      params: Id,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
        limit: z.coerce.number().int().min(1).max(100).default(PAGE),
      }),
      reply: z.object({ items: z.array(PageReply), nextCursor: z.string().optional() }),
      errors: ['not_found'],
      async run({ params, query: { cursor, limit } }) {
        const { connectionId } = await previews.get(params.id)
        const after = cursor === undefined ? {} : { after: Number(cursor) }
        const pages = await previews.pages(params.id, { ...after, limit: limit + 1, which: 'shown' })
        const items = pages.slice(0, limit)
        const urlOf = await urlsOf(needs, connectionId)
        const last = pages.length > limit ? items.at(-1) : undefined
        return {
          items: items.map((page) => shownPage(page, urlOf)),
          ...(last ? { nextCursor: String(last.n) } : {}),
        }
      },
    }),
    route({
      method: 'post',
      path: '/previews/{id}/approve',
      tag,
      scope: 'connections:write',
      summary: 'Carry out exactly what a preview shows',
      description:
        'If-Match names the plan that was seen. What turns out otherwise meanwhile is left alone: the preview ends as ' +
        '`moved`, and the one named in `next` shows it.',
      params: Id,
      headers: z.object({ 'if-match': IfMatch }),
      status: 202,
      reply: PreviewReply,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found', 'conflict', 'precondition_failed', 'precondition_required', 'unavailable'],
      run: async ({ params, headers, principal, res }) =>
        tagged(res, await manage.approve(params.id, seen(headers['if-match']), principal.name)),
    }),
    ...(['pause', 'resume', 'cancel'] as const).map((verb) =>
      route({
        method: 'post',
        path: `/previews/{id}/${verb}`,
        tag,
        scope: 'connections:write',
        summary: {
          pause: 'Stop working on a preview for now',
          resume: 'Go on with a preview that was paused',
          cancel: 'Drop a preview; what was carried out stays',
        }[verb],
        params: Id,
        status: 200,
        reply: PreviewReply,
        replyHeaders: VERSION_HEADER,
        errors: ['not_found', 'conflict', ...(verb === 'resume' ? (['unavailable'] as const) : [])],
        run: async ({ params, res }) => tagged(res, await manage[verb](params.id)),
      }),
    ),
  ]
}

type Response = Call<unknown, unknown, unknown>['res']

function made(res: Response, preview: Preview) {
  res.location(`/api/previews/${preview.id}`)
  return shownPreview(preview)
}

function tagged(res: Response, preview: Preview) {
  res.set('ETag', `"${tagOf(preview)}"`)
  return shownPreview(preview)
}

/** The ETag of what was seen; undefined for `*`. */
function seen(ifMatch: string | undefined): string | undefined {
  const wanted = ifMatch?.trim()
  if (wanted === '*') return undefined
  const [, tag] = /^(?:W\/)?"([\w-]{1,100})"$/.exec(wanted ?? '') ?? []
  if (tag !== undefined) return tag
  throw new HubError('precondition_required', 'This approval does not say which plan was seen.', {
    hint: 'GET the preview and send its ETag as If-Match, or If-Match: * for whatever it is now.',
  })
}
