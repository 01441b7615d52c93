import assert from 'node:assert/strict'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { makeBacklog } from '../assessments/backlog-store.ts'
import type { Connector, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Assessment } from '../domain/assessment.ts'
import { silentLog } from '../platform/log.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeBackfillJob, type BackfillNeeds } from './backfill-job.ts'
import { makeBackfills } from './backfill-store.ts'
import { makeManageBackfills } from './backfill.ts'
import { makeReconcileMany } from './reconcile-many.ts'
import { makeSweep } from './sweep.ts'
import { ADA, openSyncBench, said, tickingClock } from './testing.ts'

const CHUNK = 3
const MANY = 8

describe('A backfill', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  it('carries everything once, and tells how far it is', async () => {
    const { manage, work, names, assessments, connectionId } = await setUp(store, 13)
    const begun = await manage.start(connectionId, 'connected')
    assert.deepEqual(
      [begun.state, begun.total, begun.done, begun.left, begun.failed],
      ['running', 13, 0, 13, 0],
    )
    await work()
    const ended = await manage.standing(connectionId)
    assert.deepEqual(
      [ended?.state, ended?.done, ended?.left, ended?.failed, ended?.failures],
      ['done', 13, 0, 0, []],
    )
    assert.deepEqual(names(), assessments.map(nameOf).toSorted())
  })

  it('loses and doubles nothing when it is killed again and again, at each step', async () => {
    const { manage, needs, names, assessments, connectionId, leases } = await setUp(store, 16)
    await manage.start(connectionId, 'connected')
    let kills = 0
    for (;;) {
      const steps = 2 + (kills % 13)
      const mortal = dying(needs, steps)
      const died = await makeBackfillJob(mortal.needs, 1)({ connectionId }, { attempt: 1 }).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error
          return true
        },
      )
      await leases.endAll()
      if (!died) break
      kills++
    }
    assert.ok(kills >= 10, `killed ${kills} times`)
    const ended = await manage.standing(connectionId)
    assert.deepEqual([ended?.state, ended?.done, ended?.failed], ['done', 16, 0])
    assert.deepEqual(names(), assessments.map(nameOf).toSorted())
  })

  it('stops when a person pauses it, and goes on from there', async () => {
    const { manage, work, crm, connectionId, onWrite, sweep, queued } = await setUp(store, 20)
    await manage.start(connectionId, 'connected')
    onWrite(() => void manage.pause(connectionId).catch(() => undefined))
    await work()
    const paused = await manage.standing(connectionId)
    assert.equal(paused?.state, 'paused')
    assert.ok(paused.done > 0 && paused.left > 0, JSON.stringify(paused))
    await sweep()
    assert.deepEqual(queued('sync.reconcile'), [], 'the sweep leaves them to the backfill')
    onWrite(() => undefined)
    await assert.rejects(manage.pause(connectionId), { code: 'conflict' })
    await manage.resume(connectionId)
    await work()
    assert.equal((await manage.standing(connectionId))?.state, 'done')
    assert.equal(crm.records.get('companies')?.size, 20)
  })

  it('is not held up by an assessment that always fails, and says which and why', async () => {
    const { manage, work, clock, crm, assessments, connectionId, refuse } = await setUp(store, 12)
    const [bad] = assessments
    assert.ok(bad)
    refuse(nameOf(bad))
    await manage.start(connectionId, 'connected')
    for (let round = 1; round <= 3; round++) {
      await work()
      clock.advance(60_000)
    }
    const ended = await manage.standing(connectionId)
    assert.deepEqual([ended?.state, ended?.done, ended?.failed, ended?.left], ['done', 11, 1, 0])
    assert.deepEqual(ended?.failures, [{ assessmentId: bad.id, error: 'The CRM did not take every record.' }])
    assert.equal(crm.records.get('companies')?.size, 11)
  })

  it('waits while the CRM is away, counts nothing as tried, and goes on by itself', async () => {
    const { manage, work, clock, crm, connectionId, away } = await setUp(store, 20, 10)
    away(true)
    await manage.start(connectionId, 'connected')
    await work()
    const waits = await manage.standing(connectionId)
    assert.deepEqual([waits?.state, waits?.left, waits?.failed], ['running', 20, 0])
    assert.match(waits?.trouble ?? '', /away/)
    assert.ok(Date.parse(waits?.waitUntil ?? '') > clock.now().getTime())
    away(false)
    await work()
    assert.equal((await manage.standing(connectionId))?.left, 20, 'it is not time yet')
    clock.advance(60_000)
    await work()
    assert.equal(crm.records.get('companies')?.size, 20)
    const ended = await manage.standing(connectionId)
    assert.deepEqual([ended?.state, ended?.trouble], ['done', undefined])
  })

  it('takes nothing for tried when its connection is stopped in the middle', async () => {
    const { manage, work, connections, connectionId, onWrite } = await setUp(store, 14)
    await manage.start(connectionId, 'connected')
    onWrite(() => void connections.update(connectionId, { state: 'paused' }))
    await work()
    const stopped = await manage.standing(connectionId)
    assert.equal(stopped?.state, 'running')
    assert.equal(stopped.failed, 0)
    onWrite(() => undefined)
    await connections.update(connectionId, { state: 'enabled' })
    await work()
    assert.equal((await manage.standing(connectionId))?.done, 14)
  })

  it('lets what changes meanwhile go first', async () => {
    const made = await setUp(store, 20)
    const { manage, work, connectionId, onWrite, assessments, sweep, queued, names } = made
    const last = assessments.at(-1)
    assert.ok(last)
    await manage.start(connectionId, 'connected')
    let overtook = false
    let once = false
    onWrite(async () => {
      if (once) return
      once = true
      await made.change(last.id, { 'company.name': 'Changed Meanwhile' })
      await sweep()
      assert.deepEqual(queued('sync.reconcile'), [last.id], 'only what changed travels by itself')
      await made.push(last.id)
      overtook = names().includes('Changed Meanwhile') && names().length < 20
    })
    await work()
    assert.ok(overtook)
    assert.equal((await manage.standing(connectionId))?.done, 20)
    assert.equal(names().length, 20)
  })

  it('begins by itself where many are behind', async () => {
    const { sweep, queued, manage, work, connectionId } = await setUp(store, MANY + 1)
    await sweep()
    assert.deepEqual(queued('sync.reconcile'), [])
    assert.equal((await manage.standing(connectionId))?.why, 'behind')
    await work()
    assert.equal((await manage.standing(connectionId))?.done, MANY + 1)
  })

  it('looks at everything again when it is asked to', async () => {
    const alone = await openTestStore()
    const { manage, work, crm, connectionId } = await setUp(alone, 7)
    await manage.start(connectionId, 'connected')
    await work()
    const calls = crm.calls()
    const again = await manage.everything(connectionId, 'asked')
    assert.deepEqual([again.why, again.total, again.waitUntil], ['asked', 7, undefined])
    await work()
    assert.equal((await manage.standing(connectionId))?.done, 7)
    assert.equal(crm.calls(), calls, 'what agrees costs nothing')
    await assert.rejects(manage.everything('nobody', 'asked'), { code: 'not_found' })
    await alone.close()
  })
})

