import assert from 'node:assert/strict'
import { Double } from 'bson'
import type { mongo } from 'mongoose'
import { openTestStore, type TestStore } from '../testing.ts'

interface Probe extends mongo.Document {
  _id?: string | number
}
type Documents = mongo.Collection<Probe>

describe('indexes of the embedded engine', () => {
  let store: TestStore
  let documents: Documents
  let number = 0

  before(async () => void (store = await openTestStore()))
  after(() => store.close())
  beforeEach(() => {
    assert.ok(store.connection.db)
    documents = store.connection.db.collection(`indexed${number++}`)
  })

  const isDuplicate = (keyPattern: object, keyValue: object) => (error: unknown) => {
    const { code, keyPattern: pattern, keyValue: value } = error as Record<string, unknown>
    assert.deepEqual({ code, keyPattern: pattern, keyValue: value }, { code: 11000, keyPattern, keyValue })
    return true
  }

  describe('unique', () => {
    it('refuses a second one, whatever its number type, and names pattern and value', async () => {
      await documents.createIndex({ a: 1 }, { unique: true })
      await documents.insertOne({ a: 1 })
      await assert.rejects(documents.insertOne({ a: new Double(1) }), isDuplicate({ a: 1 }, { a: 1 }))
    })

    it('refuses a second _id', async () => {
      await documents.insertOne({ _id: 'x' })
      await assert.rejects(documents.insertOne({ _id: 'x' }), isDuplicate({ _id: 1 }, { _id: 'x' }))
    })

    it('counts several fields together', async () => {
      await documents.createIndex({ a: 1, b: -1 }, { unique: true })
      await documents.insertMany([
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ])
      await assert.rejects(documents.insertOne({ a: 1, b: 2 }), isDuplicate({ a: 1, b: -1 }, { a: 1, b: 2 }))
    })

    it('takes a missing field for null', async () => {
      await documents.createIndex({ a: 1 }, { unique: true })
      await documents.insertOne({})
      await assert.rejects(documents.insertOne({ a: null }), { code: 11000 })
    })

    it('leaves out documents without the field when sparse', async () => {
      await documents.createIndex({ a: 1 }, { unique: true, sparse: true })
      await documents.insertMany([{}, {}, { a: 1 }])
      await assert.rejects(documents.insertOne({ a: 1 }), { code: 11000 })
    })

    it('leaves out documents outside its partial filter', async () => {
      await documents.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { live: true } })
      await documents.insertMany([{ a: 1 }, { a: 1 }, { _id: 'x', a: 1, live: true }])
      await assert.rejects(documents.insertOne({ a: 1, live: true }), { code: 11000 })
      await documents.updateOne({ _id: 'x' }, { $set: { live: false } })
      await documents.insertOne({ a: 1, live: true })
    })

    it('lets a document repeat its own element', async () => {
      await documents.createIndex({ a: 1 }, { unique: true })
      await documents.insertOne({ a: [1, 1] })
      await assert.rejects(documents.insertOne({ a: 1 }), { code: 11000 })
    })

    it('undoes all of an update that would break it', async () => {
      await documents.createIndexes([{ key: { b: 1 } }, { key: { a: 1 }, unique: true }])
      await documents.insertMany([
        { _id: 1, a: 1, b: 1 },
        { _id: 2, a: 2, b: 2 },
      ])
      await assert.rejects(documents.updateOne({ _id: 2 }, { $set: { a: 1, b: 9 } }), { code: 11000 })
      assert.equal(await documents.countDocuments({ b: 9 }), 0)
      assert.deepEqual(await documents.findOne({ b: 2 }), { _id: 2, a: 2, b: 2 })
    })

    it('cannot be made over documents that break it, and leaves no trace then', async () => {
      await documents.insertMany([{ a: 1 }, { a: 1 }])
      await assert.rejects(documents.createIndex({ a: 1 }, { unique: true }), { code: 11000 })
      assert.equal((await documents.indexes()).length, 1)
    })
  })

  describe('chosen', () => {
    const planOf = async (filter: object, sort: mongo.Sort = {}) => {
      const { queryPlanner } = await documents.find(filter).sort(sort).explain()
      const { winningPlan: plan } = queryPlanner as {
        winningPlan: { stage: string; inputStage?: { indexName?: string } }
      }
      return plan.inputStage?.indexName ?? plan.stage
    }

    const CHOICES: [filter: object, sort: mongo.Sort, expected: string][] = [
      [{ a: 1 }, {}, 'a_1_b_-1'],
      [{ a: 1, b: { $gt: 5 } }, {}, 'a_1_b_-1'],
      [{ a: { $in: [1, 2] } }, {}, 'a_1_b_-1'],
      [{ a: 1 }, { b: -1 }, 'a_1_b_-1'],
      [{ a: 1 }, { b: 1 }, 'a_1_b_-1'],
      [{ b: 1 }, {}, 'COLLSCAN'],
      [{}, { a: 1, b: -1 }, 'a_1_b_-1'],
      [{}, { a: -1, b: 1 }, 'a_1_b_-1'],
      [{}, { a: 1, b: 1 }, 'SORT'],
      [{ _id: 'x' }, {}, '_id_'],
      [{ _id: { $gt: 'x' } }, { _id: 1 }, '_id_'],
      [{ tags: 'x' }, {}, 'tags_1'],
      [{ tags: 'x', at: { $gt: 1 } }, { at: 1 }, 'tags_1_at_1'],
      [{ tags: { $gt: 'x' } }, { at: 1 }, 'SORT'],
      [{ token: 'x' }, {}, 'token_1'],
      [{ token: null }, {}, 'COLLSCAN'],
      [{ c: 1 }, {}, 'COLLSCAN'],
      [{ c: 1, live: true }, {}, 'c_1'],
      [{ $or: [{ a: 1 }, { c: 1 }] }, {}, 'COLLSCAN'],
    ]

    beforeEach(async () => {
      await documents.createIndexes([
        { key: { a: 1, b: -1 } },
        { key: { tags: 1 } },
        { key: { tags: 1, at: 1 } },
        { key: { token: 1 }, sparse: true },
        { key: { c: 1 }, partialFilterExpression: { live: true } },
      ])
      await documents.insertOne({ tags: ['x', 'y'], at: 1 })
    })

    for (const [filter, sort, expected] of CHOICES)
      it(`${expected} for ${JSON.stringify(filter)} by ${JSON.stringify(sort)}`, async () =>
        assert.equal(await planOf(filter, sort), expected))
  })

  it('find the same documents as a scan does, for random filters and sorts', async () => {
    assert.ok(store.connection.db)
    const scanned: Documents = store.connection.db.collection(`scanned${number++}`)
    const random = seeded(42)
    const pick = <T>(values: T[]): T => values[Math.floor(random() * values.length)] as T
    const values = [null, 1, 2, new Double(2.5), 'a', 'b', [1, 'a'], [2], [], true, new Date(0), { x: 1 }]
    const documentsMade = Array.from({ length: 200 }, (_, _id) => ({
      _id,
      a: pick(values),
      b: pick(values),
      c: pick([1, 2, 3]),
    }))
    await documents.createIndexes([
      { key: { a: 1 } },
      { key: { a: 1, c: 1, _id: 1 } },
      { key: { b: -1, c: 1 } },
      { key: { c: 1, _id: -1 } },
    ])
    await documents.insertMany(documentsMade)
    await scanned.insertMany(documentsMade)
    const condition = () =>
      pick<() => unknown>([
        () => pick(values),
        () => ({ [pick(['$gt', '$gte', '$lt', '$lte', '$ne'])]: pick([1, 2, 'a', null, new Date(0)]) }),
        () => ({ $in: [pick(values), pick(values)] }),
        () => ({ $gte: 1, $lt: pick([2, 3]) }),
        () => ({ $exists: pick([true, false]) }),
      ])()
    for (let round = 0; round < 250; round++) {
      const filter = Object.fromEntries(
        pick([['a'], ['b'], ['a', 'c'], ['b', 'c'], ['c']]).map((key) => [key, condition()]),
      )
      const sort: mongo.Sort = pick<mongo.Sort>([
        { _id: 1 },
        { c: 1, _id: -1 },
        { c: 1, _id: 1 },
        { c: -1, _id: 1 },
        { c: -1, _id: -1 },
        { a: 1, _id: 1 },
      ])
      const read = (from: Documents) =>
        from
          .find(filter)
          .sort(sort)
          .skip(round % 3)
          .limit(50)
          .toArray()
      assert.deepEqual(await read(documents), await read(scanned), JSON.stringify({ filter, sort }))
      assert.equal(await documents.countDocuments(filter), await scanned.countDocuments(filter))
    }
  })

  it('are listed, dropped, and refused under a name that means something else', async () => {
    await documents.createIndex({ a: 1 }, { name: 'mine' })
    await documents.createIndex({ a: 1 }, { name: 'mine' })
    await assert.rejects(documents.createIndex({ b: 1 }, { name: 'mine' }), { code: 86 })
    await assert.rejects(documents.createIndex({ a: 1 }, { name: 'other' }), { code: 85 })
    assert.deepEqual(
      (await documents.indexes()).map(({ name }) => name),
      ['_id_', 'mine'],
    )
    await documents.dropIndex('mine')
    assert.deepEqual(
      (await documents.indexes()).map(({ name }) => name),
      ['_id_'],
    )
  })

  it('serve collections that are listed and dropped', async () => {
    await documents.createIndex({ a: 1 })
    const { db } = store.connection
    assert.ok(db)
    const names = async () => (await db.listCollections().toArray()).map(({ name }) => name)
    assert.ok((await names()).includes(documents.collectionName))
    await documents.drop()
    assert.ok(!(await names()).includes(documents.collectionName))
    assert.equal(await documents.countDocuments(), 0)
  })
})

/** Mulberry32: the same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
