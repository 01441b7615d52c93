import express, { Router, type Request } from 'express'
import type { Clock } from '../domain/clock.ts'
import type { Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import type { Connections } from '../domain/sync.ts'
import { isUrgent, waitingId, type CrmEvents } from './event-store.ts'
import { eventKey } from './look-at-event.ts'
import { programsKey } from './look-at-programs.ts'

export interface CrmEventNeeds {
  connections: Pick<Connections, 'find' | 'credentials'>
  connectors: Readonly<Record<string, Connector>>
  events: CrmEvents
  queue: Pick<Queue, 'add'>
  /** The address that the CRM calls us at, without a trailing slash: signatures cover it. */
  publicUrl: string
  clock: Clock
  log: Log
}

const MOST_EVENTS = 1000
const DEBOUNCE_MS = 100
/** What programs change waits for the end of what they are at: most of it was us, and is no news by then. */
const PROGRAMS_WAIT_MS = 5_000

/** Webhooks of CRMs are hints: verify, keep, answer fast; what they are about is read afterwards. */
export function crmEventRouter(needs: CrmEventNeeds): Router {
  const { events, queue, log } = needs
  return Router().post(
    '/crm-events/:connectionId',
    express.raw({ type: () => true, limit: '1mb' }),
    async (req: Request<{ connectionId: string }>, res) => {
      const { connectionId } = req.params
      const received = (await verified(needs, req)).slice(0, MOST_EVENTS)
      const ids = await events.keep(connectionId, received)
      const urgent = new Set(received.filter(isUrgent).map((one) => waitingId(connectionId, one)))
      const jobs = [...urgent].map((eventId) =>
        queue.add('crm.event', { connectionId, eventId }, { key: eventKey(eventId), delayMs: DEBOUNCE_MS }),
      )
      if (ids.length > urgent.size) {
        const later = { key: programsKey(connectionId), delayMs: PROGRAMS_WAIT_MS }
        jobs.push(queue.add('crm.programs', { connectionId }, later))
      }
      // Kept events are looked at by the next poll too: an answer that waits for the queue would be slower, not safer.
      for (const job of jobs)
        job.catch((error: unknown) => log.warn({ err: error, connectionId }, 'CRM event not queued'))
      res.status(204).end()
    },
  )
}

/** An unknown connection and a bad signature look the same from outside. */
async function verified(needs: CrmEventNeeds, req: Request<{ connectionId: string }>) {
  const { connections, connectors, publicUrl, clock, log } = needs
  const { connectionId } = req.params
  const [connection, credentials] = await Promise.all([
    connections.find(connectionId),
    connections.credentials(connectionId).catch(() => ({})),
  ])
  const connector = connection ? connectors[connection.crm] : undefined
  if (!connection || !connector?.webhook) throw unknown()
  try {
    return await connector.webhook(
      {
        method: req.method,
        url: `${publicUrl}${req.originalUrl}`,
        headers: Object.fromEntries(
          Object.entries(req.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
          ]),
        ),
        rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      },
      { credentials, settings: connection.settings, clock },
    )
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    log.warn({ connectionId: connection.id, code: error.code }, 'CRM event refused')
    throw error.code === 'unauthenticated' ? unknown() : error
  }
}

const unknown = () =>
  new HubError('unauthenticated', 'This request is not from a connected CRM.', {
    hint: 'Check the address and the secret that signs the requests.',
  })
