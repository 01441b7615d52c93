import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Connector, RemoteEvent, RemoteSettings, WebhookRequest } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { parseJson } from './json.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Where ConnectWise keeps the keys of its callbacks: the hosts of its cloud. */
const CLOUD = ['myconnectwise.net', 'connectwise.com', 'connectwisedev.com', 'itsupport247.net']
const MAX_URL_CHARS = 1000

const Payload = z.looseObject({
  Action: z.string().max(50),
  ID: z.union([z.number().int(), z.string().regex(/^\d{1,15}$/)]),
  Type: z.string().max(50),
  /** The record as it is now: JSON in a text, or null once it is gone. */
  Entity: z.string().nullish(),
  MessageId: z.string().max(100).nullish(),
  Metadata: z.looseObject({ key_url: z.string().max(MAX_URL_CHARS) }),
})
type Payload = z.infer<typeof Payload>

/**
 * Callbacks: https://developer.connectwise.com/Best_Practices/PSA_Callbacks. The signature covers the body and nothing
 * else, so an old callback stays valid; it is a hint to read the record, and reading an unchanged one changes nothing.
 * The key's address comes from the body itself, which nobody has verified yet: only ConnectWise's own hosts are asked.
 */
export const makeWebhook =
  (keys: SigningKeys): NonNullable<Connector['webhook']> =>
  async ({ headers, rawBody }, { credentials, settings, clock }) => {
    const signature = header(headers, 'x-content-signature')
    if (signature === undefined || signature === '') throw refused('it has no signature')
    const payload = Payload.safeParse(parseJson(rawBody.toString('utf8')))
    if (!payload.success) throw refused('its body names no record or no signing key')
    const url = keyUrl(payload.data.Metadata.key_url, settings, credentials.site ?? '')
    const trust = isStandIn(url, settings) ? settings.certificate : undefined
    const key = await keys.get(url, trust, clock)
    const expected = createHmac('sha256', key).update(rawBody).digest()
    const actual = Buffer.from(signature, 'base64')
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
      throw refused('its signature does not match')
    return toEvents(payload.data, rawBody, clock.now())
  }

const header = (headers: WebhookRequest['headers'], name: string) =>
  Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]

const refused = (reason: string) =>
  new HubError('unauthenticated', `This ConnectWise callback was refused: ${reason}.`, {
    hint: 'Check that ConnectWise itself sent it; polling will notice what changed.',
  })

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).host : undefined
const isStandIn = (url: URL, { baseUrl }: RemoteSettings): boolean => url.host === hostOf(baseUrl)

function keyUrl(text: string, settings: RemoteSettings, site: string): URL {
  if (!URL.canParse(text)) throw refused('the address of its signing key is none')
  const url = new URL(text)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw refused('the address of its signing key is not safe')
  // With a stand-in nobody else is trusted; an own server is the site that people sign in at.
  const allowed = settings.baseUrl
    ? isStandIn(url, settings)
    : url.port === '' &&
      (url.hostname === site ||
        CLOUD.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)))
  if (!allowed) throw refused('its signing key is not at ConnectWise')
  return url
}

const OBJECT_OF: Record<string, string> = {
  company: 'companies',
  contact: 'contacts',
  opportunity: 'opportunities',
  activity: 'activities',
  configuration: 'configurations',
}
const KIND_OF: Record<string, RemoteEvent['kind']> = {
  added: 'created',
  updated: 'changed',
  deleted: 'deleted',
}
const Entity = z.looseObject({ _info: z.looseObject({ lastUpdated: z.string() }) })

/** Types that we do not follow are left out. */
function toEvents(
  { Action, ID, Type, Entity: entity, MessageId }: Payload,
  body: Buffer,
  now: Date,
): RemoteEvent[] {
  const object = OBJECT_OF[Type.toLowerCase()]
  const kind = KIND_OF[Action.toLowerCase()]
  if (object === undefined || kind === undefined) return []
  const told = Entity.safeParse(typeof entity === 'string' ? parseJson(entity) : undefined)
  const at = told.success ? Date.parse(told.data._info.lastUpdated) : NaN
  return [
    {
      id: MessageId ?? createHash('sha256').update(body).digest('hex'),
      object,
      recordId: String(ID),
      kind,
      occurredAt: (Number.isNaN(at) ? now : new Date(at)).toISOString(),
    },
  ]
}
