import { createHash, createHmac } from 'node:crypto'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Database } from './database.ts'
import type { ObjectName } from './definitions.ts'
import type { Faults } from './faults.ts'
import type { PortalChange } from './portal.ts'

const MAX_EVENTS = 99
const TIMEOUT_MS = 5000
/** HubSpot tries ten times over a day; here the pauses are short. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000]

export interface Webhooks {
  /** Inside the transaction of the change. */
  enqueue(change: PortalChange): void
  /** After its commit. */
  deliver(): void
  close(): void
}

export interface WebhookNeeds {
  db: Database
  clock: Clock
  faults: Faults
  portalId: number
  appId: number
  clientSecret: string
  target(): string | undefined
  /** Which of HubSpot's ways to sign is used. */
  signedAs: 'v1' | 'v3'
}

/** Objects that HubSpot offers subscriptions for, by the word it uses. */
const SUBSCRIBED: Partial<Record<ObjectName, string>> = {
  companies: 'company',
  contacts: 'contact',
  deals: 'deal',
}

/** Posts signed events in batches, in order, from a durable outbox; a batch that fails is tried again. */
export function makeWebhooks(needs: WebhookNeeds): Webhooks {
  const { db, target } = needs
  const insert = db.prepare('INSERT INTO outbox (event) VALUES (?)')
  const select = db.prepare('SELECT id, event FROM outbox ORDER BY id LIMIT ?')
  const drop = db.prepare('DELETE FROM outbox WHERE id <= ?')
  let timer: NodeJS.Timeout | undefined
  let running = false
  let again = false
  let attempt = 0
  let closed = false
  let due = false

  const schedule = (ms: number) => {
    if (closed) return
    clearTimeout(timer)
    due = true
    timer = setTimeout(() => void run(), ms)
    timer.unref()
  }

  /** Changes from the oldest on, as many as fit into one delivery. */
  function nextBatch(attemptNumber: number): { events: object[]; last: number } | undefined {
    let batch: { events: object[]; last: number } | undefined
    for (const { id, event } of select.all(MAX_EVENTS) as { id: number; event: string }[]) {
      const events = toWire(JSON.parse(event) as PortalChange, id, attemptNumber, needs)
      if (batch && batch.events.length + events.length > MAX_EVENTS) break
      batch = { events: [...(batch?.events ?? []), ...events.slice(0, MAX_EVENTS)], last: id }
    }
    return batch
  }

  async function run(): Promise<void> {
    due = false
    if (closed) return
    if (running) return void (again = true)
    running = true
    again = false
    try {
      for (;;) {
        const url = target()
        const batch = url === undefined ? undefined : nextBatch(attempt)
        if (url === undefined || batch === undefined) break
        const sent = await post(needs, url, batch.events)
        if (closed) return
        if (!sent && attempt < PAUSES_MS.length) return schedule(PAUSES_MS[attempt++] ?? 0)
        drop.run(batch.last)
        attempt = 0
      }
    } finally {
      running = false
      if (again) schedule(0)
    }
  }

  if (target() !== undefined) schedule(0)
  return {
    enqueue(change) {
      // Without an address there is no subscription, and what happens before there is one is never told.
      if (SUBSCRIBED[change.object] && target() !== undefined) insert.run(JSON.stringify(change))
    },
    deliver() {
      if (running) again = true
      else if (attempt === 0 && !due && target() !== undefined) schedule(0)
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

/** One event for the record itself, unless only properties changed, and one for each property. */
function toWire(
  { object, objectId, kind, actor, at, changed, mergedIds }: PortalChange,
  id: number,
  attemptNumber: number,
  { portalId, appId }: WebhookNeeds,
): object[] {
  const event = (number: number, verb: PortalChange['kind'], more: object) => ({
    eventId: 1_000_000 + id * 1000 + number,
    subscriptionId: 4000 + Object.keys(SUBSCRIBED).indexOf(object),
    portalId,
    appId,
    occurredAt: at,
    subscriptionType: `${SUBSCRIBED[object]}.${verb}`,
    attemptNumber,
    objectId: Number(objectId),
    ...actor,
    ...more,
  })
  const properties = changed.map(([propertyName, propertyValue], index) =>
    event(index + 1, 'propertyChange', { propertyName, propertyValue }),
  )
  if (kind === 'propertyChange') return properties
  if (kind === 'creation') return [event(0, kind, { changeFlag: 'CREATED' }), ...properties]
  if (kind === 'deletion') return [event(0, kind, { changeFlag: 'DELETED' })]
  const merged = { primaryObjectId: Number(objectId), mergedObjectIds: mergedIds?.map(Number) }
  return [event(0, kind, { ...merged, newObjectId: Number(objectId) })]
}

/** True when the other side took it: a 2xx within five seconds. */
async function post(needs: WebhookNeeds, url: string, events: object[]): Promise<boolean> {
  if (needs.faults.take(['webhook_drop'], url)) return true
  const order = needs.faults.take(['webhook_reorder'], url) ? [...events].reverse() : events
  const body = JSON.stringify(order)
  const times = needs.faults.take(['webhook_duplicate'], url) ? 2 : 1
  for (let time = 0; time < times; time++) {
    const timestamp = needs.clock.now().getTime()
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'HubSpot Connect 2.0 (stand-in)',
          ...(needs.signedAs === 'v1'
            ? {
                'X-HubSpot-Signature-Version': 'v1',
                'X-HubSpot-Signature': signatureV1(needs.clientSecret, body),
              }
            : {
                'X-HubSpot-Request-Timestamp': String(timestamp),
                'X-HubSpot-Signature-Version': 'v3',
                'X-HubSpot-Signature-v3': signature(needs.clientSecret, 'POST', url, body, timestamp),
              }),
        },
      })
      await answer.body?.cancel()
      if (!answer.ok) return false
    } catch {
      return false
    }
  }
  return true
}

/** https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests */
export const signature = (secret: string, method: string, url: string, body: string, timestampMs: number) =>
  createHmac('sha256', secret)
    .update(`${method}${decoded(url)}${body}${timestampMs}`)
    .digest('base64')

/** The first way: it covers neither the address nor the time. */
export const signatureV1 = (secret: string, body: string) =>
  createHash('sha256').update(secret).update(body).digest('hex')

/** HubSpot signs the address with these escapes decoded. */
const decoded = (url: string) =>
  url.replaceAll(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escape) => decodeURIComponent(escape))
