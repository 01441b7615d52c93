import { z } from 'zod'
import { Answer } from '../domain/answers.ts'
import { STATUSES } from '../domain/assessment.ts'
import { Finding } from '../domain/findings.ts'
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

/** What the checks come to, over all and by area. */
export const Score = z.object({
  overall: z.string(),
  areas: z.record(z.string(), z.unknown()),
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
export const AssessmentSummary = z.strictObject(summary)
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
