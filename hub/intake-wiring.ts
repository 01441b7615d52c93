import type { Connection } from 'mongoose'
import { translateFor } from '../intake/language/index.ts'
import type { Assessments } from './assessments/assessments.ts'
import type { Config } from './config.ts'
import { makeConnectionChecks } from './connection-check/index.ts'
import { makeKeepMeasured } from './connection-check/keep-measured.ts'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { Crm } from './crm-wiring.ts'
import type { Clock } from './domain/clock.ts'
import type { Queue } from './domain/jobs.ts'
import type { Log } from './domain/ports.ts'
import { makeFiles } from './files/files.ts'
import { fileRoutes } from './files/routes.ts'
import { makeIntake } from './intake/index.ts'
import type { Invitations } from './invitations/invitations.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { ispRoutes, makeIsp } from './isp/index.ts'
import type { RateLimits } from './platform/rate-limits.ts'
import { wirePeople } from './people-wiring.ts'
import { wireQuestions } from './question-wiring.ts'
import { resultIn, wireResults } from './result-wiring.ts'
import { pictureRouter } from './services/picture-router.ts'
import type { Keys } from './store/keys.ts'

export interface IntakeWiringNeeds {
  config: Pick<
    Config,
    | 'mode'
    | 'role'
    | 'host'
    | 'msp'
    | 'databaseUrl'
    | 'dnsServers'
    | 'asnDatabase'
    | 'policyZone'
    | 'stun'
    | 'checkOtherOrigin'
    | 'embedOrigins'
    | 'smtpUrl'
    | 'mailFrom'
    | 'timeZone'
  >
  connection: Connection
  keys: Keys
  assessments: Assessments
  connections: Pick<ConnectionStore, 'find'>
  invitations: Invitations
  crm: Pick<Crm, 'forget' | 'linksOf'>
  queue: Queue
  rateLimits: RateLimits
  clock: Clock
  log: Log
  publicUrl: string
}

const OTHERS_EVERY_MS = 2_000

/** What a prospect meets: the conversation, with all that it asks, measures, keeps, mails and hands out. */
export async function wireIntake(needs: IntakeWiringNeeds) {
  const { config, connection, keys, assessments, invitations, rateLimits, clock, log } = needs
  const { msp } = config
  const publicUrl = () => needs.publicUrl
  const questions = wireQuestions({ connection, assessments, clock })
  const files = makeFiles({ connection, keys, clock })
  const lookUpIsp = await makeIsp({ ...config, clock })
  const checks = await makeConnectionChecks({
    ...{ connection, clock, log, rateLimits, lookUpIsp, publicUrl },
    conversationOf: (req) => intake.conversationOf(req),
    onMeasured: makeKeepMeasured(assessments),
    stun: config.role === 'worker' || !config.stun ? undefined : { ...config.stun, host: config.host },
    otherOrigin: config.checkOtherOrigin,
  })
  const people = await wirePeople({
    ...{ ...needs, database: connection, files, checks, publicUrl, intake: () => intake },
    invitationOf: invitations.urlOf,
  })
  const intake = makeIntake({
    ...{ ...needs, msp, publicUrl, files, outbox: people.outbox, embedOrigins: config.embedOrigins },
    result: resultIn,
    invited: invitations.open,
    onStep: people.insights.onStep,
    parts: {
      customQuestions: questions.customQuestions,
      sealing: questions.sealing,
      pace: people.insights.pace,
      files: (one) => ofAll(one, files.ofConversation),
      checks: (one) => ofAll(one, checks.of),
    },
    // Only a database of its own is written by this process alone.
    ...(config.databaseUrl === undefined ? {} : { othersEveryMs: OTHERS_EVERY_MS }),
  })
  const results = await wireResults({ ...needs, msp, intake })
  const picture = pictureRouter({ personOf: intake.personOf, translate: translateFor, rateLimits })
  return {
    routes: [
      ...fileRoutes({ files }),
      ...invitationRoutes({
        ...{ invitations, assessments, outbox: people.outbox, msp, translate: translateFor },
      }),
      ...ispRoutes({ lookUp: lookUpIsp, assessments }),
      ...questions.routes,
      ...people.routes,
    ],
    raw: [checks.router, ...people.raw, results.router, picture, intake.router],
    page: results.page,
    talk: intake.talk,
    onUpgrade: intake.onUpgrade,
    /** Tells the person what is being looked up right now. */
    working: intake.working,
    /** Erases an assessment with everything that hangs on it. */
    remove: people.remove,
    work: people.work,
    async close() {
      intake.close()
      checks.close()
      await people.insights.settled()
    },
  }
}

/** What was kept in a conversation and in those that it goes on from. */
const ofAll = async <T>(
  { conversationId, earlier = [] }: { conversationId: string; earlier?: readonly string[] },
  of: (conversationId: string) => Promise<T[]>,
): Promise<T[]> => (await Promise.all([...earlier, conversationId].map(of))).flat()
