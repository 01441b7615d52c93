import { openRoutes } from '../assessments/routes-testing.ts'
import { assessmentRoutes } from '../assessments/routes.ts'
import { companyRoutes } from '../company/routes.ts'
import { costRoutes } from '../costs/routes.ts'
import { allFindings, score } from '../findings/index.ts'
import { needsRoutes } from '../needs/routes.ts'
import { serviceRoutes } from '../services/routes.ts'

/** Everything that the API says about assessments, on a real store. */
export const openApiBench = () =>
  openRoutes((needs) => [
    ...assessmentRoutes({ ...needs, findings: allFindings, score, linksOf: async () => [] }),
    ...companyRoutes(needs),
    ...serviceRoutes(needs),
    ...costRoutes(needs),
    ...needsRoutes(needs),
  ])

export type ApiBench = Awaited<ReturnType<typeof openApiBench>>
