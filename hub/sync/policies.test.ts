import assert from 'node:assert/strict'
import { createMemoryCrm } from '../../connectors/memory/memory.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { ADA, defaultMapping, openSyncBench, said, submitted, tickingClock } from './testing.ts'

/** What a mapping may say about deletes, merges and edits on both sides. */
describe('The policies of a mapping', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  async function synced(change: (text: string) => string) {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const mapping = loadMapping(change(defaultMapping('memory').text), 'test.yaml')
    const bench = await openSyncBench(store, crm.connector, clock, { mapping })
    const { id } = await submitted(bench, { values: { ...ADA, 'contact.title': 'Manager' } })
    await bench.push(id)
    const contacts = () => [...(crm.records.get('contacts')?.values() ?? [])]
    const asked = async () =>
      (await bench.needs.conflicts.list({ connectionId: bench.connectionId })).items.map(
        ({ type, choices }) => [type, ...choices],
      )
    const title = async () => (await bench.needs.assessments.get(id)).answers['contact.title']?.value
    const say = (value: string) =>
      bench.needs.assessments.change(id, () => ({ answers: said(clock, { 'contact.title': value }) }))
    return { clock, crm, bench, id, contacts, asked, title, say }
  }
  const ofContacts = (words: string) => (text: string) =>
    text.replace('    object: contacts\n', `    object: contacts\n    ${words}\n`)
  const titleBy = (policy: string) => (text: string) =>
    text.replace(/(canonical: contact\.title, .*conflict: )crm/, `$1${policy}`)

  it('on_crm_delete: recreate makes a deleted record again, once', async () => {
    const { crm, bench, id, contacts, asked } = await synced(ofContacts('on_crm_delete: recreate'))
    crm.records.get('contacts')?.clear()
    await bench.reconcile(id)
    await bench.reconcile(id)
    assert.deepEqual(
      contacts().map(({ fields }) => fields['email']),
      ['ada@acme-dental.test'],
    )
    assert.deepEqual(await asked(), [])
  })

  it('on_crm_merge: ask leaves a merged record apart until a person links it to the winner', async () => {
    const { crm, bench, id, contacts, asked } = await synced(ofContacts('on_crm_merge: ask'))
    const [loser] = contacts()
    const winner = crm.plant('contacts', { ...loser?.fields })
    crm.records.get('contacts')?.delete(loser?.id ?? '')
    await bench.reconcile(id)
    assert.deepEqual(await asked(), [['merged', 'link', 'new', 'unlink']])
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    await bench.resolve(items[0]?.id ?? '', { choose: 'link' }, 'Rita')
    await bench.reconcile(id)
    const link = (await bench.links(id)).find(({ kind }) => kind === 'contact')
    assert.deepEqual([link?.state, link?.remoteId], ['linked', winner.id])
  })

  describe('conflict: newest', () => {
    it('takes the edit in the CRM when it came last', async () => {
      const { clock, crm, bench, id, contacts, title, say } = await synced(titleBy('newest'))
      await say('Head')
      clock.advance(60_000)
      crm.edit('contacts', contacts()[0]?.id ?? '', { jobtitle: 'Owner' })
      await bench.reconcile(id)
      assert.deepEqual([await title(), contacts()[0]?.fields['jobtitle']], ['Owner', 'Owner'])
    })

    it('sends ours when it came last', async () => {
      const { clock, crm, bench, id, contacts, title, say } = await synced(titleBy('newest'))
      crm.edit('contacts', contacts()[0]?.id ?? '', { jobtitle: 'Owner' })
      clock.advance(60_000)
      await say('Head')
      await bench.reconcile(id)
      assert.deepEqual([await title(), contacts()[0]?.fields['jobtitle']], ['Head', 'Head'])
    })
  })
})
