import type { Answers } from './answers.ts'
import type { ReconReport } from './recon.ts'
import type { StepId } from './vocabulary.ts'

export const STATUSES = [
  'invited',
  'draft',
  'submitted',
  'in_review',
  'proposed',
  'won',
  'lost',
  'abandoned',
  'archived',
] as const
export type Status = (typeof STATUSES)[number]

/** One line of "what happened, who, when"; about the assessment, not its values. */
export interface TimelineEntry {
  id: string
  assessmentId: string
  at: string
  kind:
    | 'started'
    | 'answered'
    | 'submitted'
    | 'recon'
    | 'synced'
    | 'crm_edit'
    | 'staff_edit'
    | 'resumed'
    | 'call_requested'
  who: string
  text: string
}

export interface Proof {
  email: string
  at: string
}

/**
 * Everything known about one prospect company: the aggregate root. One document, updated whole by compare-and-set on
 * `version`; `revision` rises only when an answer (or the status) changes, and the same update adds each enabled
 * connection to `pending`.
 */
export interface Assessment {
  id: string
  status: Status
  answers: Answers
  revision: number
  version: number
  /** Connections whose CRM is behind this revision; a finished sync clears its own by compare-and-set. */
  pending: string[]
  progress: Partial<Record<StepId, 'done' | 'skipped' | 'left'>>
  /** Whether the person behind it proved to belong to the company (invitation, or a verified company e-mail). */
  verified: boolean
  /** The address that was proved by opening a mailed link; `verified` follows from it while it is the company's. */
  proof?: Proof | null
  owner?: string
  /** Set by a request for a person or a call. */
  wants?: 'person' | 'call'
  recon?: ReconReport
  /** The link that invites the prospect; a higher round ends the links before it. */
  invitation?: { round: number; expiresAt: string }
  /** The CRM record that it was started from. */
  startedIn?: { connectionId: string; object: string; recordId: string }
  createdAt: string
  updatedAt: string
  submittedAt?: string
}
