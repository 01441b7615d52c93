import { z } from 'zod'
import type { Connector, RemoteEvent } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { refusedBecause, verify } from './signature.ts'

const MAX_EVENTS = 1000

/** Fields as captured deliveries have them; `eventType` is what some documentation says for `subscriptionType`. */
const Event = z.looseObject({
  eventId: z.union([z.number(), z.string()]).optional(),
  subscriptionType: z.string().optional(),
  eventType: z.string().optional(),
  objectId: z.union([z.number(), z.string()]),
  objectTypeId: z.string().optional(),
  occurredAt: z.number(),
  propertyName: z.string().optional(),
  changeSource: z.string().optional(),
  newObjectId: z.union([z.number(), z.string()]).optional(),
  primaryObjectId: z.union([z.number(), z.string()]).optional(),
  mergedObjectIds: z.array(z.union([z.number(), z.string()])).optional(),
})
type Event = z.infer<typeof Event>
const Events = z.array(Event).max(MAX_EVENTS)

/** HubSpot delivers for a day; what is older was kept back by somebody. Only the first way of signing needs this. */
const MAX_EVENT_AGE_MS = 25 * 3_600_000

export const webhook: NonNullable<Connector['webhook']> = async (request, { credentials, clock }) => {
  const now = clock.now().getTime()
  verify(request, credentials, now)
  const events = Events.safeParse(parseJson(request.rawBody))
  if (!events.success)
    throw new HubError('invalid_input', 'The body of this HubSpot webhook is not a list of events.', {
      hint: 'Nothing was taken from it; polling will notice what changed.',
    })
  if (
    credentials.webhookSignature === 'v1' &&
    events.data.some((one) => now - one.occurredAt > MAX_EVENT_AGE_MS)
  )
    throw refusedBecause('its events are older than a day')
  return events.data.flatMap(toEvents)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const OBJECTS = new Map<string, string>([
  ['company', 'companies'],
  ['contact', 'contacts'],
  ['deal', 'deals'],
  ['note', 'notes'],
  ['task', 'tasks'],
  ['line_item', 'line_items'],
  ['quote', 'quotes'],
  ['0-2', 'companies'],
  ['0-1', 'contacts'],
  ['0-3', 'deals'],
  ['0-46', 'notes'],
  ['0-27', 'tasks'],
  ['0-8', 'line_items'],
  ['0-14', 'quotes'],
])
const KINDS = new Map<string, RemoteEvent['kind']>([
  ['creation', 'created'],
  ['restore', 'created'],
  ['propertyChange', 'changed'],
  ['associationChange', 'changed'],
  ['deletion', 'deleted'],
  ['privacyDeletion', 'deleted'],
  ['merge', 'merged'],
])

/** Types that we do not know are left out: HubSpot adds some now and then. */
function toEvents(event: Event): RemoteEvent[] {
  const [subject = '', verb = ''] = (event.subscriptionType ?? event.eventType ?? '').split('.')
  const object = OBJECTS.get(subject === 'object' ? (event.objectTypeId ?? '') : subject)
  const kind = KINDS.get(verb)
  if (object === undefined || kind === undefined) return []
  const occurredAt = new Date(event.occurredAt)
  if (Number.isNaN(occurredAt.getTime())) return []
  const one = (recordId: string, more: Partial<RemoteEvent> = {}): RemoteEvent => ({
    // Event ids alone may repeat.
    id: [event.eventId ?? '', verb, recordId, event.propertyName ?? '', event.occurredAt].join(':'),
    object,
    recordId,
    kind,
    occurredAt: occurredAt.toISOString(),
    ...(event.changeSource === 'INTEGRATION' ? { byProgram: true } : {}),
    ...more,
  })
  if (kind !== 'merged') return [one(String(event.objectId))]
  const winner = String(event.newObjectId ?? event.primaryObjectId ?? event.objectId)
  const losers = (event.mergedObjectIds ?? []).map(String).filter((id) => id !== winner)
  return losers.map((id) => one(id, { mergedInto: winner }))
}
