import { connectors } from '../connectors/index.ts'
import { translateFor } from '../intake/language/index.ts'
import { makeAccess } from './access/index.ts'
import { createApp, isThisMachine } from './app.ts'
import { makeAssessments } from './assessments/assessment-store.ts'
import { makeBacklog } from './assessments/backlog-store.ts'
import type { Assessments } from './assessments/assessments.ts'
import { makeChangeAnswers } from './assessments/change-answers.ts'
import { assessmentRoutes } from './assessments/routes.ts'
import { companyRoutes } from './company/routes.ts'
import type { Config } from './config.ts'
import { makeConnectionChecks } from './connection-check/index.ts'
import { makeKeepMeasured } from './connection-check/keep-measured.ts'
import { checkPage } from './connection-check/page.ts'
import { makeConnections } from './connections/connection-store.ts'
import { consolePage } from './console/page.ts'
import { costRoutes } from './costs/routes.ts'
import { monthlyOf } from './costs/total.ts'
import { readMappings, wireCrm } from './crm-wiring.ts'
import { demoFixtures, makeDemo } from './demo/index.ts'
import { valueOf } from './domain/answers.ts'
import { systemClock } from './domain/clock.ts'
import type { Queue } from './domain/jobs.ts'
import type { Log } from './domain/ports.ts'
import { allFindings, reportFiles, score } from './findings/index.ts'
import { healthRouter } from './health.ts'
import { makeFiles } from './files/files.ts'
import { fileRoutes } from './files/routes.ts'
import { makeIntake, openingOf } from './intake/index.ts'
import { intakePage } from './intake/page.ts'
import { makeInvitations, progressOf } from './invitations/invitations.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { ispRoutes, makeIsp } from './isp/index.ts'
import { close, listen } from './listen.ts'
import { needsRoutes } from './needs/routes.ts'
import { describeFailure } from './platform/failure.ts'
import { createLimiter } from './platform/limiter.ts'
import { createSharedLimiters } from './platform/limiter-redis.ts'
import { createBullQueue } from './platform/queue-bull.ts'
import { createMemoryQueue } from './platform/queue-memory.ts'
import { createRateLimits } from './platform/rate-limits.ts'
import { makeLookUp } from './recon/look-up.ts'
import { wirePeople } from './people-wiring.ts'
import { wireQuestions } from './question-wiring.ts'
import { resultIn, wireResults } from './result-wiring.ts'
import { makeRecon } from './recon/make-recon.ts'
import { domainRoutes } from './recon/routes.ts'
import { serviceRoutes } from './services/routes.ts'
import { loadKeys, openStore } from './store/index.ts'
import { makeTeams } from './teams/teams.ts'

export interface Hub {
  url: string
  /** What carries the data, for people to read. */
  engine: string
  /** Where the first admin sets a password; null when there is one. */
  adminLink: string | null
  /** Finishes what runs, then ends; at most about ten seconds. */
  close(): Promise<void>
}

const SWEEP_EVERY_MS = 2_000
const OTHERS_EVERY_MS = 2_000
const POLL_EVERY_MS = { demo: 10_000, production: 60_000 }

