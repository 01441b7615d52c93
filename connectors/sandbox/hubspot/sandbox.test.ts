import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SECRET, startSandbox, TOKEN, type RunningSandbox } from './testing.ts'
import { createHubSpotSandbox, type HubSpotSandboxOptions } from './index.ts'
import type { Actor } from './portal.ts'
import { seedDemo } from './seed.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

describe('The HubSpot stand-in', () => {
  let now = Date.parse('2026-11-23T12:00:00Z')
  const clock = { now: () => new Date(now) }
  let sandbox: RunningSandbox
  const start = async (options: Partial<HubSpotSandboxOptions> = {}) => {
    sandbox = await startSandbox({ clock, ...options })
    return sandbox
  }
  afterEach(() => sandbox.stop())

  interface Reply {
    status: number
    headers: Headers
    body: {
      message?: string
      category?: string
      policyName?: string
      errors?: { message: string; code?: string; context: Record<string, string[]> }[]
      results?: { id: string; properties: Record<string, string | null>; objectWriteTraceId?: string }[]
      total?: number
    }
  }
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const answer = await fetch(sandbox.url + path, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: JSON.parse(text || '{}') as Reply['body'] }
  }
  const search = (value: string) =>
    call('POST', '/crm/v3/objects/companies/search', {
      filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value }] }],
    })

  it('allows so many calls in ten seconds, says what is left, and opens again', async () => {
    await start({ limits: { burst: 3 } })
    const first = await call('GET', '/crm/v3/objects/companies')
    assert.equal(first.headers.get('x-hubspot-ratelimit-remaining'), '2')
    await call('GET', '/crm/v3/objects/companies')
    await call('GET', '/crm/v3/objects/companies')
    const refused = await call('GET', '/crm/v3/objects/companies')
    assert.deepEqual([refused.status, refused.body.policyName], [429, 'TEN_SECONDLY_ROLLING'])
    now += 10_000
    assert.equal((await call('GET', '/crm/v3/objects/companies')).status, 200)
  })

  it('limits searches by the second, apart from other calls and without headers', async () => {
    await start({ limits: { burst: 1, search: 2 } })
    const first = await search('x')
    assert.equal(first.headers.get('x-hubspot-ratelimit-remaining'), null)
    assert.equal((await search('x')).status, 200)
    const refused = await search('x')
    assert.deepEqual([refused.status, refused.body.policyName], [429, 'SECONDLY'])
    assert.equal((await call('GET', '/crm/v3/objects/companies')).status, 200)
    now += 1000
    assert.equal((await search('x')).status, 200)
  })

  it('shows new records and new values late in searches, and at once everywhere else', async () => {
    await start({ searchLagMs: 5000 })
    const { id } = sandbox.portal.create('companies', { city: 'Old' }, REP)
    assert.equal((await search('Old')).body.total, 0)
    now += 5000
    assert.equal((await search('Old')).body.total, 1)
    sandbox.portal.update('companies', id, { city: 'New' }, REP)
    assert.deepEqual([(await search('Old')).body.total, (await search('New')).body.total], [1, 0])
    assert.equal(sandbox.portal.get('companies', id)?.properties.city, 'New')
    now += 5000
    assert.deepEqual([(await search('Old')).body.total, (await search('New')).body.total], [0, 1])
  })

  it('answers item by item when each input carries a trace id, and refuses the whole batch otherwise', async () => {
    await start()
    const inputs = [{ properties: { city: 'Good' } }, { properties: { numberofemployees: 'many' } }]
    const whole = await call('POST', '/crm/v3/objects/companies/batch/create', { inputs })
    assert.deepEqual([whole.status, whole.body.category], [400, 'VALIDATION_ERROR'])
    assert.equal(sandbox.portal.count('companies'), 0)
    const traced = inputs.map((input, index) => ({ ...input, objectWriteTraceId: `t${index}` }))
    const single = await call('POST', '/crm/v3/objects/companies/batch/create', { inputs: traced })
    assert.equal(single.status, 207)
    assert.deepEqual(
      single.body.results?.map((one) => one.objectWriteTraceId),
      ['t0'],
    )
    assert.deepEqual(
      single.body.errors?.map((one) => one.context.objectWriteTraceId),
      [['t1']],
    )
  })

  it('names every bad property at once', async () => {
    await start()
    const properties = { nonsense: 'x', industry: 'Dentistry', numberofemployees: 'many', createdate: '1' }
    const { status, body } = await call('POST', '/crm/v3/objects/companies', { properties })
    assert.equal(status, 400)
    assert.deepEqual(
      body.errors?.map(({ code, context }) => [context.propertyName?.[0], code]),
      [
        ['nonsense', 'PROPERTY_DOESNT_EXIST'],
        ['industry', 'INVALID_OPTION'],
        ['numberofemployees', 'INVALID_NUMBER'],
        ['createdate', 'READ_ONLY_VALUE'],
      ],
    )
  })

  it('has one contact for an e-mail address, and names it in the conflict', async () => {
    await start()
    const { id } = sandbox.portal.create('contacts', { email: 'Ada@Example.com' }, REP)
    const { status, body } = await call('POST', '/crm/v3/objects/contacts', {
      properties: { email: 'ada@example.com' },
    })
    assert.deepEqual([status, body.message], [409, `Contact already exists. Existing ID: ${id}`])
  })

  it('refuses a batch of more than a hundred inputs, or of two inputs for one record', async () => {
    await start()
    const many = Array.from({ length: 101 }, () => ({ properties: {} }))
    assert.equal((await call('POST', '/crm/v3/objects/companies/batch/create', { inputs: many })).status, 400)
    const { id } = sandbox.portal.create('companies', {}, REP)
    const twice = [1, 2].map((n) => ({ id, properties: {}, objectWriteTraceId: `t${n}` }))
    assert.equal(
      (await call('POST', '/crm/v3/objects/companies/batch/update', { inputs: twice })).status,
      400,
    )
  })

  it('does not page beyond its maximum in one search', async () => {
    await start({ searchMaxResults: 100 })
    const page = (after: string) => call('POST', '/crm/v3/objects/companies/search', { limit: 50, after })
    assert.deepEqual([(await page('50')).status, (await page('51')).status], [200, 400])
  })

  it('leads the id of a merged record to the winner, and keeps archived ones out of sight', async () => {
    await start()
    const { portal } = sandbox
    const [winner, loser, gone] = [1, 2, 3].map((n) =>
      portal.create('companies', { city: 'Here', phone: n === 2 ? '1' : null }, REP),
    )
    assert.ok(winner && loser && gone)
    portal.merge('companies', winner.id, loser.id, REP)
    portal.archive('companies', gone.id, REP)
    assert.deepEqual(portal.get('companies', loser.id)?.id, winner.id)
    assert.equal(portal.get('companies', winner.id)?.properties.phone, '1')
    assert.equal((await search('Here')).body.total, 1)
    assert.equal((await call('GET', `/crm/v3/objects/companies/${gone.id}`)).status, 404)
    assert.equal((await call('GET', '/crm/v3/objects/companies?archived=true')).body.results?.length, 2)
  })

  it('allows ten properties with unique values an object', async () => {
    await start()
    await call('POST', '/crm/v3/properties/companies/groups', { name: 'g', label: 'G' })
    const make = (n: number) =>
      call('POST', '/crm/v3/properties/companies', {
        name: `key_${n}`,
        label: 'Key',
        type: 'string',
        fieldType: 'text',
        groupName: 'g',
        hasUniqueValue: true,
      })
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) statuses.push((await make(n)).status)
    assert.deepEqual(statuses, [...Array<number>(10).fill(201), 400])
  })

  it('answers nonsense with an error of its own, never with a 500', async () => {
    await start()
    const statuses = [
      await call('POST', '/crm/v3/objects/companies', '{"properties":'),
      await call('POST', '/crm/v3/objects/companies', { properties: { name: { first: 'x' } } }),
      await call('GET', '/crm/v3/objects/spaceships'),
      await call('GET', '/crm/v3/objects/companies/__proto__'),
      await call('GET', '/crm/v3/objects/companies/%E0%A4%A'),
      await call('GET', '/crm/v9/anything'),
      await call('POST', '/crm/v3/objects/companies/search', { sorts: ['constructor'], limit: 9999 }),
      await call('POST', '/__sandbox/faults', { kind: 'earthquake' }),
    ].map((one) => one.status)
    assert.deepEqual(statuses, [400, 400, 400, 404, 400, 404, 400, 400])
  })

  it('keeps its records and what they are linked to over a restart, and seeds them once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-'))
    const options = { file: join(folder, 'hubspot.sqlite'), clock, accessToken: TOKEN, clientSecret: SECRET }
    await start()
    try {
      const before = createHubSpotSandbox(options)
      seedDemo(before)
      seedDemo(before)
      before.close()
      const after = createHubSpotSandbox(options)
      assert.deepEqual(
        after.portal.list('companies', 0, 10).map((one) => one.properties.domain),
        ['northwind-law.test'],
      )
      const [company] = after.portal.list('companies', 0, 1)
      assert.equal(after.portal.links.of(company?.id ?? '', 'contacts').length, 1)
      after.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
