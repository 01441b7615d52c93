import { z } from 'zod'
import { IspFacts, type LookUpIsp } from '../domain/isp.ts'
import { route, type ApiRoute } from '../platform/api.ts'

const Params = z.object({
  ip: z.string().min(2).max(45).describe('An IPv4 or IPv6 address, such as 198.51.100.7.'),
})

/** What an address tells about the line behind it. */
export function ispRoutes({ lookUp }: { lookUp: LookUpIsp }): ApiRoute[] {
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
  ]
}
