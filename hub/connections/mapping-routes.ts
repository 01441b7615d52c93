import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { BLANKS, DIRECTIONS, POLICIES, type Mapping } from '../mapping/mapping.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { ConnectionNeeds } from './needs.ts'

const Name = z.object({ name: z.string().min(1).max(100) })

const LineReply = z.object({
  line: z.string(),
  at: z.number().int(),
  kind: z.string(),
  object: z.string(),
  canonical: z.string().optional(),
  template: z.string().optional(),
  remote: z.string(),
  transform: z.string(),
  direction: z.enum([...DIRECTIONS, 'off']),
  conflict: z.enum(POLICIES),
  blank: z.enum(BLANKS),
  suspended: z.string().optional(),
})
const MappingReply = z.object({
  name: z.string(),
  version: z.number().int(),
  crm: z.string(),
  lines: z.array(LineReply),
  yaml: z.string(),
})

/** What counts for a line right now; handed over by the sync, which decides it. */
export type EffectiveLine = (
  line: Mapping['records'][number]['lines'][number],
  twoWay: boolean,
) => { direction: (typeof DIRECTIONS)[number] | 'off'; conflict: (typeof POLICIES)[number] }

/** The mapping files, as they are and as they count. */
export function mappingRoutes({
  connections,
  mappings,
  effective,
}: Pick<ConnectionNeeds, 'connections' | 'mappings'> & { effective: EffectiveLine }): ApiRoute[] {
  const read = { tag: 'Mappings', scope: 'connections:read' as const, status: 200 }
  return [
    route({
      ...read,
      method: 'get',
      path: '/mappings',
      summary: 'Mapping files',
      reply: z.object({ items: z.array(MappingReply.omit({ lines: true, yaml: true })) }),
      run: async () => ({ items: mappings.map(({ name, version, crm }) => ({ name, version, crm })) }),
    }),
    route({
      ...read,
      method: 'get',
      path: '/mappings/{name}',
      summary: 'One mapping, line by line, as it counts right now',
      params: Name,
      query: z.strictObject({ connectionId: z.string().max(100).optional() }),
      reply: MappingReply,
      errors: ['not_found'],
      run: async ({ params, query }) => {
        const mapping = mappings.find(({ name }) => name === params.name)
        if (!mapping)
          throw new HubError('not_found', 'There is no such mapping.', {
            hint: 'List them at /api/mappings.',
          })
        const all = await connections.list()
        const connection = all.find((one) =>
          query.connectionId ? one.id === query.connectionId : one.mapping === mapping.name,
        )
        return shownMapping(mapping, connection, effective)
      },
    }),
  ]
}

function shownMapping(
  mapping: Mapping,
  connection: Connection | undefined,
  effective: EffectiveLine,
): z.infer<typeof MappingReply> {
  const { name, version, crm, text, records } = mapping
  const lines = records.flatMap(({ kind, object, lines }) =>
    lines.map((line) => {
      const suspended = connection?.suspended.find((one) => one.line === line.id)?.reason
      return {
        line: line.id,
        at: line.at,
        kind,
        object,
        ...(line.canonical ? { canonical: line.canonical } : {}),
        ...(line.template ? { template: line.template.text } : {}),
        remote: line.remote,
        transform: line.template ? 'template' : line.transform.name,
        ...effective(line, connection?.twoWay ?? true),
        blank: line.blank,
        ...(suspended ? { suspended } : {}),
      }
    }),
  )
  return { name, version, crm, lines, yaml: text }
}
