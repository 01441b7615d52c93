import { z } from 'zod'
import type { ChangeAnswers } from '../assessments/change-answers.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { Provenance, valueOf } from '../domain/answers.ts'
import { Process } from '../domain/fields.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { IfMatch, sayVersion, VERSION_HEADER } from '../platform/etag.ts'
import { companyOf, CompanyInput, CompanyView } from './company-fields.ts'

interface Needs {
  assessments: Pick<Assessments, 'get'>
  changeAnswers: ChangeAnswers
}

const tag = 'Company'
const path = '/company/{id}'
const params = z.strictObject({ id: z.string().min(1).max(100).describe('Id of the assessment') })

/** The company behind an assessment. */
export function companyRoutes({ assessments, changeAnswers }: Needs): ApiRoute[] {
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'Read what is known of the company',
      scope: 'assessments:read',
      params,
      status: 200,
      reply: CompanyView,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found'],
      async run({ params: { id }, res }) {
        const assessment = await assessments.get(id)
        sayVersion(res, assessment.version)
        return companyOf(assessment)
      },
    }),
    route({
      method: 'put',
      path,
      tag,
      summary: 'Change fields of the company',
      description: 'Changes the fields that are sent and leaves the others alone; `null` clears.',
      scope: 'assessments:write',
      params,
      headers: z.object({ 'if-match': IfMatch }),
      body: CompanyInput,
      status: 200,
      reply: CompanyView,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found', 'precondition_failed', 'precondition_required'],
      async run({ params: { id }, body, principal, req, res }) {
        const changed = await changeAnswers({ principal, req }, id, { answers: body })
        sayVersion(res, changed.version)
        return companyOf(changed)
      },
    }),
    processes(assessments),
  ]
}

const processes = (assessments: Needs['assessments']) =>
  route({
    method: 'get',
    path: `${path}/processes`,
    tag,
    summary: 'List the business processes of the company',
    scope: 'assessments:read',
    params,
    status: 200,
    reply: z.strictObject({ items: z.array(Process), provenance: Provenance.optional() }),
    errors: ['not_found'],
    async run({ params: { id } }) {
      const { answers } = await assessments.get(id)
      const provenance = answers['profile.processes']?.provenance
      return {
        items: z.array(Process).catch([]).parse(valueOf(answers, 'profile.processes')),
        ...(provenance ? { provenance } : {}),
      }
    },
  })
