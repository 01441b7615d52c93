import assert from 'node:assert/strict'
import type { RemoteWrite } from '../../hub/domain/connector.ts'
import { KEY, rejectsWith, type Bench } from './rig.ts'

/** One record for each of our keys, one answer an item, and nothing sent twice by the connector. */
export function writingContract(bench: Bench): void {
  describe('writing', () => {
    it('makes one record however often the same write is sent', async () => {
      const first = await bench.session.write([bench.write('a:1', { [bench.rig.text[0]]: 'Acme' })])
      const second = await bench.session.write([bench.write('a:1', { [bench.rig.text[0]]: 'Acme' })])
      assert.deepEqual(
        [...first, ...second].map(
          (result) => result.ok && [result.id === (first[0]?.ok && first[0].id), result.created],
        ),
        [
          [true, true],
          [true, false],
        ],
      )
      assert.equal((await bench.rig.remote.records(bench.rig.object)).length, 1)
    })

    it('does not retry a create whose answer was lost, and finds its record when the engine sends it again', async () => {
      bench.rig.remote.failNext('after_commit')
      const before = makes(bench)
      await rejectsWith(
        'remote_unavailable',
        bench.session.write([bench.write('a:1', { [bench.rig.text[0]]: 'Acme' })]),
      )
      assert.equal(makes(bench) - before, 1)
      const [again] = await bench.session.write([bench.write('a:1', { [bench.rig.text[0]]: 'Acme' })])
      assert.deepEqual(again?.ok && again.created, false)
      assert.equal((await bench.rig.remote.records(bench.rig.object)).length, 1)
    })

    it('does not retry a create that failed', async () => {
      bench.rig.remote.failNext('before')
      const before = bench.rig.remote.calls()
      await rejectsWith('remote_unavailable', bench.session.write([bench.write('a:1')]))
      assert.equal(bench.rig.remote.calls() - before, 1)
      assert.deepEqual(await bench.rig.remote.records(bench.rig.object), [])
    })

    it('updates a known record by its id and leaves its other fields alone', async () => {
      const id = await bench.created('a:1', {
        [bench.rig.text[0]]: 'Acme',
        [bench.rig.text[1]]: 'Springfield',
      })
      const [result] = await bench.session.write([
        { ...bench.write('a:1', { [bench.rig.text[0]]: 'Acme Dental' }), id },
      ])
      assert.deepEqual(result?.ok && [result.key, result.id, result.created], ['a:1', id, false])
      assert.deepEqual(await bench.fieldsOf(id), ['Acme Dental', 'Springfield'])
    })

    it('tells nothing else about a written record than reading it would', async () => {
      const id = await bench.created('a:1', { [bench.rig.text[0]]: 'Acme', [bench.rig.text[1]]: 'Here' })
      const write = { ...bench.write('a:1', { [bench.rig.text[1]]: 'Springfield' }), id }
      const [result] = await bench.session.write([write])
      const told = result?.ok ? result.record : undefined
      if (!told) return
      const [read] = await bench.session.read(bench.rig.object, [id], Object.keys(told.fields))
      assert.deepEqual(told, read)
      assert.equal(told.fields[bench.rig.text[1]], 'Springfield')
    })

    it('says what a new record was associated with in the same call, and that holds', async () => {
      const { object, linkedObject, remote } = bench.rig
      const other = await bench.created('a:1')
      const write: RemoteWrite = { object: linkedObject, keyProperty: KEY, key: 'b:1', fields: {} }
      const [made] = await bench.session.write([{ ...write, associate: [{ object, id: other }] }])
      assert.ok(made?.ok && made.created)
      const linked = await remote.linked({ object: linkedObject, id: made.id }, object)
      assert.deepEqual(
        linked,
        (made.associated ?? []).map(({ id }) => id),
      )
    })

    it('makes a record once, whatever it was to be associated with', async () => {
      const { object, linkedObject } = bench.rig
      const gone = { object, id: '999999999' }
      const write: RemoteWrite = {
        object: linkedObject,
        keyProperty: KEY,
        key: 'b:1',
        fields: {},
        associate: [gone],
      }
      const [first] = await bench.session.write([write])
      const [second] = await bench.session.write([write])
      assert.ok(first?.ok && second?.ok)
      assert.deepEqual([first.created, second.created, second.id], [true, false, first.id])
      assert.deepEqual([first.associated ?? [], second.associated ?? []], [[], []])
      assert.equal((await bench.rig.remote.records(linkedObject)).length, 1)
    })

    it('clears a field by null, and reads a blank as null', async () => {
      const id = await bench.created('a:1', {
        [bench.rig.text[0]]: 'Acme',
        [bench.rig.text[1]]: 'Springfield',
      })
      await bench.session.write([{ ...bench.write('a:1', { [bench.rig.text[1]]: null }), id }])
      const [record] = await bench.session.read(bench.rig.object, [id], bench.rig.text)
      assert.deepEqual(record?.fields, { [bench.rig.text[0]]: 'Acme', [bench.rig.text[1]]: null })
    })

    it('puts our key on a record that was there before us when it is updated by id', async () => {
      await bench.rig.remote.plant(bench.rig.object, 1)
      const [there] = await bench.rig.remote.records(bench.rig.object)
      assert.ok(there)
      await bench.session.write([{ ...bench.write('a:1', { [bench.rig.text[0]]: 'Adopted' }), id: there.id }])
      const [found] = await bench.session.readByKey(bench.rig.object, KEY, ['a:1'], bench.rig.text)
      assert.equal(found?.id, there.id)
    })

    it('says which record of a batch is refused, and writes the others', async () => {
      const keys = Array.from({ length: 12 }, (_, index) => `a:${index}`)
      const results = await bench.session.write(
        keys.map((key) => bench.write(key, key === 'a:7' ? bench.rig.poison : { [bench.rig.text[0]]: key })),
      )
      assert.deepEqual(
        results.map((result) => result.key),
        keys,
      )
      assert.deepEqual(
        results.filter((result) => !result.ok).map((result) => [result.key, !result.ok && result.code]),
        [['a:7', 'invalid']],
      )
      assert.equal((await bench.rig.remote.records(bench.rig.object)).length, 11)
    })

    it('says that a record to update is gone, and writes the others', async () => {
      const id = await bench.created('a:1')
      const results = await bench.session.write([
        { ...bench.write('a:1', { [bench.rig.text[0]]: 'Here' }), id },
        { ...bench.write('a:2', { [bench.rig.text[0]]: 'Gone' }), id: '999999999' },
      ])
      assert.deepEqual(
        results.map((result) => (result.ok ? 'ok' : result.code)),
        ['ok', 'not_found'],
      )
      assert.equal((await bench.fieldsOf(id))[0], 'Here')
    })

    it('says that a key is taken by another record, and by which', async () => {
      const first = await bench.created('a:1')
      const second = await bench.created('a:2')
      const [result] = await bench.session.write([
        { ...bench.write('a:1', { [bench.rig.text[0]]: 'Thief' }), id: second },
      ])
      assert.ok(result && !result.ok)
      assert.deepEqual([result.code, result.existingId], ['conflict', first])
      assert.notEqual((await bench.fieldsOf(second))[0], 'Thief')
    })

    it('sends two writes of one record in a batch as one, later fields winning', async () => {
      const results = await bench.session.write([
        bench.write('a:1', { [bench.rig.text[0]]: 'First', [bench.rig.text[1]]: 'Springfield' }),
        bench.write('a:2'),
        bench.write('a:1', { [bench.rig.text[0]]: 'Second' }),
      ])
      assert.deepEqual(
        results.map((result) => result.ok && result.key),
        ['a:1', 'a:2', 'a:1'],
      )
      assert.ok(results[0]?.ok && results[2]?.ok && results[0].id === results[2].id)
      assert.deepEqual(await bench.fieldsOf(results[0].id), ['Second', 'Springfield'])
    })

    it('writes more records than one call of the CRM takes', async () => {
      const results = await bench.session.write(
        Array.from({ length: 230 }, (_, index) => bench.write(`a:${index}`)),
      )
      assert.equal(results.filter((result) => result.ok && result.created).length, 230)
    })
  })
}

const makes = ({ rig: { remote } }: Bench): number => remote.makes?.() ?? remote.calls()
