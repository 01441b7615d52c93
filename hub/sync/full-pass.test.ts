import assert from 'node:assert/strict'
import { createMemoryCrm } from '../../connectors/memory/memory.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeFullPass } from './full-pass.ts'
import { ADA, openSyncBench, submitted, tickingClock } from './testing.ts'

const DAY_MS = 24 * 3_600_000

describe('The daily full pass', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  async function synced(count: number) {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const ids: string[] = []
    for (let index = 0; index < count; index++) {
      const values = {
        ...ADA,
        'contact.email': `p${index}@example.test`,
        'company.domain': `c${index}.example.test`,
      }
      const { id } = await submitted(bench, { values })
      await bench.push(id)
      ids.push(id)
    }
    const list = async () =>
      (await bench.needs.connections.list()).filter(({ id }) => id === bench.connectionId)
    const queue = { add: () => Promise.resolve() }
    const needs = { ...bench.needs, connections: { ...bench.needs.connections, list }, queue }
    const hinted = () => bench.needs.hints.list(bench.connectionId, 10)
    return { clock, crm, bench, ids, hinted, needs, run: makeFullPass(needs) }
  }

  it('finds what was archived without a word, once a day, and nothing else', async () => {
    const { clock, crm, bench, ids, hinted, run } = await synced(3)
    const [, archived] = crm.records.get('contacts')?.values() ?? []
    crm.records.get('contacts')?.delete(archived?.id ?? '')
    await run({}, { attempt: 1 })
    assert.deepEqual(await hinted(), [])
    clock.advance(DAY_MS)
    const before = crm.calls()
    await run({}, { attempt: 1 })
    assert.deepEqual(await hinted(), [ids[1]])
    // Companies, contacts, deals and notes: a call each.
    assert.equal(crm.calls() - before, 4)
    await bench.push(ids[1] ?? '')
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    assert.deepEqual(
      items.map(({ type, kind }) => [type, kind]),
      [['deleted', 'contact']],
    )
    await run({}, { attempt: 1 })
    assert.equal(crm.calls() - before > 4, true)
    assert.deepEqual(await hinted(), [])
  })

  it('goes on where it was interrupted', async () => {
    const { clock, crm, bench, needs, run } = await synced(2)
    clock.advance(DAY_MS)
    crm.failNext('before', 1)
    await run({}, { attempt: 1 })
    const stands = async () => (await bench.needs.connections.find(bench.connectionId))?.fullPass
    assert.equal((await stands())?.doneAt, undefined)
    let calls = 0
    const interrupted = makeFullPass({
      ...needs,
      connectors: {
        memory: {
          ...crm.connector,
          open: (given) => {
            const session = crm.connector.open(given)
            return {
              ...session,
              read: async (...args) => {
                if (++calls === 3) throw new Error('killed')
                return session.read(...args)
              },
            }
          },
        },
      },
    })
    await assert.rejects(interrupted({}, { attempt: 1 }), /killed/)
    assert.equal((await stands())?.at?.object, 'contacts')
    const before = crm.calls()
    await run({}, { attempt: 1 })
    assert.equal(crm.calls() - before, 2)
    assert.ok((await stands())?.doneAt)
  })
})
