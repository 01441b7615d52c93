import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../../hub/domain/clock.ts'
import { contentSignature } from './callbacks.ts'
import { ACME, clientOf } from './client.testing.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

const Payload = z.looseObject({
  Action: z.string(),
  ID: z.number(),
  Type: z.string(),
  MemberId: z.string(),
  CompanyId: z.string(),
  Entity: z.string().nullable(),
  Metadata: z.object({ key_url: z.string() }),
})
const DAY_MS = 86_400_000

describe('Callbacks of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  let receiver: Server
  let url: string
  let answers: number[]
  let arrived: { path: string; raw: string; signature: string; payload: z.output<typeof Payload> }[]
  let now: number
  const clock: Clock = { now: () => new Date(now) }
  const { called, got, made, patched, refused } = clientOf(() => sandbox)

  beforeEach(async () => {
    answers = []
    arrived = []
    now = Date.parse('2026-11-23T12:00:00Z')
    receiver = createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk: Buffer) => chunks.push(chunk))
      req.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        arrived.push({
          path: req.url ?? '',
          raw,
          signature: String(req.headers['x-content-signature']),
          payload: Payload.parse(JSON.parse(raw)),
        })
        res.writeHead(answers.shift() ?? 204).end()
        receiver.emit('callback')
      })
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/c1?recordId=`
    sandbox = await startConnectWiseSandbox({ clock, retryPausesMs: [1, 2] })
  })
  afterEach(async () => {
    await sandbox.stop()
    receiver.closeAllConnections()
    receiver.close()
  })
  const asked = (more: object = {}) =>
    made('/system/callbacks', { url, objectId: 1, type: 'company', level: 'owner', ...more })
  const calls = async (count: number) => {
    while (arrived.length < count) await once(receiver, 'callback')
  }
  const edit = (id: number, name: string) =>
    sandbox.portal.update('companies', id, { name }, { member: 'JReyes' })
  /** Long enough for anything that should not come. */
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 50))

  it('carry the record as text, and a signature by the key that their key_url tells', async () => {
    await asked()
    const { id } = await made('/company/companies', ACME)
    await calls(1)
    const [{ path, raw, signature, payload } = assert.fail()] = arrived
    assert.equal(path, `/hooks/c1?recordId=${id}&action=added`)
    assert.deepEqual(
      [payload.Action, payload.ID, payload.Type, payload.MemberId, payload.CompanyId],
      ['added', id, 'company', 'SentryAPI', 'ourmsp'],
    )
    assert.deepEqual(JSON.parse(payload.Entity ?? ''), await got(`/company/companies/${id}`))
    const key = await called('GET', payload.Metadata.key_url.replace(sandbox.url, ''))
    const { signing_key } = z.object({ signing_key: z.string() }).parse(key.body)
    assert.equal(signature, contentSignature(signing_key, raw))
    assert.notEqual(signature, contentSignature(signing_key, `${raw} `))
  })

  it('tell of changes and of deletions, which have no record any more', async () => {
    const { id } = await made('/company/companies', ACME)
    await asked()
    await patched(`/company/companies/${id}`, { op: 'replace', path: 'name', value: 'B' })
    await calls(1)
    await called('DELETE', `/company/companies/${id}`)
    await calls(2)
    assert.deepEqual(
      arrived.map(({ payload }) => [payload.Action, payload.Entity === null]),
      [
        ['updated', false],
        ['deleted', true],
      ],
    )
  })

  it('leave out what the member did itself, when it asked for that', async () => {
    await asked({ isSelfSuppressedFlag: true })
    const { id } = await made('/company/companies', ACME)
    edit(id, 'B')
    await calls(1)
    assert.deepEqual(
      arrived.map(({ payload }) => [payload.Action, payload.MemberId]),
      [['updated', 'JReyes']],
    )
  })

  it('come for one record, one status or one company only, where the level says so', async () => {
    const { id } = await made('/company/companies', ACME)
    await asked({ level: 'company', objectId: id })
    await asked({ level: 'status', objectId: 3 })
    const other = await made('/company/companies', { ...ACME, identifier: 'B' })
    edit(other.id, 'B')
    edit(id, 'C')
    await patched(`/company/companies/${other.id}`, { op: 'replace', path: 'status', value: { id: 3 } })
    await calls(2)
    assert.deepEqual(
      arrived.map(({ payload }) => payload.ID),
      [id, other.id],
    )
  })

  it('are tried again on 404, 409, 419 and 429, twice, and on nothing else', async () => {
    await asked()
    answers = [429, 404, 204]
    await made('/company/companies', ACME)
    await calls(3)
    answers = [500]
    await made('/company/companies', { ...ACME, identifier: 'B' })
    await calls(4)
    answers = [409, 419, 429, 204]
    await made('/company/companies', { ...ACME, identifier: 'C' })
    await calls(7)
    await quiet()
    assert.equal(arrived.length, 7)
  })

  it('stop after three days of failures, and go on once they are switched on again', async () => {
    const callback = await asked()
    const { id } = await made('/company/companies', ACME)
    await calls(1)
    for (const day of [0, 1, 2, 3]) {
      answers = [503]
      now = Date.parse('2026-11-23T12:00:00Z') + day * DAY_MS
      edit(id, `Day ${day}`)
      await calls(day + 2)
      await quiet()
    }
    assert.equal((await got(`/system/callbacks/${callback.id}`)).inactiveFlag, true)
    edit(id, 'Unheard')
    await quiet()
    assert.equal(arrived.length, 5)
    await patched(`/system/callbacks/${callback.id}`, { op: 'replace', path: 'inactiveFlag', value: false })
    edit(id, 'Heard')
    await calls(6)
  })

  it('are lost, doubled and swapped on demand', async () => {
    await asked()
    const { id } = await made('/company/companies', ACME)
    await calls(1)
    sandbox.faults.plan({ kind: 'webhook_drop' })
    edit(id, 'A')
    await quiet()
    sandbox.faults.plan({ kind: 'webhook_duplicate' })
    edit(id, 'B')
    await calls(3)
    await quiet()
    sandbox.faults.plan({ kind: 'webhook_reorder' })
    sandbox.portal.transaction(() => ['C', 'D'].forEach((name) => edit(id, name)))
    await calls(5)
    assert.deepEqual(
      arrived.map(({ payload }) => /"name":"(\w+)"/.exec(payload.Entity ?? '')?.[1]),
      ['Acme', 'B', 'B', 'D', 'C'],
    )
  })

  it('wait on disk when the stand-in stops before they are sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'connectwise-'))
    try {
      const options = { clock, file: join(folder, 'records.sqlite') }
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox(options)
      await asked()
      // Nothing is sent before the next turn, and by then it has stopped.
      sandbox.portal.create('companies', ACME, { member: 'JReyes' })
      await sandbox.stop()
      sandbox = await startConnectWiseSandbox(options)
      await calls(1)
    } finally {
      await sandbox.stop()
      await rm(folder, { recursive: true, force: true })
      sandbox = await startConnectWiseSandbox()
    }
  })

  it('are refused with a wrong address, level or type, or when there is one like it', async () => {
    const errors = async (more: object) =>
      (
        await refused('POST', '/system/callbacks', {
          url,
          objectId: 1,
          type: 'company',
          level: 'owner',
          ...more,
        })
      ).errors?.map(({ code, field }) => `${code} ${field}`)
    assert.deepEqual(await errors({ url: 'nowhere' }), ['InvalidField url'])
    assert.deepEqual(await errors({ level: 'board' }), ['InvalidObject level'])
    assert.deepEqual(await errors({ type: 'spaceship' }), ['InvalidObject type'])
    await asked()
    assert.deepEqual(await errors({}), ['ObjectExists objectId'])
  })
})
