import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { connectwise } from '../../connectors/connectwise/connectwise.ts'
import { seedDemo } from '../../connectors/sandbox/connectwise/seed.ts'
import {
  KEYS,
  startConnectWiseSandbox,
  type RunningConnectWise,
} from '../../connectors/sandbox/connectwise/testing.ts'
import { valueOf } from '../domain/answers.ts'
import type { Connection } from '../domain/sync.ts'
import { makeInvitations, progressOf } from '../invitations/invitations.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { prepareAccount } from '../sync/hubspot-testing.ts'
import { openSession } from '../sync/open-session.ts'
import { openSyncBench, tickingClock, type SyncBench } from '../sync/testing.ts'
import { makeStartAssessment } from './start/start-assessment.ts'
import { makeOwnerTasks } from './tell-owner/owner-task-store.ts'
import { makeTellOwner } from './tell-owner/tell-owner.ts'

const mapping = loadMapping(
  readFileSync(new URL('../../mappings/connectwise.yaml', import.meta.url), 'utf8'),
  'mappings/connectwise.yaml',
)
/** By the ids of the stand-in. */
const choices = { salesRep: '2', companyType: '2', logStatus: '2', configurationType: '1', itemStatus: '1' }

const Reference = z.object({ id: z.number() })
const Named = z.object({ name: z.string() })
const Fields = z.array(z.object({ caption: z.string(), value: z.unknown() }))

describe('What a rep does in ConnectWise', function () {
  this.timeout(20_000)
  let store: TestStore
  let crm: RunningConnectWise
  let bench: SyncBench
  let id: string
  let saleId: number
  let repId: number
  let sales: number

  before(async () => {
    store = await openTestStore()
    const clock = tickingClock()
    crm = await startConnectWiseSandbox({ clock })
    const { companyId: company, publicKey, privateKey, clientId } = KEYS
    bench = await openSyncBench(store, connectwise, clock, {
      credentials: { company, publicKey, privateKey, clientId },
      settings: { baseUrl: crm.url, certificate: crm.certificate },
      mapping,
    })
    await prepareAccount(bench)
    const { portal } = crm
    seedDemo(crm)
    const [sale] = portal.all('opportunities')
    saleId = Number(sale?.id)
    repId = Reference.parse(sale?.primarySalesRep).id
    sales = portal.count('opportunities')
    const stage = String(Reference.parse(sale?.stage).id)
    await bench.needs.connections.update(bench.connectionId, {
      choices: { ...choices, startStage: stage },
      owners: [{ id: String(repId), name: 'Sam Okafor', email: 'sam@example.com' }],
    })
  })
  after(async () => {
    await crm.stop()
    await store.close()
  })
  const sessionOf = async (connection: Connection) => (await openSession(bench.needs, connection)).session
  const told = (name: string): unknown => {
    const sale = crm.portal.get('opportunities', saleId)
    return Fields.parse(sale?.customFields).find(({ caption }) => caption === name)?.value
  }

  it('starts an assessment that knows company, contact and owner, and gets its invitation back', async () => {
    const { needs, connectionId } = bench
    const { assessments, clock } = needs
    const publicUrl = () => 'https://sentry.example'
    const invitations = makeInvitations({ keys: store.keys, assessments, clock, publicUrl })
    Object.assign(needs, { invitationOf: invitations.urlOf, progressOf })
    const start = makeStartAssessment({ ...needs, sessionOf, freshInvitation: invitations.fresh })
    await start(connectionId, 'opportunities', String(saleId))
    await start(connectionId, 'opportunities', String(saleId))
    const { items } = await assessments.list({ limit: 10 })
    assert.equal(items.length, 1)
    const [one] = items
    assert.ok(one)
    id = one.id
    assert.equal(valueOf(one.answers, 'company.name'), 'Harbor Dental Group')
    assert.equal(valueOf(one.answers, 'contact.firstName'), 'Liam')
    assert.equal(one.owner, 'sam@example.com')
    await bench.push(id)
    assert.match(String(told('Entourage invitation')), /#resume=/)
    assert.equal(told('Entourage progress'), 'Invited, not opened yet')
    assert.equal(crm.portal.count('opportunities'), sales)
  })

  it('is told of a decision by one activity, which is closed once it was made', async () => {
    const { needs, connectionId } = bench
    const tell = makeTellOwner({ ...needs, tasks: makeOwnerTasks(store), sessionOf })
    const run = () => tell({ connectionId, assessmentId: id }, { attempt: 1 })
    const [link] = await bench.links(id)
    await needs.conflicts.open({
      connectionId,
      assessmentId: id,
      linkId: link?.id ?? '',
      kind: 'contact',
      type: 'field',
      reason: 'Both sides changed it.',
      remote: 'title',
      canonical: 'contact.title',
      candidates: [],
      choices: ['ours', 'theirs'],
    })
    await run()
    await run()
    const asked = () => crm.portal.all('activities').filter(({ name }) => String(name).startsWith('Decide:'))
    assert.equal(asked().length, 1)
    const status = () => Named.parse(asked()[0]?.status).name
    assert.equal(status(), 'Open')
    assert.equal(Reference.parse(asked()[0]?.assignTo).id, repId)
    const [conflict] = await needs.conflicts.openOf(connectionId, id)
    await needs.conflicts.settle([conflict?.id ?? ''], 'ours', 'Sam')
    await run()
    assert.equal(status(), 'Closed')
  })
})
