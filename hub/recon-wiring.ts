import type { Assessments } from './assessments/assessments.ts'
import type { Config } from './config.ts'
import { demoFixtures } from './demo/index.ts'
import { valueOf } from './domain/answers.ts'
import type { Clock } from './domain/clock.ts'
import type { Queue } from './domain/jobs.ts'
import type { Log } from './domain/ports.ts'
import { describeFailure } from './platform/failure.ts'
import { makeLookUp } from './recon/look-up.ts'
import { makeRecon } from './recon/make-recon.ts'
import { domainRoutes } from './recon/routes.ts'

interface ReconWiringNeeds {
  config: Pick<Config, 'mode' | 'dnsServers'>
  assessments: Assessments
  queue: Queue
  clock: Clock
  log: Log
}

/** What a domain tells: asked for by the API, and looked up for assessments. */
export function wireRecon({ config, assessments, queue, clock, log }: ReconWiringNeeds) {
  const recon = makeRecon({
    dnsServers: config.dnsServers,
    clock,
    log,
    ...(config.mode === 'production' ? {} : { fixtures: demoFixtures(clock.now()) }),
  })
  return {
    routes: domainRoutes({ recon }),
    close: lookUpNewDomains({ assessments, queue, log }),
    work: (onWorking: Parameters<typeof makeLookUp>[0]['onWorking']) =>
      queue.work('recon.look', makeLookUp({ recon, assessments, onWorking }), { concurrency: LOOK_UPS }),
  }
}

const LOOK_UPS = 4

/** The chat asks for a look-up itself; a domain that comes from the API or the console is looked up here. */
function lookUpNewDomains({
  assessments,
  queue,
  log,
}: Pick<ReconWiringNeeds, 'assessments' | 'queue' | 'log'>): () => void {
  return assessments.onChange(({ id: assessmentId, answers, recon }, { answers: changed, by }) => {
    const domain = valueOf(answers, 'company.domain')
    if (by === 'prospect' || !changed.includes('company.domain')) return
    if (typeof domain !== 'string' || recon?.domain === domain) return
    queue
      .add('recon.look', { assessmentId, domain }, { key: `${assessmentId}:${domain}` })
      .catch((error: unknown) => log.warn({ ...describeFailure(error), assessmentId }, 'look-up not queued'))
  })
}
