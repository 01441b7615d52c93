import type { Connection } from 'mongoose'
import type { Router } from 'express'
import type { Queue } from '../domain/jobs.ts'
import { mayRemind } from './due.ts'
import { makeRemind, type RemindNeeds } from './remind.ts'
import { makeReminderStore } from './reminder-store.ts'
import { makeStopLinks, type StopNeeds } from './stop-router.ts'

export interface ReminderNeeds extends Omit<RemindNeeds, 'store' | 'stopUrl'>, Omit<StopNeeds, 'stop'> {
  connection: Connection
  queue: Queue
}

export interface Reminders {
  /** The stop link's page. Mounted before anything that asks where a form came from. */
  router: Router
  stop(assessmentId: string): Promise<void>
  forget(assessmentId: string): Promise<void>
  /** Whether a reminder that waits for its mail server still makes sense. */
  stillWanted(assessmentId: string): Promise<boolean>
  work(): void
}

const LOOK_EVERY_MS = 15 * 60_000

/** At most two reminders for an assessment that somebody began, each with a way to stop them. */
export async function makeReminders(needs: ReminderNeeds): Promise<Reminders> {
  const { assessments, queue } = needs
  const store = makeReminderStore(needs)
  async function stop(assessmentId: string): Promise<void> {
    await store.stop(assessmentId)
    if (await assessments.find(assessmentId))
      await assessments.note({
        assessmentId,
        kind: 'resumed',
        who: 'prospect',
        text: 'Stopped the reminders.',
      })
  }
  const links = await makeStopLinks({ ...needs, stop })
  return {
    router: links.router,
    stop,
    forget: (assessmentId) => store.forget(assessmentId),
    async stillWanted(assessmentId) {
      const assessment = await assessments.find(assessmentId)
      const stopped = (await store.of([assessmentId])).get(assessmentId)?.stopped ?? false
      return assessment?.status === 'draft' && !stopped && mayRemind(assessment)
    },
    work() {
      queue.work('reminders.look', makeRemind({ ...needs, store, stopUrl: links.urlOf }), { attempts: 1 })
      queue.every('reminders.look', {}, LOOK_EVERY_MS)
    },
  }
}
