import { z } from 'zod'
import { Answer } from '../domain/answers.ts'
import { STATUSES } from '../domain/assessment.ts'
import { AREAS, Finding } from '../domain/findings.ts'
import { ReconReport } from '../domain/recon.ts'

export const AssessmentId = z.strictObject({
  id: z.string().min(1).max(100).describe('Id of the assessment'),
})

/** A record of the CRM that belongs to the assessment. */
export const CrmLink = z.strictObject({
  connectionId: z.string(),
  kind: z.string(),
  object: z.string(),
  state: z.string(),
  remoteId: z.string().optional(),
  /** Where a person looks at it. */
  url: z.string().optional(),
  syncedAt: z.string().optional(),
})
export type CrmLink = z.infer<typeof CrmLink>

const Grade = z.enum(['A', 'B', 'C', 'D', 'F'])

/** What was judged, graded over all and by area; an area in which nothing could be judged is absent. */
export const Score = z.strictObject({
  overall: z.union([Grade, z.literal('not assessed')]),
  points: z.number().optional(),
  areas: z.partialRecord(
    z.enum(AREAS),
    z.strictObject({ grade: Grade, points: z.number(), weight: z.number() }),
  ),
  weights: z.record(z.enum(AREAS), z.number()),
})
export type Score = z.infer<typeof Score>

const TimelineLine = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  who: z.string(),
  text: z.string(),
})

/** Whether the CRM has what the assessment has. */
const SyncState = z.object({
  upToDate: z.boolean(),
  /** Connections that are behind. */
  pending: z.array(z.string()),
})

const summary = {
  id: z.string(),
  status: z.enum(STATUSES),
  company: z.string().optional(),
  domain: z.string().optional(),
  contact: z.string().optional(),
  owner: z.string().optional(),
  verified: z.boolean(),
  wants: z.enum(['person', 'call']).optional(),
  revision: z.number().int(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().optional(),
  sync: SyncState,
}

/** One line of the list. */
export const AssessmentSummary = z.strictObject({ ...summary, score: Score.shape.overall })
export type AssessmentSummary = z.infer<typeof AssessmentSummary>

export const AssessmentList = z.strictObject({
  items: z.array(AssessmentSummary),
  nextCursor: z.string().optional(),
})

/** Everything known about one company. */
export const AssessmentView = z.strictObject({
  ...summary,
  answers: z.record(z.string(), Answer),
  progress: z.record(z.string(), z.enum(['done', 'skipped', 'left'])),
  recon: ReconReport.optional(),
  findings: z.array(Finding),
  score: Score,
  timeline: z.array(TimelineLine),
  links: z.array(CrmLink),
})
export type AssessmentView = z.infer<typeof AssessmentView>
