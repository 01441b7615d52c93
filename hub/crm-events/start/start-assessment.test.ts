import assert from 'node:assert/strict'
import { hubspot } from '../../../connectors/hubspot/hubspot.ts'
import { startSandbox, type RunningSandbox } from '../../../connectors/sandbox/hubspot/testing.ts'
import { valueOf } from '../../domain/answers.ts'
import type { Assessment } from '../../domain/assessment.ts'
import { makeInvitations, progressOf, type Invitations } from '../../invitations/invitations.ts'
import { createMemoryQueue } from '../../platform/queue-memory.ts'
import { silentLog } from '../../platform/log.ts'
import { openTestStore, type TestStore } from '../../store/testing.ts'
import { accountAt, prepareAccount } from '../../sync/hubspot-testing.ts'
import { openSession } from '../../sync/open-session.ts'
import { reconcileKey } from '../../sync/sweep.ts'
import { openSyncBench, said, tickingClock, type SyncBench } from '../../sync/testing.ts'
import { makeCrmEvents, type CrmEvents } from '../event-store.ts'
import { makeLookAtEvent } from '../look-at-event.ts'
import { makePoll } from '../poll.ts'
import { makeStartAssessment } from './start-assessment.ts'

const REP = { changeSource: 'CRM_UI', sourceId: 'userId:7001' } as const
const STAGE = 'qualifiedtobuy'

