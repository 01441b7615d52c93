import express, { Router, type Request } from 'express'
import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { CONSENTS } from '../domain/consent-texts.ts'
import { Consent } from '../domain/fields.ts'
import { parse } from '../platform/parse.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import type { Erase } from './erase.ts'
import type { MyData } from './my-data.ts'

export interface PrivacyRouterNeeds {
  /** Whose assessment it is, by the chat token of a request; throws where it is nobody's, or a colleague's. */
  personOf: (req: Request) => Promise<{ assessment: Assessment; proven: boolean }>
  myData: MyData
  erase: Erase
  assessments: Pick<Assessments, 'change' | 'note'>
  crmRecords: (assessmentId: string) => Promise<string[]>
  rateLimits: RateLimits
  clock: Clock
}

const Withdrawal = z.strictObject({
  kind: z.enum(['contact', 'scan']),
  given: z.literal(false, 'A consent is given in the conversation, where its text is shown.'),
})
const ASKED = { requests: 20, perSeconds: 60 }

/** What a prospect may do with what is kept about them, by their chat token: read, take along, delete, withdraw. */
export function privacyRouter(needs: PrivacyRouterNeeds): Router {
  const { myData, erase, assessments, clock } = needs
  const asked = needs.rateLimits.limit('my data', ASKED)
  const person = async (req: Request) => {
    const found = await needs.personOf(req)
    await asked.take(found.assessment.id)
    return found
  }
  const router = Router()
  router.use(['/intake/my-data', '/intake/consents'], (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/intake/my-data', async (req, res) => {
    const { assessment, proven } = await person(req)
    res.json(await myData.numbers(assessment, proven))
  })

  router.get('/intake/my-data/export', async (req, res) => {
    const { assessment, proven } = await person(req)
    const whole = await myData.whole(assessment, proven)
    res
      .set('Content-Disposition', 'attachment; filename="my-it-assessment.json"')
      .type('json')
      .send(`${JSON.stringify(whole, null, 2)}\n`)
  })

  router.delete('/intake/my-data', async (req, res) => {
    const { assessment, proven } = await person(req)
    const { answers, messages, files } = await myData.numbers(assessment, proven)
    const { length: crmRecords } = await needs.crmRecords(assessment.id)
    await erase(assessment.id, 'prospect')
    res.json({ answers, messages, files, crmRecords })
  })

  router.post('/intake/consents', express.json({ limit: '4kb' }), async (req, res) => {
    const { assessment } = await person(req)
    const { kind } = parse(Withdrawal, req.body)
    const path = `consent.${kind}`
    const at = clock.now().toISOString()
    await assessments.change(
      assessment.id,
      ({ answers }) => {
        const before = Consent.loose().safeParse(answers[path]?.value)
        if (!before.success || !before.data.given) return null
        const value = { ...before.data, given: false, at, textVersion: CONSENTS[kind].version }
        const provenance = { source: 'prospect' as const, at, confidence: 1 }
        return { answers: [{ path, state: 'known', value, provenance }] }
      },
      { who: 'prospect' },
    )
    res.status(204).end()
  })
  return router
}
