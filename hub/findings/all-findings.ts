import type { Assessment } from '../domain/assessment.ts'
import type { Finding } from '../domain/findings.ts'
import { findingsFromAnswers } from './from-answers.ts'

const RANK: Record<Finding['severity'], number> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 }

/** What recon found and what the answers tell, the most severe first; each id once. */
export function allFindings(assessment: Assessment): Finding[] {
  const all = [...(assessment.recon?.findings ?? []), ...findingsFromAnswers(assessment)]
  const byId = new Map(all.map((finding) => [finding.id, finding]))
  return [...byId.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

/** Something to mend: bad, or looked for and not there. What is only good to know is not. */
export const isToFix = ({ state, severity }: Finding): boolean =>
  (state === 'bad' || state === 'absent') && severity !== 'info'
