import { readdirSync, readFileSync } from 'node:fs'
import type { Router } from 'express'
import type { Connection as Database } from 'mongoose'
import type { Assessments } from './assessments/assessments.ts'
import { makeBacklog } from './assessments/backlog-store.ts'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { CrmLink } from './assessments/assessment-schemas.ts'
import { makeConnect, type Connect } from './connections/connect.ts'
import { makeManageConnections, type ManageConnections } from './connections/manage.ts'
import type { ConnectionNeeds } from './connections/needs.ts'
import { makeOAuthStarts } from './connections/oauth-store.ts'
import { connectionRoutes } from './connections/routes.ts'
import { makeCrmEvents } from './crm-events/event-store.ts'
import { makeLookAtEvent } from './crm-events/look-at-event.ts'
import { makeLookAtPrograms } from './crm-events/look-at-programs.ts'
import { makePoll } from './crm-events/poll.ts'
import { crmEventRouter } from './crm-events/router.ts'
import { makeStartAssessment, type StartNeeds } from './crm-events/start/start-assessment.ts'
import { makeOwnerTasks } from './crm-events/tell-owner/owner-task-store.ts'
import { makeOwnersToTell, tellingOwners } from './crm-events/tell-owner/owners-to-tell.ts'
import { makeTellOwner } from './crm-events/tell-owner/tell-owner.ts'
import type { Assessment } from './domain/assessment.ts'
import type { Clock } from './domain/clock.ts'
import type { Connector } from './domain/connector.ts'
import type { Queue } from './domain/jobs.ts'
import type { Limiter, Log } from './domain/ports.ts'
import type { Connection, Link } from './domain/sync.ts'
import type { Mapping } from './mapping/mapping.ts'
import { loadMapping } from './mapping/parse-mapping.ts'
import { wireMappings } from './mapping-wiring.ts'
import type { ApiRoute } from './platform/api.ts'
import { wirePreviews, type Previewing } from './preview-wiring.ts'
import { makeBackfillJob } from './sync/backfill-job.ts'
import { backfillRoutes } from './sync/backfill-routes.ts'
import { makeBackfills } from './sync/backfill-store.ts'
import { makeManageBackfills } from './sync/backfill.ts'
import { makeConflicts } from './sync/conflict-store.ts'
import type { ElementNeeds } from './sync/elements.ts'
import { makeDeadLetters } from './sync/dead-letters-store.ts'
import { viewConflicts } from './sync/explain-conflicts.ts'
import { makeForget } from './sync/forget.ts'
import { makeFullPass } from './sync/full-pass.ts'
import { project } from './sync/facts.ts'
import { makeHints } from './sync/hint-store.ts'
import { makeLeases } from './sync/lease-store.ts'
import { makeLinks } from './sync/link-store.ts'
import { syncOnChange } from './sync/on-change.ts'
import { openSession } from './sync/open-session.ts'
import { makePreviews } from './sync/preview-store.ts'
import { makeReconcileMany } from './sync/reconcile-many.ts'
import { makeReconcile, RECONCILE_ATTEMPTS } from './sync/reconcile.ts'
import { makeResolveConflict } from './sync/resolve-conflict.ts'
import { syncRoutes } from './sync/routes.ts'
import { makeRuns } from './sync/run-store.ts'
import { makeStuck } from './sync/stuck.ts'
import { makeSweep, reconcileKey } from './sync/sweep.ts'

/** How often it is asked whether the daily full pass of a connection is due. */
const FULL_PASS_EVERY_MS = 15 * 60_000