describe('An assessment that a rep starts in HubSpot', function () {
  this.timeout(20_000)
  let store: TestStore
  let sandbox: RunningSandbox
  let bench: SyncBench
  let invitations: Invitations
  let events: CrmEvents
  let poll: () => Promise<void>
  let look: () => Promise<void>
  let ids: { company: string; contact: string; deal: string }

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    const clock = tickingClock()
    sandbox = await startSandbox({ clock })
    bench = await openSyncBench(store, hubspot, clock, accountAt(sandbox))
    await prepareAccount(bench)
    const { needs, connectionId } = bench
    await needs.connections.update(connectionId, {
      checkedAt: '2099-01-01T00:00:00.000Z',
      choices: { startStage: STAGE },
      owners: [{ id: '7001', name: 'Rita Rep', email: 'rita@example.com' }],
    })
    invitations = makeInvitations({
      keys: store.keys,
      assessments: needs.assessments,
      clock,
      publicUrl: () => 'https://sentry.example',
    })
    Object.assign(needs, { invitationOf: invitations.urlOf, progressOf })
    events = makeCrmEvents({ connection: store.connection, clock })
    const queue = createMemoryQueue({ log: silentLog })
    const sessionOf = async (connection: Parameters<typeof openSession>[1]) =>
      (await openSession(needs, connection)).session
    const start = makeStartAssessment({ ...needs, sessionOf, freshInvitation: invitations.fresh })
    const lookAt = makeLookAtEvent({ ...needs, events, queue, start, reconcileKey })
    look = async () => {
      for (const { id } of await events.waiting(connectionId, 100))
        await lookAt({ connectionId, eventId: id }, { attempt: 1 })
    }
    const refresh = () => Promise.resolve()
    const run = makePoll({ ...needs, events, queue, sessionOf, refresh, tellOwners: refresh, reconcileKey })
    poll = async () => run({ connectionId }, { attempt: 1 })
    await poll()
    ids = plantDeal()
  })
  afterEach(() => sandbox.stop())

  /** A deal with its company and contact, as a rep made them. */
  function plantDeal() {
    const { portal } = sandbox
    const company = portal.create('companies', { name: 'Low & Hill', domain: 'low-hill.test' }, REP)
    const person = { firstname: 'Grace', lastname: 'Hill', email: 'grace@low-hill.test', jobtitle: 'Partner' }
    const contact = portal.create('contacts', person, REP)
    const deal = portal.create(
      'deals',
      { dealname: 'Low & Hill', dealstage: 'appointmentscheduled', hubspot_owner_id: '7001' },
      REP,
    )
    return { company: company.id, contact: contact.id, deal: deal.id }
  }
  async function associate(): Promise<void> {
    const connection = await bench.needs.connections.find(bench.connectionId)
    assert.ok(connection)
    const { session } = await openSession(bench.needs, connection)
    const from = { object: 'deals', id: ids.deal }
    await session.associate([
      { from, to: { object: 'companies', id: ids.company } },
      { from, to: { object: 'contacts', id: ids.contact } },
    ])
  }
  const move = (stage = STAGE) => sandbox.portal.update('deals', ids.deal, { dealstage: stage }, REP)
  const started = async (): Promise<Assessment[]> => {
    const { items } = await bench.needs.assessments.list({ limit: 100 })
    return items.filter(({ startedIn }) => startedIn?.connectionId === bench.connectionId)
  }
  const theOne = async (): Promise<Assessment> => {
    const [one, ...others] = await started()
    assert.ok(one)
    assert.deepEqual(others, [])
    return one
  }
  const property = (name: string) => sandbox.portal.get('deals', ids.deal)?.properties[name]

  it('knows what the CRM knows, belongs to the deal’s owner, and is linked to the records', async () => {
    await associate()
    move()
    await poll()
    await look()
    const one = await theOne()
    assert.equal(one.status, 'invited')
    assert.equal(one.verified, true)
    assert.equal(one.owner, 'rita@example.com')
    const said = ['company.name', 'company.domain', 'contact.firstName', 'contact.email', 'contact.title']
    assert.deepEqual(
      said.map((path) => valueOf(one.answers, path)),
      ['Low & Hill', 'low-hill.test', 'Grace', 'grace@low-hill.test', 'Partner'],
    )
    assert.equal(one.answers['contact.email']?.provenance.source, 'crm')
    const linked = await bench.links(one.id)
    assert.deepEqual(
      linked.map(({ kind, state, adopted, remoteId }) => [kind, state, adopted, remoteId]).toSorted(),
      [
        ['company', 'linked', true, ids.company],
        ['contact', 'linked', true, ids.contact],
        ['deal', 'linked', true, ids.deal],
      ],
    )
  })

  it('is one, however often and from however many sides it is told', async () => {
    move()
    await poll()
    const { connectionId } = bench
    const event = { id: 'e', object: 'deals', recordId: ids.deal, kind: 'changed', occurredAt: '' } as const
    await Promise.allSettled([look(), look()])
    await events.keep(connectionId, [event])
    await look()
    sandbox.portal.update('deals', ids.deal, { dealname: 'Anew' }, REP)
    await poll()
    await look()
    await theOne()
  })

  it('writes invitation and progress back, and nothing that the prospect has not agreed to', async () => {
    await associate()
    move()
    await poll()
    await look()
    const { id } = await theOne()
    await bench.push(id)
    const link = property('entourage_invitation') ?? ''
    assert.match(link, /^https:\/\/sentry\.example\/#resume=/)
    assert.equal(property('entourage_progress'), 'Invited, not opened yet')
    assert.equal(sandbox.portal.list('deals', 0, 10).length, 1)

    const opened = await invitations.open(link.split('#resume=')[1] ?? '')
    assert.equal(opened?.id, id)
    const { assessments, clock } = bench.needs
    await assessments.change(id, () => ({
      answers: said(clock, { 'needs.trigger': 'Our provider left', 'needs.interests': ['voip'] }),
      progress: { you: 'done' },
    }))
    await bench.push(id)
    assert.equal(property('entourage_progress'), '1 of 7 steps')
    assert.equal(property('entourage_interests'), undefined)
    assert.equal(sandbox.portal.get('contacts', ids.contact)?.properties['entourage_link'], undefined)

    const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Grace Hill' }
    await assessments.change(id, () => ({
      status: 'submitted',
      answers: said(clock, { 'consent.privacy': consent, 'consent.contact': consent }),
    }))
    await bench.push(id)
    assert.equal(property('entourage_interests'), 'VoIP/Telecommunications')
    assert.equal(property('entourage_progress'), 'Sent')
    assert.match(
      sandbox.portal.get('contacts', ids.contact)?.properties['entourage_link'] ?? '',
      /assessments/,
    )
    for (const object of ['companies', 'contacts', 'deals'] as const)
      assert.equal(sandbox.portal.list(object, 0, 10).length, 1, object)
  })

  it('has its link taken out of the CRM when it is taken back', async () => {
    move()
    await poll()
    await look()
    const { id } = await theOne()
    await bench.push(id)
    assert.match(property('entourage_invitation') ?? '', /#resume=/)
    await bench.needs.assessments.change(id, (current) => ({ invitation: invitations.revoked(current) }))
    await bench.push(id)
    assert.equal(property('entourage_invitation') ?? '', '')
  })

  it('is not started by another stage, by a blank choice, by our own deals, or while two-way is off', async () => {
    const { connections } = bench.needs
    move('contractsent')
    await poll()
    await look()
    await connections.update(bench.connectionId, { choices: {} })
    move()
    await poll()
    await look()
    await connections.update(bench.connectionId, { choices: { startStage: STAGE }, twoWay: false })
    await events.keep(bench.connectionId, [
      { id: 'e', object: 'deals', recordId: ids.deal, kind: 'changed', occurredAt: '' },
    ])
    await look()
    await connections.update(bench.connectionId, { twoWay: true })
    sandbox.portal.update('deals', ids.deal, { entourage_sentry_id: 'somebody:deal' }, REP)
    await poll()
    await look()
    assert.deepEqual(await started(), [])
  })

  it('goes on where it was cut off, and leaves a company that belongs to another assessment alone', async () => {
    await associate()
    move()
    await poll()
    const { needs } = bench
    const { save } = needs.links
    let failures = 1
    needs.links.save = (link) => (failures-- > 0 ? Promise.reject(new Error('killed')) : save(link))
    await assert.rejects(look())
    assert.deepEqual(await started(), [])
    needs.links.save = async (link) => (link.kind === 'company' ? 'claimed' : save(link))
    await look()
    needs.links.save = save
    const one = await theOne()
    assert.deepEqual((await bench.links(one.id)).map(({ kind }) => kind).toSorted(), ['contact', 'deal'])
  })
})
