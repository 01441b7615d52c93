import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { SECRET } from '../sandbox/hubspot/testing.ts'
import { DEMO_CLIENT_ID } from '../sandbox/hubspot/index.ts'
import { ALL_SCOPES } from '../sandbox/hubspot/scopes.ts'
import { hubspot } from './hubspot.ts'
import { oauth } from './oauth.ts'
import { failure, openHubSpot, type HubSpotBench } from './testing.ts'

const REDIRECT = 'http://127.0.0.1:1/console/connections/signed-in'
const APP = { clientId: DEMO_CLIENT_ID, clientSecret: SECRET }
const MINUTE_MS = 60_000

describe('Signing in to HubSpot', () => {
  let now: number
  let bench: HubSpotBench
  let saved: Record<string, string>[]
  const clock = { now: () => new Date(now) }
  beforeEach(async () => {
    now = Date.now()
    saved = []
    bench = await openHubSpot({ clock })
  })
  afterEach(() => bench.sandbox.stop())

  const verifier = randomBytes(48).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const settings = () => ({ baseUrl: bench.sandbox.url })
  const request = () => ({ credentials: APP, settings: settings(), redirectUri: REDIRECT })

  /** What an admin does on the authorize page; answers where the browser is sent. */
  async function decide(decision: 'connect' | 'cancel'): Promise<URL> {
    const address = new URL(oauth.authorizeUrl({ ...request(), state: 'st&te', challenge }))
    const page = await fetch(address)
    assert.equal(page.status, 200)
    const html = await page.text()
    assert.match(html, /crm\.objects\.companies\.write/)
    const fields = [...html.matchAll(/<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as [string, string],
    )
    const answer = await fetch(address.origin + address.pathname, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: address.origin },
      body: new URLSearchParams([...fields, ['decision', decision]]),
    })
    assert.equal(answer.status, 303)
    return new URL(answer.headers.get('location') ?? '')
  }
  const code = async () => (await decide('connect')).searchParams.get('code') ?? ''
  const exchange = async (change: { code?: string; verifier?: string; clientSecret?: string } = {}) =>
    oauth.exchange({
      ...request(),
      credentials: { ...APP, ...(change.clientSecret ? { clientSecret: change.clientSecret } : {}) },
      code: change.code ?? (await code()),
      verifier: change.verifier ?? verifier,
    })
  const session = (credentials: Record<string, string>) =>
    bench.open({ credentials, saveCredentials: async (fresh) => void saved.push(fresh) })
  const refreshes = () => bench.sandbox.faults.counters().calls['POST /oauth/v3/token'] ?? 0

  it('leads to a page that asks, and comes back with a code and the state', async () => {
    const back = await decide('connect')
    assert.equal(back.origin + back.pathname, REDIRECT)
    assert.equal(back.searchParams.get('state'), 'st&te')
    assert.ok((back.searchParams.get('code') ?? '').length > 20)
  })

  it('comes back with a refusal when the admin says no', async () => {
    const back = await decide('cancel')
    assert.deepEqual([back.searchParams.get('error'), back.searchParams.get('code')], ['access_denied', null])
  })

  it('exchanges the code for credentials that the connector takes and works with', async () => {
    const credentials = await exchange()
    assert.deepEqual(hubspot.credentials.parse(credentials), credentials)
    const { account, missing } = await session(credentials).check()
    assert.deepEqual([account, missing], ['4711000', []])
    assert.equal(refreshes(), 1)
  })

  it('says what a sign-in did not allow', async () => {
    await bench.sandbox.stop()
    bench = await openHubSpot({
      clock,
      scopes: ALL_SCOPES.filter((one) => one !== 'crm.objects.deals.write'),
    })
    assert.deepEqual((await session(await exchange()).check()).missing, [
      'The permission crm.objects.deals.write is missing: we need it to make and update deals.',
    ])
  })

  it('takes a code once, and only with its own verifier and secret', async () => {
    const once = await code()
    await exchange({ code: once })
    const refused = [
      exchange({ code: once }),
      exchange({ verifier: 'another' }),
      exchange({ clientSecret: 'another' }),
      exchange({ code: 'never-given' }),
    ]
    for (const act of refused) {
      const error = await failure(act)
      assert.equal(error.code, 'remote_refused')
      assert.ok(!JSON.stringify([error.message, error.hint, error.about]).includes(SECRET))
    }
  })

  it('refuses an app that it does not know, and a redirect that is no web address', async () => {
    for (const change of [{ client_id: 'x' }, { redirect_uri: 'javascript:alert(1)' }]) {
      const address: URL = new URL(oauth.authorizeUrl({ ...request(), state: 's', challenge }))
      for (const [name, value] of Object.entries(change)) address.searchParams.set(name, value)
      assert.equal((await fetch(address)).status, 400)
    }
  })

  it('refreshes the token before it expires, once for however many calls', async () => {
    const credentials = await exchange()
    now += 29 * MINUTE_MS
    const [one, other] = [session(credentials), session(credentials)]
    await Promise.all(
      [...Array(5)].flatMap(() => [one, other].map((each) => each.read('companies', ['1'], []))),
    )
    assert.equal(refreshes(), 2)
    assert.equal(saved.length, 1)
    const [fresh] = saved
    assert.ok(fresh && fresh.accessToken !== credentials.accessToken)
    assert.deepEqual(
      [fresh.clientId, fresh.refreshToken, fresh.expiresAt],
      [APP.clientId, credentials.refreshToken, new Date(now + 30 * MINUTE_MS).toISOString()],
    )
  })

  it('works with a refreshed token that could not be stored', async () => {
    const credentials = await exchange()
    now += 31 * MINUTE_MS
    const connected = bench.open({
      credentials,
      saveCredentials: () => Promise.reject(new Error('disk full')),
    })
    assert.deepEqual(await connected.read('companies', ['1'], []), [])
  })

  it('refreshes it once when HubSpot refuses it before its time, and sends the call again', async () => {
    const { expiresAt: _unknown, ...credentials } = await exchange()
    now += 31 * MINUTE_MS
    const connected = session(credentials)
    await bench.ensureKeys()
    const [made] = await connected.write([
      { object: 'companies', keyProperty: 'entourage_sentry_id', key: 'a:1', fields: { city: 'Here' } },
    ])
    assert.ok(made?.ok && made.created)
    assert.equal(refreshes(), 2)
  })

  it('says that one has to sign in again once the refresh token is refused', async () => {
    const credentials = await exchange()
    bench.sandbox.refuseCredentials()
    const error = await failure(session(credentials).read('companies', ['1'], []))
    assert.deepEqual(
      [error.code, error.hint],
      ['credentials_expired', 'Sign in to HubSpot again on the connection.'],
    )
    assert.deepEqual(saved, [])
    for (const secret of Object.values(credentials))
      assert.ok(!JSON.stringify([error.message, error.hint, error.about]).includes(secret))
  })

  it('does not take an outage of the token endpoint for a refusal', async () => {
    const credentials = await exchange()
    now += 31 * MINUTE_MS
    bench.sandbox.faults.plan({ kind: 'before', match: '/oauth/' })
    const connected = session(credentials)
    assert.equal((await failure(connected.read('companies', ['1'], []))).code, 'remote_unavailable')
    assert.deepEqual(await connected.read('companies', ['1'], []), [])
  })

  it('keeps its tokens over a restart of the stand-in as digests only, and tells whether one is good', async () => {
    const { accessToken = '', refreshToken = '' } = await exchange()
    const ask = async (token: string) => {
      const form = { client_id: APP.clientId, client_secret: SECRET, token }
      const answer = await fetch(`${bench.sandbox.url}/oauth/v3/token/introspect`, {
        method: 'POST',
        body: new URLSearchParams(form),
      })
      const { active, hub_id } = (await answer.json()) as { active: boolean; hub_id?: number }
      return [active, hub_id]
    }
    assert.deepEqual(await Promise.all([accessToken, refreshToken, 'x'].map(ask)), [
      [true, 4_711_000],
      [true, 4_711_000],
      [false, undefined],
    ])
  })
})

