import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RemoteEvent } from '../../../hub/domain/connector.ts'
import { hubspot } from '../../hubspot/hubspot.ts'
import { NOON, SECRET, startSandbox, type RunningSandbox } from './testing.ts'
import { createHubSpotSandbox } from './index.ts'
import type { Actor } from './portal.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

describe('Webhooks of the HubSpot stand-in', () => {
  let sandbox: RunningSandbox
  let receiver: Server
  let url: string
  let answers: number[]
  let batches: { events: RemoteEvent[]; raw: Record<string, unknown>[] }[]

  beforeEach(async () => {
    answers = []
    batches = []
    receiver = createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk: Buffer) => chunks.push(chunk))
      req.on('end', async () => {
        const rawBody = Buffer.concat(chunks)
        const headers = Object.fromEntries(
          Object.entries(req.headers).map(([name, value]) => [name, String(value)]),
        )
        // Throws, and so answers nothing, unless the connector accepts the signature.
        const events =
          (await hubspot.webhook?.(
            { method: 'POST', url, headers, rawBody },
            { credentials: { clientSecret: SECRET }, settings: {}, clock: NOON },
          )) ?? []
        const status = answers.shift() ?? 204
        if (status < 300)
          batches.push({ events, raw: JSON.parse(rawBody.toString()) as Record<string, unknown>[] })
        res.writeHead(status).end()
        receiver.emit(status < 300 ? 'batch' : 'refused')
      })
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/c1?tenant=a%3Ab`
    sandbox = await startSandbox({ webhookTarget: () => url })
  })
  afterEach(async () => {
    await sandbox.stop()
    receiver.closeAllConnections()
    receiver.close()
  })
  const batch = () => once(receiver, 'batch')

  it('are signed so that the connector accepts them, and say who changed what', async () => {
    const arrived = batch()
    const { id } = sandbox.portal.create('companies', { phone: '1' }, REP)
    await arrived
    assert.deepEqual(
      batches[0]?.raw.map((one) => [
        one.subscriptionType,
        one.objectId,
        one.propertyName,
        one.changeSource,
        one.attemptNumber,
      ]),
      [
        ['company.creation', Number(id), undefined, 'CRM_UI', 0],
        ['company.propertyChange', Number(id), 'phone', 'CRM_UI', 0],
      ],
    )
    assert.deepEqual(
      batches[0].events.map((event) => [event.object, event.recordId, event.kind]),
      [
        ['companies', id, 'created'],
        ['companies', id, 'changed'],
      ],
    )
  })

  it('are sent again when the other side fails', async () => {
    answers = [500, 503]
    const arrived = batch()
    sandbox.portal.create('deals', {}, REP)
    await arrived
    assert.equal(batches[0]?.raw[0]?.attemptNumber, 2)
  })

  it('carry fewer than a hundred events each', async () => {
    const both = batch().then(batch)
    sandbox.portal.transaction(() => {
      for (let n = 0; n < 120; n++) sandbox.portal.create('contacts', {}, REP)
    })
    await both
    assert.deepEqual(
      batches.map(({ raw }) => raw.length).toSorted((a, b) => b - a),
      [99, 21],
    )
  })

  it('arrive beside others that the other side is slow to take', async () => {
    answers = [500]
    const arrived = batch()
    sandbox.portal.create('companies', {}, REP)
    await once(receiver, 'refused')
    const { id } = sandbox.portal.create('deals', {}, REP)
    await arrived
    assert.equal(batches[0]?.events[0]?.recordId, id)
    await batch()
    assert.equal(batches[1]?.raw[0]?.attemptNumber, 1)
  })

  it('tell of a merge by the ids of both records', async () => {
    const { portal } = sandbox
    const first = batch()
    const [winner, loser] = [portal.create('companies', {}, REP), portal.create('companies', {}, REP)]
    await first
    const second = batch()
    portal.merge('companies', winner.id, loser.id, REP)
    await second
    const merged = batches[1]?.events.find((event) => event.kind === 'merged')
    assert.deepEqual([merged?.recordId, merged?.mergedInto], [loser.id, winner.id])
  })

  it('wait on disk while nobody is there to take them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-'))
    const options = {
      file: join(folder, 'hubspot.sqlite'),
      clock: NOON,
      accessToken: 't',
      clientSecret: SECRET,
    }
    const unheard = createHubSpotSandbox(options)
    unheard.portal.create('companies', {}, REP)
    unheard.close()
    const before = createHubSpotSandbox({ ...options, webhookTarget: () => 'http://127.0.0.1:9/' })
    const { id } = before.portal.create('companies', {}, REP)
    before.close()
    const arrived = batch()
    const after = createHubSpotSandbox({ ...options, webhookTarget: () => url })
    await arrived
    assert.deepEqual(
      batches[0]?.events.map(({ recordId }) => recordId),
      [id],
    )
    after.close()
    await rm(folder, { recursive: true })
  })

  it('can come in the wrong order on demand', async () => {
    sandbox.faults.plan({ kind: 'webhook_reorder' })
    const arrived = batch()
    sandbox.portal.create('companies', { phone: '1' }, REP)
    await arrived
    assert.deepEqual(
      batches[0]?.raw.map((one) => one.subscriptionType),
      ['company.propertyChange', 'company.creation'],
    )
  })

  it('can be lost and doubled on demand', async () => {
    sandbox.faults.plan({ kind: 'webhook_drop' })
    sandbox.portal.create('companies', {}, REP)
    await new Promise((later) => setTimeout(later, 50))
    assert.equal(batches.length, 0)
    sandbox.faults.plan({ kind: 'webhook_duplicate' })
    const twice = batch().then(batch)
    sandbox.portal.create('companies', {}, REP)
    await twice
    assert.deepEqual(batches[0]?.events, batches[1]?.events)
  })

  it('are not sent when a save changes nothing, nor for notes', async () => {
    const arrived = batch()
    sandbox.portal.create('notes', { hs_note_body: 'x', hs_timestamp: '0' }, REP)
    const { id } = sandbox.portal.create('companies', { phone: '1' }, REP)
    await arrived
    sandbox.portal.update('companies', id, { phone: '1' }, REP)
    await new Promise((later) => setTimeout(later, 50))
    assert.equal(batches.length, 1)
    assert.equal(batches[0]?.raw.length, 2)
  })
})
