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
      const found = await bench.session.search(bench.rig.object, both, bench.rig.text)
      assert.deepEqual(
        found.map((record) => record.fields),
        [both],
      )
      assert.equal(
        (await bench.session.search(bench.rig.object, { [bench.rig.text[0]]: 'Acme' }, bench.rig.text, 1))
          .length,
        1,
      )
    })
  })

  describe('asking many questions at once', () => {
    it('finds the live records that have one of many values, up to a limit', async () => {
      const { object, text } = bench.rig
      if (!bench.session.searchIn) return
      const cities = Array.from({ length: 130 }, (_, index) => `Town ${index}`)
      const made = await bench.session.write(
        cities.map((city, index) => bench.write(`a:${index}`, { [text[1]]: city })),
      )
      const wanted = [...cities.slice(5), 'Nowhere', '']
      const found = await bench.session.searchIn(object, text[1], wanted, text)
      assert.deepEqual(
        new Set(found.map((one) => one.id)),
        new Set(made.slice(5).map((one) => one.ok && one.id)),
      )
      assert.deepEqual(new Set(found.map((one) => one.fields[text[1]])), new Set(cities.slice(5)))
      assert.equal((await bench.session.searchIn(object, text[1], wanted, text, 7)).length, 7)
      assert.deepEqual(await bench.session.searchIn(object, text[1], [], text), [])
    })

    it('tells what fields were before, newest first, without records that are not there', async () => {
      const { object, text } = bench.rig
      const id = await bench.created('a:1', { [text[0]]: 'First', [text[1]]: 'Springfield' })
      if (!bench.session.history) return
      await bench.rig.remote.edit(object, id, { [text[0]]: 'Second' })
      const [told, ...rest] = await bench.session.history(object, [id, '999999999'], [text[0], text[1]])
      assert.deepEqual([told?.id, rest], [id, []])
      const values = (name: string) => told?.fields[name]?.map(({ value }) => value)
      assert.deepEqual([values(text[0]), values(text[1])], [['Second', 'First'], ['Springfield']])
      for (const { at } of told?.fields[text[0]] ?? []) assert.equal(new Date(at).toISOString(), at)
    })

    it('reads the history of more records than one call takes', async () => {
      const { object, text } = bench.rig
      if (!bench.session.history) return
      const made = await bench.session.write(
        Array.from({ length: 120 }, (_, index) => bench.write(`a:${index}`, { [text[0]]: `${index}` })),
      )
      const ids = made.flatMap((one) => (one.ok ? one.id : []))
      assert.equal((await bench.session.history(object, ids, [text[0]])).length, 120)
    })

    it('tells what many records are associated with', async () => {
      const { object, linkedObject } = bench.rig
      if (!bench.session.associated) return
      const from = await bench.session.write(['a:1', 'a:2', 'a:3'].map((key) => bench.write(key)))
      const to = await bench.session.write(
        ['b:1', 'b:2'].map((key) => ({ ...bench.write(key), object: linkedObject })),
      )
      const [one, two, three] = from.map((result) => (result.ok ? result.id : ''))
      const [x, y] = to.map((result) => (result.ok ? result.id : ''))
      assert.ok(one && two && three && x && y)
      const pair = (a: string, b: string) => ({
        from: { object, id: a },
        to: { object: linkedObject, id: b },
      })
      const pairs = [pair(one, x), ...(bench.rig.linkedOnce ? [pair(two, y)] : [pair(one, y), pair(two, y)])]
      await bench.session.associate(pairs)
      const found = await bench.session.associated(object, [one, two, three, '999999999'], linkedObject)
      const sorted = (all: object[]) => all.map((each) => JSON.stringify(each)).sort()
      assert.deepEqual(sorted(found), sorted(pairs))
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
      const { records } = await bench.session.changes(bench.rig.object, cursor, bench.rig.text)
      assert.equal(records.find((record) => record.id === id)?.fields[bench.rig.text[0]], 'Edited')
    })

    it('brings every row once through when more share one moment than a page or a query holds', async () => {
      if (!bench.session.changes) return
      let { cursor } = await bench.session.changes(bench.rig.object, undefined, bench.rig.text)
      await bench.rig.remote.plant(bench.rig.object, bench.rig.manyRows)
      const seen = new Set<string>()
      for (let call = 0, more = true; more && call < 100; call++) {
        const page = await bench.session.changes(bench.rig.object, cursor, bench.rig.text)
        for (const record of page.records) seen.add(record.id)
        cursor = page.cursor
        more = page.more ?? false
      }
      assert.equal(seen.size, bench.rig.manyRows)
    })
  })
}
