import type { Queue } from '../domain/jobs.ts'
import type { Outbox } from '../domain/mail.ts'
import type { Log } from '../domain/ports.ts'
import { checkDraft } from './check-draft.ts'
import type { OutboxStore } from './outbox-store.ts'

/** How mails leave the hub: by a mail server, shown in the console (the demo), or not at all. */
export type MailWay = 'smtp' | 'shown' | 'none'

export interface OutboxNeeds {
  store: OutboxStore
  queue: Queue
  log: Log
  way: MailWay
}

/** Stores a mail, and has it sent. The job is a hint: the sweep finds what it forgot. */
export function makeOutbox({ store, queue, log, way }: OutboxNeeds): Outbox {
  return {
    works: way !== 'none',
    async post(draft) {
      checkDraft(draft)
      const state = way === 'smtp' ? 'waiting' : way === 'shown' ? 'shown' : 'dead'
      const { id, isNew } = await store.add(draft, state)
      if (way === 'smtp') await queue.add('mail.send', { mailId: id }, { key: id })
      // The link in it opens something: the log names the place where it can be read, never the link.
      else if (isNew && way === 'shown')
        log.warn(
          { mailId: id, look: `/console/mail/${id}` },
          'there is no mail server: read it in the console',
        )
      else if (isNew) log.error({ mailId: id }, 'a mail cannot be sent: SMTP_URL is not set')
      return { id }
    },
    forget: (assessmentId) => store.forget(assessmentId),
  }
}
