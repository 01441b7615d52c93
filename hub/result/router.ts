import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { Result } from '../domain/conversation.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode, Translate } from '../domain/languages.ts'
import { parse } from '../platform/parse.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import type { ResultLinks } from './result-links.ts'
import { resultPdf } from './result-pdf.ts'

export interface ResultNeeds {
  assessments: Pick<Assessments, 'find'>
  links: ResultLinks
  result: (assessment: Assessment, msp: Msp, language: LanguageCode) => Result
  translate: (language: LanguageCode) => Translate
  msp: Msp
  clock: Clock
  rateLimits: RateLimits
  /** Whose assessment it is, and in which language they speak, by the chat token of a request. */
  person: (req: Request) => Promise<{ assessmentId: string | null; language: LanguageCode }>
}
interface Msp {
  name: string
  bookingUrl?: string
}

const Secret = z.strictObject({ secret: z.string().min(1).max(200) })
const TRIES = { requests: 60, perSeconds: 60 }
/** A PDF costs some milliseconds of the processor. */
const FILES = { requests: 20, perSeconds: 60 }

/**
 * The result beside the chat: `/intake/result-link` makes a link for the person, `/intake/result` shows what a link
 * opens, and `/intake/result.pdf` is the file, for a chat token or for the secret of a link.
 */
export function resultRouter(needs: ResultNeeds): Router {
  const { links, rateLimits } = needs
  const tries = rateLimits.limit('result links', TRIES)
  const files = rateLimits.limit('result files', FILES)
  const router = Router()
  // For these alone: other parts of the hub answer below the same address.
  const before: [RequestHandler, RequestHandler] = [
    (_req, res, next) => {
      res.set('Cache-Control', 'no-store')
      next()
    },
    express.json({ limit: '4kb' }),
  ]

  router.post('/result-link', ...before, async (req, res) => {
    await tries.take(addressGroup(req.ip))
    const { assessment, language } = await ofPerson(req)
    res.status(201).json(links.make(assessment.id, language))
  })

  router.post('/result', ...before, async (req, res) => {
    await tries.take(addressGroup(req.ip))
    const { assessment, language } = await ofSecret(req)
    const company = companyOf(assessment)
    res.json({
      result: needs.result(assessment, needs.msp, language),
      msp: needs.msp.name,
      language,
      ...(company ? { company } : {}),
      ...(assessment.submittedAt ? { submittedAt: assessment.submittedAt } : {}),
    })
  })

  router.post('/result.pdf', ...before, async (req, res) => {
    await files.take(addressGroup(req.ip))
    const { assessment, language } = await (req.headers.authorization ? ofPerson(req) : ofSecret(req))
    await sendPdf(res, assessment, language)
  })
  return router

  async function ofPerson(req: Request) {
    const { assessmentId, language } = await needs.person(req)
    return { assessment: await sent(assessmentId), language }
  }

  async function ofSecret(req: Request) {
    const { assessmentId, language } = links.read(parse(Secret, req.body ?? {}, 'The body').secret)
    return { assessment: await sent(assessmentId), language }
  }

  async function sent(assessmentId: string | null): Promise<Assessment> {
    const assessment = assessmentId === null ? null : await needs.assessments.find(assessmentId)
    if (!assessment)
      throw new HubError('gone', 'This result is not here any more.', {
        hint: 'Its answers may have been deleted. Nothing of it is kept.',
      })
    if (!assessment.submittedAt)
      throw new HubError('conflict', 'There is no result yet.', { hint: 'Send your answers first.' })
    return assessment
  }

  async function sendPdf(res: Response, assessment: Assessment, language: LanguageCode): Promise<void> {
    const t = needs.translate(language)
    const company = companyOf(assessment)
    const file = await resultPdf(
      needs.result(assessment, needs.msp, language),
      { msp: needs.msp, at: needs.clock.now(), ...(company ? { company } : {}) },
      t,
    )
    const name = [t.text('IT assessment'), company ?? ''].join(' ').replaceAll(/[^\p{L}\p{N} .&-]/gu, '')
    res
      .type('application/pdf')
      .attachment(`${name.trim().slice(0, 100)}.pdf`)
      .send(file)
  }
}

function companyOf({ answers }: Assessment): string | undefined {
  const name = valueOf(answers, 'company.name')
  return typeof name === 'string' ? name : undefined
}
