import { Router } from 'express'
import { retellIn, sentencesFor, translateFor } from '../intake/language/index.ts'
import type { Assessments } from './assessments/assessments.ts'
import type { Assessment } from './domain/assessment.ts'
import type { Clock } from './domain/clock.ts'
import type { LanguageCode } from './domain/languages.ts'
import { result } from './findings/index.ts'
import type { Intake } from './intake/index.ts'
import type { RateLimits } from './platform/rate-limits.ts'
import { resultPage } from './result/page.ts'
import { makeResultLinks } from './result/result-links.ts'
import { resultRouter } from './result/router.ts'

interface Msp {
  name: string
  bookingUrl?: string
}

/** What the prospect gets for their answers, in their language. */
export const resultIn = (assessment: Assessment, msp: Msp, language: LanguageCode) =>
  result(assessment, msp, retellIn(language))

/** The result beside the chat: as a file, and as a page with a link of its own. */
export async function wireResults(needs: {
  assessments: Pick<Assessments, 'find'>
  keys: { derive(purpose: string): Buffer }
  clock: Clock
  rateLimits: RateLimits
  msp: Msp
  publicUrl: string
  intake: Pick<Intake, 'personOf'>
}) {
  const { msp, publicUrl, intake } = needs
  const router = resultRouter({
    ...needs,
    links: makeResultLinks({ ...needs, publicUrl: () => publicUrl }),
    result: resultIn,
    translate: translateFor,
    async person(req) {
      const { assessment, conversation } = await intake.personOf(req)
      return { assessmentId: assessment.id, language: conversation.language }
    },
  })
  const page = await resultPage({
    sentences: sentencesFor,
    say(language) {
      const t = translateFor(language)
      return {
        title: t`IT assessment with ${msp.name}`,
        needsScript: t`This page needs JavaScript. Please switch it on, or call ${msp.name}.`,
      }
    },
  })
  return { router: Router().use('/intake', router), page }
}
