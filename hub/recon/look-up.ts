import type { AnswerChange, Answers } from '../domain/answers.ts'
import { valueOf } from '../domain/answers.ts'
import type { JobHandler } from '../domain/jobs.ts'
import type { Recon, ReconProgress, ReconReport } from '../domain/recon.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { normaliseWebsite } from './website.ts'

export interface LookUpNeeds {
  recon: Recon
  assessments: Pick<Assessments, 'find' | 'change'>
  /** Says what is going on for an assessment; null when it is over. */
  onWorking(assessmentId: string, what: string | null): void
}

const WORDS: Record<ReconProgress['part'], string> = {
  mx: 'Looking up mail records…',
  mailProvider: 'Looking up who handles your mail…',
  spf: 'Checking who may send mail in your name…',
  dmarc: 'Checking the protection against forged mail…',
  certificate: 'Looking at the certificate of your website…',
  site: 'Reading your website…',
  hosting: 'Looking up where your domain lives…',
}

/**
 * Safe to run twice: a second run looks the same domain up (mostly from the cache), replaces the report by one of the
 * same domain, and changes an answer only where its value differs; what a person or the CRM said stays. When the
 * person has typed another domain meanwhile, or said that there is none, the report of the old one is dropped.
 */
export function makeLookUp({ recon, assessments, onWorking }: LookUpNeeds): JobHandler<'recon.look'> {
  return async ({ assessmentId, domain }) => {
    // Nothing to try again: the assessment is gone, or the name (a bare public suffix, say) can be nobody's.
    if (!normaliseWebsite(domain) || !(await assessments.find(assessmentId))) return
    try {
      const report = await recon.look(domain, ({ part }) => onWorking(assessmentId, WORDS[part]))
      await assessments.change(
        assessmentId,
        ({ answers }) =>
          isStillAbout(answers, report.domain) ? { recon: report, answers: changes(answers, report) } : null,
        { who: 'recon' },
      )
    } finally {
      onWorking(assessmentId, null)
    }
  }
}

function isStillAbout(answers: Answers, domain: string): boolean {
  if (!answers['company.domain']) return true
  const current = valueOf(answers, 'company.domain')
  return typeof current === 'string' && normaliseWebsite(current)?.domain === domain
}

/** The surest value for each field, where it says something new. */
function changes(answers: Answers, report: ReconReport): AnswerChange[] {
  if (report.site?.state !== 'found') return []
  const { at, value } = report.site
  const chosen = new Map<string, AnswerChange>()
  for (const { path, value: said, source, confidence } of value.facts) {
    if (chosen.has(path)) continue
    chosen.set(path, {
      path,
      state: 'known',
      value: said,
      provenance: { source: 'recon', at, confidence, detail: source.slice(0, 300) },
    })
  }
  return [...chosen.values()].filter(
    ({ path, value: said }) => JSON.stringify(valueOf(answers, path)) !== JSON.stringify(said),
  )
}