describe('Credentials of HubSpot', () => {
  const taken = (given: Record<string, string>) => hubspot.credentials.safeParse(given).success

  it('are a token, with what belongs to it', () => {
    assert.deepEqual(
      hubspot.credentials.parse({ accessToken: ' pat-1 ', clientSecret: '', webhookSignature: '' }),
      {
        accessToken: 'pat-1',
      },
    )
    assert.ok(taken({ accessToken: 'a', clientSecret: 'b', webhookSignature: 'v1' }))
    assert.ok(!taken({ clientSecret: 'b' }))
    assert.ok(!taken({ accessToken: 'a', webhookSignature: 'v9' }))
    assert.ok(!taken({ accessToken: 'a', refreshToken: 'r' }))
  })

  it('can be had in four ways, each explained step by step', () => {
    assert.deepEqual(
      hubspot.auth?.map(({ id, fields }) => [id, fields.map(({ name }) => name)]),
      [
        ['app', ['accessToken', 'clientSecret']],
        ['service-key', ['accessToken']],
        ['oauth', ['clientId', 'clientSecret']],
        ['private-app', ['accessToken', 'clientSecret', 'webhookSignature']],
      ],
    )
    for (const { help } of hubspot.auth ?? []) assert.match(help, /crm\.objects\.deals\.write/)
  })
})
