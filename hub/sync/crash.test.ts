import assert from 'node:assert/strict'
import { createMemoryCrm } from '../../connectors/memory/memory.ts'
import type { Connector, Session } from '../domain/connector.ts'
import type { Links } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeReconcile } from './reconcile.ts'
import { ADA, openSyncBench, said, submitted, tickingClock } from './testing.ts'

/** Dies at a step: that call and every one after it fail, as they would in a process that is gone. */
function reaper(dieAt: number, when: 'before' | 'after') {
  let step = 0
  let dead = false
  const killed = () => new Error('killed')
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name, receiver) {
        const member: unknown = Reflect.get(object, name, receiver)
        if (typeof member !== 'function') return member
        return async (...args: unknown[]) => {
          if (dead) throw killed()
          const last = ++step === dieAt
          if (last) dead = true
          if (last && when === 'before') throw killed()
          const answer: unknown = await Reflect.apply(member, object, args)
          if (dead) throw killed()
          return answer
        }
      },
    })
  return { mortal, died: () => dead, steps: () => step }
}

describe('A sync that is killed', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  /** One killed sync, then one by another worker. Answers whether the first reached the step at all. */
  async function killAt(dieAt: number, when: 'before' | 'after', edited: boolean): Promise<boolean> {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const { needs, connectionId } = bench
    const { id } = await submitted(bench)
    const one = (object: string) => {
      const records = [...(crm.records.get(object)?.values() ?? [])]
      assert.equal(records.length, 1, `${records.length} ${object}, killed ${when} step ${dieAt}`)
      return records[0]?.fields ?? {}
    }
    if (edited) {
      await bench.reconcile(id)
      const [contact] = crm.records.get('contacts')?.values() ?? []
      crm.edit('contacts', contact?.id ?? '', { jobtitle: 'Owner' })
      await needs.assessments.change(id, () => ({
        answers: said(clock, { 'contact.phone': '+15550100155' }),
      }))
    }

    const { mortal, died } = reaper(dieAt, when)
    const connector: Connector = {
      ...crm.connector,
      open: (given): Session => mortal(crm.connector.open(given)),
    }
    const links: Links = mortal(needs.links)
    const doomed = makeReconcile({
      ...needs,
      links,
      assessments: mortal(needs.assessments),
      runs: mortal(needs.runs),
      connectors: { memory: connector },
    })
    const job = { assessmentId: id, connectionId }
    await doomed(job, { attempt: 1 }).catch(() => undefined)
    clock.advance(600_000)
    await bench.reconcile(id)

    for (const object of ['companies', 'deals', 'notes', 'tasks']) one(object)
    const contact = one('contacts')
    if (edited) {
      const { answers } = await needs.assessments.get(id)
      const where = `killed ${when} step ${dieAt}`
      assert.equal(contact['phone'], '+1 555 010 0155', where)
      assert.equal(answers['contact.title']?.value, 'Owner', where)
    }
    assert.deepEqual((await needs.conflicts.list({ connectionId })).items, [])
    const stored = await bench.links(id)
    assert.deepEqual(
      stored.map(({ state, inflight }) => [state, inflight]),
      Array(5).fill(['linked', null]),
    )
    assert.equal(crm.associations.length, 7)
    return died()
  }

  for (const edited of [false, true])
    it(`${edited ? 'with edits on both sides' : 'while it makes the records'} leaves exactly one of each, and no edit is lost`, async function () {
      this.timeout(60_000)
      let step = 1
      while (await killAt(step, step % 2 === 0 ? 'after' : 'before', edited)) step++
      assert.ok(step > 15, `only ${step} steps`)
    })

  /** A prospect's new phone number reached the CRM, and the worker died before it could note that. */
  async function killedAfterWriting() {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const { id } = await submitted(bench, { values: { ...ADA, 'company.name': 'Acme' } })
    await bench.reconcile(id)
    const change = (values: Record<string, unknown>) =>
      bench.needs.assessments.change(id, () => ({ answers: said(clock, values) }))
    await change({ 'contact.phone': '+15550100155' })
    let written = false
    const doomed = makeReconcile({
      ...bench.needs,
      links: {
        ...bench.needs.links,
        save: async (link) => {
          if (written) throw new Error('killed')
          return bench.needs.links.save(link)
        },
      },
      connectors: {
        memory: {
          ...crm.connector,
          open: (given) => {
            const session = crm.connector.open(given)
            return { ...session, write: (writes) => session.write(writes).finally(() => (written = true)) }
          },
        },
      },
    })
    await doomed({ assessmentId: id, connectionId: bench.connectionId }, { attempt: 1 }).catch(
      () => undefined,
    )
    clock.advance(600_000)
    const contact = [...(crm.records.get('contacts')?.values() ?? [])][0]
    assert.equal(contact?.fields['phone'], '+1 555 010 0155')
    const phone = async () => (await bench.needs.assessments.get(id)).answers['contact.phone']?.value
    return { bench, crm, id, contact, phone }
  }

  it('notices that its write had arrived', async () => {
    const { bench, id, contact, phone } = await killedAfterWriting()
    await bench.reconcile(id)
    assert.equal(contact.fields['phone'], '+1 555 010 0155')
    assert.equal(await phone(), '+15550100155')
    assert.deepEqual((await bench.needs.conflicts.list({ connectionId: bench.connectionId })).items, [])
  })

  it('asks where nobody can know whether the write or the rep was last, and loses neither', async () => {
    const { bench, crm, id, contact, phone } = await killedAfterWriting()
    crm.edit('contacts', contact.id, { phone: '+1 555 010 0177' })
    await bench.reconcile(id)
    await bench.reconcile(id)
    assert.deepEqual([contact.fields['phone'], await phone()], ['+1 555 010 0177', '+15550100155'])
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    assert.deepEqual(
      items.map(({ type, remote, ours, theirs }) => [type, remote, ours, theirs]),
      [['field', 'phone', '+15550100155', '+15550100177']],
    )
    await bench.resolve(items[0]?.id ?? '', { choose: 'ours' }, 'Rita')
    await bench.reconcile(id)
    assert.equal(contact.fields['phone'], '+1 555 010 0155')
  })

  it('asks where nobody can know whether the CRM’s value came before the prospect’s, and loses neither', async () => {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const { id } = await submitted(bench, { values: { ...ADA, 'contact.title': 'Manager' } })
    await bench.push(id)
    const contact = [...(crm.records.get('contacts')?.values() ?? [])][0]
    crm.edit('contacts', contact?.id ?? '', { jobtitle: 'Owner' })
    await bench.needs.hints.add(bench.connectionId, id)
    let brought = false
    const { assessments, links } = bench.needs
    const doomed = makeReconcile({
      ...bench.needs,
      assessments: {
        ...assessments,
        change: (...given) => assessments.change(...given).finally(() => (brought = true)),
      },
      links: {
        ...links,
        save: (link) => (brought ? Promise.reject(new Error('killed')) : links.save(link)),
      },
    })
    const job = { assessmentId: id, connectionId: bench.connectionId }
    await doomed(job, { attempt: 1 }).catch(() => undefined)
    const title = async () => (await assessments.get(id)).answers['contact.title']?.value
    assert.equal(await title(), 'Owner')
    clock.advance(600_000)
    await assessments.change(id, () => ({ answers: said(clock, { 'contact.title': 'Manager' }) }))
    await bench.push(id)
    await bench.push(id)
    assert.deepEqual([await title(), contact?.fields['jobtitle']], ['Manager', 'Owner'])
    const { items } = await bench.needs.conflicts.list({ connectionId: bench.connectionId })
    assert.deepEqual(
      items.map(({ remote, ours, theirs }) => [remote, ours, theirs]),
      [['jobtitle', 'Manager', 'Owner']],
    )
  })

  it('stores nothing when it only stalled and another worker went on', async () => {
    const clock = tickingClock()
    const crm = createMemoryCrm({ clock })
    const bench = await openSyncBench(store, crm.connector, clock)
    const { id } = await submitted(bench)
    let resume = () => {}
    const stalled = new Promise<void>((resolve) => (resume = resolve))
    let reached = () => {}
    const inWrite = new Promise<void>((resolve) => (reached = resolve))
    const slow = makeReconcile({
      ...bench.needs,
      connectors: {
        memory: {
          ...crm.connector,
          open: (given) => {
            const session = crm.connector.open(given)
            return {
              ...session,
              write: async (writes) => {
                reached()
                await stalled
                return session.write(writes)
              },
            }
          },
        },
      },
    })
    const first = slow({ assessmentId: id, connectionId: bench.connectionId }, { attempt: 1 })
    await inWrite
    clock.advance(600_000)
    await bench.reconcile(id)
    const before = await bench.links(id)
    resume()
    await assert.rejects(first, /took this sync over/)
    assert.deepEqual(await bench.links(id), before)
    for (const object of ['companies', 'contacts', 'deals', 'notes', 'tasks'])
      assert.equal(crm.records.get(object)?.size, 1, object)
  })
})
