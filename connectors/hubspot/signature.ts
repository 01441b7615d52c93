import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookRequest } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

const MAX_AGE_MS = 5 * 60_000
/** Clocks differ a little; a stamp from further ahead is not HubSpot's. */
const MAX_AHEAD_MS = 60_000

/**
 * Signature v3: https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests
 * Old private apps may sign in the first way instead; it is taken only where the connection says so. Throws
 * `unauthenticated` with the reason.
 */
export function verify(request: WebhookRequest, credentials: Record<string, string>, now: number): void {
  const secret = credentials.clientSecret ?? ''
  if (secret === '') throw refusedBecause('this connection has no client secret to check it with')
  const header = (name: string) =>
    Object.entries(request.headers).find(([one]) => one.toLowerCase() === name)?.[1]
  const third = header('x-hubspot-signature-v3')
  if (third === undefined && credentials.webhookSignature === 'v1')
    return verifyFirst(request.rawBody, secret, header('x-hubspot-signature'))
  verifyThird(request, secret, third, header('x-hubspot-request-timestamp'), now)
}

function verifyThird(
  { method, url, rawBody }: WebhookRequest,
  secret: string,
  given: string | undefined,
  stamp: string | undefined,
  now: number,
): void {
  if (given === undefined) throw refusedBecause('it has no signature')
  if (stamp === undefined || !/^\d{1,15}$/.test(stamp)) throw refusedBecause('it has no usable timestamp')
  if (now - Number(stamp) > MAX_AGE_MS) throw refusedBecause('it is older than five minutes')
  if (Number(stamp) - now > MAX_AHEAD_MS) throw refusedBecause('its timestamp lies in the future')
  const expected = createHmac('sha256', secret)
    .update(method.toUpperCase() + decodeUri(url))
    .update(rawBody)
    .update(stamp)
    .digest()
  same(Buffer.from(given, 'base64'), expected)
}

/** The hash of secret and body, in hex. It has no time of its own: the age of its events is looked at instead. */
function verifyFirst(rawBody: Buffer, secret: string, given: string | undefined): void {
  if (given === undefined) throw refusedBecause('it has no signature')
  same(Buffer.from(given, 'hex'), createHash('sha256').update(secret).update(rawBody).digest())
}

function same(given: Buffer, expected: Buffer): void {
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refusedBecause('its signature does not match')
}

export const refusedBecause = (reason: string) =>
  new HubError('unauthenticated', `This HubSpot webhook was refused: ${reason}.`, {
    hint: 'Check the client secret of the connection, the public address, and the clock.',
  })

/** HubSpot signs the URI with these characters decoded, and only these. */
const decodeUri = (url: string) =>
  url.replaceAll(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escape) => decodeURIComponent(escape))
