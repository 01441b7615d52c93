import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { AnswerChange } from '../../domain/answers.ts'
import type { Connection, Link, Run } from '../../domain/sync.ts'
import { openTestStore, type TestStore } from '../../store/testing.ts'
import { openMemory } from './memory.ts'
import { openReal } from './real-stores.ts'
import { makeTime, START } from './time.ts'
import type { OpenStores, SimStores } from './world.ts'

/**
 * The stores in memory are allowed in the simulator because whatever they are asked here, they answer as the real
 * ones do. Every case runs on both.
 */
for (const kind of ['real', 'in memory'] as const)
  describe(`The stores of the simulator, ${kind}`, () => {
    let store: TestStore | undefined
    let open: OpenStores
    let stores: SimStores
    let time: ReturnType<typeof makeTime>
    let c: string
    let other: string

    before(async () => {
      store = kind === 'real' ? await openTestStore() : undefined
      open = store ? openReal(store) : openMemory
    })
    after(() => store?.close())
    beforeEach(() => {
      time = makeTime()
      c = `c-${randomUUID()}`
      other = `d-${randomUUID()}`
      stores = open({ time, connectionIds: [c, other] })
    })

    describe('links', () => {
      it('stores a link as it is, optional parts included', async () => {
        const full = link({ remoteId: '7', dead: 'refused', syncedAt: START, stamp: START, written: START })
        assert.equal(await stores.links.save(full), 'saved')
        assert.deepEqual(await stores.links.of(c, 'a'), [full])
        const less = link({
          id: full.id,
          inflight: { at: START, stamp: null, values: { name: 'X', b: null } },
        })
        assert.equal(await stores.links.save(less), 'saved')
        assert.deepEqual(await stores.links.of(c, 'a'), [less])
      })

      it('takes no update from an older lease, and one from the same', async () => {
        const first = link({ fence: 5 })
        await stores.links.save(first)
        assert.equal(await stores.links.save({ ...first, fence: 4, object: 'old' }), 'stale')
        assert.equal(await stores.links.save({ ...first, object: 'same' }), 'saved')
        assert.deepEqual(
          (await stores.links.of(c, 'a')).map(({ object }) => object),
          ['same'],
        )
      })

      it('links a remote record once in each account', async () => {
        const first = link({ remoteId: '7' })
        await stores.links.save(first)
        assert.equal(await stores.links.save(link({ remoteId: '7', assessmentId: 'b' })), 'claimed')
        assert.equal(await stores.links.save(link({ remoteId: '7', object: 'contacts' })), 'saved')
        assert.equal(await stores.links.save(link({ remoteId: '7', connectionId: other })), 'saved')
        assert.equal((await stores.links.findByRemote(c, 'companies', '7'))?.id, first.id)
        assert.equal(await stores.links.findByRemote(c, 'companies', '8'), null)
        const found = await stores.links.findByRemotes(c, 'companies', ['7', '8'])
        assert.deepEqual(
          found.map(({ id }) => id),
          [first.id],
        )
      })

      it('says stale rather than claimed where both hold', async () => {
        const first = link({ fence: 5 })
        await stores.links.save(first)
        await stores.links.save(link({ remoteId: '7' }))
        const answer = await stores.links.save({ ...first, fence: 4, remoteId: '7' })
        assert.ok(['stale', 'claimed'].includes(answer), answer)
      })

      it('counts, pages and takes apart', async () => {
        const linked = [link({ state: 'linked', remoteId: '1' }), link({ state: 'linked', remoteId: '2' })]
        const held = link({ state: 'held', kind: 'contact', object: 'contacts' })
        for (const one of [...linked, held]) await stores.links.save(one)
        assert.equal(await stores.links.count(c), 2)
        assert.equal(await stores.links.count(c, 'contact'), 0)
        const ids = linked.map(({ id }) => id).sort()
        const page = async (after: string) =>
          (await stores.links.page(c, 'companies', after, 1)).map(({ id }) => id)
        assert.deepEqual([await page(''), await page(ids[0] ?? '')], [[ids[0]], [ids[1]]])
        assert.equal(await stores.links.unlinkAll(c), 2)
        const [one] = (await stores.links.of(c, 'a')).filter(({ id }) => id === linked[0]?.id)
        assert.deepEqual(
          [one?.state, one?.remoteId, one?.tombstones, one?.inflight],
          ['unlinked', undefined, ['1'], null],
        )
        assert.equal(await stores.links.save({ ...link({ id: one?.id ?? '' }), fence: 99 }), 'stale')
        await stores.links.forget('a')
        assert.deepEqual(await stores.links.of(c, 'a'), [])
      })
    })

    it('leases to one, for a time, with a number that rises', async () => {
      const first = await stores.leases.take(c, 1000)
      assert.equal(first?.fence, 1)
      assert.equal(await stores.leases.take(c, 1000), null)
      assert.equal(await stores.leases.renew(first, 5000), true)
      time.advance(2000)
      assert.equal(await stores.leases.take(c, 1000), null)
      time.advance(5000)
      assert.equal(await stores.leases.renew(first, 5000), false)
      const second = await stores.leases.take(c, 1000)
      assert.equal(second?.fence, 2)
      await stores.leases.release(first)
      assert.equal(await stores.leases.take(c, 1000), null)
      await stores.leases.release(second)
      assert.equal((await stores.leases.take(c, 1000))?.fence, 3)
    })

    it('keeps hints until they are cleared by the token that was seen', async () => {
      await stores.hints.add(c, 'a', 'companies')
      const seen = await stores.hints.find(c, 'a')
      await stores.hints.add(c, 'a', 'contacts')
      await stores.hints.add(c, 'b')
      await stores.hints.clear(c, 'a', seen?.token ?? '')
      assert.deepEqual((await stores.hints.find(c, 'a'))?.objects.sort(), ['companies', 'contacts'])
      assert.deepEqual(await stores.hints.list(c, 10), ['a', 'b'])
      await stores.hints.clear(c, 'a', (await stores.hints.find(c, 'a'))?.token ?? '')
      assert.deepEqual(await stores.hints.list(c, 10), ['b'])
      assert.deepEqual(await stores.hints.find(c, 'a'), null)
    })

    it('opens one question for each link, type and field, and closes it once', async () => {
      const wanted = {
        connectionId: c,
        assessmentId: c,
        linkId: `${c}:l`,
        kind: 'company' as const,
        type: 'field' as const,
        reason: 'Both changed.',
        remote: 'name',
        base: null,
        ours: 'X',
        theirs: 'Y',
        candidates: [],
        choices: ['ours' as const, 'theirs' as const],
      }
      assert.equal(await stores.conflicts.open(wanted), true)
      assert.equal(await stores.conflicts.open({ ...wanted, theirs: 'Z' }), false)
      const { remote: _remote, ...whole } = wanted
      assert.equal(await stores.conflicts.open({ ...whole, type: 'adopt' }), true)
      const [first, second] = await stores.conflicts.openOf(c, c)
      assert.deepEqual([first?.theirs, first?.base, second?.type], ['Z', null, 'adopt'])
      await stores.conflicts.settle([first?.id ?? ''], 'ours', 'Rita')
      await stores.conflicts.settle([first?.id ?? ''], 'theirs', 'Ron')
      const settled = await stores.conflicts.get(first?.id ?? '')
      assert.deepEqual([settled.choice, settled.resolvedBy], ['ours', 'Rita'])
      assert.equal((await stores.conflicts.list({ connectionId: c, state: 'resolved' })).items.length, 1)
      assert.equal((await stores.conflicts.list({ connectionId: c })).items.length, 1)
      assert.equal(await stores.conflicts.open(wanted), true)
      await assert.rejects(stores.conflicts.get('none'), { code: 'not_found' })
      await stores.conflicts.forget(c)
      assert.deepEqual((await stores.conflicts.list({ connectionId: c })).items, [])
    })

    it('counts what runs changed and blanked, by kind', async () => {
      const run = (assessmentId: string, what: 'updated' | 'created', after: string | null): Run => ({
        id: randomUUID(),
        connectionId: c,
        assessmentId,
        startedAt: time.now().toISOString(),
        durationMs: 1,
        calls: 2,
        outcome: 'done',
        records: [
          {
            kind: 'company',
            object: 'companies',
            what,
            fields: [{ remote: 'name', action: 'write_remote', before: 'X', after, reason: 'Why.' }],
          },
        ],
      })
      await stores.runs.add(run('a', 'updated', 'Y'))
      const since = time.now().toISOString()
      await stores.runs.add(run('a', 'updated', 'Z'))
      await stores.runs.add(run('a', 'updated', null))
      await stores.runs.add(run('b', 'created', 'Z'))
      const [company] = (await stores.runs.changedSince(c, since)).filter((one) => one.kind === 'company')
      assert.deepEqual(company, { kind: 'company', changed: 1, blanked: 1 })
      const page = await stores.runs.list({ connectionId: c, limit: 3 })
      const rest = await stores.runs.list({ connectionId: c, limit: 3, cursor: page.nextCursor ?? '' })
      assert.deepEqual([page.items.length, rest.items.length, rest.nextCursor], [3, 1, undefined])
    })

    describe('assessments', () => {
      const says = (path: string, value: unknown): AnswerChange => ({
        path,
        state: 'known',
        value,
        provenance: { source: 'prospect', at: START, confidence: 1 },
      })

      it('are behind for every account after a change that may travel, but for the one that it came from', async () => {
        const { assessments } = stores
        const made = await assessments.create({ verified: true })
        assert.deepEqual([made.revision, made.version, made.pending.sort()], [1, 1, [c, other].sort()])
        await assessments.caughtUp(made.id, c, 1)
        await assessments.caughtUp(made.id, other, 0)
        assert.deepEqual((await assessments.get(made.id)).pending, [other])
        const changed = await assessments.change(
          made.id,
          () => ({ answers: [says('company.name', 'Acme')] }),
          { except: c },
        )
        assert.deepEqual([changed.revision, changed.pending], [2, [other]])
        const again = await assessments.change(made.id, () => ({ answers: [says('company.name', 'Acme')] }))
        assert.deepEqual([again.revision, again.version], [2, 2])
        const owned = await assessments.change(made.id, () => ({ owner: 'ada@example.com' }))
        assert.deepEqual([owned.revision, owned.version, owned.pending], [2, 3, [other]])
        await assessments.caughtUp(made.id, other, 1)
        assert.deepEqual((await assessments.get(made.id)).pending, [other])
        await assessments.change(made.id, () => ({ answers: [says('company.name', 'Bits')] }))
        assert.deepEqual(await assessments.behind(c, 10), [made.id])
      })

      it('are changed by compare-and-set: a change that came between makes the decision run again', async () => {
        const { assessments } = stores
        const { id } = await assessments.create()
        let runs = 0
        const changes = ['X', 'Y', 'Z'].map((name) =>
          assessments.change(id, ({ answers }) => {
            runs++
            return {
              answers: [says('company.name', `${String(answers['company.name']?.value ?? '')}${name}`)],
            }
          }),
        )
        await Promise.all(changes)
        const { answers, version } = await assessments.get(id)
        assert.deepEqual([String(answers['company.name']?.value).length, version, runs], [3, 4, runs])
        await assert.rejects(
          assessments.change(id, () => null, { expectedVersion: 1 }),
          { code: 'precondition_failed' },
        )
        await assert.rejects(assessments.get('none'), { code: 'not_found' })
      })

      it('are all behind when an account asks for them, but for archived ones', async () => {
        const { assessments } = stores
        const made = await assessments.create({})
        const gone = await assessments.create({ status: 'archived' })
        const third = `e-${randomUUID()}`
        await assessments.markAllPending(third)
        const behind = await assessments.behind(third, 10_000)
        assert.deepEqual([behind.includes(made.id), behind.includes(gone.id)], [true, false])
      })
    })

    it('keep accounts, their credentials and why they stand still', async () => {
      const account = connection()
      await stores.connections.add(account, { token: 'x' })
      assert.deepEqual(await stores.connections.find(c), account)
      await stores.connections.update(c, { state: 'paused', reason: 'Because.' })
      assert.equal((await stores.connections.get(c)).reason, 'Because.')
      await stores.connections.update(c, { twoWay: false })
      assert.equal((await stores.connections.get(c)).reason, 'Because.')
      await stores.connections.update(c, { state: 'enabled' })
      assert.deepEqual(await stores.connections.find(c), { ...account, twoWay: false })
      await stores.connections.renewed(c, { token: 'y' }, { token: 'z' })
      assert.deepEqual(await stores.connections.credentials(c), { token: 'x' })
      await stores.connections.replaceCredentials(c, { token: 'y' })
      assert.deepEqual(await stores.connections.credentials(c), { token: 'y' })
      assert.equal(await stores.connections.find('none'), null)
    })

    it('keep one event for each record until it was looked at, unless it came again', async () => {
      const event = {
        id: 'e',
        object: 'companies',
        recordId: '1',
        kind: 'changed' as const,
        occurredAt: START,
      }
      const [id = ''] = await stores.events.keep(c, [event, event])
      const first = await stores.events.find(id)
      await stores.events.keep(c, [{ ...event, mergedInto: '2' }])
      assert.ok(first)
      await stores.events.done(first)
      const second = await stores.events.find(id)
      assert.equal(second?.mergedInto, '2')
      assert.equal((await stores.events.waiting(c, 10)).length, 1)
      await stores.events.done(second)
      assert.deepEqual(await stores.events.waiting(c, 10), [])
    })

    function link(given: Partial<Link>): Link {
      return {
        id: `${c}:${randomUUID()}`,
        connectionId: c,
        assessmentId: 'a',
        kind: 'company',
        object: 'companies',
        key: 'a:company',
        state: 'new',
        adopted: false,
        shadow: { name: 'X', phone: null },
        inflight: null,
        associated: [],
        tombstones: [],
        withheld: [],
        trusted: [],
        holds: [],
        history: [{ remote: 'name', at: START, value: null }],
        createdAt: START,
        fence: 1,
        ...given,
      }
    }

    function connection(): Connection {
      return {
        id: c,
        crm: 'sim',
        title: 'Sim',
        mapping: 'sim',
        mappingVersion: 1,
        state: 'enabled',
        twoWay: true,
        settings: {},
        choices: {},
        keyedAnew: [],
        account: c,
        owners: [],
        suspended: [],
        cursors: [],
        resumedAt: START,
        createdAt: START,
      }
    }
  })
