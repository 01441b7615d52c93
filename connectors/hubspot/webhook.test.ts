import assert from 'node:assert/strict'
import { HubError } from '../../hub/domain/errors.ts'
import { NOON, SECRET } from '../sandbox/hubspot/testing.ts'
import { signature, signatureV1 } from '../sandbox/hubspot/webhooks.ts'
import { hubspot } from './hubspot.ts'

const URL = 'https://hub.example.com/hooks?tenant=a%3Ab'
const MINUTE_MS = 60_000
const at = NOON.now().getTime()
const event = { eventId: 1, objectId: 7, occurredAt: at }
const DELETION = { ...event, subscriptionType: 'deal.deletion' }

interface Given {
  body?: string
  headers?: Record<string, string>
  credentials?: Record<string, string>
  url?: string
}

const receive = ({ body = '[]', headers = {}, credentials, url = URL }: Given) =>
  hubspot.webhook?.(
    { method: 'POST', url, headers, rawBody: Buffer.from(body) },
    { credentials: credentials ?? { clientSecret: SECRET }, settings: {}, clock: NOON },
  ) ?? Promise.resolve([])

const third = (body: string, stamp = at, url = URL) => ({
  'X-HubSpot-Signature-v3': signature(SECRET, 'POST', url, body, stamp),
  'X-HubSpot-Request-Timestamp': String(stamp),
})
const signed = (events: object[]) => {
  const body = JSON.stringify(events)
  return receive({ body, headers: third(body) })
}
const refusal = async (given: Given): Promise<string> => {
  const error: unknown = await receive(given).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof HubError, 'it was taken')
  assert.equal(error.code, 'unauthenticated')
  assert.equal(error.cause, undefined)
  assert.ok(!`${error.message} ${error.hint}`.includes(SECRET))
  return error.message
}

describe('Webhooks of HubSpot', () => {
  it('are taken with the field name of the documentation too, and by object type', async () => {
    const events = await signed([
      { ...event, eventType: 'deal.deletion' },
      { ...event, subscriptionType: 'object.propertyChange', objectTypeId: '0-46', propertyName: 'x' },
      { ...event, subscriptionType: 'line_item.creation' },
    ])
    assert.deepEqual(
      events.map(({ object, kind }) => [object, kind]),
      [
        ['deals', 'deleted'],
        ['notes', 'changed'],
        ['line_items', 'created'],
      ],
    )
  })

  it('are left out when their type is not known', async () => {
    const unknown = ['ticket.creation', 'x', 'constructor.creation', 'company.__proto__']
    assert.deepEqual(await signed(unknown.map((subscriptionType) => ({ ...event, subscriptionType }))), [])
  })

  it('tell of each record that a merge swallowed', async () => {
    const merge = { ...event, subscriptionType: 'company.merge', newObjectId: 9, mergedObjectIds: [7, 8, 9] }
    assert.deepEqual(
      (await signed([merge])).map(({ recordId, mergedInto }) => [recordId, mergedInto]),
      [
        ['7', '9'],
        ['8', '9'],
      ],
    )
  })

  const body = JSON.stringify([DELETION])
  const refusals: [what: string, given: Given, reason: RegExp][] = [
    ['no signature', {}, /it has no signature/],
    [
      'a signature of another host',
      { headers: third(body, at, URL.replace('hub.', 'evil.')) },
      /does not match/,
    ],
    ['another query', { headers: third(body), url: `${URL}&x=1` }, /does not match/],
    ['a body that was changed', { headers: third(`${body} `) }, /does not match/],
    ['an old timestamp', { headers: third(body, at - 6 * MINUTE_MS) }, /older than five minutes/],
    ['a timestamp of the future', { headers: third(body, at + 2 * MINUTE_MS) }, /lies in the future/],
    [
      'a timestamp that is no number',
      { headers: { ...third(body), 'X-HubSpot-Request-Timestamp': 'soon' } },
      /no usable timestamp/,
    ],
    [
      'a signature that is no base64',
      { headers: { ...third(body), 'X-HubSpot-Signature-v3': '\u0000' } },
      /match/,
    ],
    [
      'no secret to check with',
      { headers: third(body), credentials: { accessToken: 'x' } },
      /no client secret/,
    ],
  ]
  for (const [what, given, reason] of refusals)
    it(`are refused with ${what}`, async () => assert.match(await refusal({ body, ...given }), reason))

  describe('signed in the first way', () => {
    const credentials = { clientSecret: SECRET, webhookSignature: 'v1' }
    const first = (text: string) => ({ 'X-HubSpot-Signature': signatureV1(SECRET, text) })

    it('are taken where the connection says so, and only there', async () => {
      assert.equal((await receive({ body, headers: first(body), credentials })).length, 1)
      assert.match(await refusal({ body, headers: first(body) }), /it has no signature/)
    })

    it('are refused when they were changed, or carry a nonsense signature, or none', async () => {
      assert.match(await refusal({ body: `${body} `, headers: first(body), credentials }), /does not match/)
      for (const given of ['', 'zz', 'a'.repeat(64)])
        assert.match(
          await refusal({ body, headers: { 'X-HubSpot-Signature': given }, credentials }),
          /does not match/,
        )
      assert.match(await refusal({ body, credentials }), /it has no signature/)
    })

    it('are refused once their events are older than HubSpot would send them', async () => {
      const old = JSON.stringify([{ ...DELETION, occurredAt: at - 26 * 60 * MINUTE_MS }])
      assert.match(await refusal({ body: old, headers: first(old), credentials }), /older than a day/)
    })

    it('do not take the place of the third way when that is there and wrong', async () => {
      const headers = { ...first(body), ...third(`${body} `) }
      assert.match(await refusal({ body, headers, credentials }), /does not match/)
    })
  })
})
