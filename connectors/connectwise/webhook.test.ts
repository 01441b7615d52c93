import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RemoteEvent, RemoteSettings, WebhookRequest } from '../../hub/domain/connector.ts'
import { contentSignature } from '../sandbox/connectwise/callbacks.ts'
import { NOON } from '../sandbox/connectwise/testing.ts'
import { failure, REP, startBench, type ConnectWiseBench } from './bench.testing.ts'
import { connectwise } from './connectwise.ts'

describe('Callbacks of ConnectWise', () => {
  let bench: ConnectWiseBench
  beforeEach(async () => void (bench = await startBench()))
  afterEach(() => bench.sandbox.stop())

  const receive = async (
    change: Record<string, unknown> = {},
    settings: RemoteSettings = { baseUrl: bench.sandbox.url, certificate: bench.sandbox.certificate },
    signature?: string,
  ): Promise<RemoteEvent[]> => {
    const { key, url } = bench.sandbox.signing()
    const body = JSON.stringify({
      Action: 'updated',
      ID: 250,
      Type: 'company',
      Entity: JSON.stringify({ id: 250, _info: { lastUpdated: '2026-11-23T11:00:00Z' } }),
      Metadata: { key_url: url },
      ...change,
    })
    const given = connectwise.webhook?.(
      {
        method: 'POST',
        url: 'https://hub.example.com/crm/connectwise/c1?recordId=250&action=updated',
        headers: { 'X-Content-Signature': signature ?? contentSignature(key, body) },
        rawBody: Buffer.from(body),
      },
      { credentials: { site: 'na.myconnectwise.net' }, settings, clock: NOON },
    )
    return (await given) ?? []
  }

  it('say which record changed and how, with the moment of the change', async () => {
    const [changed] = await receive()
    assert.deepEqual(
      [changed?.object, changed?.recordId, changed?.kind, changed?.occurredAt],
      ['companies', '250', 'changed', '2026-11-23T11:00:00.000Z'],
    )
    const [deleted] = await receive({ Action: 'deleted', Type: 'Opportunity', ID: '7', Entity: null })
    assert.deepEqual([deleted?.object, deleted?.recordId, deleted?.kind], ['opportunities', '7', 'deleted'])
    assert.deepEqual(await receive({ Type: 'ticket' }), [])
  })

  it('are taken as the stand-in sends them', async () => {
    const company = await bench.made('companies', 'a:1', { city: 'Boston' })
    const sent = await delivered(bench, () =>
      bench.sandbox.portal.update('companies', Number(company), { city: 'Salem' }, REP),
    )
    const settings = { baseUrl: bench.sandbox.url, certificate: bench.sandbox.certificate }
    const events = await connectwise.webhook?.(sent, { credentials: {}, settings, clock: NOON })
    assert.deepEqual(
      events?.map(({ object, recordId, kind }) => [object, recordId, kind]),
      [['companies', company, 'changed']],
    )
  })

  it('are asked for once an object, and again when ConnectWise has switched them off', async () => {
    const { session, sandbox } = bench
    const objects = ['companies', 'opportunities', 'notes']
    const url = 'https://hub.example.com/crm/connectwise/c1'
    assert.equal((await session.listen?.(url, objects))?.length, 2)
    assert.deepEqual(await session.listen?.(url, objects), [])
    const [first, second] = sandbox.portal.all('callbacks')
    assert.deepEqual(
      [first?.type, first?.level, first?.url, first?.isSelfSuppressedFlag],
      ['company', 'owner', `${url}?recordId=`, true],
    )
    sandbox.portal.update('callbacks', second?.id ?? 0, { inactiveFlag: true }, REP)
    assert.match(
      (await session.listen?.(url, objects))?.join() ?? '',
      /stopped telling us of changed opportun/,
    )
    sandbox.portal.create(
      'callbacks',
      { url: 'https://else.example/', objectId: 1, type: 'company', level: 'owner' },
      REP,
    )
    await session.stopListening?.(url)
    assert.deepEqual(
      sandbox.portal.all('callbacks').map((one) => one.url),
      ['https://else.example/'],
    )
  })

  it('have their key fetched once', async () => {
    const other = await startBench()
    const settings = { baseUrl: other.sandbox.url, certificate: other.sandbox.certificate }
    const { key, url } = other.sandbox.signing()
    const rawBody = Buffer.from(
      JSON.stringify({ Action: 'updated', ID: 1, Type: 'company', Metadata: { key_url: url } }),
    )
    const headers = { 'x-content-signature': contentSignature(key, rawBody.toString()) }
    const again = () =>
      connectwise.webhook?.(
        { method: 'POST', url: '/', headers, rawBody },
        { credentials: {}, settings, clock: NOON },
      )
    assert.equal((await again())?.length, 1)
    await other.sandbox.stop()
    assert.equal((await again())?.length, 1)
  })

  it('are refused with a signature of something else', async () => {
    const error = await failure(receive({}, undefined, contentSignature('another key', '{}')))
    assert.deepEqual([error.code, /does not match/.test(error.message)], ['unauthenticated', true])
  })

  const elsewhere: [what: string, url: string, settings?: RemoteSettings][] = [
    ['a stranger’s host', 'https://evil.example/key'],
    ['a host that only begins like one', 'https://na.myconnectwise.net.evil.example/key', {}],
    ['a host that only ends like one', 'https://evilmyconnectwise.net/key', {}],
    ['another port', 'https://na.myconnectwise.net:8443/key', {}],
    ['plain http', 'http://na.myconnectwise.net/key', {}],
    ['a user in the address', 'https://x:y@na.myconnectwise.net/key', {}],
    ['this machine', 'https://127.0.0.1/key', {}],
    ['ConnectWise, where a stand-in is set', 'https://na.myconnectwise.net/key'],
    ['no address at all', 'key'],
  ]
  for (const [what, key_url, settings] of elsewhere)
    it(`are refused when the key is said to be at ${what}, and nobody is asked`, async () => {
      const error = await failure(receive({ Metadata: { key_url } }, settings))
      assert.equal(error.code, 'unauthenticated')
      assert.match(error.message, /signing key/)
    })

  it('are refused when there is no key where they say', async () => {
    const error = await failure(receive({ Metadata: { key_url: `${bench.sandbox.url}/nothing` } }))
    assert.deepEqual([error.code, /no signing key/.test(error.message)], ['unauthenticated', true])
  })
})

/** The next callback that the stand-in posts, to a server of this machine. */
async function delivered({ sandbox }: ConnectWiseBench, change: () => void): Promise<WebhookRequest> {
  const server = createServer()
  const arrived = new Promise<WebhookRequest>((resolve) => {
    server.on('request', (req, res) => {
      const parts: Buffer[] = []
      req.on('data', (part: Buffer) => parts.push(part))
      req.on('end', () => {
        res.end()
        const { 'x-content-signature': signature } = req.headers
        const headers = typeof signature === 'string' ? { 'x-content-signature': signature } : {}
        resolve({ method: 'POST', url: req.url ?? '', headers, rawBody: Buffer.concat(parts) })
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${port}/hook?recordId=`
  sandbox.portal.create('callbacks', { url, objectId: 1, type: 'company', level: 'owner' }, REP)
  change()
  const request = await arrived
  server.close()
  return request
}