describe('The sweep', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  it('queues whoever stays behind again after growing pauses', async () => {
    const { sweep, queued, clock } = await setUp(store, 1)
    let times = 0
    for (let second = 0; second < 60; second++) {
      await sweep()
      times += queued('sync.reconcile').length
      clock.advance(1_000)
    }
    assert.ok(times >= 4 && times <= 6, `${times} times in a minute`)
  })
})

/** An account with so many assessments that it has never heard of. */
async function setUp(store: TestStore, count: number, chunk = CHUNK) {
  const clock = tickingClock()
  const crm = createMemoryCrm({ clock })
  let wish: { refuse?: string; away?: boolean; onWrite?: () => unknown } = {}
  const connector = wayward(crm, () => wish)
  const made = await openSyncBench(store, connector, clock)
  const { connectionId } = made
  const assessments: Assessment[] = []
  for (let index = 0; index < count; index++)
    assessments.push(
      await made.needs.assessments.create({
        status: 'submitted',
        verified: true,
        answers: said(clock, personOf(index)),
      }),
    )
  const added: { name: string; payload: { assessmentId?: string } }[] = []
  const queue = { add: async (name: string, payload: object) => void added.push({ name, payload }) }
  const backfills = makeBackfills({ connection: store.connection, clock })
  const backlog = makeBacklog({ connection: store.connection })
  const needs: BackfillNeeds = {
    ...made.needs,
    backfills,
    backlog,
    reconcileMany: makeReconcileMany(made.needs),
    queue,
    log: silentLog,
  }
  const manage = makeManageBackfills({ ...made.needs, backfills, backlog, queue })
  const only = { ...made.needs.connections, list: async () => own(await made.needs.connections.list()) }
  const own = <T extends { id: string }>(all: T[]) => all.filter(({ id }) => id === connectionId)
  const job = makeBackfillJob(needs, chunk)
  const sweep = makeSweep(
    {
      ...made.needs,
      connections: only,
      backfill: { backlog, backfills, start: (id) => manage.start(id, 'behind') },
      queue,
      pollEveryMs: 3_600_000,
    },
    MANY,
  )
  return {
    ...made,
    clock,
    crm,
    assessments,
    needs,
    manage,
    connections: made.needs.connections,
    leases: {
      endAll: () =>
        store.connection.collection('sync_leases').updateMany({}, { $set: { until: new Date(0) } }),
    },
    /** Runs the job as long as it is queued. */
    async work() {
      await job({ connectionId }, { attempt: 1 })
      while (added.some(({ name }) => name === 'sync.backfill')) {
        added.splice(0, added.length, ...added.filter(({ name }) => name !== 'sync.backfill'))
        await job({ connectionId }, { attempt: 1 })
      }
    },
    sweep: () => sweep({}, { attempt: 1 }),
    /** What was queued since the last look. */
    queued(name: string) {
      const found = added.filter((one) => one.name === name)
      added.splice(0, added.length, ...added.filter((one) => one.name !== name))
      return found.map(({ payload }) => payload.assessmentId)
    },
    names: () =>
      [...(crm.records.get('companies')?.values() ?? [])]
        .map(({ fields }) => fields['name'] ?? '')
        .toSorted(),
    change: (id: string, values: Record<string, unknown>) =>
      made.needs.assessments.change(id, () => ({ answers: said(clock, values) })),
    refuse: (name: string) => void (wish = { ...wish, refuse: name }),
    away: (away: boolean) => void (wish = { ...wish, away }),
    onWrite: (act: () => unknown) => void (wish = { ...wish, onWrite: act }),
  }
}

