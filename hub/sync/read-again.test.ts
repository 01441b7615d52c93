import assert from 'node:assert/strict'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import {
  ADA,
  defaultMapping,
  openSyncBench,
  said,
  submitted,
  tickingClock,
  type SyncBench,
} from './testing.ts'

describe('A record that was read too long before it is written', () => {
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

  const contact = () => [...(crm.records.get('contacts')?.values() ?? [])][0]
  const answers = async () => (await bench.needs.assessments.get(id)).answers

  /** The prospect's new phone number, sent by a sync that is slow right before it writes. Answers the calls. */
  async function slowly(meanwhile: () => void, ms = 1000): Promise<number> {
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, { 'contact.phone': '+15550100155' }),
    }))
    const { links } = bench.needs
    let waited = false
    bench.needs.links = {
      ...links,
      async save(link) {
        const saved = await links.save(link)
        if (!waited && link.kind === 'contact' && link.inflight) {
          waited = true
          clock.advance(ms)
          meanwhile()
        }
        return saved
      },
    }
    const before = crm.calls()
    await bench.push(id)
    bench.needs.links = links
    assert.ok(waited)
    return crm.calls() - before
  }

  it('is written as planned when nobody changed it', async () => {
    const quick = await slowly(() => undefined, 0)
    assert.equal(contact()?.fields['phone'], '+1 555 010 0155')
    await bench.needs.assessments.change(id, () => ({
      answers: said(clock, { 'contact.phone': '+15550100123' }),
    }))
    await bench.push(id)
    const slow = await slowly(() => undefined)
    assert.equal(contact()?.fields['phone'], '+1 555 010 0155')
    // Contact, company and note are read once more.
    assert.equal(slow - quick, 3)
  })

  it('keeps what a rep changed meanwhile in another field, and brings it back', async () => {
    await slowly(() => crm.edit('contacts', contact()?.id ?? '', { jobtitle: 'Owner' }))
    const fields = contact()?.fields
    assert.deepEqual([fields?.['phone'], fields?.['jobtitle']], ['+1 555 010 0155', 'Owner'])
    assert.equal((await answers())['contact.title']?.value, 'Owner')
  })

  it('is planned anew when a rep changed the same field: the policy decides, not who was last', async () => {
    await slowly(() => crm.edit('contacts', contact()?.id ?? '', { phone: '+1 555 010 0177' }))
    assert.equal(contact()?.fields['phone'], '+1 555 010 0177')
    assert.equal((await answers())['contact.phone']?.value, '+15550100177')
  })

  it('is not made again when it was deleted meanwhile: a person is asked', async () => {
    await slowly(() => crm.records.get('contacts')?.clear())
    assert.equal(contact(), undefined)
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    assert.deepEqual(
      items.map(({ type, kind }) => [type, kind]),
      [['deleted', 'contact']],
    )
  })

  it('leaves nothing in flight', async () => {
    await slowly(() => crm.edit('contacts', contact()?.id ?? '', { phone: '+1 555 010 0177' }))
    assert.ok((await bench.links(id)).every(({ inflight }) => inflight === null))
  })
})

describe('An edit of the rep in the very moment of our write', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  /** The prospect's new job title, written right after the rep saved another one. */
  async function collide(policy: string, { dies = false } = {}) {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    let armed = false
    let dead = false
    const connector: typeof crm.connector = {
      ...crm.connector,
      open(given) {
        const session = crm.connector.open(given)
        return {
          ...session,
          history: async (...args) =>
            dead ? Promise.reject(new Error('killed')) : (session.history?.(...args) ?? []),
          async write(writes) {
            if (!armed || writes[0]?.object !== 'contacts') return session.write(writes)
            armed = false
            crm.edit('contacts', writes[0].id ?? '', { jobtitle: 'Owner' })
            const results = await session.write(writes)
            if (dies) dead = true
            return results
          },
        }
      },
    }
    const line = 'canonical: contact.title, remote: jobtitle, direction: both, conflict: '
    const { text } = defaultMapping('memory')
    const mapping = loadMapping(text.replace(`${line}crm`, `${line}${policy}`), 'test.yaml')
    const bench = await openSyncBench(store, connector, clock, { mapping })
    const { save } = bench.needs.links
    bench.needs.links.save = (link) => (dead ? Promise.reject(new Error('killed')) : save(link))
    const { id } = await submitted(bench, { values: { ...ADA, 'contact.title': 'Manager' } })
    await bench.push(id)
    await bench.needs.assessments.change(id, () => ({ answers: said(clock, { 'contact.title': 'Head' }) }))
    armed = true
    await bench.push(id).catch(() => undefined)
    dead = false
    clock.advance(600_000)
    await bench.reconcile(id)
    const { answers } = await bench.needs.assessments.get(id)
    const [contact] = crm.records.get('contacts')?.values() ?? []
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    return {
      crm: contact?.fields['jobtitle'],
      ours: answers['contact.title']?.value,
      asked: items.map(({ remote, ours, theirs }) => [remote, ours, theirs]),
    }
  }

  for (const dies of [false, true])
    describe(dies ? 'with a worker that dies right afterwards' : 'with a worker that lives', () => {
      it('is put back, and counts where the CRM decides', async () => {
        assert.deepEqual(await collide('crm', { dies }), { crm: 'Owner', ours: 'Owner', asked: [] })
      })
      it('is put back, and asked about where a person decides', async () => {
        assert.deepEqual(await collide('ask', { dies }), {
          crm: 'Owner',
          ours: 'Head',
          asked: [['jobtitle', 'Head', 'Owner']],
        })
      })
      it('gives way where ours decides', async () => {
        assert.deepEqual(await collide('ours', { dies }), { crm: 'Head', ours: 'Head', asked: [] })
      })
    })
})
