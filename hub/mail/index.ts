import type { Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Outbox } from '../domain/mail.ts'
import type { Log } from '../domain/ports.ts'
import type { ApiRoute } from '../platform/api.ts'
import { makeDeliver, makeMailSweep, type StillWanted } from './deliver.ts'
import { makeOutboxStore } from './outbox-store.ts'
import { makeOutbox } from './outbox.ts'
import { mailRoutes } from './routes.ts'
import { makeSmtp, smtpOptions } from './smtp.ts'

export interface MailNeeds {
  connection: Connection
  queue: Queue
  clock: Clock
  log: Log
  msp: { name: string }
  /** Both, or no mail server. */
  smtpUrl: string | undefined
  from: string | undefined
  /** True in the demo: without a mail server, mails are shown in the console. */
  showInConsole: boolean
}

export interface Mail {
  outbox: Outbox
  routes: ApiRoute[]
  /** Registers the jobs; called where jobs run. */
  work(about?: { stillWanted?: StillWanted }): void
}

const SWEEP_EVERY_MS = 30_000
const AT_ONCE = 3

/** Mails out of the hub: stored first, then sent, tried again, or shown in the demo's console. */
export function makeMail(needs: MailNeeds): Mail {
  const { queue, clock, log, msp, smtpUrl, from, showInConsole } = needs
  const store = makeOutboxStore(needs)
  const way = smtpUrl && from ? 'smtp' : showInConsole ? 'shown' : 'none'
  return {
    outbox: makeOutbox({ store, queue, log, way }),
    routes: mailRoutes({ store, readable: way === 'shown', msp }),
    work({ stillWanted } = {}) {
      if (!smtpUrl || !from) return
      const send = makeSmtp(smtpOptions(smtpUrl), { address: from, name: msp.name })
      // One try a job: when the next one is due, the store knows.
      queue.work('mail.send', makeDeliver({ store, send, clock, log, msp, stillWanted }), {
        concurrency: AT_ONCE,
        attempts: 1,
      })
      queue.work('mail.sweep', makeMailSweep({ store, queue }), { attempts: 1 })
      queue.every('mail.sweep', {}, SWEEP_EVERY_MS)
    },
  }
}
