import assert from 'node:assert/strict'
import type { SetupStep } from './setup-steps.ts'
import { openAcmeBench, type AcmeBench } from './testing.ts'

const credentials = { token: 'good-token' }

describe('Setting a connection up', () => {
  let bench: AcmeBench
  let id: string
  before(async () => void (bench = await openAcmeBench()))
  after(() => bench.close())

  const connect = (more: object = {}) =>
    bench.api
      .post('/api/connections')
      .send({ crm: 'acme', credentials, settings: bench.settings, ...more })
      .expect(201)
  const steps = async (method: 'get' | 'post' = 'get'): Promise<SetupStep[]> =>
    (await bench.api[method](`/api/connections/${id}/setup`).expect(200)).body.steps
  const states = (list: SetupStep[]) => Object.fromEntries(list.map((one) => [one.id, one.state]))
  const state = async () => (await bench.connections.get(id)).state

  it('waits with every step in order while something required is open, and sends nothing', async () => {
    bench.acme.account.missing = ['The permission quotes is missing: without it we cannot make quotes.']
    await bench.assessments.create()
    const { body } = await connect()
    id = body.connection.id
    assert.equal(body.connection.state, 'setup')
    assert.equal(body.queued, 0)
    const list = await steps()
    assert.deepEqual(
      list.map((one) => [one.id, one.state]),
      [
        ['sign-in', 'done'],
        ['permissions', 'open'],
        ['fields', 'done'],
        ['choice.companyType', 'open'],
        ['choice.rep', 'done'],
        ['lines', 'done'],
        ['trial', 'blocked'],
        ['enable', 'blocked'],
      ],
    )
    assert.deepEqual(list[1]?.missing, bench.acme.account.missing)
    assert.match(list[1]?.remedy ?? '', /Ask Acme/)
    assert.equal(bench.crm.records.size, 0)
  })

  it('remembers for which objects the key was made just now, so that no record can have one', async () => {
    assert.deepEqual((await bench.connections.get(id)).keyedAnew, ['companies', 'contacts'])
  })

  it('offers what the account itself has, and takes nothing else', async () => {
    const list = await steps()
    assert.deepEqual(list.find((one) => one.id === 'choice.companyType')?.choice, {
      name: 'companyType',
      help: 'What a prospect is called there.',
      options: [
        { value: '1', label: 'Prospect' },
        { value: '2', label: 'Customer' },
      ],
    })
    assert.deepEqual(list.find((one) => one.id === 'choice.rep')?.choice?.options, [
      { value: '1', label: 'Ada Owner (ada@example.com)' },
    ])
    const put = bench.api.put(`/api/connections/${id}/choices`)
    const { body } = await put.send({ choices: { companyType: '9', colour: 'red' } }).expect(422)
    assert.deepEqual(
      body.errors.map((one: { path: string }) => one.path),
      ['choices.companyType', 'choices.colour'],
    )
  })

  it('is neither tried nor switched on nor resumed before its steps are done', async () => {
    const { body } = await bench.api.post(`/api/connections/${id}/trial`).expect(409)
    assert.deepEqual(body.errors, [{ path: 'choice.companyType', message: 'Company type: Not chosen yet.' }])
    await bench.api.post(`/api/connections/${id}/enable`).expect(409, /Try one record/)
    await bench.api.post(`/api/connections/${id}/resume`).expect(409, /still being set up/)
    await bench.api.post(`/api/connections/${id}/pause`).expect(409)
    assert.equal(await state(), 'setup')
  })

  it('tries one company and one contact, reads them back, and takes them away again', async () => {
    const choices = { companyType: '1' }
    const chosen = await bench.api.put(`/api/connections/${id}/choices`).send({ choices }).expect(200)
    assert.equal(states(chosen.body.steps)['trial'], 'open')
    const { body } = await bench.api.post(`/api/connections/${id}/trial`).expect(200)
    assert.deepEqual(
      body.steps.map((one: { title: string; ok: boolean }) => [one.title, one.ok]),
      [
        ['Write a company', true],
        ['Write a contact', true],
        ['Read them back', true],
        ['Take them away again', true],
      ],
    )
    assert.deepEqual(body.left, [])
    assert.equal(bench.crm.records.get('companies')?.size, 0)
    assert.equal(bench.crm.records.get('contacts')?.size, 0)
  })

  it('says which records to delete where the CRM lets us take none away', async () => {
    bench.acme.account.canArchive = false
    const { body } = await bench.api.post(`/api/connections/${id}/trial`).expect(200)
    assert.equal(body.ok, true)
    assert.match(body.steps.at(-1).detail, /please delete contact \d+ and company \d+ .*trial record/)
    const [company] = [...(bench.crm.records.get('companies')?.values() ?? [])]
    assert.equal(company?.fields['name'], 'Entourage Sentry trial record')
    assert.equal(company?.fields['type'], '1')
  })

  it('takes away by itself what an earlier trial had to leave', async () => {
    bench.acme.account.canArchive = true
    await bench.api.post(`/api/connections/${id}/trial`).expect(200)
    assert.equal(bench.crm.records.get('companies')?.size, 0)
    assert.equal(bench.crm.records.get('contacts')?.size, 0)
  })

  it('is switched on once everything required is done, and then sends', async () => {
    const { body } = await bench.api.post(`/api/connections/${id}/enable`).expect(200)
    assert.equal(body.connection.state, 'enabled')
    assert.equal(body.queued, 1)
    const url = `https://sentry.example/crm-events/${id}`
    assert.deepEqual(bench.acme.account.calls, [{ url, objects: ['contacts'] }])
    await bench.api.post(`/api/connections/${id}/enable`).expect(409, /set up already/)
    assert.deepEqual(states(await steps())['enable'], 'done')
  })

  it('says what the CRM answers when it no longer lets us in', async () => {
    bench.acme.tokens.delete('good-token')
    const [first, second] = await steps('post')
    assert.deepEqual([first?.state, second?.state], ['open', 'blocked'])
    assert.match(first?.detail ?? '', /Acme does not know this key/)
    bench.acme.tokens.add('good-token')
  })

  it('tells in words what it can do, and keeps certificates and inner things to itself', async () => {
    const { body } = await bench.api.get(`/api/connections/${id}`).expect(200)
    const can = (ability: string) => body.abilities.includes(ability)
    assert.deepEqual(['fields', 'archive', 'webhooks'].map(can), [true, true, false])
    assert.equal(body.keyedAnew, undefined)
    assert.equal(body.owners, undefined)
  })

  it('is renamed and uses less of the limits when an admin says so, and stays where it is reached', async () => {
    const put = (body: object) => bench.api.put(`/api/connections/${id}/settings`).send(body)
    const { body } = await put({ title: 'Acme of Ada', quotaShare: 0.5 }).expect(200)
    assert.equal(body.title, 'Acme of Ada')
    assert.deepEqual(body.settings, { ...bench.settings, portal: 'acme.example', quotaShare: 0.5 })
    await put({ quotaShare: 2 }).expect(422)
    await put({ baseUrl: 'https://elsewhere.test' }).expect(422)
  })

  it('is removed with our fields, or without', async () => {
    const { body } = await bench.api.delete(`/api/connections/${id}?fields=remove`).expect(200)
    assert.ok(body.fields.includes('companies.entourage_id'))
    await bench.api.get(`/api/connections/${id}`).expect(404)
    assert.deepEqual(bench.acme.account.calls, [])
  })

  it('names the fields that could not be made, and makes them when it looks again', async () => {
    const other = await openAcmeBench()
    other.acme.account.locked = true
    const wanted = { crm: 'acme', credentials, settings: other.settings }
    const { body } = await other.api.post('/api/connections').send(wanted).expect(201)
    const path = `/api/connections/${body.connection.id}/setup`
    const look = async () =>
      ((await other.api.post(path).expect(200)).body.steps as SetupStep[]).find((one) => one.id === 'fields')
    const closed = await look()
    assert.equal(closed?.state, 'open')
    assert.match(closed?.detail ?? '', /does not let us make fields/)
    assert.ok(closed?.missing?.includes('“Assessment” (entourage_link) on companies'))
    other.acme.account.locked = false
    assert.equal((await look())?.state, 'done')
    const { keyedAnew } = await other.connections.get(body.connection.id)
    assert.deepEqual(keyedAnew, ['companies', 'contacts'])
    await other.close()
  })
})
