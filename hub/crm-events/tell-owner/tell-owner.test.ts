import assert from 'node:assert/strict'
import { hubspot } from '../../../connectors/hubspot/hubspot.ts'
import { startSandbox, type RunningSandbox } from '../../../connectors/sandbox/hubspot/testing.ts'
import type { JobHandler } from '../../domain/jobs.ts'
import { openTestStore, type TestStore } from '../../store/testing.ts'
import { accountAt, prepareAccount } from '../../sync/hubspot-testing.ts'
import { openSession } from '../../sync/open-session.ts'
import { openSyncBench, submitted, tickingClock, type SyncBench } from '../../sync/testing.ts'
import { makeOwnerTasks, type OwnerTasks } from './owner-task-store.ts'
import { makeOwnersToTell, tellingOwners } from './owners-to-tell.ts'
import { makeTellOwner } from './tell-owner.ts'

const SECRETIVE = '+15550100199'

describe('A question that only a person can answer', function () {
  this.timeout(20_000)
  let store: TestStore
  let sandbox: RunningSandbox
  let bench: SyncBench
  let tasks: OwnerTasks
  let run: JobHandler<'crm.tell-owner'>
  let queued: string[]
  let id: string
  let dealId: string

  before(async () => {
    store = await openTestStore()
    const clock = tickingClock('2026-11-27T09:00:00.000Z')
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    await prepareAccount(bench)
    const { needs, connectionId } = bench
    await needs.connections.update(connectionId, {
      owners: [{ id: '7001', name: 'Rita Rep', email: 'rita@example.com' }],
    })
    tasks = makeOwnerTasks(store)
    run = makeTellOwner({
      ...needs,
      tasks,
      sessionOf: async (connection) => (await openSession(needs, connection)).session,
    })
    ;({ id } = await submitted(bench))
    await needs.assessments.change(id, () => ({ owner: 'rita@example.com' }))
    await bench.push(id)
    dealId = sandbox.portal.list('deals', 0, 1)[0]?.id ?? ''
  })
  after(async () => {
    await sandbox.stop()
    await store.close()
  })

  const tell = () => run({ connectionId: bench.connectionId, assessmentId: id }, { attempt: 1 })
  const told = () =>
    sandbox.portal
      .list('tasks', 0, 100)
      .filter(({ properties }) => properties['hs_task_subject']?.startsWith('Decide:'))
  const open = async (remote: string, canonical: string) => {
    const { needs, connectionId } = bench
    const [link] = (await bench.links(id)).filter(({ kind }) => kind === 'contact')
    await needs.conflicts.open({
      connectionId,
      assessmentId: id,
      linkId: link?.id ?? '',
      kind: 'contact',
      type: 'field',
      reason: 'Both sides changed it.',
      remote,
      canonical,
      base: null,
      ours: SECRETIVE,
      theirs: SECRETIVE,
      candidates: [],
      choices: ['ours', 'theirs'],
    })
  }
  const answerOne = async () => {
    const { needs, connectionId } = bench
    const [conflict] = await needs.conflicts.openOf(connectionId, id)
    await needs.conflicts.settle([conflict?.id ?? ''], 'ours', 'Rita')
  }

  it('is put to the owner as one task beside the deal, due the next workday, without a value', async () => {
    await open('phone', 'contact.phone')
    await Promise.all([tell(), tell()])
    await tell()
    const [task, ...others] = told()
    assert.deepEqual(others, [])
    const { properties } = task ?? { properties: {} as Record<string, string> }
    assert.match(properties['hs_task_subject'] ?? '', /^Decide: which “.*[Pp]hone.*” counts$/)
    assert.match(
      properties['hs_task_body'] ?? '',
      /Both sides changed it\. https:\/\/sentry\.example\/console\/conflicts/,
    )
    assert.equal(properties['hubspot_owner_id'], '7001')
    assert.equal(properties['hs_task_status'], 'NOT_STARTED')
    // From Friday to Monday.
    assert.ok(properties['hs_timestamp']?.startsWith('2026-11-30T09:'), properties['hs_timestamp'])
    assert.match(properties['entourage_sentry_id'] ?? '', /:conflict$/)
    const beside = sandbox.portal.links.of(task?.id ?? '', 'deals').map((one) => one.id)
    assert.deepEqual(beside, [dealId])
    assert.ok(!JSON.stringify(properties).includes(SECRETIVE))
  })

  it('makes no second task while the first is open', async () => {
    await open('jobtitle', 'contact.title')
    await tell()
    await answerOne()
    await tell()
    assert.equal(told().length, 1)
    assert.equal(told()[0]?.properties['hs_task_status'], 'NOT_STARTED')
  })

  it('closes the task once nothing is left to decide', async () => {
    await answerOne()
    await tell()
    await tell()
    assert.deepEqual(
      told().map(({ properties }) => properties['hs_task_status']),
      ['COMPLETED'],
    )
  })

  it('is asked anew by a task of its own', async () => {
    await open('phone', 'contact.phone')
    await tell()
    assert.deepEqual(
      told().map(({ properties }) => properties['hs_task_status']),
      ['COMPLETED', 'NOT_STARTED'],
    )
  })

  it('is told at once, and again by the next look where that was lost', async () => {
    queued = []
    const queue = {
      add: (name: string) => {
        queued.push(name)
        return Promise.resolve()
      },
    }
    const { needs, connectionId } = bench
    const watch = makeOwnersToTell({ conflicts: needs.conflicts, tasks, queue, clock: needs.clock })
    await watch(connectionId)
    assert.deepEqual(queued, [])
    const conflicts = tellingOwners(needs.conflicts, { queue, log: needs.log })
    const [conflict] = await conflicts.openOf(connectionId, id)
    await conflicts.settle([conflict?.id ?? ''])
    assert.deepEqual(queued, ['crm.tell-owner'])
    await watch(connectionId)
    assert.equal(queued.length, 2)
  })

  it('leaves no trace of a task that a person deleted meanwhile', async () => {
    const [, second] = told()
    sandbox.portal.archive('tasks', second?.id ?? '', { changeSource: 'CRM_UI', sourceId: 'userId:7001' })
    await tell()
    assert.equal(await tasks.find(bench.connectionId, id), null)
  })
})