export interface CrmNeeds extends ElementNeeds {
  database: Database
  /** Made once by the caller, because the assessments ask it for `ids`. */
  connections: ConnectionStore
  assessments: Assessments
  connectors: Readonly<Record<string, Connector>>
  mappings: readonly Mapping[]
  /** The rate budget of one connection; where several processes work, they share it under its id. */
  createLimiter(
    limits: Connector['limits'],
    clock: Clock,
    of: { connectionId: string; quota(): number },
  ): Limiter
  queue: Queue
  clock: Clock
  log: Log
  publicUrl: string
  score(assessment: Assessment): { overall: string }
  /** The link that invites the prospect, where one was made. */
  invitationOf?(assessment: Assessment): string | undefined
  /** A new invitation for an assessment; without it nothing is started in the CRM. */
  freshInvitation?: StartNeeds['freshInvitation']
  /** How far the prospect has come, in words. */
  progressOf?(assessment: Assessment): string | undefined
  /** True in the demo: a connection may point at the stand-in. */
  allowBaseUrl: boolean
  pollEveryMs: number
  sweepEveryMs: number
}

export interface Crm {
  routes: ApiRoute[]
  /** Takes `/crm-events/…`; before any body parser. */
  router: Router
  /** Goes on at once with what a killed process was at; only where this process alone owns the data. */
  takeOver(): Promise<void>
  /** Starts the workers; not in a process that only serves requests. */
  work(): void
  connect: Connect
  manage: ManageConnections
  /** Where an assessment stands in each CRM. */
  linksOf(assessmentId: string): Promise<CrmLink[]>
  /** Stops a connection until a preview of it was approved: after a restore. */
  requirePreview: Previewing['requirePreview']
  /** Removes what the sync knows of an assessment. */
  forget(assessmentId: string): Promise<void>
  close(): void
}

/** Puts connections, sync and CRM events together: the part of the composition root that faces the CRMs. */
export function wireCrm(needs: CrmNeeds): Crm {
  const { database, assessments, connectors, queue, clock, log } = needs
  const mapped = wireMappings(needs)
  const { connections, library } = mapped
  const links = makeLinks({ connection: database })
  const runs = makeRuns({ connection: database })
  const conflicts = tellingOwners(makeConflicts({ connection: database, clock }), { queue, log })
  const tasks = makeOwnerTasks({ connection: database })
  const tellOwners = makeOwnersToTell({ conflicts, tasks, queue, clock })
  const leases = makeLeases({ connection: database, clock })
  const hints = makeHints({ connection: database, clock })
  const deadLetters = makeDeadLetters({ connection: database, clock })
  const previews = makePreviews({ connection: database, clock })
  const events = makeCrmEvents({ connection: database, clock })
  const limiterFor = makeLimiters(needs)
  const { of: mappingOf, at: mappingAt, currents: mappings } = library
  const oauthStarts = makeOAuthStarts({ connection: database, clock })
  const recordsOf: ConnectionNeeds['recordsOf'] = (assessment, mapping, { choices }) =>
    project(assessment, mapping, needs, choices)
  const shared = {
    ...needs,
    ...{ connections, mappings },
    ...{ links, runs, conflicts, leases, hints, events, limiterFor, mappingOf, mappingAt },
    ...{ deadLetters, previews },
    ...{ oauthStarts, recordsOf },
  }
  const backfilling = wireBackfill(shared)
  const { forgetConnection } = deadLetters
  const ofConnections = { ...shared, assessments: backfilling.assessments, forgetConnection }
  const manage = makeManageConnections(ofConnections)
  const previewing = wirePreviews({ ...shared, refresh: (id) => manage.test(id) })
  const sessionOf = async (connection: Connection, priority?: 'backfill') =>
    (await openSession(shared, connection, priority)).session
  const { freshInvitation } = needs
  const starting = freshInvitation
    ? { start: makeStartAssessment({ ...shared, sessionOf, freshInvitation }) }
    : {}
  const stopListening = syncOnChange({ assessments, queue, log })

  return {
    routes: [
      ...connectionRoutes(ofConnections),
      ...mapped.routes(sessionOf),
      ...syncRoutes({
        runs,
        conflicts,
        resolve: makeResolveConflict(shared),
        viewConflicts: (found, options) => viewConflicts(shared, found, options),
        queue,
      }),
      ...previewing.routes,
      ...backfillRoutes(backfilling.manage),
    ],
    router: crmEventRouter({
      connections,
      connectors,
      events,
      queue,
      publicUrl: needs.publicUrl,
      clock,
      log,
    }),
    takeOver: () => leases.endAll(),
    work() {
      queue.work('sync.reconcile', makeReconcile(shared), {
        concurrency: 4,
        attempts: RECONCILE_ATTEMPTS,
      })
      queue.work('sync.backfill', backfilling.job)
      queue.work(
        'sync.sweep',
        makeSweep({ ...shared, backfill: backfilling.sweep, stuck: makeStuck(shared) }),
      )
      previewing.work()
      queue.work('sync.full-pass', makeFullPass(shared))
      queue.work('crm.event', makeLookAtEvent({ ...shared, ...starting, reconcileKey }), { concurrency: 4 })
      queue.work('crm.programs', makeLookAtPrograms({ ...shared, reconcileKey }))
      queue.work(
        'crm.poll',
        makePoll({ ...shared, sessionOf, refresh: manage.test, reconcileKey, tellOwners }),
      )
      queue.work('crm.tell-owner', makeTellOwner({ ...shared, tasks, sessionOf }), { concurrency: 2 })
      queue.every('sync.sweep', {}, needs.sweepEveryMs)
      queue.every('sync.full-pass', {}, FULL_PASS_EVERY_MS)
    },
    requirePreview: previewing.requirePreview,
    connect: makeConnect(ofConnections),
    manage,
    async linksOf(assessmentId) {
      const all = await connections.list()
      const found = await Promise.all(
        all.map(async (one) => ({ one, links: await links.of(one.id, assessmentId) })),
      )
      return found.flatMap(({ one, links }) => links.map((link) => toCrmLink(one, link, connectors[one.crm])))
    },
    forget: makeForget({ links, runs, conflicts, hints, deadLetters, previews }),
    close: stopListening,
  }
}

