import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import type { RunField } from '../domain/sync.ts'
import { linkId } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { defaultMapping, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

const HOUR_MS = 3_600_000

describe('The guard', () => {
  let store: TestStore
  let clock: ReturnType<typeof tickingClock>
  let crm: MemoryCrm
  let bench: SyncBench
  let id: string

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
    ;({ id } = await submitted(bench))
    await bench.push(id)
  })

  const at = () => clock.now().toISOString()
  /** So many linked contacts of other assessments. */
  async function neighbours(count: number): Promise<void> {
    const [own] = (await bench.links(id)).filter(({ kind }) => kind === 'contact')
    assert.ok(own)
    for (let one = 0; one < count; one++) {
      const assessmentId = randomUUID()
      const identity = { id: linkId(bench.connectionId, assessmentId, 'contact'), assessmentId }
      await bench.needs.links.save({ ...own, ...identity, key: assessmentId, remoteId: `other-${one}` })
    }
  }
  /** Runs of the last minutes, each of another assessment, that did this to a contact. */
  async function ran(count: number, field: Pick<RunField, 'before' | 'after'>): Promise<void> {
    for (let one = 0; one < count; one++)
      await bench.needs.runs.add({
        id: randomUUID(),
        connectionId: bench.connectionId,
        assessmentId: randomUUID(),
        startedAt: at(),
        durationMs: 1,
        calls: 2,
        outcome: 'done',
        records: [
          {
            kind: 'contact',
            object: 'contacts',
            what: 'updated',
            fields: [{ remote: 'phone', action: 'write_remote', reason: 'Ours changed.', ...field }],
          },
        ],
      })
  }
  const answer = (values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))
  const connection = async () => {
    const found = await bench.needs.connections.find(bench.connectionId)
    assert.ok(found)
    return found
  }
  const phone = () => [...(crm.records.get('contacts')?.values() ?? [])][0]?.fields['phone']
  const CHANGED = { before: 'A', after: 'B' }
  const BLANKED = { before: 'A', after: null }

  it('stops the connection when more than the share would change within an hour, and writes nothing', async () => {
    await neighbours(59)
    clock.advance(2 * HOUR_MS)
    await ran(30, CHANGED)
    await answer({ 'contact.phone': '+15550100155' })
    await bench.push(id)
    const { state, reason } = await connection()
    assert.equal(state, 'stopped')
    assert.match(reason ?? '', /More contact records would change .* Look at the runs/)
    assert.equal(phone(), '+1 555 010 0123')
    assert.deepEqual((await bench.needs.assessments.get(id)).pending, [bench.connectionId])
    await bench.push(id)
    assert.equal(phone(), '+1 555 010 0123')
  })

  it('goes on where a person said that this is wanted', async () => {
    await neighbours(59)
    clock.advance(2 * HOUR_MS)
    await ran(30, CHANGED)
    await answer({ 'contact.phone': '+15550100155' })
    await bench.push(id)
    await bench.needs.connections.update(bench.connectionId, { state: 'enabled', resumedAt: at() })
    await bench.push(id)
    assert.equal((await connection()).state, 'enabled')
    assert.equal(phone(), '+1 555 010 0155')
  })

  const quiet: [string, { links: number; runs: number; advanceMs: number }][] = [
    ['up to the share', { links: 59, runs: 29, advanceMs: 2 * HOUR_MS }],
    ['while there are few links', { links: 40, runs: 35, advanceMs: 2 * HOUR_MS }],
    ['for a record that is new itself', { links: 59, runs: 40, advanceMs: 0 }],
  ]
  for (const [when, { links, runs, advanceMs }] of quiet)
    it(`lets changes pass ${when}`, async () => {
      await neighbours(links)
      clock.advance(advanceMs)
      await ran(runs, CHANGED)
      await answer({ 'contact.phone': '+15550100155' })
      await bench.push(id)
      assert.equal((await connection()).state, 'enabled')
      assert.equal(phone(), '+1 555 010 0155')
    })

  it('forgets what is older than an hour', async () => {
    await neighbours(59)
    clock.advance(HOUR_MS)
    await ran(40, CHANGED)
    clock.advance(HOUR_MS + 60_000)
    await answer({ 'contact.phone': '+15550100155' })
    await bench.push(id)
    assert.equal(phone(), '+1 555 010 0155')
  })

  /** A bench whose mapping lets the phone number be cleared. */
  async function clearing(guard: Partial<ReturnType<typeof defaultMapping>['guard']> = {}): Promise<void> {
    crm = createMemoryCrm({ clock })
    const mapping = defaultMapping('memory')
    const records = mapping.records.map((record) => ({
      ...record,
      lines: record.lines.map((line) =>
        line.remote === 'phone' ? { ...line, blank: 'clear' as const } : line,
      ),
    }))
    bench = await openSyncBench(store, crm.connector, clock, {
      mapping: { ...mapping, records, guard: { ...mapping.guard, ...guard } },
    })
    ;({ id } = await submitted(bench))
    await bench.push(id)
  }

  it('lets the one record through that blanks more than is allowed, once a person resumed', async () => {
    await clearing({ maxBlanked: 0 })
    await answer({ 'contact.phone': null })
    await bench.push(id)
    assert.deepEqual([(await connection()).state, phone()], ['stopped', '+1 555 010 0123'])
    await bench.needs.connections.update(bench.connectionId, { state: 'enabled', resumedAt: at() })
    await bench.push(id)
    assert.deepEqual([(await connection()).state, phone()], ['enabled', null])
  })

  it('stops before too much is blanked, also where a line clears on purpose and the record is new', async () => {
    await clearing()
    await ran(25, BLANKED)
    await answer({ 'contact.phone': null })
    await bench.push(id)
    assert.equal((await connection()).state, 'stopped')
    assert.equal(phone(), '+1 555 010 0123')
    await bench.needs.connections.update(bench.connectionId, { state: 'enabled', resumedAt: at() })
    await bench.push(id)
    assert.equal((await connection()).state, 'enabled')
    assert.equal(phone(), null)
  })
})
