import assert from 'node:assert/strict'
import { createMemoryCrm, POISON, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { ADA, openSyncBench, said, submitted, tickingClock, type SyncBench } from './testing.ts'

describe('A sync', () => {
  let clock: ReturnType<typeof tickingClock>
  let crm: MemoryCrm
  let bench: SyncBench
  let store: TestStore

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    crm = createMemoryCrm({ clock })
    bench = await openSyncBench(store, crm.connector, clock)
  })

  const all = (object: string) => [...(crm.records.get(object)?.values() ?? [])]
  const only = (object: string) => {
    const records = all(object)
    assert.equal(records.length, 1, `${object}: ${records.length}`)
    const [record] = records
    assert.ok(record)
    return record
  }
  const answer = (id: string, values: Record<string, unknown>) =>
    bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))
  const answersOf = async (id: string) => (await bench.needs.assessments.get(id)).answers
  const openConflicts = async () =>
    (await bench.needs.conflicts.list({ connectionId: bench.connectionId })).items
  const runs = async () => (await bench.needs.runs.list({ connectionId: bench.connectionId })).items
  /** What the CRM holds, but for stamps: to prove that nothing was written. */
  const stamps = () => JSON.stringify([...crm.records.values()].map((table) => [...table.values()]))

  it('makes company, contact, deal, note and task, filled and associated', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    const contact = only('contacts').fields
    assert.equal(contact['firstname'], 'Ada')
    assert.equal(contact['phone'], '+1 555 010 0123')
    assert.equal(only('companies').fields['numberofemployees'], '40')
    assert.equal(only('deals').fields['dealname'], 'Acme Dental – IT assessment')
    assert.equal(only('deals').fields['dealstage'], 'appointmentscheduled')
    assert.match(only('notes').fields['hs_note_body'] ?? '', /console\/assessments\//)
    assert.equal(only('tasks').fields['hs_task_subject'], 'Call Ada Byron: Acme Dental – IT assessment')
    assert.equal(crm.associations.length, 7)
    const [run] = await runs()
    assert.equal(run?.outcome, 'done')
    assert.deepEqual(
      run?.records.map(({ what }) => what),
      Array(5).fill('created'),
    )
  })

  it('sends contact and company as soon as there is consent, and nothing before', async () => {
    const { assessments } = bench.needs
    const { id } = await assessments.create({ answers: said(clock, ADA) })
    await bench.reconcile(id)
    assert.equal(all('contacts').length + all('companies').length + all('deals').length, 0)
    const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Ada Byron' }
    await answer(id, { 'consent.privacy': consent, 'consent.contact': consent })
    await bench.reconcile(id)
    assert.equal(all('contacts').length + all('companies').length, 2)
    assert.equal(all('deals').length, 0)
  })

  it('tells the rep not to call who agreed only that the answers are kept', async () => {
    const { id } = await bench.needs.assessments.create({ answers: said(clock, ADA), status: 'submitted' })
    const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Ada Byron' }
    await answer(id, { 'consent.privacy': consent, 'consent.contact': { ...consent, given: false } })
    await bench.reconcile(id)
    assert.match(only('tasks').fields['hs_task_subject'] ?? '', /do not contact Ada Byron/)
    assert.match(only('notes').fields['hs_note_body'] ?? '', /May be contacted: no/)
  })

  it('carries a later answer of the prospect to the CRM, and updates the note in place', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    await answer(id, { 'contact.phone': '+442079460123' })
    await bench.reconcile(id)
    assert.equal(only('contacts').fields['phone'], '+44 20 7946 0123')
    assert.match(only('notes').fields['hs_note_body'] ?? '', /442079460123/)
  })

  it('carries an edit of the rep into the assessment, and says that it came from the CRM', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { phone: '(555) 010-0199' })
    crm.edit('companies', only('companies').id, { numberofemployees: '55' })
    await bench.reconcile(id)
    const answers = await answersOf(id)
    assert.equal(answers['contact.phone']?.value, '+15550100199')
    assert.deepEqual(answers['profile.employees']?.value, { min: 55, max: 55, exact: 55 })
    const { source, detail, connectionId, mappingVersion } = answers['contact.phone']?.provenance ?? {}
    assert.deepEqual([source, detail, connectionId, mappingVersion], ['crm', 'Memory', bench.connectionId, 1])
    assert.equal(only('contacts').fields['phone'], '(555) 010-0199', 'the rep’s spelling stays')
  })

  it('keeps both when prospect and rep change different fields', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { jobtitle: 'Owner' })
    await answer(id, { 'contact.phone': '+15550100155' })
    await bench.reconcile(id)
    assert.equal((await answersOf(id))['contact.title']?.value, 'Owner')
    assert.equal(only('contacts').fields['phone'], '+1 555 010 0155')
  })

  it('lets the policy decide when both changed the same field', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { phone: '+1 555 010 0111' })
    await answer(id, { 'contact.phone': '+15550100122' })
    await bench.reconcile(id)
    assert.equal((await answersOf(id))['contact.phone']?.value, '+15550100111')
    assert.equal(only('contacts').fields['phone'], '+1 555 010 0111')
  })

  it('writes nothing once both sides agree, and leaves no run', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { jobtitle: 'Owner' })
    await bench.reconcile(id)
    const before = {
      stamps: stamps(),
      runs: (await runs()).length,
      revision: (await bench.needs.assessments.get(id)).revision,
    }
    for (let round = 0; round < 3; round++) await bench.reconcile(id)
    const after = {
      stamps: stamps(),
      runs: (await runs()).length,
      revision: (await bench.needs.assessments.get(id)).revision,
    }
    assert.deepEqual(after, before)
    assert.deepEqual((await bench.needs.assessments.get(id)).pending, [])
  })

  it('follows stage and owner of the deal', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('deals', only('deals').id, { dealstage: 'closedwon', hubspot_owner_id: '1' })
    await bench.reconcile(id)
    const { status, owner } = await bench.needs.assessments.get(id)
    assert.deepEqual([status, owner], ['won', 'ada@example.com'])
    await bench.reconcile(id)
    assert.equal(only('tasks').fields['hubspot_owner_id'], '1')
  })

  it('clears nothing, on no side', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { phone: null })
    await answer(id, { 'contact.firstName': null })
    await bench.reconcile(id)
    assert.equal((await answersOf(id))['contact.phone']?.value, '+15550100123')
    assert.equal(only('contacts').fields['firstname'], 'Ada')
  })

  it('escapes what people typed in the note', async () => {
    const { id } = await submitted(bench, {
      values: { ...ADA, 'needs.trigger': '<script>alert(1)</script>' },
    })
    await bench.reconcile(id)
    const body = only('notes').fields['hs_note_body'] ?? ''
    assert.ok(body.includes('&lt;script&gt;') && !body.includes('<script'))
  })

  it('brings nothing back while two-way is off', async () => {
    await bench.needs.connections.update(bench.connectionId, { twoWay: false })
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.edit('contacts', only('contacts').id, { phone: '+1 555 010 0111' })
    await bench.reconcile(id)
    assert.equal((await answersOf(id))['contact.phone']?.value, '+15550100123')
    assert.equal(only('contacts').fields['phone'], '+1 555 010 0111')
  })

  describe('of a stranger', () => {
    it('leaves a record that was there before untouched, learns nothing, and goes on with the rest', async () => {
      const planted = crm.plant('companies', {
        name: 'Acme Dental Inc.',
        domain: 'acme-dental.test',
        phone: '+1 555 010 9999',
      })
      const before = JSON.stringify(planted)
      const { id } = await submitted(bench, { verified: false })
      await bench.reconcile(id)
      await answer(id, { 'company.name': 'Taken over' })
      await bench.reconcile(id)
      assert.equal(JSON.stringify(only('companies')), before)
      const answers = await answersOf(id)
      assert.equal(answers['company.name']?.value, 'Taken over')
      assert.ok(Object.values(answers).every(({ provenance }) => provenance.source !== 'crm'))
      assert.equal(all('deals').length, 1)
      assert.ok(crm.associations.every(({ to }) => to.id !== planted.id))
      const [conflict, ...more] = await openConflicts()
      assert.deepEqual(
        [conflict?.type, conflict?.kind, conflict?.candidates, more.length],
        ['adopt', 'company', [planted.id], 0],
      )
    })

    it('is linked when a person says so, and fills blanks', async () => {
      const planted = crm.plant('companies', { name: 'Acme Dental Inc.', domain: 'acme-dental.test' })
      const { id } = await submitted(bench, { verified: false })
      await bench.reconcile(id)
      const [conflict] = await openConflicts()
      await bench.resolve(conflict?.id ?? '', { choose: 'link' }, 'Rita')
      await bench.reconcile(id)
      assert.equal(only('companies').fields['name'], 'Acme Dental Inc.')
      assert.equal(only('companies').fields['phone'], '+1 555 010 0100')
      assert.ok(crm.associations.some(({ to }) => to.id === planted.id))
      assert.deepEqual(await openConflicts(), [])
    })

    it('changes what was there before only when a person lets it', async () => {
      crm.plant('companies', { domain: 'acme-dental.test', phone: '+1 555 010 0100' })
      const { id } = await submitted(bench, { verified: false })
      await bench.reconcile(id)
      const [link] = await openConflicts()
      await bench.resolve(link?.id ?? '', { choose: 'link' }, 'Rita')
      await bench.reconcile(id)
      const say = async (phone: string) => {
        await answer(id, { 'company.phone': phone })
        await bench.reconcile(id)
        return only('companies').fields['phone']
      }
      assert.equal(await say('+15550100666'), '+1 555 010 0100')
      const [asked] = await openConflicts()
      assert.deepEqual([asked?.type, asked?.remote], ['field', 'phone'])
      await bench.resolve(asked?.id ?? '', { choose: 'ours' }, 'Rita')
      await bench.reconcile(id)
      assert.equal(only('companies').fields['phone'], '+1 555 010 0666')
      assert.equal(await say('+15550100777'), '+1 555 010 0777')
    })

    it('gets a record of its own when a person says so', async () => {
      crm.plant('companies', { name: 'Acme Dental Inc.', domain: 'acme-dental.test' })
      const { id } = await submitted(bench, { verified: false })
      await bench.reconcile(id)
      const [conflict] = await openConflicts()
      await bench.resolve(conflict?.id ?? '', { choose: 'new' }, 'Rita')
      await bench.reconcile(id)
      assert.deepEqual(
        all('companies').map(({ fields }) => fields['name']),
        ['Acme Dental Inc.', 'Acme Dental'],
      )
      await bench.reconcile(id)
      assert.equal(all('companies').length, 2)
    })

    it('adopts the record once the person has proved to belong to the company', async () => {
      crm.plant('companies', { name: 'Acme Dental Inc.', domain: 'acme-dental.test' })
      const { id } = await submitted(bench, { verified: false })
      await bench.reconcile(id)
      await bench.needs.assessments.change(id, () => ({ verified: true }))
      await bench.reconcile(id)
      assert.equal(only('companies').fields['phone'], '+1 555 010 0100')
      assert.deepEqual(await openConflicts(), [])
    })
  })

  it('adopts what was there before a verified person: blanks are filled, values stay', async () => {
    crm.plant('contacts', { email: 'ada@acme-dental.test', firstname: 'Augusta' })
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    const contact = only('contacts').fields
    assert.deepEqual([contact['firstname'], contact['lastname']], ['Augusta', 'Byron'])
    assert.equal((await answersOf(id))['contact.firstName']?.value, 'Augusta')
  })

  it('asks when another assessment has the record already', async () => {
    const first = await submitted(bench)
    await bench.reconcile(first.id)
    const second = await submitted(bench)
    await bench.reconcile(second.id)
    assert.equal(all('contacts').length, 1)
    assert.equal(all('deals').length, 2)
    assert.deepEqual((await openConflicts()).map(({ kind }) => kind).sort(), ['company', 'contact'])
  })

  it('never makes a deleted record again by itself, and does when a person says so', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    crm.records.get('deals')?.clear()
    await answer(id, { 'contact.phone': '+15550100155' })
    await bench.reconcile(id)
    await bench.reconcile(id)
    assert.equal(all('deals').length, 0)
    assert.equal(only('contacts').fields['phone'], '+1 555 010 0155')
    const [conflict, ...more] = await openConflicts()
    assert.deepEqual([conflict?.type, conflict?.kind, more.length], ['deleted', 'deal', 0])
    await bench.resolve(conflict?.id ?? '', { choose: 'new' }, 'Rita')
    await bench.reconcile(id)
    assert.equal(all('deals').length, 1)
  })

  it('follows a merge to the record that lives on', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    const loser = only('contacts')
    const winner = crm.plant('contacts', { ...loser.fields, firstname: 'Augusta' })
    crm.records.get('contacts')?.delete(loser.id)
    await bench.reconcile(id)
    const link = (await bench.links(id)).find(({ kind }) => kind === 'contact')
    assert.deepEqual([link?.remoteId, link?.tombstones], [winner.id, [loser.id]])
    assert.equal((await answersOf(id))['contact.firstName']?.value, 'Augusta')
  })

  it('lets one refused record stop no other', async () => {
    const { id } = await submitted(bench, { values: { ...ADA, 'company.name': POISON } })
    await bench.reconcile(id)
    assert.equal(all('companies').length, 0)
    assert.equal(only('contacts').fields['firstname'], 'Ada')
    const link = (await bench.links(id)).find(({ kind }) => kind === 'company')
    assert.equal(link?.dead, 'A value is refused.')
    await answer(id, { 'company.name': 'Acme Dental' })
    await bench.reconcile(id)
    assert.equal(only('companies').fields['name'], 'Acme Dental')
    assert.equal((await bench.links(id)).find(({ kind }) => kind === 'company')?.dead, undefined)
  })

  it('waits for new credentials, and loses nothing', async () => {
    const { id } = await submitted(bench)
    crm.refuseCredentials()
    await bench.reconcile(id)
    assert.equal((await bench.needs.connections.find(bench.connectionId))?.state, 'reconnect')
    assert.deepEqual((await bench.needs.assessments.get(id)).pending, [bench.connectionId])
  })

  it('holds a field that two systems keep undoing, and asks', async () => {
    const { id } = await submitted(bench)
    await bench.reconcile(id)
    const note = only('notes').id
    for (let round = 0; round < 8; round++) {
      crm.edit('notes', note, { hs_note_body: 'rewritten by a robot' })
      await bench.reconcile(id)
      clock.advance(1000)
    }
    assert.equal(only('notes').fields['hs_note_body'], 'rewritten by a robot')
    assert.deepEqual(
      (await openConflicts()).map(({ type, remote }) => [type, remote]),
      [['flip', 'hs_note_body']],
    )
  })

  it('lets two workers at once make one record', async () => {
    const { id } = await submitted(bench)
    const results = await Promise.allSettled([bench.reconcile(id), bench.reconcile(id)])
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    for (const object of ['companies', 'contacts', 'deals', 'notes', 'tasks']) only(object)
  })
})
