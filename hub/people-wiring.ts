import type { Router } from 'express'
import type { Connection as Database } from 'mongoose'
import { translateFor } from '../intake/language/index.ts'
import type { Assessments } from './assessments/assessments.ts'
import type { Config } from './config.ts'
import type { Assessment } from './domain/assessment.ts'
import type { Clock } from './domain/clock.ts'
import type { Queue } from './domain/jobs.ts'
import type { Outbox } from './domain/mail.ts'
import type { Log } from './domain/ports.ts'
import type { ConnectionChecks } from './connection-check/index.ts'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { Crm } from './crm-wiring.ts'
import type { Files } from './files/files.ts'
import { insightRoutes } from './insights/routes.ts'
import { makeInsights, type Insights } from './insights/insights.ts'
import { makeStepStore } from './insights/step-store.ts'
import type { Intake } from './intake/index.ts'
import { intakeLinkRoutes } from './invitations/link-routes.ts'
import { makeMail } from './mail/index.ts'
import type { ApiRoute } from './platform/api.ts'
import type { RateLimits } from './platform/rate-limits.ts'
import { makeErase, makeEraseJob, makeEraseSweep } from './privacy/erase.ts'
import { makeMyData } from './privacy/my-data.ts'
import { privacyRouter } from './privacy/router.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { makeTombstones } from './privacy/tombstone-store.ts'
import { makeReminders } from './reminders/index.ts'
import type { Keys } from './store/keys.ts'

export interface PeopleNeeds {
  config: Pick<Config, 'mode' | 'msp' | 'smtpUrl' | 'mailFrom' | 'timeZone'>
  database: Database
  keys: Keys
  assessments: Assessments
  queue: Queue
  rateLimits: RateLimits
  clock: Clock
  log: Log
  publicUrl: () => string
  /** Made after this, because it posts into the outbox. */
  intake: () => Intake
  crm: Pick<Crm, 'forget' | 'linksOf'>
  /** The link that invites, while it opens. */
  invitationOf: (assessment: Assessment) => string | undefined
  connections: Pick<ConnectionStore, 'find'>
  files: Files
  checks: Pick<ConnectionChecks, 'of' | 'forget'>
}

export interface PeopleParts {
  outbox: Outbox
  insights: Insights
  routes: ApiRoute[]
  /** Mounted before the intake's router. */
  raw: Router[]
  /** Erases an assessment with everything that hangs on it. */
  remove(assessmentId: string): Promise<void>
  work(): void
}

const ERASE_SWEEP_EVERY_MS = 60_000

/** Mail, reminders, what a person may do with their data, and what the MSP learns about its questions. */
export async function wirePeople(needs: PeopleNeeds): Promise<PeopleParts> {
  const { config, database: connection, assessments, queue, clock, log, intake, crm, files, checks } = needs
  const { msp } = config
  const mail = makeMail({
    ...{ connection, queue, clock, log, msp, smtpUrl: config.smtpUrl, from: config.mailFrom },
    showInConsole: config.mode === 'demo',
  })
  const insights = makeInsights({ store: makeStepStore({ connection }), clock, log })
  const reminders = await makeReminders({
    ...{ ...needs, connection, msp, timeZone: config.timeZone, outbox: mail.outbox },
    linkFor: (assessmentId, email) => intake().people.linkFor(assessmentId, email),
    languageOf: (assessmentId) => intake().erasing.language(assessmentId),
    translate: translateFor,
  })
  const crmRecords = async (assessmentId: string) => {
    const live = (await crm.linksOf(assessmentId)).filter(({ remoteId }) => remoteId !== undefined)
    const found = await Promise.all(live.map(({ connectionId }) => needs.connections.find(connectionId)))
    return found.flatMap((one) => one?.title ?? [])
  }
  const checksOf = async (assessmentId: string) =>
    (
      await Promise.all((await intake().erasing.conversations(assessmentId)).map((id) => checks.of(id)))
    ).flat()
  const erasing = {
    ...{ tombstones: makeTombstones({ connection }), queue, clock, log },
    conversationsOf: (assessmentId: string) => intake().erasing.conversations(assessmentId),
    keepers: [
      { name: 'reminders', forget: (id: string) => reminders.forget(id) },
      { name: 'conversations', forget: (id: string) => intake().erasing.forget(id) },
      { name: 'mails', forget: (id: string) => mail.outbox.forget(id) },
      { name: 'files', forget: (id: string) => files.forget(id) },
      { name: 'checks', forget: (id: string) => checks.forget(id) },
      { name: 'assessment', forget: (id: string) => assessments.remove(id) },
      { name: 'sync', forget: (id: string) => crm.forget(id) },
    ],
  }
  const erase = makeErase(erasing)
  const myData = makeMyData({
    ...{ assessments, clock, msp, crmRecords },
    messages: (id) => intake().erasing.messages(id),
    files: (id) => files.ofAssessment(id),
    checks: checksOf,
    links: async (id) => (await intake().people.list(id)).map(({ hash: _hash, ...link }) => link),
  })
  return {
    outbox: mail.outbox,
    insights,
    routes: [
      ...mail.routes,
      ...insightRoutes({ insights }),
      ...privacyRoutes({ msp }),
      ...intakeLinkRoutes({
        assessments,
        list: async (id) =>
          (await intake().people.list(id)).map(({ hash: _hash, email: _email, ...link }) => link),
        revoke: (id) => intake().people.revoke(id),
      }),
    ],
    raw: [
      reminders.router,
      privacyRouter({
        ...{ ...needs, myData, erase, crmRecords },
        personOf: (req) => intake().personOf(req),
      }),
    ],
    remove: (assessmentId) => erase(assessmentId, 'staff'),
    work() {
      mail.work({
        async stillWanted({ kind, assessmentId }) {
          if (kind === 'reminder') return reminders.stillWanted(assessmentId)
          const assessment = await assessments.find(assessmentId)
          return (
            assessment !== null && (kind !== 'invitation' || needs.invitationOf(assessment) !== undefined)
          )
        },
      })
      reminders.work()
      queue.work('privacy.erase', makeEraseJob(erasing))
      queue.work('privacy.sweep', makeEraseSweep(erasing), { attempts: 1 })
      queue.every('privacy.sweep', {}, ERASE_SWEEP_EVERY_MS)
    },
  }
}
