import assert from 'node:assert/strict'
import type { RemoteEvent } from '../domain/connector.ts'
import { linkId, type Link } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeHints } from '../sync/hint-store.ts'
import { makeLinks } from '../sync/link-store.ts'
import { tickingClock } from '../sync/testing.ts'
import { makeCrmEvents, type ChangedBy } from './event-store.ts'
import { makeLookAtEvent } from './look-at-event.ts'
import { makeLookAtPrograms } from './look-at-programs.ts'

const STAMP = '2026-11-23T10:00:00.000Z'
const BEFORE = '2026-11-23T09:59:59.999Z'
const AFTER = '2026-11-23T10:00:00.001Z'

describe('An event of a record that we know', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  const cases: [what: string, events: [kind: RemoteEvent['kind'], at: string][][], looked: boolean][] = [
    ['as it was when we read or made it', [[['created', STAMP]], [['changed', BEFORE]]], false],
    ['that changed afterwards', [[['changed', AFTER]]], true],
    ['that changed afterwards, told out of order', [[['changed', AFTER]], [['changed', BEFORE]]], true],
    ['that is gone, whenever that was', [[['deleted', BEFORE]]], true],
    ['that is gone, and whose older changes come late', [[['deleted', BEFORE]], [['changed', BEFORE]]], true],
    [
      'that was merged, among other changes',
      [
        [
          ['merged', BEFORE],
          ['changed', BEFORE],
        ],
      ],
      true,
    ],
  ]
  for (const [index, [what, batches, looked]] of cases.entries())
    it(`is ${looked ? 'looked at' : 'no news'}: a record ${what}`, async () => {
      const clock = tickingClock()
      const { connection } = store
      const connectionId = `c${index}`
      const links = makeLinks({ connection })
      const hints = makeHints({ connection, clock })
      const events = makeCrmEvents({ connection, clock })
      await links.save(linkOf(connectionId))
      const queued: string[] = []
      const queue = { add: async (name: string) => void queued.push(name) }
      const look = makeLookAtEvent({ events, links, hints, queue, reconcileKey: (...ids) => ids.join() })
      for (const some of batches) await events.keep(connectionId, some.map(eventOf))
      for (const { id: eventId } of await events.waiting(connectionId, 10))
        await look({ connectionId, eventId }, { attempt: 1 })
      assert.deepEqual(queued, looked ? ['sync.reconcile'] : [])
      assert.equal((await hints.list(connectionId, 10)).length, looked ? 1 : 0)
      assert.deepEqual(await events.waiting(connectionId, 10), [])
    })
})

describe('Events that tell what programs did', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  const INSTANT: RemoteEvent = { ...eventOf(['changed', AFTER]), byProgram: true }

  function bench(connectionId: string) {
    const clock = tickingClock()
    const { connection } = store
    const links = makeLinks({ connection })
    const events = makeCrmEvents({ connection, clock })
    const queued: string[] = []
    const needs = {
      events,
      links,
      hints: makeHints({ connection, clock }),
      queue: { add: async (name: string) => void queued.push(name) },
      reconcileKey: (...ids: string[]) => ids.join(),
    }
    return {
      ...{ links, events, queued },
      waiting: async (by: ChangedBy) => (await events.waiting(connectionId, 10, by)).length,
      look: () => makeLookAtPrograms(needs)({ connectionId }, { attempt: 1 }),
    }
  }

  it('wait together, and are urgent as soon as a person does something, too', async () => {
    const { events, waiting } = bench('p1')
    await events.keep('p1', [INSTANT])
    assert.deepEqual([await waiting('people'), await waiting('programs')], [0, 1])
    await events.keep('p1', [{ ...INSTANT, byProgram: false }])
    await events.keep('p1', [INSTANT])
    assert.deepEqual([await waiting('people'), await waiting('programs')], [1, 0])
  })

  it('do not wait when the record is gone', async () => {
    const { events, waiting } = bench('p2')
    await events.keep('p2', [{ ...INSTANT, kind: 'deleted' }])
    assert.equal(await waiting('people'), 1)
  })

  it('have a record looked at that changed since we saw it, and no other', async () => {
    const { links, events, look, queued, waiting } = bench('p3')
    await links.save(linkOf('p3'))
    await events.keep('p3', [INSTANT, { ...INSTANT, recordId: '8' }])
    await look()
    assert.deepEqual(queued, ['sync.reconcile'])
    await events.keep('p3', [{ ...INSTANT, occurredAt: BEFORE }])
    await look()
    assert.deepEqual(queued, ['sync.reconcile'])
    assert.equal(await waiting('programs'), 0)
  })
})

function eventOf([kind, occurredAt]: [RemoteEvent['kind'], string]): RemoteEvent {
  return { id: `${kind}:${occurredAt}`, object: 'companies', recordId: '7', kind, occurredAt }
}

const linkOf = (connectionId: string): Link => ({
  id: linkId(connectionId, 'a1', 'company'),
  connectionId,
  assessmentId: 'a1',
  kind: 'company',
  object: 'companies',
  key: 'a1:company',
  state: 'linked',
  remoteId: '7',
  adopted: false,
  trusted: [],
  shadow: {},
  inflight: null,
  associated: [],
  tombstones: [],
  withheld: [],
  holds: [],
  history: [],
  stamp: STAMP,
  createdAt: STAMP,
  fence: 1,
})
