import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AnswerDraftsInput, changesOf, isSound, saidBy } from '../domain/answer-input.ts'
import { STATUSES } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { route, type ApiRoute, type Call } from '../platform/api.ts'
import { IfMatch, sayVersion, VERSION_HEADER, versionToRemove } from '../platform/etag.ts'
import { IdempotencyKey, scopedKey } from '../platform/idempotency.ts'
import { AssessmentId, AssessmentList, AssessmentView } from './assessment-schemas.ts'
import { makeView, summaryOf, type ViewNeeds } from './assessment-view.ts'
import type { Assessments } from './assessments.ts'
import type { ChangeAnswers } from './change-answers.ts'

interface Needs extends ViewNeeds {
  assessments: Assessments
  changeAnswers: ChangeAnswers
  clock: Clock
}

const ListQuery = z.strictObject({
  status: z.enum(STATUSES).optional(),
  search: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Part of the company’s name or domain, or a whole e-mail address'),
  cursor: z.string().min(1).max(500).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const NewAssessment = z.strictObject({
  answers: AnswerDraftsInput,
  status: z.enum(STATUSES).optional(),
})

const Change = z
  .strictObject({ answers: AnswerDraftsInput.optional(), status: z.enum(STATUSES).optional() })
  .refine(({ answers, status }) => answers ?? status, {
    error: 'Send answers, a status, or both.',
    when: isSound,
  })

/** Assessments as a whole: list, create, read, change, remove. */
export function assessmentRoutes(needs: Needs): ApiRoute[] {
  return [list(needs), create(needs), read(needs), change(needs), remove(needs)]
}

const tag = 'Assessments'

const list = ({ assessments, score }: Needs) =>
  route({
    method: 'get',
    path: '/assessments',
    tag,
    summary: 'List assessments, the latest first',
    scope: 'assessments:read',
    query: ListQuery,
    status: 200,
    reply: AssessmentList,
    async run({ query }) {
      const { items, nextCursor } = await assessments.list(query)
      const lines = items.map((one) => ({ ...summaryOf(one), score: score(one).overall }))
      return { items: lines, ...(nextCursor === undefined ? {} : { nextCursor }) }
    },
  })

const create = (needs: Needs) =>
  route({
    method: 'post',
    path: '/assessments',
    tag,
    summary: 'Create an assessment',
    description:
      'Answers by canonical path: a bare value is known, the long form says another state. Sending the same ' +
      'Idempotency-Key again answers with the assessment that it made the first time.',
    scope: 'assessments:write',
    headers: z.object({ 'idempotency-key': IdempotencyKey.optional() }),
    body: NewAssessment,
    status: 201,
    reply: AssessmentView,
    replyHeaders: { ...VERSION_HEADER, Location: 'The address of the new assessment' },
    async run({ body: { answers, status }, headers, principal, res }) {
      const key = headers['idempotency-key']
      const made = await needs.assessments.create({
        answers: changesOf(answers, saidBy(principal, needs.clock.now()), randomUUID),
        ...(status ? { status } : {}),
        ...(key === undefined ? {} : { idempotencyKey: scopedKey(principal, 'assessments', key) }),
      })
      res.location(`/api/assessments/${made.id}`)
      return answerWith(needs, res, made)
    },
  })

const read = (needs: Needs) =>
  route({
    method: 'get',
    path: '/assessments/{id}',
    tag,
    summary: 'Read one assessment with everything known about it',
    description:
      'Answers with where they come from, progress, recon, findings, score, timeline, CRM records, sync.',
    scope: 'assessments:read',
    params: AssessmentId,
    status: 200,
    reply: AssessmentView,
    replyHeaders: VERSION_HEADER,
    errors: ['not_found'],
    run: async ({ params, res }) => answerWith(needs, res, await needs.assessments.get(params.id)),
  })

const change = (needs: Needs) =>
  route({
    method: 'put',
    path: '/assessments/{id}',
    tag,
    summary: 'Change answers or status',
    description:
      'Changes the answers that are named and leaves the others alone; `null` clears one. If-Match must name the ' +
      'version that the change was made for.',
    scope: 'assessments:write',
    params: AssessmentId,
    headers: z.object({ 'if-match': IfMatch }),
    body: Change,
    status: 200,
    reply: AssessmentView,
    replyHeaders: VERSION_HEADER,
    errors: ['not_found', 'precondition_failed', 'precondition_required'],
    run: async ({ params, body, principal, req, res }) =>
      answerWith(needs, res, await needs.changeAnswers({ principal, req }, params.id, body)),
  })

const remove = ({ assessments }: Needs) =>
  route({
    method: 'delete',
    path: '/assessments/{id}',
    tag,
    summary: 'Remove an assessment',
    description: 'Records in the CRM stay. If-Match is optional.',
    scope: 'assessments:write',
    params: AssessmentId,
    headers: z.object({ 'if-match': IfMatch }),
    status: 204,
    errors: ['not_found', 'precondition_failed'],
    async run({ params, req }) {
      const { version } = await assessments.get(params.id)
      versionToRemove(req, version)
      await assessments.remove(params.id)
    },
  })

type Made = Awaited<ReturnType<Assessments['get']>>

async function answerWith(needs: Needs, res: Call<unknown, unknown, unknown>['res'], assessment: Made) {
  sayVersion(res, assessment.version)
  return makeView(needs)(assessment)
}
