import { z } from 'zod'
import type { Connection } from '../domain/sync.ts'
import { BLANKS, DIRECTIONS, POLICIES, type Line, type Mapping } from '../mapping/mapping.ts'

export const Name = z.object({ name: z.string().min(1).max(100) })
export const NameAndVersion = Name.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })

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

export const MappingHeadReply = z.object({
  name: z.string(),
  version: z.number().int(),
  crm: z.string(),
})
export const MappingReply = MappingHeadReply.extend({ lines: z.array(LineReply), yaml: z.string() })

export const VersionReply = MappingHeadReply.extend({
  author: z.string(),
  origin: z.enum(['file', 'person']),
  at: z.string(),
  note: z.string().optional(),
  hash: z.string(),
})

export const VersionListReply = z.object({
  items: z.array(
    VersionReply.extend({
      current: z.boolean().describe('What a new connection takes'),
      connections: z.array(z.string()).describe('Ids of the connections that run with it'),
    }),
  ),
})

export const ErrorReply = z.object({
  line: z.number().int(),
  field: z.string(),
  message: z.string(),
  remedy: z.string(),
})
export const GapReply = z.object({ line: z.string(), at: z.number().int(), reason: z.string() })

/** What counts for a line right now; handed over by the sync, which decides it. */
export type EffectiveLine = (
  line: Line,
  twoWay: boolean,
) => { direction: (typeof DIRECTIONS)[number] | 'off'; conflict: (typeof POLICIES)[number] }

/** A mapping line by line, as it counts for a connection. */
export function shownMapping(
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
