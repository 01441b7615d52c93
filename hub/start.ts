import { connectors } from '../connectors/index.ts'
import { makeAccess } from './access/index.ts'
import { createApp, isThisMachine } from './app.ts'
import { makeAssessments } from './assessments/assessment-store.ts'
import { makeBacklog } from './assessments/backlog-store.ts'
import { makeChangeAnswers } from './assessments/change-answers.ts'
import { assessmentRoutes } from './assessments/routes.ts'
import { companyRoutes } from './company/routes.ts'
import type { Config } from './config.ts'
import { checkPage } from './connection-check/page.ts'
import { makeConnections } from './connections/connection-store.ts'
import { consolePage } from './console/page.ts'
import { costRoutes } from './costs/routes.ts'
import { monthlyOf } from './costs/total.ts'
import { readMappings, wireCrm } from './crm-wiring.ts'
import { makeDemo } from './demo/index.ts'
import { systemClock } from './domain/clock.ts'
import type { Log } from './domain/ports.ts'
import { allFindings, reportFiles, score } from './findings/index.ts'
import { healthRouter } from './health.ts'
import { openingOf } from './intake/index.ts'
import { intakePage } from './intake/page.ts'
import { wireIntake } from './intake-wiring.ts'
import { makeInvitations, progressOf } from './invitations/invitations.ts'
import { close, listen } from './listen.ts'
import { needsRoutes } from './needs/routes.ts'
import { createLimiter } from './platform/limiter.ts'
import { createSharedLimiters } from './platform/limiter-redis.ts'
import { createBullQueue } from './platform/queue-bull.ts'
import { createMemoryQueue } from './platform/queue-memory.ts'
import { createRateLimits } from './platform/rate-limits.ts'
import { wireRecon } from './recon-wiring.ts'
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
    const recon = wireRecon({ config, assessments, queue, clock, log })
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
    const intake = await wireIntake({
      ...{ config, connection, keys, assessments, connections, invitations, crm },
      ...{ queue, rateLimits, clock, log, publicUrl },
    })
    closing.push(() => intake.close())
    const demo = production ? null : await makeDemo({ keys, dataDir: config.dataDir, publicUrl, clock, log })
    closing.push(() => demo?.close())

    closing.push(recon.close)
    const changeAnswers = makeChangeAnswers({ assessments, clock })
    const kept = { ...assessments, remove: intake.remove }
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
        ...intake.routes,
        ...recon.routes,
        ...costRoutes({ assessments }),
        ...serviceRoutes({ assessments, clock }),
        ...companyRoutes({ assessments, changeAnswers }),
        ...needsRoutes({ assessments, changeAnswers }),
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
      raw: [...(demo ? [demo.router] : []), crm.router, ...intake.raw, ...teams],
      pages: [
        access.router,
        intake.page,
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
      recon.work(intake.working)
      crm.work()
      intake.work()
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

async function ping(connection: {
  db?: { command(command: object): Promise<unknown> } | undefined
}): Promise<null> {
  await connection.db?.command({ ping: 1 })
  return null
}
