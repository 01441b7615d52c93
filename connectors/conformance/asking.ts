import assert from 'node:assert/strict'
import type { Bench } from './rig.ts'

/** Abilities that answer many questions in one call; a connector without them is asked one by one. */
export function askingContract(bench: Bench): void {
  describe('asking many questions at once', () => {
    it('finds the live records that have one of many values, up to a limit', async () => {
      const { object, text } = bench.rig
      if (!bench.session.searchIn) return
      const cities = Array.from({ length: 130 }, (_, index) => `Town ${index}`)
      const made = await bench.session.write(
        cities.map((city, index) => bench.write(`a:${index}`, { [text[1]]: city })),
      )
      const wanted = [...cities.slice(5), 'Nowhere', '']
      const { searchIn } = bench.session
      await bench.eventually(async () => {
        const found = await searchIn(object, text[1], wanted, text)
        assert.deepEqual(
          new Set(found.map((one) => one.id)),
          new Set(made.slice(5).map((one) => one.ok && one.id)),
        )
        assert.deepEqual(new Set(found.map((one) => one.fields[text[1]])), new Set(cities.slice(5)))
      })
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
}
