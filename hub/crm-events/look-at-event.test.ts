import assert from 'node:assert/strict'
import type { RemoteEvent } from '../domain/connector.ts'
import { linkId, type Link } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeHints } from '../sync/hint-store.ts'
import { makeLinks } from '../sync/link-store.ts'
import { tickingClock } from '../sync/testing.ts'
import { makeCrmEvents } from './event-store.ts'
import { makeLookAtEvent } from './look-at-event.ts'

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

const eventOf = ([kind, occurredAt]: [RemoteEvent['kind'], string]): RemoteEvent => ({
  id: `${kind}:${occurredAt}`,
  object: 'companies',
  recordId: '7',
  kind,
  occurredAt,
})

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