/** Builds every part, hands each what it needs, and listens. */
export async function startHub(config: Config, log: Log): Promise<Hub> {
  const production = config.mode === 'production'
  const clock = systemClock
  const { server, port } = await listen(config)
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`
  const closing: (() => unknown)[] = []
  try {
    const keys = await loadKeys({ masterKey: config.masterKey, dataDir: config.dataDir })
    const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, keys, log })
    closing.push(() => store.close())
    const { connection } = store
    const redis = config.redisUrl === undefined ? {} : { redisUrl: config.redisUrl }
    const budgets = config.redisUrl && createSharedLimiters({ redisUrl: config.redisUrl, log })
    // Ended after the queue: jobs that still run take their places from it.
    closing.push(() => budgets && budgets.close())
    const queue = config.redisUrl
      ? createBullQueue({ redisUrl: config.redisUrl, log })
      : createMemoryQueue({ log })
    closing.push(() => queue.close())
    const rateLimits = createRateLimits({ ...redis, log })
    closing.push(() => rateLimits.close())

    const connections = makeConnections({ connection })
    const assessments = makeAssessments({ connection, keys, clock, log, enabledConnections: connections.ids })
    const backlog = makeBacklog({ connection })
    const access = makeAccess({
      connection,
      keys,
      clock,
      log,
      publicUrl: () => publicUrl,
      secureCookies: production,
    })
    const recon = makeRecon({
      dnsServers: config.dnsServers,
      clock,
      log,
      ...(production ? {} : { fixtures: demoFixtures(clock.now()) }),
    })
    const invitations = makeInvitations({ keys, assessments, clock, publicUrl: () => publicUrl })
    const crm = wireCrm({
      database: connection,
      connections,
      assessments,
      connectors,
      mappings: readMappings(new URL('../mappings/', import.meta.url)),
      createLimiter: budgets
        ? (limits, clock, { connectionId, quota }) => budgets.open(connectionId, limits, clock, { quota })
        : createLimiter,
      queue,
      clock,
      log,
      publicUrl,
      score,
      invitationOf: invitations.urlOf,
      freshInvitation: invitations.fresh,
      progressOf,
      filesOf: reportFiles,
      monthlyOf,
      allowBaseUrl: !production,
      pollEveryMs: POLL_EVERY_MS[config.mode],
      sweepEveryMs: SWEEP_EVERY_MS,
    })
    closing.push(() => crm.close())
    const questions = wireQuestions({ connection, assessments, clock })
    const files = makeFiles({ connection, keys, clock })
    const lookUpIsp = await makeIsp({ ...config, clock })
    const checks = await makeConnectionChecks({
      connection,
      clock,
      log,
      rateLimits,
      lookUpIsp,
      publicUrl: () => publicUrl,
      conversationOf: (req) => intake.conversationOf(req),
      onMeasured: makeKeepMeasured(assessments),
      stun: config.role === 'worker' || !config.stun ? undefined : { ...config.stun, host: config.host },
      otherOrigin: config.checkOtherOrigin,
    })
    closing.push(() => checks.close())
    const people = await wirePeople({
      ...{ config, database: connection, keys, assessments, queue, rateLimits, clock, log, crm, connections },
      ...{ files, checks, publicUrl: () => publicUrl, intake: () => intake },
      invitationOf: invitations.urlOf,
    })
    const intake = makeIntake({
      connection,
      keys,
      assessments,
      queue,
      rateLimits,
      clock,
      log,
      msp: config.msp,
      result: resultIn,
      publicUrl: () => publicUrl,
      invited: invitations.open,
      files,
      outbox: people.outbox,
      onStep: people.insights.onStep,
      embedOrigins: config.embedOrigins,
      parts: {
        customQuestions: questions.customQuestions,
        sealing: questions.sealing,
        pace: people.insights.pace,
        files: ({ conversationId, earlier = [] }) =>
          Promise.all([...earlier, conversationId].map(files.ofConversation)).then((all) => all.flat()),
        checks: ({ conversationId, earlier = [] }) =>
          Promise.all([...earlier, conversationId].map(checks.of)).then((all) => all.flat()),
      },
      // Only a database of its own is written by this process alone.
      ...(config.databaseUrl === undefined ? {} : { othersEveryMs: OTHERS_EVERY_MS }),
    })
    closing.push(() => intake.close())
    const results = await wireResults({
      assessments,
      keys,
      clock,
      rateLimits,
      msp: config.msp,
      publicUrl,
      intake,
    })
    const demo = production ? null : await makeDemo({ keys, dataDir: config.dataDir, publicUrl, clock, log })
    closing.push(() => demo?.close())

    closing.push(lookUpNewDomains({ assessments, queue, log }))
    const changeAnswers = makeChangeAnswers({ assessments, clock })
    const kept = { ...assessments, remove: people.remove }
    const teams = config.teams
      ? [
          await makeTeams({
            settings: config.teams,
            talk: intake.talk,
            connection,
            keys,
            rateLimits,
            clock,
            log,
          }),
        ]
      : []
    const app = createApp({
      production,
      publicUrl,
      trustedProxies: config.trustedProxies,
      ...(config.checkOtherOrigin ? { connectTo: [config.checkOtherOrigin] } : {}),
      rateLimits,
      authorize: access.authorize,
      routes: [
        ...assessmentRoutes({
          assessments: kept,
          changeAnswers,
          clock,
          findings: allFindings,
          score,
          linksOf: crm.linksOf,
        }),
        ...fileRoutes({ files }),
        ...invitationRoutes({
          ...{ invitations, assessments, outbox: people.outbox, msp: config.msp, translate: translateFor },
        }),
        ...domainRoutes({ recon }),
        ...ispRoutes({ lookUp: lookUpIsp, assessments }),
        ...costRoutes({ assessments }),
        ...serviceRoutes({ assessments, clock }),
        ...companyRoutes({ assessments, changeAnswers }),
        ...needsRoutes({ assessments, changeAnswers }),
        ...questions.routes,
        ...people.routes,
        ...crm.routes,
        ...access.routes,
      ],
      health: healthRouter({
        checks: {
          database: async () => (connection.readyState === 1 ? await ping(connection) : 'is not connected'),
        },
        authorize: access.authorize,
        behind: async () =>
          Promise.all(
            (await connections.ids()).map(async (id) => ({
              connection: id,
              count: await backlog.count(id, {}),
            })),
          ),
      }),
      raw: [
        ...(demo ? [demo.router] : []),
        crm.router,
        checks.router,
        ...people.raw,
        intake.router,
        ...teams,
      ],
      pages: [
        access.router,
        results.page,
        await intakePage({
          msp: config.msp,
          opening: (language) => openingOf(config.msp, clock, language),
          embedOrigins: config.embedOrigins,
        }),
        await checkPage({ msp: config.msp }),
        await consolePage({ production }),
      ],
      log,
    })
    await store.ready()
    // The embedded database has one owner: whoever held a lease is dead, and waiting for its end would delay the sync.
    if (config.databaseUrl === undefined) await crm.takeOver()

    server.on('upgrade', (req, socket, head) => {
      const welcome = production || isThisMachine(req)
      if (!welcome || !intake.onUpgrade(req, socket, head)) socket.destroy()
    })
    server.removeAllListeners('request')
    server.on('request', app)
    if (config.role !== 'web') {
      queue.work('recon.look', makeLookUp({ recon, assessments, onWorking: intake.working }), {
        concurrency: 4,
      })
      crm.work()
      people.work()
    }
    await demo?.connect(crm, connections)
    return {
      url: publicUrl,
      engine: store.engine,
      adminLink: await access.makeAdminLink(),
      close: () => close(server, closing),
    }
  } catch (error) {
    await close(server, closing)
    throw error
  }
}

/** The chat asks for a look-up itself; a domain that comes from the API or the console is looked up here. */
function lookUpNewDomains({
  assessments,
  queue,
  log,
}: {
  assessments: Assessments
  queue: Queue
  log: Log
}): () => void {
  return assessments.onChange(({ id: assessmentId, answers, recon }, { answers: changed, by }) => {
    const domain = valueOf(answers, 'company.domain')
    if (by === 'prospect' || !changed.includes('company.domain')) return
    if (typeof domain !== 'string' || recon?.domain === domain) return
    queue
      .add('recon.look', { assessmentId, domain }, { key: `${assessmentId}:${domain}` })
      .catch((error: unknown) => log.warn({ ...describeFailure(error), assessmentId }, 'look-up not queued'))
  })
}

async function ping(connection: {
  db?: { command(command: object): Promise<unknown> } | undefined
}): Promise<null> {
  await connection.db?.command({ ping: 1 })
  return null
}
