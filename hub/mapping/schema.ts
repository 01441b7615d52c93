import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import { BLANKS, DIRECTIONS, ON_CRM_DELETE, ON_CRM_MERGE, POLICIES } from './mapping.ts'
import { UNMAPPED } from './transform-options.ts'
import { STATE_COUNTRIES } from './transform-state.ts'

const name = z.string().regex(/^[A-Za-z][\w.-]{0,99}$/, 'a name of letters, digits, _ . or -')
/** As CRMs call their objects and fields: `primarySalesRep/id`, `customField:entourage_key`. */
const remoteName = z
  .string()
  .regex(/^[A-Za-z][\w./:-]{0,99}$/, 'a name of letters, digits, _ . / : or -')
  .refine((text) => !(text in {}), 'a name that no object has by itself')
const texts = z.record(z.string(), z.string())
const share = z
  .string()
  .regex(/^(100|[1-9]?\d)%$/, 'a percentage such as 10%')
  .transform((text) => Number.parseInt(text, 10) / 100)

export const TransformName = z.string()
export const CanonicalPath = z.string()

const As = z.union(
  [
    TransformName,
    z.strictObject({
      map: texts,
      from: texts.optional(),
      unmapped: z.enum(UNMAPPED).default('hold'),
      default: z.string().optional(),
    }),
    z.strictObject({ from: texts, unmapped: z.enum(['hold', 'skip']).default('hold') }),
    z.strictObject({ list: z.string().min(1).max(3), map: texts.optional() }),
    z.strictObject({ phone: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code such as US') }),
    z.strictObject({ money: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD') }),
    z.strictObject({ state: z.enum(STATE_COUNTRIES), spelled: z.enum(['code', 'name']).default('code') }),
  ],
  'a transform by name, { map: … }, { from: … }, { list: ";" }, { phone: US }, { money: USD } or { state: US }',
)
export type As = z.infer<typeof As>

const LineFile = z.strictObject({
  canonical: CanonicalPath.optional(),
  template: z.string().min(1).max(4000).optional(),
  escape: z.enum(['none', 'html']).optional(),
  remote: remoteName,
  direction: z.enum(DIRECTIONS).optional(),
  conflict: z.enum(POLICIES).optional(),
  blank: z.enum(BLANKS).optional(),
  as: As.optional(),
  initial: z.string().max(500).optional(),
})
export type LineFile = z.infer<typeof LineFile>

const Own = z.strictObject({
  name: remoteName,
  label: z.string().min(1).max(100),
  type: z.enum(['text', 'number', 'date', 'datetime', 'boolean']).default('text'),
})

const RecordFile = z.strictObject({
  object: remoteName,
  key: remoteName,
  adopt: z
    .array(z.union([remoteName, z.strictObject({ all: z.array(remoteName).min(1).max(5) })]))
    .max(5)
    .default([]),
  on_crm_delete: z.enum(ON_CRM_DELETE).default('unlink'),
  on_crm_merge: z.enum(ON_CRM_MERGE).default('follow'),
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

const ChoiceFile = z.strictObject({
  label: z.string().min(1).max(100),
  help: z.string().max(1000).optional(),
  from: z
    .string()
    .regex(/^[A-Za-z][\w/:-]{0,99}\.[A-Za-z][\w./:-]{0,99}$/, 'object.property, such as deals.pipeline'),
  default: z.string().min(1).max(500).optional(),
  required: z.boolean().default(true),
})

const StartFile = z.strictObject({
  record: z.enum(KINDS),
  remote: remoteName,
  values: z.array(z.string().min(1).max(500)).min(1).max(20),
})

const TellFile = z.strictObject({
  object: name,
  key: remoteName.optional(),
  subject: remoteName,
  body: remoteName.optional(),
  due: remoteName.optional(),
  owner: remoteName.optional(),
  status: z
    .strictObject({ remote: remoteName, open: z.string().min(1).max(500), done: z.string().min(1).max(500) })
    .optional(),
  fields: z.record(remoteName, z.string().min(1).max(500)).default({}),
})

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
  choices: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'a name of letters and digits, a small letter first'),
      ChoiceFile,
    )
    .default({}),
  start: StartFile.optional(),
  tell: TellFile.optional(),
  records: z.partialRecord(z.enum(KINDS), RecordFile),
})
export type MappingFile = z.infer<typeof MappingFile>
