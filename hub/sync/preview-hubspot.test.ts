import assert from 'node:assert/strict'
import { hubspot } from '../../connectors/hubspot/hubspot.ts'
import type { ObjectName } from '../../connectors/sandbox/hubspot/definitions.ts'
import { startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { remoteFields } from '../mapping/use-mapping.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { accountAt, prepareAccount } from './hubspot-testing.ts'
import { openPreviewBench, type PreviewBench } from './preview-testing.ts'
import { isWrite, type PreviewRecord } from './preview.ts'
import { ADA, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const
const OBJECTS = ['companies', 'contacts', 'deals', 'notes', 'tasks'] as const

describe('A preview of a HubSpot account', () => {
  let store: TestStore
  let sandbox: RunningSandbox
  let bench: SyncBench
  let previews: PreviewBench
  const clock = tickingClock(new Date().toISOString())

  before(async () => {
    store = await openTestStore()
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    await prepareAccount(bench)
    previews = openPreviewBench(store, bench)
  })
  after(async () => {
    await sandbox.stop()
    await store.close()
  })

  /** Every value of every record, as "object id field" → value. */
  function snapshot(): Map<string, string> {
    const records = OBJECTS.flatMap((object: ObjectName) => sandbox.portal.list(object, 0, 500))
    return new Map(
      records.flatMap(({ object, id, properties }) =>
        Object.entries(properties).map(([name, value]) => [`${object} ${id} ${name}`, value] as const),
      ),
    )
  }
  /** What differs, in the fields that the mapping knows; new records without their ids. */
  async function differences(before: Map<string, string>, after: Map<string, string>): Promise<string[]> {
    const known = new Set([...before.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')))
    const account = await bench.needs.connections.find(bench.connectionId)
    assert.ok(account)
    const fields = new Map(
      bench.needs.mappingOf(account).records.map((one) => [one.object, remoteFields(one).slice(1)]),
    )
    return [...after]
      .filter(([key, value]) => before.get(key) !== value)
      .flatMap(([key]) => {
        const [object = '', id = '', name = ''] = key.split(' ')
        if (!fields.get(object)?.includes(name)) return []
        return [`${object} ${known.has(`${object} ${id}`) ? id : 'new'} ${name}`]
      })
      .toSorted()
  }
  const linesOf = (records: PreviewRecord[]) =>
    records
      .flatMap(({ object, remoteId = 'new', fields }) =>
        fields
          .filter((one) => isWrite(one) && one.side === 'crm')
          .map(({ remote }) => `${object} ${remoteId} ${remote}`),
      )
      .toSorted()
  const writingCalls = () =>
    Object.entries(sandbox.faults.counters().calls)
      .filter(([name]) => !/\/(search|batch\/read)$|^GET /.test(name))
      .reduce((sum, [, count]) => sum + count, 0)

  it('makes no write, and approving it on unchanged data makes exactly its writes', async () => {
    const synced = await submitted(bench)
    await bench.push(synced.id)
    for (const name of ['one', 'two'])
      await submitted(bench, {
        values: { ...ADA, 'contact.email': `ada@${name}.test`, 'company.domain': `${name}.test` },
      })
    const [contact] = sandbox.portal.list('contacts', 0, 1)
    sandbox.portal.update('contacts', contact?.id ?? '', { phone: '+1 555 010 0199' }, REP)
    await bench.needs.assessments.change(synced.id, () => ({
      answers: said(clock, { 'contact.title': 'Countess', 'needs.trigger': 'The server died.' }),
    }))

    const before = snapshot()
    const revision = (await bench.needs.assessments.get(synced.id)).revision
    const calls = writingCalls()
    const { preview, records } = await previews.preview()
    assert.equal(writingCalls(), calls)
    assert.deepEqual(snapshot(), before)
    assert.equal((await bench.needs.assessments.get(synced.id)).revision, revision)
    assert.deepEqual([preview.counts.created, preview.counts.updated], [10, 3])

    const done = await previews.approve(preview)
    assert.equal(done.state, 'done')
    assert.deepEqual(await differences(before, snapshot()), linesOf(records))
    const answers = (await bench.needs.assessments.get(synced.id)).answers
    assert.equal(answers['contact.phone']?.value, '+15550100199')

    const after = snapshot()
    const nothing = await previews.preview()
    assert.deepEqual(linesOf(nothing.records), [])
    await previews.approve(nothing.preview)
    assert.deepEqual(snapshot(), after)
  })
})
