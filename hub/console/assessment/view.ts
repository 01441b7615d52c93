import type { Answer } from '../../domain/answers.ts'
import type { Status, TimelineEntry } from '../../domain/assessment.ts'
import type { Finding } from '../../domain/findings.ts'
import type { ReconReport } from '../../domain/recon.ts'

/** A CRM record that holds this assessment. */
export interface CrmLink {
  connectionId: string
  kind: string
  state: string
  url?: string
}

export interface AreaScore {
  grade: string
  points: number
  weight: number
}

/** One assessment as `GET /api/assessments/{id}` answers it. */
export interface AssessmentView {
  id: string
  status: Status
  company?: string
  domain?: string
  contact?: string
  owner?: string
  verified: boolean
  wants?: 'person' | 'call'
  answers: Record<string, Answer>
  version: number
  recon?: ReconReport
  findings: Finding[]
  score: { overall: string; points?: number; areas: Record<string, AreaScore> }
  timeline: TimelineEntry[]
  links: CrmLink[]
  sync: { upToDate: boolean; pending: string[] }
  createdAt: string
  updatedAt: string
  submittedAt?: string
}

/** What to call it, before and after the company has a name. */
export const nameOf = ({
  company,
  domain,
  contact,
}: Pick<AssessmentView, 'company' | 'domain' | 'contact'>): string =>
  company ?? domain ?? contact ?? 'Not named yet'

const RANK = ['critical', 'high', 'medium', 'low', 'info']

/** Findings as they are read: what to mend with the worst first, what could not be checked, what is fine. */
export function sortFindings(findings: Finding[]) {
  const ranked = [...findings].sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity))
  return {
    toFix: ranked.filter(({ state }) => state === 'bad' || state === 'absent'),
    unchecked: ranked.filter(({ state }) => state === 'unchecked'),
    fine: ranked.filter(({ state }) => state === 'good'),
  }
}

/** "90% sure"; nothing for what a person said or a record holds. */
export function sureness(confidence: number): string | undefined {
  return confidence >= 1 ? undefined : `${Math.round(confidence * 100)}% sure`
}
