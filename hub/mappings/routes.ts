import { z } from 'zod'
import type { Connection } from '../domain/sync.ts'
import { mappingJsonSchema } from '../mapping/json-schema.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { sayVersion, VERSION_HEADER } from '../platform/etag.ts'
import { currentHead, type MappingLibrary } from './library.ts'
import type { MappingVersions } from './mapping-version-store.ts'
import {
  MappingHeadReply,
  MappingReply,
  Name,
  NameAndVersion,
  shownMapping,
  VersionListReply,
  type EffectiveLine,
} from './replies.ts'
import { saveRoutes } from './save-routes.ts'
import type { SaveMapping } from './save-mapping.ts'

export interface MappingRouteNeeds {
  library: MappingLibrary
  versions: MappingVersions
  connections: { list(): Promise<Connection[]> }
  effective: EffectiveLine
  saving: SaveMapping
}

/** Mappings: what they say, every version of them, and saving another one. */
export function mappingRoutes(needs: MappingRouteNeeds): ApiRoute[] {
  return [list(needs), ...saveRoutes(needs), one(needs), versionList(needs), file(needs), languageSchema()]
}

const read = { tag: 'Mappings', scope: 'connections:read' as const, method: 'get' as const, status: 200 }

const list = ({ library }: MappingRouteNeeds) =>
  route({
    ...read,
    path: '/mappings',
    summary: 'Mappings, each with the version that a new connection takes',
    reply: z.object({ items: z.array(MappingHeadReply) }),
    async run() {
      await library.refresh()
      return { items: library.currents.map(({ name, version, crm }) => ({ name, version, crm })) }
    },
  })

const one = ({ library, connections, effective }: MappingRouteNeeds) =>
  route({
    ...read,
    path: '/mappings/{name}',
    summary: 'One mapping, line by line, as it counts right now',
    description:
      'With `connectionId`: the version that this connection runs with, and what counts for it. With `version`: that one. Otherwise the current one; its ETag is what a save names in If-Match.',
    params: Name,
    query: z.strictObject({
      connectionId: z.string().max(100).optional(),
      version: z.coerce.number().int().min(1).max(1_000_000).optional(),
    }),
    reply: MappingReply,
    replyHeaders: VERSION_HEADER,
    errors: ['not_found'],
    async run({ params: { name }, query, res }) {
      const current = await library.current(name)
      const all = (await connections.list()).filter(({ mapping }) => mapping === name)
      const connection = all.find(({ id, mappingVersion }) =>
        query.connectionId === undefined
          ? mappingVersion === (query.version ?? current.version)
          : id === query.connectionId,
      )
      const version = query.version ?? (query.connectionId ? connection?.mappingVersion : undefined)
      // The ETag stands for what would be changed, which is the current version whatever is shown.
      if (version === undefined || version === current.version) sayVersion(res, current.version)
      const mapping = version === undefined ? current : await library.at(name, version)
      return shownMapping(mapping, connection, effective)
    },
  })

const versionList = ({ library, versions, connections }: MappingRouteNeeds) =>
  route({
    ...read,
    path: '/mappings/{name}/versions',
    summary: 'Every version of a mapping, the newest first',
    params: Name,
    reply: VersionListReply,
    errors: ['not_found'],
    async run({ params: { name } }) {
      await library.current(name)
      const [heads, all] = await Promise.all([versions.heads(name), connections.list()])
      const current = currentHead(heads, name)?.version
      return {
        items: heads.map((head) => ({
          ...head,
          current: head.version === current,
          connections: all
            .filter(({ mapping, mappingVersion }) => mapping === name && mappingVersion === head.version)
            .map(({ id }) => id),
        })),
      }
    },
  })

const file = ({ library }: MappingRouteNeeds) =>
  route({
    ...read,
    path: '/mappings/{name}/versions/{version}/file',
    summary: 'The text of a version, as a file for the folder mappings',
    params: NameAndVersion,
    textType: 'text/yaml',
    replyHeaders: { 'Content-Disposition': 'Its name as a file' },
    errors: ['not_found'],
    async run({ params: { name, version }, res }) {
      const { text, crm } = await library.at(name, version)
      res.attachment(`${crm}-${version}.yaml`)
      return text
    },
  })

const languageSchema = () =>
  route({
    ...read,
    path: '/mapping-schema',
    summary: 'The mapping language as JSON Schema, for editors',
    reply: z.looseObject({}),
    run: async () => mappingJsonSchema(),
  })
