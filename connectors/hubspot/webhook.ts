import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Connector, RemoteEvent, WebhookRequest } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

const MAX_AGE_MS = 5 * 60_000
/** Clocks differ a little; a stamp from further ahead is not HubSpot's. */
const MAX_AHEAD_MS = 60_000
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
  newObjectId: z.union([z.number(), z.string()]).optional(),
  primaryObjectId: z.union([z.number(), z.string()]).optional(),
  mergedObjectIds: z.array(z.union([z.number(), z.string()])).optional(),
})
type Event = z.infer<typeof Event>
const Events = z.array(Event).max(MAX_EVENTS)

/** Signature v3: https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests */
export const webhook: NonNullable<Connector['webhook']> = async (request, { credentials, clock }) => {
  verify(request, credentials.clientSecret ?? '', clock.now().getTime())
  const events = Events.safeParse(parseJson(request.rawBody))
  if (!events.success)
    throw new HubError('invalid_input', 'The body of this HubSpot webhook is not a list of events.', {
      hint: 'Nothing was taken from it; polling will notice what changed.',
    })
  return events.data.flatMap(toEvents)
}

function verify({ method, url, headers, rawBody }: WebhookRequest, secret: string, now: number): void {
  const header = (name: string) => Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]
  const given = header('x-hubspot-signature-v3')
  const stamp = header('x-hubspot-request-timestamp')
  if (secret === '') throw refused('this connection has no client secret to check it with')
  if (given === undefined) throw refused('it has no signature')
  if (stamp === undefined || !/^\d{1,15}$/.test(stamp)) throw refused('it has no usable timestamp')
  if (now - Number(stamp) > MAX_AGE_MS) throw refused('it is older than five minutes')
  if (Number(stamp) - now > MAX_AHEAD_MS) throw refused('its timestamp lies in the future')
  const expected = createHmac('sha256', secret)
    .update(method.toUpperCase() + decodeUri(url))
    .update(rawBody)
    .update(stamp)
    .digest()
  const actual = Buffer.from(given, 'base64')
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw refused('its signature does not match')
}

const refused = (reason: string) =>
  new HubError('unauthenticated', `This HubSpot webhook was refused: ${reason}.`, {
    hint: 'Check the client secret of the connection, the public address, and the clock.',
  })

/** HubSpot signs the URI with these characters decoded, and only these. */
const decodeUri = (url: string) =>
  url.replaceAll(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escape) => decodeURIComponent(escape))

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const OBJECTS: Record<string, string> = {
  company: 'companies',
  contact: 'contacts',
  deal: 'deals',
  note: 'notes',
  task: 'tasks',
  '0-2': 'companies',
  '0-1': 'contacts',
  '0-3': 'deals',
  '0-46': 'notes',
  '0-27': 'tasks',
}
const KINDS: Record<string, RemoteEvent['kind']> = {
  creation: 'created',
  restore: 'created',
  propertyChange: 'changed',
  associationChange: 'changed',
  deletion: 'deleted',
  privacyDeletion: 'deleted',
  merge: 'merged',
}

/** Types that we do not know are left out: HubSpot adds some now and then. */
function toEvents(event: Event): RemoteEvent[] {
  const [subject = '', verb = ''] = (event.subscriptionType ?? event.eventType ?? '').split('.')
  const object = OBJECTS[subject === 'object' ? (event.objectTypeId ?? '') : subject]
  const kind = KINDS[verb]
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
    ...more,
  })
  if (kind !== 'merged') return [one(String(event.objectId))]
  const winner = String(event.newObjectId ?? event.primaryObjectId ?? event.objectId)
  const losers = (event.mergedObjectIds ?? []).map(String).filter((id) => id !== winner)
  return losers.map((id) => one(id, { mergedInto: winner }))
}
