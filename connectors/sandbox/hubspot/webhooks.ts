import { createHash, createHmac } from 'node:crypto'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Database } from './database.ts'
import type { ObjectName } from './definitions.ts'
import type { Faults } from './faults.ts'
import type { PortalChange } from './portal.ts'

const MAX_EVENTS = 99
const MOST_AT_ONCE = 10
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

interface Delivery {
  changes: { id: number; change: PortalChange }[]
  first: number
  last: number
}

/**
 * Posts signed events in batches from a durable outbox, ten side by side (`maxConcurrentRequests`): they are begun in
 * order, and arrive as they may. A batch that fails is tried again.
 * https://developers.hubspot.com/docs/api-reference/legacy/webhooks/settings/get-setting
 */
export function makeWebhooks(needs: WebhookNeeds): Webhooks {
  const { db, target } = needs
  const insert = db.prepare('INSERT INTO outbox (event) VALUES (?)')
  const select = db.prepare('SELECT id, event FROM outbox WHERE id > ? ORDER BY id LIMIT ?')
  const drop = db.prepare('DELETE FROM outbox WHERE id BETWEEN ? AND ?')
  const pauses = new Set<NodeJS.Timeout>()
  /** Everything up to here is delivered or on its way. */
  let begun = 0
  let underWay = 0
  let due = false
  let closed = false

  /** Does it a little later, unless all of this is over then; nothing stays awake for it. */
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      pauses.delete(timer)
      act()
    }, ms)
    timer.unref()
    pauses.add(timer)
  }

  /** What a transaction or several at once change travels together. */
  const schedule = () => {
    if (due || closed || target() === undefined) return
    due = true
    later(0, () => {
      due = false
      begin()
    })
  }

  function begin(): void {
    while (underWay < MOST_AT_ONCE) {
      const delivery = nextDelivery()
      if (!delivery) return
      begun = delivery.last
      underWay++
      void attempt(delivery, 0)
    }
  }

  /** Changes from the oldest that nobody delivers yet, as many as fit into one request. */
  function nextDelivery(): Delivery | undefined {
    const changes: Delivery['changes'] = []
    let size = 0
    for (const { id, event } of select.all(begun, MAX_EVENTS) as { id: number; event: string }[]) {
      const change = JSON.parse(event) as PortalChange
      size += toWire(change, id, 0, needs).length
      if (changes.length > 0 && size > MAX_EVENTS) break
      changes.push({ id, change })
    }
    const [first, last] = [changes.at(0)?.id, changes.at(-1)?.id]
    return first === undefined || last === undefined ? undefined : { changes, first, last }
  }

  async function attempt(delivery: Delivery, number: number): Promise<void> {
    const events = delivery.changes.flatMap(({ id, change }) => toWire(change, id, number, needs))
    const url = target()
    const taken = url !== undefined && (await post(needs, url, events.slice(0, MAX_EVENTS)))
    if (closed) return
    const pauseMs = PAUSES_MS[number]
    if (!taken && pauseMs !== undefined) return later(pauseMs, () => void attempt(delivery, number + 1))
    drop.run(delivery.first, delivery.last)
    underWay--
    begin()
  }

  schedule()
  return {
    enqueue(change) {
      // Without an address there is no subscription, and what happens before there is one is never told.
      if (SUBSCRIBED[change.object] && target() !== undefined) insert.run(JSON.stringify(change))
    },
    deliver: schedule,
    close() {
      closed = true
      for (const timer of pauses) clearTimeout(timer)
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
