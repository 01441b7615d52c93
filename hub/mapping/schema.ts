import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import { BLANKS, DIRECTIONS, POLICIES } from './mapping.ts'
import { UNMAPPED } from './transform-options.ts'

const name = z.string().regex(/^[A-Za-z][\w./-]{0,99}$/, 'a name of letters, digits, _ . / or -')
const texts = z.record(z.string(), z.string())
const share = z
  .string()
  .regex(/^(100|[1-9]?\d)%$/, 'a percentage such as 10%')
  .transform((text) => Number.parseInt(text, 10) / 100)

const As = z.union(
  [
    z.string(),
    z.strictObject({
      map: texts,
      from: texts.optional(),
      unmapped: z.enum(UNMAPPED).default('hold'),
      default: z.string().optional(),
    }),
    z.strictObject({ from: texts, unmapped: z.enum(['hold', 'skip']).default('hold') }),
    z.strictObject({ list: z.string().min(1).max(3), map: texts.optional() }),
    z.strictObject({ phone: z.string().regex(/^[A-Z]{2}$/) }),
  ],
  'a transform by name, { map: … }, { from: … }, { list: ";" } or { phone: US }',
)

const LineFile = z.strictObject({
  canonical: z.string().optional(),
  template: z.string().min(1).max(4000).optional(),
  escape: z.enum(['none', 'html']).optional(),
  remote: name,
  direction: z.enum(DIRECTIONS).optional(),
  conflict: z.enum(POLICIES).optional(),
  blank: z.enum(BLANKS).optional(),
  as: As.optional(),
  initial: z.string().max(500).optional(),
})
export type LineFile = z.infer<typeof LineFile>

const Own = z.strictObject({
  name,
  label: z.string().min(1).max(100),
  type: z.enum(['text', 'number', 'date', 'datetime', 'boolean']).default('text'),
})

const RecordFile = z.strictObject({
  object: name,
  key: name,
  adopt: z
    .array(z.union([name, z.strictObject({ all: z.array(name).min(1).max(5) })]))
    .max(5)
    .default([]),
  on_crm_delete: z.literal('unlink').default('unlink'),
  when: z.enum(['contactable', 'submitted']).optional(),
  associate: z.array(z.enum(KINDS)).max(5).default([]),
  own: z.array(Own).max(50).default([]),
  fields: z.array(LineFile).min(1).max(200),
  examples: z
    .array(
      z.strictObject({
        canonical: z.record(z.string(), z.unknown()),
        remote: z.record(z.string(), z.string().nullable()),
      }),
    )
    .min(1, 'at least one example: it is the test of this record')
    .max(100),
})
export type RecordFile = z.infer<typeof RecordFile>

/** The mapping file as it is written. */
export const MappingFile = z.strictObject({
  mapping: name,
  version: z.number().int().min(1).default(1),
  crm: name,
  defaults: z
    .strictObject({
      direction: z.enum(DIRECTIONS).default('to_crm'),
      conflict: z.enum(POLICIES).default('fill_empty'),
      blank: z.enum(BLANKS).default('ignore'),
    })
    .prefault({}),
  guard: z
    .strictObject({
      max_changed: share.prefault('100%'),
      max_blanked: z.number().int().min(0).max(1_000_000).default(25),
    })
    .prefault({}),
  records: z.partialRecord(z.enum(KINDS), RecordFile),
})
export type MappingFile = z.infer<typeof MappingFile>
