import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import request from 'supertest'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import { SECRET, startSandbox, TOKEN, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { readMappings, wireCrm } from '../crm-wiring.ts'
import { systemClock as clock } from '../domain/clock.ts'
import { apiRouter } from '../platform/api.ts'
import { createLimiter } from '../platform/limiter.ts'
import { silentLog as log } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { openTestStore } from '../store/testing.ts'
import { ADA, said } from '../sync/testing.ts'
import { makeConnections } from './connection-store.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const
const credentials = { accessToken: TOKEN, clientSecret: SECRET }

describe('A HubSpot account', function () {
  this.timeout(30_000)
  let sandbox: RunningSandbox
  let assessments: Assessments
  let api: ReturnType<typeof request>
  let eventsUrl: string | undefined
  let publicUrl: string
  let close: () => Promise<void>

  before(async () => {
    const store = await openTestStore()
    let app: RequestListener = () => {}
    const server: Server = createServer((req, res) => app(req, res))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    sandbox = await startSandbox({ clock, limits: {}, webhookTarget: () => eventsUrl })
    const { connection: database, keys } = store
    const connections = makeConnections({ connection: database })
    assessments = makeAssessments({
      connection: database,
      keys,
      clock,
      log,
      enabledConnections: connections.ids,
    })
    const queue = createMemoryQueue({ log })
    const crm = wireCrm({
      database,
      connections,
      assessments,
      connectors: { hubspot },
      mappings: readMappings(new URL('../../mappings/', import.meta.url)),
      createLimiter,
      queue,
      clock,
      log,
      publicUrl,
      score: () => ({ overall: '62 of 100' }),
      allowBaseUrl: true,
      pollEveryMs: 1000,
      sweepEveryMs: 500,
    })
    crm.work()
    const rita = { kind: 'user' as const, id: 'u1', name: 'Rita', scopes: [] }
    app = express()
      .use(crm.router)
      .use(express.json())
      .use(
        '/api',
        apiRouter(crm.routes, () => Promise.resolve(rita)),
      )
      .use(problemHandler(log))
    api = request(publicUrl)
    close = async () => {
      crm.close()
      await queue.close()
      await sandbox.stop()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await store.close()
    }
  })
  after(() => close())

  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    const end = Date.now() + 10_000
    while (!(await holds())) {
      if (Date.now() > end) assert.fail(`waited in vain: ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const list = (object: 'companies' | 'contacts' | 'deals' | 'notes' | 'tasks') =>
    sandbox.portal.list(object, 0, 100)
  const answer = (id: string, values: Record<string, unknown>) =>
    assessments.change(id, () => ({ answers: said(clock, values) }))
  const phoneOf = async (id: string) => (await assessments.get(id)).answers['contact.phone']
  let connectionId: string
  let id: string

  it('is refused with wrong or missing credentials, and nothing is stored', async () => {
    const settings = { baseUrl: sandbox.url }
    await api
      .post('/api/connections')
      .send({ crm: 'hubspot', credentials: {}, settings })
      .expect(422, /credentials\.accessToken/)
    await api
      .post('/api/connections')
      .send({ crm: 'nope', credentials, settings })
      .expect(422, /one of hubspot/)
    await api
      .post('/api/connections')
      .send({ crm: 'hubspot', credentials: { ...credentials, accessToken: 'wrong' }, settings })
      .expect(502)
    const { body } = await api.get('/api/connections').expect(200)
    assert.deepEqual(body.items, [])
  })

  it('is connected: our properties are made, nothing is missing, and what is there already is sent', async () => {
    const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Ada Byron' }
    ;({ id } = await assessments.create({ verified: true }))
    await assessments.change(id, () => ({
      status: 'submitted',
      answers: said(clock, {
        ...ADA,
        'profile.industry': '62',
        'consent.privacy': consent,
        'consent.contact': consent,
      }),
    }))
    const { body } = await api
      .post('/api/connections')
      .send({ crm: 'hubspot', credentials, settings: { baseUrl: sandbox.url } })
      .expect(201)
    connectionId = body.connection.id
    assert.deepEqual(body.missing, [])
    assert.ok(body.made.length > 10)
    assert.ok(!JSON.stringify(body).includes(TOKEN))
    await until('the deal', () => list('deals').length === 1 && list('tasks').length === 1)
    const [contact] = list('contacts')
    assert.equal(contact?.properties['firstname'], 'Ada')
    assert.equal(list('companies')[0]?.properties['industry'], 'HOSPITAL_HEALTH_CARE')
    await until(
      'the associations',
      () => sandbox.portal.links.of(contact?.id ?? '', 'companies').length === 1,
    )
    await until('peace', async () => (await assessments.get(id)).pending.length === 0)
  })

  it('brings nothing back until two-way is switched on, then what was changed meanwhile', async () => {
    sandbox.portal.update('contacts', list('contacts')[0]?.id ?? '', { jobtitle: 'Owner' }, REP)
    await answer(id, { 'contact.phone': '+15550100144' })
    await until('the phone', () => list('contacts')[0]?.properties['phone'] === '+1 555 010 0144')
    assert.equal((await assessments.get(id)).answers['contact.title'], undefined)
    await api.post(`/api/connections/${connectionId}/two-way`).send({ on: true }).expect(200)
    await until(
      'the title',
      async () => (await assessments.get(id)).answers['contact.title']?.value === 'Owner',
    )
  })

  it('sends an edit of the rep by polling, without a webhook', async () => {
    sandbox.portal.update('contacts', list('contacts')[0]?.id ?? '', { phone: '(555) 010-0166' }, REP)
    await until('the phone', async () => (await phoneOf(id))?.value === '+15550100166')
    assert.equal((await phoneOf(id))?.provenance.detail, 'HubSpot')
  })

  it('sends an edit of the rep by a signed webhook', async () => {
    eventsUrl = `${publicUrl}/crm-events/${connectionId}`
    sandbox.portal.update('companies', list('companies')[0]?.id ?? '', { numberofemployees: '55' }, REP)
    await until('the employees', async () => {
      const { answers } = await assessments.get(id)
      return JSON.stringify(answers['profile.employees']?.value).includes('55')
    })
  })

  it('answers an unsigned or unknown webhook without a word about why', async () => {
    const unsigned = await api
      .post(`/crm-events/${connectionId}`)
      .send([{ objectId: 1 }])
      .expect(401)
    const unknown = await api
      .post('/crm-events/nope')
      .send([{ objectId: 1 }])
      .expect(401)
    assert.deepEqual(unsigned.body, unknown.body)
    await api
      .post('/crm-events/nope')
      .set('Content-Type', 'application/json')
      .send('x'.repeat(2_000_000))
      .expect(413)
  })

  it('is quiet once both sides agree', async () => {
    await until('peace', async () => (await assessments.get(id)).pending.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const state = () =>
      JSON.stringify((['companies', 'contacts', 'deals', 'notes', 'tasks'] as const).map(list))
    const before = { state: state(), revision: (await assessments.get(id)).revision }
    await new Promise((resolve) => setTimeout(resolve, 1500))
    assert.deepEqual({ state: state(), revision: (await assessments.get(id)).revision }, before)
  })

  it('lists runs with their reasons, page by page', async () => {
    const first = (await api.get(`/api/runs?assessmentId=${id}&limit=1`).expect(200)).body
    assert.equal(first.items.length, 1)
    const next = (
      await api.get(`/api/runs?assessmentId=${id}&limit=100&cursor=${first.nextCursor}`).expect(200)
    ).body
    const made = next.items.at(-1)
    assert.deepEqual(
      made.records.map(({ what }: { what: string }) => what),
      Array(5).fill('created'),
    )
    // Five of them ask whether an earlier connection made the records: the assessment is older than this one.
    assert.ok(made.calls <= 12, `${made.calls} calls`)
    assert.ok(
      made.records.every(({ fields }: { fields: { reason: string }[] }) =>
        fields.every(({ reason }) => reason),
      ),
    )
    await api.get('/api/runs?cursor=nonsense').expect(422)
  })

  it('shows the mapping line by line as it counts', async () => {
    const { body } = await api.get(`/api/mappings/hubspot-default?connectionId=${connectionId}`).expect(200)
    const line = body.lines.find((one: { line: string }) => one.line === 'contact.phone')
    assert.deepEqual([line.direction, line.conflict, line.transform], ['both', 'crm', 'phone'])
    assert.match(body.yaml, /mapping: hubspot-default/)
  })

  it('waits while paused, and catches up when resumed', async () => {
    await api.post(`/api/connections/${connectionId}/pause`).expect(200)
    await answer(id, { 'contact.phone': '+15550100188' })
    await new Promise((resolve) => setTimeout(resolve, 700))
    assert.notEqual(list('contacts')[0]?.properties['phone'], '+1 555 010 0188')
    await api.post(`/api/connections/${connectionId}/resume`).expect(200)
    await until('the phone', () => list('contacts')[0]?.properties['phone'] === '+1 555 010 0188')
  })

  it('asks about a contact that HubSpot itself knows before its search does', async () => {
    const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Eve' }
    const planted = sandbox.portal.create('contacts', { email: 'eve@other.test', firstname: 'Evelyn' }, REP)
    const { id: stranger } = await assessments.create()
    await assessments.change(stranger, () => ({
      status: 'submitted',
      answers: said(clock, {
        'contact.firstName': 'Mallory',
        'contact.email': 'eve@other.test',
        'company.name': 'Other',
        'consent.privacy': consent,
        'consent.contact': consent,
      }),
    }))
    await until('the deal', () => list('deals').length === 2)
    await until('peace', async () => (await assessments.get(stranger)).pending.length === 0)
    assert.equal(sandbox.portal.get('contacts', planted.id)?.properties['firstname'], 'Evelyn')
    const { body } = await api.get(`/api/conflicts?assessmentId=${stranger}`).expect(200)
    assert.deepEqual(
      body.items.map((one: { kind: string; type: string }) => [one.kind, one.type]),
      [['contact', 'adopt']],
    )
    await api.post(`/api/conflicts/${body.items[0].id}/resolve`).send({ choose: 'ours' }).expect(422)
    await api.post(`/api/conflicts/${body.items[0].id}/resolve`).send({ choose: 'new' }).expect(200)
    await until('a contact of its own', () =>
      list('contacts').some(({ properties }) => properties['firstname'] === 'Mallory'),
    )
    assert.equal(sandbox.portal.get('contacts', planted.id)?.properties['firstname'], 'Evelyn')
  })

  it('waits for a person when HubSpot no longer takes the token', async () => {
    sandbox.refuseCredentials(`${TOKEN}-renewed`)
    await answer(id, { 'contact.phone': '+15550100199' })
    await until(
      'reconnect',
      async () => (await api.get(`/api/connections/${connectionId}`)).body.state === 'reconnect',
    )
    assert.deepEqual((await assessments.get(id)).pending, [connectionId])
  })

  it('goes on with new credentials once they work, and says nothing of them', async () => {
    const path = `/api/connections/${connectionId}/credentials`
    await api
      .put(path)
      .send({ credentials: { accessToken: 'wrong', clientSecret: SECRET } })
      .expect(502)
    await api
      .put(path)
      .send({ credentials: { clientSecret: SECRET } })
      .expect(422, /credentials.accessToken/)
    const renewed = { accessToken: `${TOKEN}-renewed`, clientSecret: SECRET }
    const { body } = await api.put(path).send({ credentials: renewed }).expect(200)
    assert.equal(body.state, 'enabled')
    assert.ok(!JSON.stringify(body).includes(TOKEN))
    await until('peace', async () => (await assessments.get(id)).pending.length === 0)
  })

  it('is removed, and says how many links that were', async () => {
    const { body } = await api.delete(`/api/connections/${connectionId}`).expect(200)
    assert.equal(body.links, 10)
    await api.get(`/api/connections/${connectionId}`).expect(404)
  })
})
