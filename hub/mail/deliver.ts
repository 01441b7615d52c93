import type { Clock } from '../domain/clock.ts'
import type { JobHandler, Queue } from '../domain/jobs.ts'
import type { MailKind } from '../domain/mail.ts'
import type { Log } from '../domain/ports.ts'
import type { OutboxStore } from './outbox-store.ts'
import { render } from './render.ts'
import type { SendMail } from './smtp.ts'

export interface DeliverNeeds {
  store: OutboxStore
  send: SendMail
  clock: Clock
  log: Log
  msp: { name: string }
  /** Asked right before sending: what waited for a server may be out of date by then. */
  stillWanted?: StillWanted | undefined
}

export type StillWanted = (mail: { kind: MailKind; assessmentId: string }) => Promise<boolean>

const MINUTE_MS = 60_000
/** How long is waited after each failed try; after the last, the mail is dead. */
export const PAUSES_MS = [1, 5, 30, 120, 360, 720].map((minutes) => minutes * MINUTE_MS)
/** Longer than a try can take: until then nobody else tries. */
const LEASE_MS = 3 * MINUTE_MS
const SWEPT_AT_ONCE = 100

/**
 * Sends one mail. Safe to run twice: a try is claimed in the store, so of two one goes on, and what was sent is never
 * waiting again. Killed between the server's yes and our note of it, the mail goes out a second time, under the same
 * Message-ID. A failed try is not the queue's to repeat: the store says when its turn comes, and the sweep takes it up.
 */
export function makeDeliver({
  store,
  send,
  clock,
  log,
  msp,
  stillWanted,
}: DeliverNeeds): JobHandler<'mail.send'> {
  return async ({ mailId }) => {
    const mail = await store.claim(mailId, LEASE_MS)
    if (!mail?.draft) return
    const { attempts } = mail
    if (stillWanted && !(await stillWanted(mail)))
      return store.settle(mailId, attempts, { state: 'dead', failure: 'not wanted any more' })
    try {
      await send({ id: mailId, draft: mail.draft, rendered: render(mail.draft, msp) })
    } catch (error) {
      const failure = failureOf(error)
      const pauseMs = failure.final ? undefined : PAUSES_MS[attempts - 1]
      if (pauseMs === undefined)
        await store.settle(mailId, attempts, { state: 'dead', failure: failure.code })
      else {
        const nextAt = new Date(clock.now().getTime() + pauseMs).toISOString()
        await store.settle(mailId, attempts, { state: 'waiting', failure: failure.code, nextAt })
      }
      const about = { mailId, attempts, failure: failure.code }
      if (pauseMs === undefined) log.error(about, 'a mail was given up')
      else log.warn({ ...about, pauseMs }, 'a mail was not taken, and is tried again')
      return
    }
    await store.settle(mailId, attempts, { state: 'sent' })
    log.info({ mailId, kind: mail.kind }, 'mail sent')
  }
}

/** Queues every mail whose turn it is. Safe to run twice: jobs with one key are one job, and each claims its mail. */
export function makeMailSweep({
  store,
  queue,
}: {
  store: OutboxStore
  queue: Queue
}): JobHandler<'mail.sweep'> {
  return async () => {
    for (const mailId of await store.due(SWEPT_AT_ONCE))
      await queue.add('mail.send', { mailId }, { key: mailId })
  }
}

/** 5xx is the server's last word (RFC 5321); anything else may pass. Its text can hold the address, so it is dropped. */
function failureOf(error: unknown): { code: string; final: boolean } {
  const reply = typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  const isReply = typeof reply === 'number'
  // A wrong password of ours is mended by the admin, not by giving the mail up.
  const final = isReply && reply >= 500 && reply !== 530 && reply !== 534 && reply !== 535 && code !== 'EAUTH'
  return { code: [code, reply].filter((one) => one !== undefined).join(' ') || 'unknown', final }
}
