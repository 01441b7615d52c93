import { valueOf } from '../domain/answers.ts'
import type { Assessment, TimelineEntry } from '../domain/assessment.ts'
import type { Finding } from '../domain/findings.ts'
import type { Assessments } from './assessments.ts'
import type { AssessmentSummary, AssessmentView, CrmLink, Score } from './assessment-schemas.ts'

/** What other features know of an assessment; handed over by the composition root. */
export interface ViewNeeds {
  assessments: Pick<Assessments, 'timeline'>
  findings: (assessment: Assessment) => Finding[]
  score: (assessment: Assessment) => Score
  linksOf: (assessmentId: string) => Promise<CrmLink[]>
}

const TIMELINE_LINES = 100

/** The whole assessment as the API shows it. */
export const makeView =
  ({ assessments, findings, score, linksOf }: ViewNeeds) =>
  async (assessment: Assessment): Promise<AssessmentView> => {
    const [timeline, links] = await Promise.all([
      assessments.timeline(assessment.id, TIMELINE_LINES),
      linksOf(assessment.id),
    ])
    return {
      ...summaryOf(assessment),
      answers: assessment.answers,
      progress: assessment.progress,
      ...(assessment.recon ? { recon: assessment.recon } : {}),
      findings: findings(assessment),
      score: score(assessment),
      timeline: timeline.map(toLine),
      links,
    }
  }

/** What a list shows of it. */
export function summaryOf(assessment: Assessment): Omit<AssessmentSummary, 'score'> {
  const {
    id,
    status,
    owner,
    verified,
    wants,
    revision,
    version,
    createdAt,
    updatedAt,
    submittedAt,
    pending,
  } = assessment
  const said = (path: string) => {
    const value = valueOf(assessment.answers, path)
    return typeof value === 'string' ? value : undefined
  }
  const contact = [said('contact.firstName'), said('contact.lastName')].filter(Boolean).join(' ')
  return withoutUndefined({
    id,
    status,
    company: said('company.name'),
    domain: said('company.domain'),
    contact: contact === '' ? undefined : contact,
    owner,
    verified,
    wants,
    revision,
    version,
    createdAt,
    updatedAt,
    submittedAt,
    sync: { upToDate: pending.length === 0, pending },
  })
}

const toLine = ({ id, at, kind, who, text }: TimelineEntry) => ({ id, at, kind, who, text })

const withoutUndefined = <T extends object>(value: T): T => {
  const copy = { ...value }
  for (const name of Object.keys(copy) as (keyof T)[]) if (copy[name] === undefined) delete copy[name]
  return copy
}
