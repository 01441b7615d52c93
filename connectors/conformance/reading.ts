import assert from 'node:assert/strict'
import { KEY, keyProperties, type Bench } from './rig.ts'

/** What the account has, its records, their links and their changes. */
export function readingContract(bench: Bench): void {
  describe('knowing the account', () => {
    it('names the account and what is missing', async () => {
      const { account, missing } = await bench.session.check()
      assert.ok(account.length > 0)
      assert.deepEqual(missing, [])
    })

    it('makes our properties once', async () => {
      assert.deepEqual(
        await bench.session.ensureProperties?.(keyProperties(bench.rig)),
        bench.session.ensureProperties && [],
      )
    })

    it('makes a property once that is wanted twice', async () => {
      const one = {
        object: bench.rig.object,
        name: 'conformance_extra',
        label: 'Extra',
        type: 'text' as const,
      }
      assert.deepEqual(
        await bench.session.ensureProperties?.([one, one]),
        bench.session.ensureProperties && [`${one.object}.${one.name}`],
      )
      await bench.session.removeProperties?.([one])
    })

    it('takes away the properties that it made, and no others', async () => {
      const { session, rig } = bench
      if (!session.removeProperties) return
      const extra = { object: rig.object, name: 'conformance_extra', label: 'Extra', type: 'text' as const }
      await session.ensureProperties?.([extra])
      const theirs = { ...extra, name: rig.text[0] }
      assert.deepEqual(await session.removeProperties([extra, theirs]), [`${rig.object}.${extra.name}`])
      assert.deepEqual(await session.removeProperties([extra]), [])
      const names = (await session.schema([rig.object])).objects[rig.object]?.properties.map(
        ({ name }) => name,
      )
      assert.ok(names?.includes(KEY) && !names.includes(extra.name))
    })

    it('tells which properties there are, ours among them', async () => {
      const { objects, owners } = await bench.session.schema([bench.rig.object])
      const ours = objects[bench.rig.object]?.properties.find((property) => property.name === KEY)
      assert.equal(ours?.type, 'text')
      assert.equal(ours.unique, true)
      assert.ok(owners.every((owner) => owner.id && owner.name))
    })
  })

  describe('reading', () => {
    it('reads by id, without what is not there', async () => {
      const id = await bench.created('a:1', { [bench.rig.text[0]]: 'Acme' })
      const records = await bench.session.read(bench.rig.object, [id, '999999999'], [bench.rig.text[0]])
      assert.deepEqual(
        records.map((record) => [record.object, record.id, record.fields]),
        [[bench.rig.object, id, { [bench.rig.text[0]]: 'Acme' }]],
      )
      assert.ok(!Number.isNaN(Date.parse(records[0]?.modifiedAt ?? '')))
    })

    it('finds a record by our key at once, before any search index knows it', async () => {
      const id = await bench.created('a:1')
      const records = await bench.session.readByKey(bench.rig.object, KEY, ['a:1', 'a:none'], bench.rig.text)
      assert.deepEqual(
        records.map((record) => record.id),
        [id],
      )
    })

    it('searches by several fields that must all be equal, up to a limit', async () => {
      await bench.session.write([
        bench.write('a:1', { [bench.rig.text[0]]: 'Acme', [bench.rig.text[1]]: 'Springfield' }),
        bench.write('a:2', { [bench.rig.text[0]]: 'Acme', [bench.rig.text[1]]: 'Shelbyville' }),
        bench.write('a:3', { [bench.rig.text[0]]: 'Other', [bench.rig.text[1]]: 'Springfield' }),
      ])
      const both = { [bench.rig.text[0]]: 'Acme', [bench.rig.text[1]]: 'Springfield' }
      await bench.eventually(async () => {
        const found = await bench.session.search(bench.rig.object, both, bench.rig.text)
        assert.deepEqual(
          found.map((record) => record.fields),
          [both],
        )
      })
      assert.equal(
        (await bench.session.search(bench.rig.object, { [bench.rig.text[0]]: 'Acme' }, bench.rig.text, 1))
          .length,
        1,
      )
    })
  })

  it('links two records once, however often it is asked', async () => {
    const from = { object: bench.rig.object, id: await bench.created('a:1') }
    const [other] = await bench.session.write([{ ...bench.write('b:1'), object: bench.rig.linkedObject }])
    assert.ok(other?.ok)
    const to = { object: bench.rig.linkedObject, id: other.id }
    await bench.session.associate([
      { from, to },
      { from, to },
    ])
    await bench.session.associate([{ from, to }])
    assert.deepEqual(await bench.rig.remote.linked(from, bench.rig.linkedObject), [other.id])
  })

  it('archives a record, so that it is no longer read', async () => {
    if (!bench.session.archive) return
    const id = await bench.created('a:1')
    await bench.session.archive(bench.rig.object, [id])
    assert.deepEqual(await bench.session.read(bench.rig.object, [id], []), [])
    assert.deepEqual(await bench.session.readByKey(bench.rig.object, KEY, ['a:1'], []), [])
  })

  describe('following changes', () => {
    it('begins at now, and then brings what a person changed', async () => {
      const id = await bench.created('a:1', { [bench.rig.text[0]]: 'Acme' })
      if (!bench.session.changes) return
      const { cursor } = await bench.session.changes(bench.rig.object, undefined, bench.rig.text)
      await bench.rig.remote.edit(bench.rig.object, id, { [bench.rig.text[0]]: 'Edited' })
      const { changes } = bench.session
      await bench.eventually(async () => {
        const { records } = await changes(bench.rig.object, cursor, bench.rig.text)
        assert.equal(records.find((record) => record.id === id)?.fields[bench.rig.text[0]], 'Edited')
      })
    })

    it('brings every row once through when more share one moment than a page or a query holds', async () => {
      if (!bench.session.changes) return
      let { cursor } = await bench.session.changes(bench.rig.object, undefined, bench.rig.text)
      await bench.rig.remote.plant(bench.rig.object, bench.rig.manyRows)
      const { changes } = bench.session
      const seen = new Set<string>()
      await bench.eventually(async () => {
        for (let call = 0, more = true; more && call < 100; call++) {
          const page = await changes(bench.rig.object, cursor, bench.rig.text)
          for (const record of page.records) seen.add(record.id)
          cursor = page.cursor
          more = page.more ?? false
        }
        assert.equal(seen.size, bench.rig.manyRows)
      })
    })
  })
}
