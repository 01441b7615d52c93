import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { valueOf } from '../domain/answers.ts'
import { startIntake, until, type TestIntake } from '../intake/testing.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { makeTeams } from './teams.ts'
import { APP_ID, startFakeAzure, TENANT, type FakeAzure } from './testing.ts'

describe('Microsoft Teams', () => {
  let hub: TestIntake
  let azure: FakeAzure
  let url = ''
  let close = async () => {}

  before(async () => {
    hub = await startIntake()
    azure = await startFakeAzure()
    const router = await makeTeams({
      settings: {
        clientId: APP_ID,
        clientSecret: 'secret',
        tenantId: TENANT,
        authority: azure.url,
        serviceHosts: ['127.0.0.1'],
      },
      talk: hub.intake.talk,
      connection: hub.store.connection,
      keys: hub.store.keys,
      rateLimits: createRateLimits({ log: silentLog }),
      clock: hub.clock,
      log: silentLog,
    })
    const server = createServer(express().use(router, problemHandler(silentLog)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
    close = async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })
  after(async () => {
    await close()
    await azure.close()
    await hub.close()
  })

  const activity = (more: object = {}, who = 'ada') => ({
    type: 'message',
    id: `in-${Math.random()}`,
    channelId: 'msteams',
    serviceUrl: azure.url,
    from: { id: `29:${who}`, name: 'Ada Somebody', aadObjectId: 'object' },
    recipient: { id: `28:${APP_ID}`, name: 'Sentry' },
    conversation: { id: `a:${who}`, conversationType: 'personal' },
    ...more,
  })
  const post = async (body: object, authorization?: string) =>
    (
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify(body),
      })
    ).status
  const send = async (more: object, who?: string) =>
    post(activity(more, who), `Bearer ${await azure.token()}`)
  const heard = (who = 'ada') => azure.sent.filter(({ conversation }) => conversation === `a:${who}`)

  it('takes a message that Azure signed, and answers through the connector', async () => {
    assert.equal(await send({ text: 'hello' }), 200)
    assert.ok(heard().some(({ body }) => /your name/.test(body.text ?? '')))
    assert.ok(heard().every(({ authorization }) => authorization === 'Bearer granted'))
    assert.equal(azure.granted.length, 1)
    assert.equal(azure.granted[0]?.get('client_id'), APP_ID)
  })

  it('refuses whoever Azure did not sign', async () => {
    const bearer = async (...call: Parameters<FakeAzure['token']>) => `Bearer ${await azure.token(...call)}`
    const refused = {
      'no token': undefined,
      nonsense: 'Bearer nonsense',
      'wrong issuer': await bearer({ iss: 'https://evil.example/' }),
      'wrong audience': await bearer({ aud: '99999999-2222-3333-4444-555555555555' }),
      expired: await bearer({}, { expired: true }),
      'another key': await bearer({}, { foreignKey: true }),
    }
    const before = azure.sent.length
    for (const [why, authorization] of Object.entries(refused))
      assert.equal(await post(activity({ text: 'x' }), authorization), 401, why)
    assert.equal(azure.sent.length, before)
  })

  it('sends its token to nobody but Microsoft', async () => {
    const before = azure.sent.length
    for (const serviceUrl of [
      'https://evil.example',
      'http://smba.trafficmanager.net',
      'nonsense',
      undefined,
    ]) {
      const claims = serviceUrl === undefined ? {} : { serviceurl: serviceUrl }
      const token = `Bearer ${await azure.token(claims)}`
      assert.equal(await post(activity({ text: 'x', serviceUrl }), token), 400, String(serviceUrl))
    }
    const elsewhere = `Bearer ${await azure.token({ serviceurl: 'https://smba.trafficmanager.net/amer/' })}`
    assert.equal(await post(activity({ text: 'x' }), elsewhere), 400, 'signed for another address')
    assert.equal(azure.sent.length, before)
  })

  it('greets once, asks with cards, and reads them back', async () => {
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '29:grace' }] }
    assert.equal(await send(added, 'grace'), 200)
    const card = heard('grace').findLast(({ body }) => body.attachments)?.body.attachments?.[0]
    assert.equal(card?.contentType, 'application/vnd.microsoft.card.adaptive')
    assert.ok(
      heard('grace').every(({ body }) => !JSON.stringify(body.channelData ?? {}).includes('question')),
    )
    const data = card.content.actions[0]?.data
    const value = { ...(data as object), 'field:firstName': 'Grace', 'field:lastName': 'Hopper' }
    assert.equal(await send({ value }, 'grace'), 200)
    assert.match(heard('grace').at(-1)?.body.text ?? '', /Which website/)
    assert.deepEqual(heard('grace').at(-1)?.body.suggestedActions?.actions[0]?.title, 'No website')
    assert.equal(heard('grace').filter(({ body }) => /this is Sentry/.test(body.text ?? '')).length, 1)
  })

  it('keeps people apart, and takes a name only as they give it', async () => {
    await send({ text: 'hi' }, 'linus')
    await send({ text: 'Linus Torvalds' }, 'linus')
    const { items } = await hub.assessments.list({ limit: 50 })
    const names = items.map(({ answers }) => valueOf(answers, 'contact.lastName'))
    assert.ok(names.includes('Torvalds') && names.includes('Hopper'))
    assert.ok(!JSON.stringify(items).includes('Somebody'))
  })

  it('takes a message that is delivered twice once only', async () => {
    await send({ text: 'hi' }, 'twice')
    const again = { text: 'Ada Twice', id: 'same' }
    await send(again, 'twice')
    const before = heard('twice').length
    assert.equal(await send(again, 'twice'), 200)
    assert.equal(heard('twice').length, before)
  })

  it('says nothing about anybody in a group, and asks for a personal chat', async () => {
    const conversation = { id: 'a:group', conversationType: 'groupChat', isGroup: true }
    assert.equal(await send({ text: 'hi', conversation }, 'group'), 200)
    assert.deepEqual(
      heard('group').map(({ body }) => /personal chat/.test(body.text ?? '')),
      [true],
    )
  })

  it('tells what became known meanwhile, without being asked', async () => {
    hub.queue.work('recon.look', async ({ assessmentId, domain }) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      const at = hub.clock.now().toISOString()
      const provenance = { source: 'recon', at, confidence: 0.9, detail: domain } as const
      await hub.assessments.change(
        assessmentId,
        () => ({
          recon: { domain, startedAt: at, finishedAt: at, findings: [] },
          answers: [{ path: 'company.name', state: 'known', value: 'Acme Dental', provenance }],
        }),
        { who: 'recon' },
      )
    })
    await send({ type: 'conversationUpdate', membersAdded: [{ id: '29:eve' }] }, 'eve')
    for (const text of ['Eve', 'acme.com', 'because', 'eve@acme.com, yes']) await send({ text }, 'eve')
    await until(() => JSON.stringify(heard('eve')).includes('Acme Dental'))
  })
})
