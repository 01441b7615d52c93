import assert from 'node:assert/strict'
import { systemClock } from '../domain/clock.ts'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import { startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import type { Connector, OpenNeeds, Session } from '../domain/connector.ts'
import { createLimiter } from '../platform/limiter.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { silentLog } from '../platform/log.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { accountAt, prepareAccount } from '../sync/hubspot-testing.ts'
import { openSession } from '../sync/open-session.ts'
import { reconcileKey } from '../sync/sweep.ts'
import { openSyncBench, said, submitted, tickingClock, type SyncBench } from '../sync/testing.ts'
import { makeCrmEvents } from './event-store.ts'
import { makePoll } from './poll.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const

describe('Polling a CRM', () => {
  let store: TestStore
  let clock: ReturnType<typeof tickingClock>
  let sandbox: RunningSandbox
  let bench: SyncBench
  let poll: () => Promise<string[]>
  let id: string
  let contactId: string

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    const { needs, connectionId } = bench
    await prepareAccount(bench)
    await needs.connections.update(connectionId, { checkedAt: '2099-01-01T00:00:00.000Z' })
    const queue = createMemoryQueue({ log: silentLog })
    const run = makePoll({
      ...needs,
      events: makeCrmEvents({ connection: store.connection, clock }),
      queue,
      sessionOf: async (connection, priority) => (await openSession(needs, connection, priority)).session,
      refresh: () => Promise.resolve(),
      tellOwners: () => Promise.resolve(),
      reconcileKey,
    })
    poll = async () => {
      await run({ connectionId }, { attempt: 1 })
      const hint = await needs.hints.find(connectionId, id)
      return hint?.objects ?? []
    }
    ;({ id } = await submitted(bench))
    await poll()
    await bench.push(id)
    contactId = sandbox.portal.list('contacts', 0, 1)[0]?.id ?? ''
  })
  afterEach(() => sandbox.stop())

  const answer = (values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(bench.needs.clock, values) }))
  /** Writes the number of the prospect, while a rep saves something a moment before. */
  async function writeRightAfter(edit: Record<string, string>): Promise<void> {
    await answer({ 'contact.phone': '+15550100155' })
    const { connectors } = bench.needs
    bench.needs.connectors = {
      hubspot: {
        ...hubspot,
        open: (given) => {
          const session = hubspot.open(given)
          return {
            ...session,
            write: async (writes) => {
              sandbox.portal.update('contacts', contactId, edit, REP)
              return session.write(writes)
            },
          }
        },
      },
    }
    await bench.push(id)
    bench.needs.connectors = connectors
  }

  it('takes records that we made or changed ourselves for no news', async () => {
    assert.deepEqual(await poll(), [])
    await answer({ 'contact.phone': '+15550100155' })
    await bench.push(id)
    assert.equal(sandbox.portal.get('contacts', contactId)?.properties['phone'], '+1 555 010 0155')
    assert.deepEqual(await poll(), [])
  })

  it('rests after a poll that took long, and loses nothing by it', async () => {
    const { connectors } = bench.needs
    bench.needs.connectors = { hubspot: polledBy((changes) => (clock.advance(5_000), changes())) }
    sandbox.portal.update('contacts', contactId, { jobtitle: 'Owner' }, REP)
    assert.deepEqual(await poll(), ['contacts'])
    await bench.push(id)
    bench.needs.connectors = connectors
    sandbox.portal.update('contacts', contactId, { jobtitle: 'Manager' }, REP)
    assert.deepEqual(await poll(), [])
    clock.advance(60_000)
    assert.deepEqual(await poll(), ['contacts'])
  })

  it('leaves the searches to a backfill that needs them, and takes its turn', async () => {
    const limiter = createLimiter({ search: { calls: 4, perMs: 100 } }, systemClock)
    bench.needs.limiterFor = () => limiter
    let pages = 0
    bench.needs.connectors = {
      hubspot: polledBy(async (_, limiterOfPoll) => {
        await limiterOfPoll.take('search')
        await new Promise((answered) => setTimeout(answered, 15))
        return { records: [], cursor: `${++pages}`, more: pages % 20 > 0 }
      }),
    }
    const polling = poll()
    for (let turn = 0; turn < 10; turn++) await limiter.take('search', 'backfill')
    assert.ok(pages < 20, `${pages} pages were read meanwhile`)
    await polling
    assert.ok(pages >= 40)
  })

  it('brings what a rep changed', async () => {
    sandbox.portal.update('contacts', contactId, { jobtitle: 'Owner' }, REP)
    assert.deepEqual(await poll(), ['contacts'])
    await bench.push(id)
    assert.equal((await bench.needs.assessments.get(id)).answers['contact.title']?.value, 'Owner')
    assert.deepEqual(await poll(), [])
  })

  it('finds an edit of another field that was saved a moment before our write', async () => {
    await writeRightAfter({ jobtitle: 'Owner' })
    assert.equal((await bench.needs.assessments.get(id)).answers['contact.title'], undefined)
    assert.deepEqual(await poll(), ['contacts'])
    await bench.push(id)
    assert.equal((await bench.needs.assessments.get(id)).answers['contact.title']?.value, 'Owner')
    assert.equal(sandbox.portal.get('contacts', contactId)?.properties['phone'], '+1 555 010 0155')
  })
})

type Changes = NonNullable<Session['changes']>

/** HubSpot, whose changes are asked for in another way. */
const polledBy = (
  way: (changes: () => ReturnType<Changes>, limiter: OpenNeeds['limiter']) => ReturnType<Changes>,
): Connector => ({
  ...hubspot,
  open(needs) {
    const session = hubspot.open(needs)
    const { changes } = session
    return changes
      ? { ...session, changes: (...given) => way(() => changes(...given), needs.limiter) }
      : session
  },
})
