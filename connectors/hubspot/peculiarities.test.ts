import assert from 'node:assert/strict'
import type { Session } from '../../hub/domain/connector.ts'
import type { FaultKind } from '../sandbox/hubspot/faults.ts'
import type { HubSpotSandboxOptions } from '../sandbox/hubspot/index.ts'
import type { Actor } from '../sandbox/hubspot/portal.ts'
import { NOON, type RunningSandbox } from '../sandbox/hubspot/testing.ts'
import { hubspot } from './hubspot.ts'
import { failure, KEY, openHubSpot, write, type HubSpotBench } from './testing.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

describe('What is peculiar to HubSpot', () => {
  let bench: HubSpotBench
  let sandbox: RunningSandbox
  let session: Session
  const start = async (options: Partial<HubSpotSandboxOptions> = {}) => {
    bench = await openHubSpot(options)
    ;({ sandbox, session } = bench)
  }
  const ensureKeys = () => bench.ensureKeys()
  afterEach(() => sandbox.stop())

  const slow: [FaultKind, limit: string, ms: number][] = [
    ['rate_limit', 'burst', 10_000],
    ['rate_limit_search', 'search', 1000],
    ['rate_limit_daily', 'daily', 900_000],
  ]
  for (const [kind, limit, ms] of slow)
    it(`pauses its ${limit} limit when HubSpot says that it is used up`, async () => {
      await start()
      await ensureKeys()
      sandbox.faults.plan({ kind })
      const error = await failure(session.write([write('companies', 'a:1')]))
      assert.deepEqual(
        [error.code, error.retryAfterSeconds, bench.pauses],
        ['remote_unavailable', ms / 1000, [[limit, ms]]],
      )
    })

  it('does not sit a used-up day out', async () => {
    await start()
    sandbox.faults.plan({ kind: 'rate_limit_daily' })
    assert.equal((await failure(session.read('companies', ['1'], []))).code, 'remote_unavailable')
  })

  const outages: [FaultKind, retryAfterSeconds: number | undefined][] = [
    ['locked', 2],
    ['migrating', 3],
    ['before', undefined],
    ['gateway', undefined],
    ['hang_up', undefined],
  ]
  for (const [kind, seconds] of outages)
    it(`says that HubSpot is unavailable, and when to ask again (fault: ${kind})`, async () => {
      await start()
      sandbox.faults.plan({ kind })
      const error = await failure(session.read('companies', ['1'], []))
      assert.equal(error.code, 'remote_unavailable')
      if (seconds !== undefined) assert.equal(error.retryAfterSeconds, seconds)
      assert.equal(error.cause, undefined)
    })

  const waits: [FaultKind, retryAfterSeconds: number][] = [
    ['locked', 2],
    ['migrating', 3],
  ]
  for (const [kind, seconds] of waits)
    it(`leaves a write that HubSpot did not take to the engine, and says when (fault: ${kind})`, async () => {
      await start()
      await ensureKeys()
      sandbox.faults.plan({ kind })
      const before = sandbox.faults.counters().total
      const error = await failure(session.write([write('companies', 'a:1')]))
      assert.deepEqual([error.code, error.retryAfterSeconds], ['remote_unavailable', seconds])
      assert.equal(sandbox.faults.counters().total - before, 1)
      assert.equal(sandbox.portal.count('companies'), 0)
    })

  it('says so when an answer cannot be HubSpot’s', async () => {
    await start()
    sandbox.faults.plan({ kind: 'nonsense', times: 3 })
    for (const act of [session.check(), session.read('companies', ['1'], []), session.schema(['companies'])])
      assert.match((await failure(act)).message, /its answer could not be read/)
  })

  it('tells the limiter what HubSpot counts, less what is left to other tools', async () => {
    await start({ limits: { burst: 100 } })
    await session.read('companies', ['1'], [])
    assert.deepEqual(bench.corrections, [
      ['burst', 89],
      ['daily', 249_999],
    ])
  })

  it('tells the limiter how large the account’s limits are, less what is left to other tools', async () => {
    await start({ limits: { burst: 190, daily: 650_000 } })
    await session.read('companies', ['1'], [])
    assert.deepEqual(bench.sizes, [
      ['burst', 180],
      ['daily', 520_000],
    ])
  })

  it('learns nothing from a search, which answers without these headers', async () => {
    await start({ limits: { burst: 190 } })
    await session.search('companies', { city: 'Here' }, [])
    assert.deepEqual([bench.sizes, bench.corrections], [[], []])
  })

  it('names the permission that is missing', async () => {
    await start({ scopes: ['crm.objects.companies.read'] })
    const error = await failure(session.write([write('companies', 'a:1')]))
    assert.equal(error.code, 'remote_refused')
    assert.match(error.message, /crm\.objects\.companies\.write/)
    const { account, missing } = await session.check()
    assert.equal(account, '4711000')
    const words = missing.join('\n')
    assert.match(words, /crm\.objects\.deals\.write is missing: we need it to make and update deals\./)
    assert.match(words, /files is missing: without it we cannot attach documents; the rest works\./)
    assert.doesNotMatch(words, /crm\.objects\.companies\.read/)
  })

  it('names the contact that has the e-mail address already', async () => {
    await start()
    await ensureKeys()
    const { id } = sandbox.portal.create('contacts', { email: 'ada@example.com' }, REP)
    const results = await session.write([
      write('contacts', 'a:1', { email: 'ada@example.com' }),
      write('contacts', 'a:2', { email: 'bob@example.com' }),
    ])
    assert.deepEqual(
      results.map((result) => (result.ok ? 'ok' : [result.code, result.existingId])),
      [['conflict', id], 'ok'],
    )
  })

  it('never repeats what was sent in the reason of a refusal', async () => {
    for (const multiStatus of [true, false]) {
      await start({ multiStatus })
      await ensureKeys()
      const [result] = await session.write([
        write('companies', 'a:1', { industry: 'a private remark', nonsense: 'x' }),
      ])
      assert.ok(result && !result.ok)
      assert.match(result.reason, /industry: INVALID_OPTION/)
      assert.match(result.reason, /nonsense: PROPERTY_DOESNT_EXIST/)
      assert.doesNotMatch(result.reason, /remark/)
      if (multiStatus) await sandbox.stop()
    }
  })

  it('goes on with the other objects when one call fails, and says which writes are open', async () => {
    await start()
    await ensureKeys()
    sandbox.faults.plan({ kind: 'before', match: '/contacts/' })
    const results = await session.write([
      write('companies', 'a:c'),
      write('contacts', 'a:p'),
      write('notes', 'a:n'),
    ])
    assert.deepEqual(
      results.map((result) => (result.ok ? 'ok' : result.code)),
      ['ok', 'unavailable', 'ok'],
    )
  })

  it('does not take over a property of the same name that is not unique', async () => {
    await start()
    await session.ensureProperties?.([{ object: 'companies', name: KEY, label: 'Theirs', type: 'text' }])
    const error = await failure(Promise.resolve(ensureKeys()))
    assert.equal(error.code, 'remote_refused')
    assert.match(error.message, /does not have unique values/)
  })

  it('makes the other properties too when one of a batch appears meanwhile', async () => {
    await start()
    await ensureKeys()
    const { schema } = sandbox.portal
    const listed = schema.properties
    // Hides the key from the first look, as if somebody made it right after.
    schema.properties = (object) => {
      schema.properties = listed
      return listed(object).filter(({ name }) => name !== KEY)
    }
    const text = { object: 'companies', label: 'X', type: 'text' as const }
    await session.ensureProperties?.([
      { ...text, name: 'entourage_a' },
      { ...text, name: KEY, unique: true },
      { ...text, name: 'entourage_b' },
    ])
    for (const name of ['entourage_a', KEY, 'entourage_b'])
      assert.ok(schema.property('companies', name), name)
  })

  it('tells the live options, pipelines with their closed stages, and owners', async () => {
    await start()
    const { objects, pipelines, owners } = await session.schema(['companies', 'deals', 'notes'])
    const industry = objects.companies?.properties.find(({ name }) => name === 'industry')
    assert.ok(industry?.options?.some(({ value }) => value === 'LAW_PRACTICE'))
    assert.equal(objects.companies?.properties.find(({ name }) => name === 'hs_object_id')?.readOnly, true)
    assert.deepEqual(
      pipelines.deals?.[0]?.stages.filter(({ closed }) => closed).map(({ id }) => id),
      ['closedwon', 'closedlost'],
    )
    assert.equal(owners.length, 2)
  })

  it('links without moving the primary company, and says when a record is gone', async () => {
    await start()
    const { portal } = sandbox
    const [company, contact, deal] = (['companies', 'contacts', 'deals'] as const).map((one) =>
      portal.create(one, {}, REP),
    )
    assert.ok(company && contact && deal)
    const to = { object: 'companies', id: company.id }
    await session.associate([
      { from: { object: 'contacts', id: contact.id }, to },
      { from: { object: 'deals', id: deal.id }, to },
      { from: { object: 'deals', id: deal.id }, to: { object: 'contacts', id: contact.id } },
    ])
    assert.deepEqual(portal.links.of(contact.id, 'companies'), [{ id: company.id, typeIds: [279] }])
    assert.deepEqual(portal.links.of(deal.id, 'companies'), [{ id: company.id, typeIds: [341] }])
    assert.deepEqual(portal.links.of(company.id, 'deals'), [{ id: deal.id, typeIds: [342] }])
    const gone = session.associate([{ from: { object: 'contacts', id: '999' }, to }])
    assert.equal((await failure(gone)).code, 'not_found')
  })

  it('reads the winner under the id of a merged record, and says which ids it swallowed', async () => {
    await start()
    const [winner, loser] = [1, 2].map(() => sandbox.portal.create('companies', { city: 'Here' }, REP))
    assert.ok(winner && loser)
    sandbox.portal.merge('companies', winner.id, loser.id, REP)
    const [record] = await session.read('companies', [loser.id], ['city'])
    assert.deepEqual([record?.id, record?.mergedIds], [winner.id, [loser.id]])
  })

  it('still sees a change that the search index showed late', async () => {
    let now = NOON.now().getTime()
    const clock = { now: () => new Date(now) }
    await start({ clock, searchLagMs: 20_000 })
    const poll = async (cursor?: string) =>
      (await session.changes?.('companies', cursor, [])) ?? { records: [], cursor: '' }
    let { cursor } = await poll()
    const { id } = sandbox.portal.create('companies', {}, REP)
    const seen: string[][] = []
    for (let tick = 0; tick < 4; tick++) {
      const page = await poll(cursor)
      seen.push(page.records.map((record) => record.id))
      cursor = page.cursor
      now += 10_000
    }
    assert.deepEqual(seen.slice(0, 3), [[], [], [id]])
    assert.equal((await failure(poll('nonsense'))).code, 'invalid_input')
  })

  it('links to the record in HubSpot, or on the page of the stand-in', () => {
    assert.equal(
      hubspot.recordUrl?.({ portal: '42' }, 'companies', '7'),
      'https://app.hubspot.com/contacts/42/record/0-2/7',
    )
    assert.equal(
      hubspot.recordUrl?.({ baseUrl: 'http://x/sandbox/' }, 'companies', '7'),
      'http://x/sandbox/ui/companies/7',
    )
    return start()
  })
})