const nameOf = ({ answers }: Assessment): string => String(answers['company.name']?.value)

const CONSENT = { given: true, at: '2026-11-23T09:00:00.000Z', textVersion: '1', by: 'Ada Byron' }

const personOf = (index: number) => ({
  ...ADA,
  'consent.privacy': CONSENT,
  'consent.contact': CONSENT,
  'contact.email': `ada${index}@company${index}.test`,
  'contact.phone': `+1555010${1000 + index}`,
  'company.name': `Company ${index}`,
  'company.domain': `company${index}.test`,
})

/** The memory CRM, which does not take records of a name, or is away, or tells that something is written. */
function wayward(
  crm: MemoryCrm,
  wish: () => { refuse?: string; away?: boolean; onWrite?: () => unknown },
): Connector {
  return {
    ...crm.connector,
    open(needs): Session {
      const session = crm.connector.open(needs)
      const guard = () => {
        if (wish().away) throw new HubError('remote_unavailable', 'The CRM is away.')
      }
      return {
        ...session,
        readByKey: async (...given) => (guard(), session.readByKey(...given)),
        search: async (...given) => (guard(), session.search(...given)),
        async write(writes) {
          guard()
          await wish().onWrite?.()
          const { refuse } = wish()
          const taken = writes.filter(({ fields }) => !refuse || fields['name'] !== refuse)
          const results = await session.write(taken)
          return writes.map((write) => {
            const at = taken.indexOf(write)
            return (
              results[at] ?? { ok: false, key: write.key, code: 'unavailable', reason: 'It did not say.' }
            )
          })
        },
      }
    },
  }
}

class Killed extends Error {}

/** Needs of a process that dies at its n-th step: nothing that it calls afterwards happens. */
function dying(needs: BackfillNeeds, steps: number): { needs: BackfillNeeds } {
  let left = steps
  const mortal = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver)
        if (typeof method !== 'function') return method
        return async (...given: unknown[]) => {
          if (--left < 0) throw new Killed()
          const answer: unknown = await method.apply(target, given)
          // Half of the deaths come after the deed, before anybody hears of it.
          if (left === 0 && steps % 2 === 0) throw new Killed()
          return answer
        }
      },
    })
  const { reconcileMany } = mortal({ reconcileMany: needs.reconcileMany })
  return {
    needs: {
      ...needs,
      backfills: mortal(needs.backfills),
      backlog: mortal(needs.backlog),
      connections: mortal(needs.connections),
      leases: mortal(needs.leases),
      queue: mortal(needs.queue),
      reconcileMany,
    },
  }
}
