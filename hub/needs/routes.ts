import { z } from 'zod'
import type { ChangeAnswers } from '../assessments/change-answers.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { valueDraft } from '../domain/answer-input.ts'
import { ANSWER_STATES, Provenance, valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { fieldAt, type Field } from '../domain/fields.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { IfMatch, sayVersion, VERSION_HEADER } from '../platform/etag.ts'

interface Needs {
  assessments: Pick<Assessments, 'get'>
  changeAnswers: ChangeAnswers
}

/** What a company wants: services that it is interested in, and what hurts. */
export const needsRoutes = (needs: Needs): ApiRoute[] => [
  ...listRoutes(needs, {
    name: 'interests',
    tag: 'Interests',
    what: 'the services of interest',
    path: 'needs.interests',
  }),
  ...listRoutes(needs, { name: 'painpoints', tag: 'Pain points', what: 'what hurts', path: 'needs.pains' }),
]

interface Resource {
  name: 'interests' | 'painpoints'
  tag: string
  what: string
  path: string
}

const params = z.strictObject({ id: z.string().min(1).max(100).describe('Id of the assessment') })

function listRoutes({ assessments, changeAnswers }: Needs, { name, tag, what, path }: Resource): ApiRoute[] {
  const field = known(path)
  const reply = z.strictObject({
    id: z.string(),
    version: z.number().int(),
    [name]: field.schema,
    /** Absent when nobody was asked. */
    state: z.enum(ANSWER_STATES).optional(),
    provenance: Provenance.optional(),
  })
  const view = ({ id, version, answers }: Assessment) => {
    const { state, provenance } = answers[path] ?? {}
    return {
      id,
      version,
      [name]: valueOf(answers, path) ?? [],
      ...(state && provenance ? { state, provenance } : {}),
    }
  }
  return [
    route({
      method: 'get',
      path: `/${name}/{id}`,
      tag,
      summary: `Read ${what}`,
      scope: 'assessments:read',
      params,
      status: 200,
      reply,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found'],
      async run({ params: { id }, res }) {
        const assessment = await assessments.get(id)
        sayVersion(res, assessment.version)
        return view(assessment)
      },
    }),
    route({
      method: 'put',
      path: `/${name}/{id}`,
      tag,
      summary: `Change ${what}`,
      description:
        'Replaces the whole list; `null` clears it. Elements keep the ids that they are sent with.',
      scope: 'assessments:write',
      params,
      headers: z.object({ 'if-match': IfMatch }),
      body: z.strictObject({ [name]: valueDraft(field) }).transform((body) => ({ [path]: body[name] })),
      status: 200,
      reply,
      replyHeaders: VERSION_HEADER,
      errors: ['not_found', 'precondition_failed', 'precondition_required'],
      async run({ params: { id }, body, principal, req, res }) {
        const changed = await changeAnswers({ principal, req }, id, { answers: body })
        sayVersion(res, changed.version)
        return view(changed)
      },
    }),
  ]
}

function known(path: string): Field {
  const field = fieldAt(path)
  if (!field) throw new TypeError(`The catalogue has no field ${path}.`)
  return field
}
