import { z } from 'zod'
import type { Principal } from '../domain/access.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { IfMatch, sayVersion, VERSION_HEADER, versionToChange } from '../platform/etag.ts'
import { currentHead } from './library.ts'
import { ErrorReply, GapReply, Name, NameAndVersion, VersionReply } from './replies.ts'
import type { MappingRouteNeeds } from './routes.ts'

const Text = z.string().min(1).max(256_000)
const Note = z.string().trim().min(1).max(500).optional()
const ConnectionId = z.string().min(1).max(100).optional()

const write = { tag: 'Mappings', scope: 'connections:write' as const, method: 'post' as const }

/** Examining, saving and restoring. None of them changes what a connection runs with. */
export function saveRoutes(needs: MappingRouteNeeds): ApiRoute[] {
  return [validate(needs), save(needs), restore(needs)]
}

const validate = ({ saving }: MappingRouteNeeds) =>
  route({
    ...write,
    path: '/mappings/validate',
    summary: 'Examine a mapping without saving it',
    description:
      'YAML, words, contradictions, the round trip of every line and the examples; with `connectionId` also the live fields and options of that account. Everything that is wrong comes at once, by line.',
    body: z.strictObject({ text: Text, name: z.string().max(100).optional(), connectionId: ConnectionId }),
    status: 200,
    reply: z.object({
      ok: z.boolean(),
      errors: z.array(ErrorReply),
      gaps: z
        .array(GapReply)
        .describe('Lines that the account cannot hold as it is; they would be suspended'),
      records: z.array(z.object({ kind: z.string(), object: z.string(), lines: z.number().int() })),
    }),
    errors: ['not_found', 'credentials_expired', 'remote_refused', 'remote_unavailable'],
    async run({ body: { text, name, connectionId } }) {
      const found = await saving.examine(text, { ...(name ? { name } : {}), connectionId })
      return {
        ok: found.errors.length === 0,
        errors: found.errors.map(({ line, field, message, remedy }) => ({ line, field, message, remedy })),
        gaps: found.gaps,
        records: (found.mapping?.records ?? []).map(({ kind, object, lines }) => ({
          kind,
          object,
          lines: lines.length,
        })),
      }
    },
  })

const save = ({ saving, versions }: MappingRouteNeeds) =>
  route({
    ...write,
    path: '/mappings/{name}/versions',
    summary: 'Save a version of a mapping',
    description:
      'Refused, with every error, when anything is wrong with it. If-Match names the current version that it was made from. No connection runs with it before a preview was approved.',
    headers: z.object({ 'if-match': IfMatch }),
    params: Name,
    body: z.strictObject({ text: Text, note: Note, connectionId: ConnectionId }),
    status: 201,
    reply: VersionReply.extend({ gaps: z.array(GapReply) }),
    replyHeaders: { ...VERSION_HEADER, Location: 'Its text as a file' },
    errors: [
      'not_found',
      'conflict',
      'precondition_failed',
      'precondition_required',
      'credentials_expired',
      'remote_refused',
      'remote_unavailable',
    ],
    async run({ params: { name }, body, principal, req, res }) {
      const current = currentHead(await versions.heads(name), name)
      const seen = current ? versionToChange(req, current.version) : undefined
      const saved = await saving.save(name, { ...body, author: authorOf(principal) }, seen)
      sayVersion(res, saved.version)
      res.location(`/api/mappings/${encodeURIComponent(name)}/versions/${saved.version}/file`)
      return saved
    },
  })

const restore = ({ saving }: MappingRouteNeeds) =>
  route({
    ...write,
    path: '/mappings/{name}/versions/{version}/restore',
    summary: 'Save the text of an old version as a new one',
    description: 'No connection runs with it before a preview was approved.',
    params: NameAndVersion,
    body: z.strictObject({ note: Note }),
    status: 201,
    reply: VersionReply,
    replyHeaders: VERSION_HEADER,
    errors: ['not_found', 'conflict', 'precondition_failed'],
    async run({ params: { name, version }, body, principal, res }) {
      const saved = await saving.restore(name, version, { ...body, author: authorOf(principal) })
      sayVersion(res, saved.version)
      return saved
    },
  })

const authorOf = ({ name }: Principal): string => name.slice(0, 200)
