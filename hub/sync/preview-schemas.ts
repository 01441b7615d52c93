import { z } from 'zod'
import { KINDS } from '../domain/canonical.ts'
import { ACTIONS } from './plan.ts'
import {
  COUNTED,
  PAGE_OUTCOMES,
  PREVIEW_REASONS,
  PREVIEW_STATES,
  RECORD_PLANS,
  SIDES,
  WINNERS,
  type Preview,
  type PreviewPage,
} from './preview.ts'

export const PreviewReply = z.object({
  id: z.string(),
  connectionId: z.string(),
  why: z.enum(PREVIEW_REASONS),
  mapping: z.object({ name: z.string(), version: z.number().int() }),
  twoWay: z.boolean(),
  whole: z.boolean().describe('Of every assessment; otherwise of some'),
  undoes: z
    .object({ runs: z.number().int(), archiveCreated: z.boolean() })
    .optional()
    .describe('How many runs it would take back'),
  follows: z.string().optional().describe('The preview whose rest this one shows'),
  next: z.string().optional().describe('The preview that shows what moved'),
  state: z.enum(PREVIEW_STATES),
  paused: z.boolean(),
  done: z.number().int().describe('Assessments looked at'),
  total: z.number().int().optional().describe('Absent while nobody knows'),
  counts: z.record(z.enum(COUNTED), z.number().int()),
  warnings: z.array(z.string()),
  truncated: z.boolean().describe('There are more assessments than one preview takes'),
  carried: z.object({
    done: z.number().int(),
    total: z.number().int(),
    moved: z.number().int(),
    failed: z.number().int(),
  }),
  trouble: z.string().optional().describe('Why it does not get on'),
  by: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  approvedBy: z.string().optional(),
  approvedAt: z.string().optional(),
  finishedAt: z.string().optional(),
})

export function shownPreview(preview: Preview): z.infer<typeof PreviewReply> {
  const { hash: _, spread: __, cursor: ___, from: ____, assessmentIds, undo, ...rest } = preview
  return {
    ...rest,
    whole: assessmentIds === undefined,
    ...(undo ? { undoes: { runs: undo.runs.length, archiveCreated: undo.archiveCreated } } : {}),
  }
}

const text = z.string().nullable()

export const PlannedRecord = z.object({
  linkId: z.string(),
  kind: z.enum(KINDS),
  element: z.string().optional(),
  object: z.string(),
  remoteId: z.string().optional().describe('Absent where the record is yet to be made'),
  url: z.string().optional().describe('Where a person looks at it in the CRM'),
  what: z.enum(RECORD_PLANS),
  reason: z.string().optional(),
  associate: z.array(z.object({ kind: z.enum(KINDS), object: z.string(), remoteId: z.string().optional() })),
  fields: z.array(
    z.object({
      remote: z.string(),
      canonical: z.string().optional(),
      action: z.enum(ACTIONS),
      side: z.enum(SIDES).describe('Where something is written'),
      before: text,
      after: text,
      wins: z.enum(WINNERS).describe('Whose value counts; former = that of before a run'),
      reason: z.string(),
      base: text.optional().describe('What both agreed on last; absent when they never did'),
      ours: text,
      theirs: text,
    }),
  ),
})

export const PageReply = z.object({
  assessmentId: z.string(),
  title: z.string(),
  records: z.array(PlannedRecord),
  error: z.string().optional().describe('Why it could not be worked out, or carried out'),
  outcome: z.enum(PAGE_OUTCOMES).optional(),
})

export function shownPage(
  { assessmentId, title, records, error, outcome }: PreviewPage,
  urlOf: (object: string, id: string) => string | undefined,
): z.infer<typeof PageReply> {
  return {
    assessmentId,
    title,
    records: records.map((record) => withUrl(record, urlOf)),
    ...(error === undefined ? {} : { error }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

export function withUrl<R extends { object: string; remoteId?: string }>(
  record: R,
  urlOf: (object: string, id: string) => string | undefined,
): R & { url?: string } {
  const url = record.remoteId === undefined ? undefined : urlOf(record.object, record.remoteId)
  return { ...record, ...(url === undefined ? {} : { url }) }
}
