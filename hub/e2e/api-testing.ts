import { openRoutes } from '../assessments/routes-testing.ts'
import { assessmentRoutes } from '../assessments/routes.ts'
import { companyRoutes } from '../company/routes.ts'
import { costRoutes } from '../costs/routes.ts'
import { allFindings, score } from '../findings/index.ts'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import { silentLog } from '../platform/log.ts'
import { makeRecon } from '../recon/make-recon.ts'
import { domainRoutes } from '../recon/routes.ts'
import { needsRoutes } from '../needs/routes.ts'
import { serviceRoutes } from '../services/routes.ts'

/** A domain that is answered from data, so that nothing here needs a network. */
export const DEMO_DOMAIN = 'acme-dental.test'

/** Everything that the API says about assessments and domains, on a real store. */
export const openApiBench = () =>
  openRoutes((needs) => [
    ...assessmentRoutes({ ...needs, findings: allFindings, score, linksOf: async () => [] }),
    ...companyRoutes(needs),
    ...serviceRoutes(needs),
    ...costRoutes(needs),
    ...needsRoutes(needs),
    ...domainRoutes({
      recon: makeRecon({
        dnsServers: ['127.0.0.1:1'],
        clock: needs.clock,
        log: silentLog,
        fixtures: demoFixtures(needs.clock.now()),
      }),
    }),
  ])

export type ApiBench = Awaited<ReturnType<typeof openApiBench>>