/** Whoever has to hear of everything hears of it by a backfill: chunk by chunk, behind what is urgent. */
function wireBackfill(needs: CrmNeeds & Parameters<typeof makeReconcileMany>[0]) {
  const { database, connections, assessments, clock } = needs
  const backlog = makeBacklog({ connection: database })
  const backfills = makeBackfills({ connection: database, clock })
  const manage = makeManageBackfills({ ...needs, backfills, backlog })
  return {
    manage,
    job: makeBackfillJob({ ...needs, backfills, backlog, reconcileMany: makeReconcileMany(needs) }),
    sweep: { backlog, backfills, start: (connectionId: string) => manage.start(connectionId, 'behind') },
    assessments: {
      ...assessments,
      async markAllPending(connectionId: string) {
        const twoWay = (await connections.find(connectionId))?.twoWay
        return (await manage.everything(connectionId, twoWay ? 'two_way' : 'connected')).total
      },
    },
  }
}

function toCrmLink(
  { id, settings }: Connection,
  { kind, object, state, remoteId, syncedAt }: Link,
  connector: Connector | undefined,
): CrmLink {
  const url = remoteId === undefined ? undefined : connector?.recordUrl?.(settings, object, remoteId)
  return {
    connectionId: id,
    kind,
    object,
    state,
    ...(remoteId === undefined ? {} : { remoteId }),
    ...(url === undefined ? {} : { url }),
    ...(syncedAt === undefined ? {} : { syncedAt }),
  }
}

/** One rate budget for each connection, shared by everything that calls its CRM. */
function makeLimiters({ connectors, createLimiter, clock }: CrmNeeds): (connection: Connection) => Limiter {
  const limiters = new Map<string, Limiter>()
  const quotas = new Map<string, number>()
  return ({ id, crm, settings }) => {
    // An admin may change it at any time; the budget goes on with what it has counted.
    quotas.set(id, settings.quotaShare ?? 1)
    const known =
      limiters.get(id) ??
      createLimiter(connectors[crm]?.limits ?? {}, clock, {
        connectionId: id,
        quota: () => quotas.get(id) ?? 1,
      })
    limiters.set(id, known)
    return known
  }
}

/** Every mapping file of the folder; the first one that cannot be used says so, with all its errors. */
export function readMappings(folder: URL): Mapping[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => loadMapping(readFileSync(new URL(name, folder), 'utf8'), `mappings/${name}`))
}
