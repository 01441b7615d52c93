import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { HubError } from '../domain/errors.ts'
import { IspFacts, type LookUpIsp } from '../domain/isp.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { bandwidthNeed } from './bandwidth.ts'
import { bandwidthInputOf } from './bandwidth-of.ts'

const Params = z.object({
  ip: z.string().min(2).max(45).describe('An IPv4 or IPv6 address, such as 198.51.100.7.'),
})

const OfAssessment = z.object({ id: z.string().min(1).max(64) })

const Source = z.object({ who: z.string(), url: z.string(), note: z.string().optional() })
const BothWays = z.object({ down: z.number(), up: z.number() })
const BothSums = z.object({ down: z.string(), up: z.string() })
const Need = z.object({
  lines: z.array(
    z.object({
      label: z.string(),
      sum: BothSums,
      downMbps: z.number(),
      upMbps: z.number(),
      source: Source.nullable(),
    }),
  ),
  need: BothWays,
  total: BothSums,
  assumptions: z.array(z.string()),
  recommendation: z.string(),
  enough: z.object({ down: z.boolean().nullable(), up: z.boolean().nullable() }),
  yardstick: z.object({ downMbps: z.number(), upMbps: z.number(), source: Source }),
  open: z.array(z.string()),
})

export interface IspRouteNeeds {
  lookUp: LookUpIsp
  assessments: Pick<Assessments, 'find'>
}

/** What an address tells about the line behind it, and what a line must carry. */
export function ispRoutes({ lookUp, assessments }: IspRouteNeeds): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/isp/{ip}',
      tag: 'ISP',
      scope: 'domain:read',
      summary: 'Who carries an IP address, and what kind of line it is',
      description:
        'Network, provider and kind of line with confidence and reasons. `kind` is `unknown` where nothing tells homes and offices apart; what could not be asked stands in `unchecked`. Show `notice` beside the facts where there is one. Answers are kept for ten minutes.',
      params: Params,
      status: 200,
      reply: IspFacts,
      run: ({ params }) => lookUp(params.ip),
    }),
    route({
      method: 'get',
      path: '/assessments/{id}/bandwidth',
      tag: 'ISP',
      scope: 'assessments:read',
      summary: 'What the line of an assessment must carry, with the sums',
      description:
        'Megabits a second in the busiest minutes, download and upload apart, from the people and applications that are known. Each line names who published its figure; our own assumptions are listed, and what is left open.',
      params: OfAssessment,
      status: 200,
      reply: Need,
      errors: ['not_found'],
      async run({ params }) {
        const assessment = await assessments.find(params.id)
        if (!assessment) throw new HubError('not_found', 'There is no such assessment.')
        const known = bandwidthInputOf(assessment.answers)
        if (!known)
          throw new HubError('not_found', 'How many people use the line is not known yet.', {
            hint: 'Fill in profile.computerUsers first.',
          })
        return { ...bandwidthNeed(known.input), open: known.open }
      },
    }),
  ]
}
