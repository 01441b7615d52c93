import assert from 'node:assert/strict'
import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId } from 'bson'
import type { mongo } from 'mongoose'
import { openTestStore, type TestStore } from '../testing.ts'

interface Probe extends mongo.Document {
  _id?: string | number
}
type Documents = mongo.Collection<Probe>
type Case = [what: string, act: (documents: Documents) => Promise<unknown>, expected: unknown]

const ids = async (cursor: { toArray(): Promise<{ _id?: unknown }[]> }) =>
  (await cursor.toArray()).map(({ _id }) => _id)

/** Documents numbered from 1, each with one value under `v`. */
const fill = (documents: Documents, ...values: unknown[]) =>
  documents.insertMany(values.map((v, at) => (v === undefined ? { _id: at + 1 } : { _id: at + 1, v })))

/** Stores a document, updates it, and answers it without its id. */
const updated =
  (document: object, update: object, filter: object = {}, options: object = {}) =>
  async (documents: Documents) => {
    await documents.insertOne({ _id: 1, ...document })
    await documents.updateOne(filter, update, options)
    const { _id, ...rest } = (await documents.findOne({})) ?? {}
    return rest
  }

const found =
  (filter: object, ...values: unknown[]) =>
  async (documents: Documents) => {
    await fill(documents, ...values)
    return ids(documents.find(filter).sort({ _id: 1 }))
  }

const FILTERS: Case[] = [
  ['equality of a value', found({ v: 'b' }, 'a', 'b', 'B'), [2]],
  [
    'equality across number types',
    found({ v: 5 }, new Int32(5), new Double(5), Long.fromNumber(5), '5'),
    [1, 2, 3],
  ],
  ['key order in a document', found({ v: { a: 1, b: 2 } }, { a: 1, b: 2 }, { b: 2, a: 1 }), [1]],
  ['order in an array', found({ v: [1, 2] }, [1, 2], [2, 1]), [1]],
  ['any element of an array', found({ v: 2 }, [1, 2], [3], 2), [1, 3]],
  ['null or missing', found({ v: null }, null, undefined, 1), [1, 2]],
  ['$ne null', found({ v: { $ne: null } }, null, undefined, 1), [3]],
  ['$ne in an array', found({ v: { $ne: 1 } }, [1, 2], [3]), [2]],
  ['$gt within one type', found({ v: { $gt: 1 } }, 'a', 5, new Date(), 1), [2]],
  ['$gte and $lt', found({ v: { $gte: 2, $lt: 4 } }, 1, 2, 3, 4), [2, 3]],
  ['$lte on dates', found({ v: { $lte: new Date(5) } }, new Date(4), new Date(6)), [1]],
  ['a range over two elements', found({ v: { $gt: 5, $lt: 10 } }, [1, 20], [11]), [1]],
  ['no NaN in a range', found({ v: { $lt: 5 } }, NaN, 1), [2]],
  [
    'longs beyond doubles',
    found(
      { v: Long.fromString('9007199254740993') },
      Long.fromString('9007199254740993'),
      Long.fromString('9007199254740992'),
    ),
    [1],
  ],
  ['$in', found({ v: { $in: ['a', null] } }, 'a', 'b', undefined), [1, 3]],
  ['$in with a pattern', found({ v: { $in: [/^a/, 'q'] } }, 'abc', 'xyz', 'q'), [1, 3]],
  ['$nin', found({ v: { $nin: [1, 2] } }, 1, [2, 3], 4, undefined), [3, 4]],
  ['$exists', found({ v: { $exists: true } }, null, undefined), [1]],
  ['$exists false', found({ v: { $exists: false } }, null, undefined), [2]],
  ['$type', found({ v: { $type: 'string' } }, 'a', 1, ['b']), [1, 3]],
  ['$type double and int', found({ v: { $type: 'double' } }, new Double(5), new Int32(5)), [1]],
  ['$regex with options', found({ v: { $regex: '^A', $options: 'i' } }, 'abc', 'xabc'), [1]],
  ['a pattern', found({ v: /c$/ }, 'abc', 'abd', 5), [1]],
  ['$not', found({ v: { $not: /^a/ } }, 'abc', 'xyz', undefined), [2, 3]],
  ['$size', found({ v: { $size: 2 } }, [1, 2], [1], 2), [1]],
  ['$mod', found({ v: { $mod: [2, 0] } }, 4, 3), [1]],
  ['$all', found({ v: { $all: [1, 2] } }, [1, 2, 3], [1]), [1]],
  ['$elemMatch on values', found({ v: { $elemMatch: { $gt: 5, $lt: 10 } } }, [1, 20], [7]), [2]],
  [
    '$elemMatch on documents',
    found({ v: { $elemMatch: { a: 1, b: 2 } } }, [{ a: 1, b: 2 }], [{ a: 1 }, { b: 2 }]),
    [1],
  ],
  ['a path into documents', found({ 'v.a.b': 1 }, { a: { b: 1 } }, { a: { b: 2 } }, { a: 1 }), [1]],
  ['a path into an array', found({ 'v.b': 2 }, [{ b: 1 }, { b: 2 }], [{ b: 3 }]), [1]],
  ['a path by position', found({ 'v.0.b': 2 }, [{ b: 1 }, { b: 2 }], [{ b: 2 }]), [2]],
  ['$or', found({ $or: [{ v: 1 }, { v: { $gt: 2 } }] }, 1, 2, 3), [1, 3]],
  ['$and on one field', found({ $and: [{ v: { $gt: 1 } }, { v: { $lt: 3 } }] }, 1, 2, 3), [2]],
  ['$nor', found({ $nor: [{ v: 1 }, { v: 2 }] }, 1, 2, 3), [3]],
  [
    'binary data',
    found({ v: new Binary(Buffer.from('b')) }, new Binary(Buffer.from('a')), new Binary(Buffer.from('b'))),
    [2],
  ],
  ['a key called __proto__', found({ ['v.__proto__']: 1 }, JSON.parse('{"__proto__":1}'), {}), [1]],
]

const READS: Case[] = [
  [
    'a sort across types',
    async (documents) => {
      const id = new ObjectId()
      await fill(
        documents,
        'a',
        5,
        null,
        undefined,
        new Date(),
        true,
        id,
        { a: 1 },
        [2],
        new MinKey(),
        new MaxKey(),
      )
      return ids(documents.find().sort({ v: 1, _id: 1 }))
    },
    [10, 3, 4, 9, 2, 1, 8, 7, 6, 5, 11],
  ],
  [
    'a sort by the lowest or highest element',
    async (documents) => {
      await fill(documents, [5, 1], 3)
      return [await ids(documents.find().sort({ v: 1 })), await ids(documents.find().sort({ v: -1 }))]
    },
    [
      [1, 2],
      [1, 2],
    ],
  ],
  [
    'skip and limit',
    async (documents) => {
      await fill(documents, 5, 4, 3, 2, 1)
      return ids(documents.find().sort({ v: 1 }).skip(1).limit(2))
    },
    [4, 3],
  ],
  [
    'a cursor over many batches',
    async (documents) => {
      await fill(documents, ...Array.from({ length: 1000 }, (_, at) => at))
      return (
        await documents
          .find({ v: { $gte: 10 } })
          .batchSize(7)
          .toArray()
      ).length
    },
    990,
  ],
  [
    'fields kept, in their order',
    async (documents) => {
      await documents.insertOne({ _id: 1, x: { b: 1, a: 2, c: 3 }, y: [{ a: 1, b: 2 }] })
      return documents.findOne({}, { projection: { 'x.a': 1, 'x.b': 1, 'y.a': 1, _id: 0 } })
    },
    { x: { b: 1, a: 2 }, y: [{ a: 1 }] },
  ],
  [
    'fields left out',
    async (documents) => {
      await documents.insertOne({ _id: 1, x: { a: 1, b: 2 }, y: 1 })
      return documents.findOne({}, { projection: { 'x.a': 0, y: 0 } })
    },
    { _id: 1, x: { b: 2 } },
  ],
  [
    'a slice of an array',
    async (documents) => {
      await documents.insertOne({ _id: 1, a: [1, 2, 3], b: 1 })
      return documents.findOne({}, { projection: { a: { $slice: -2 } } })
    },
    { _id: 1, a: [2, 3], b: 1 },
  ],
  [
    'countDocuments with and without a filter',
    async (documents) => {
      await fill(documents, 1, 2, 3)
      const some = await documents.countDocuments({ v: { $gt: 1 } })
      return [some, await documents.countDocuments(), await documents.estimatedDocumentCount()]
    },
    [2, 3, 3],
  ],
  [
    'distinct',
    async (documents) => {
      await fill(documents, [1, 2], 2, 3, undefined)
      return documents.distinct('v')
    },
    [1, 2, 3],
  ],
  [
    'a group with sums',
    async (documents) => {
      await documents.insertMany([
        { k: 'a', n: 1 },
        { k: 'a', n: 3 },
        { k: 'b', n: 5 },
      ])
      const group = { _id: '$k', n: { $sum: 1 }, sum: { $sum: '$n' }, most: { $max: '$n' } }
      return documents
        .aggregate([{ $match: { n: { $gt: 0 } } }, { $group: group }, { $sort: { _id: 1 } }])
        .toArray()
    },
    [
      { _id: 'a', n: 2, sum: 4, most: 3 },
      { _id: 'b', n: 1, sum: 5, most: 5 },
    ],
  ],
  [
    'a pipeline of match, sort, skip, limit and count',
    async (documents) => {
      await fill(documents, 1, 2, 3, 4)
      const stages = [{ $match: { v: { $gt: 1 } } }, { $sort: { v: -1 } }, { $skip: 1 }, { $limit: 1 }]
      const counted = await documents.aggregate([...stages, { $count: 'n' }]).toArray()
      return [await ids(documents.aggregate(stages)), counted]
    },
    [[3], [{ n: 1 }]],
  ],
]

const CHANGES: Case[] = [
  ['$set', updated({ a: 1 }, { $set: { a: 2, 'b.c': 3 } }), { a: 2, b: { c: 3 } }],
  ['$set beyond the end of an array', updated({ a: [1] }, { $set: { 'a.3': 9 } }), { a: [1, null, null, 9] }],
  ['$unset', updated({ a: 1, b: { c: 1 } }, { $unset: { a: 1, 'b.c': 1 } }), { b: {} }],
  ['$unset of an element', updated({ a: [1, 2] }, { $unset: { 'a.0': 1 } }), { a: [null, 2] }],
  ['$inc, missing too', updated({ a: 1 }, { $inc: { a: 2, b: 5 } }), { a: 3, b: 5 }],
  ['$mul, missing too', updated({ a: 3 }, { $mul: { a: 2, b: 5 } }), { a: 6, b: 0 }],
  ['$min and $max', updated({ a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 9 } }), { a: 3, b: 9 }],
  ['$rename', updated({ a: { b: 1 } }, { $rename: { 'a.b': 'c.d' } }), { a: {}, c: { d: 1 } }],
  ['$push', updated({ a: [1] }, { $push: { a: 2, b: 1 } }), { a: [1, 2], b: [1] }],
  [
    '$push with $each, $position, $sort and $slice',
    updated(
      { a: [5], b: [1] },
      { $push: { a: { $each: [4, 1], $sort: 1, $slice: 2 }, b: { $each: [0], $position: 0 } } },
    ),
    { a: [1, 4], b: [0, 1] },
  ],
  [
    '$push that keeps the last',
    updated({ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }),
    { a: [2, 3] },
  ],
  ['$addToSet', updated({ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }), { a: [1, 2] }],
  ['$pull by value', updated({ a: [1, 2, 1] }, { $pull: { a: 1 } }), { a: [2] }],
  ['$pull by range', updated({ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }), { a: [1] }],
  [
    '$pull by fields',
    updated({ a: [{ k: 1, z: 1 }, { k: 2 }] }, { $pull: { a: { k: 1 } } }),
    { a: [{ k: 2 }] },
  ],
  [
    '$pull by $or',
    updated({ a: [{ k: 1 }, { k: 3 }] }, { $pull: { a: { $or: [{ k: 1 }, { k: 2 }] } } }),
    { a: [{ k: 3 }] },
  ],
  [
    '$pullAll and $pop',
    updated({ a: [1, 2, 3], b: [1, 2] }, { $pullAll: { a: [1, 3] }, $pop: { b: -1 } }),
    { a: [2], b: [2] },
  ],
  [
    'a matched element',
    updated({ a: [{ k: 1 }, { k: 2 }] }, { $set: { 'a.$.v': 9 } }, { 'a.k': 2 }),
    { a: [{ k: 1 }, { k: 2, v: 9 }] },
  ],
  ['every element', updated({ a: [1, 2] }, { $inc: { 'a.$[]': 1 } }), { a: [2, 3] }],
  [
    'filtered elements',
    updated(
      { a: [{ k: 1 }, { k: 5 }] },
      { $set: { 'a.$[x].v': 1 } },
      {},
      { arrayFilters: [{ 'x.k': { $gt: 2 } }] },
    ),
    { a: [{ k: 1 }, { k: 5, v: 1 }] },
  ],
  [
    'a replacement',
    async (documents) => {
      await documents.insertOne({ _id: 1, a: 1 })
      await documents.replaceOne({ a: 1 }, { b: 2 })
      return documents.findOne({})
    },
    { _id: 1, b: 2 },
  ],
  [
    'an upsert made of its filter',
    async (documents) => {
      const filter = { _id: 'x', a: 1, 'b.c': 2, d: { $gt: 3 } }
      const { upsertedId } = await documents.updateOne(
        filter,
        { $set: { e: 5 }, $setOnInsert: { f: 6 } },
        { upsert: true },
      )
      return [upsertedId, await documents.findOne({})]
    },
    ['x', { _id: 'x', a: 1, b: { c: 2 }, e: 5, f: 6 }],
  ],
  [
    'no $setOnInsert on what is there',
    updated({ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }, { upsert: true }),
    { a: 1 },
  ],
  [
    'a double stays a double',
    async (documents) => {
      await documents.insertOne({ _id: 1, v: new Double(5) })
      await documents.updateOne({}, { $set: { w: 1 } })
      return (await documents.findOne({}, { promoteValues: false }))?.v
    },
    new Double(5),
  ],
  [
    '$inc of a long',
    async (documents) => {
      await documents.insertOne({ _id: 1, v: Long.fromString('9007199254740993') })
      await documents.updateOne({}, { $inc: { v: 2 } })
      return String((await documents.findOne({}, { promoteLongs: false }))?.v)
    },
    '9007199254740995',
  ],
  [
    'updateMany counts matched and modified',
    async (documents) => {
      await fill(documents, 1, 2, 3)
      const { matchedCount, modifiedCount } = await documents.updateMany(
        { v: { $gt: 1 } },
        { $set: { v: 3 } },
      )
      return [matchedCount, modifiedCount]
    },
    [2, 1],
  ],
  [
    'an update that moves its own index entries',
    async (documents) => {
      await documents.createIndex({ v: 1 })
      await fill(documents, 1, 2, 3)
      const { modifiedCount } = await documents.updateMany({ v: { $gt: 0 } }, { $inc: { v: 10 } })
      return [modifiedCount, await ids(documents.find({ v: { $gte: 12 } }))]
    },
    [3, [2, 3]],
  ],
  [
    'findOneAndUpdate before and after',
    async (documents) => {
      await fill(documents, 1)
      const before = await documents.findOneAndUpdate({ _id: 1 }, { $inc: { v: 1 } })
      const after = await documents.findOneAndUpdate(
        { _id: 1 },
        { $inc: { v: 1 } },
        { returnDocument: 'after' },
      )
      return [before?.v, after?.v]
    },
    [1, 3],
  ],
  [
    'findOneAndUpdate takes the first of a sort',
    async (documents) => {
      await fill(documents, 3, 1, 2)
      return (await documents.findOneAndUpdate({}, { $set: { x: 1 } }, { sort: { v: 1 } }))?._id
    },
    2,
  ],
  [
    'findOneAndUpdate upserts',
    async (documents) =>
      documents.findOneAndUpdate({ _id: 'n' }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' }),
    { _id: 'n', n: 1 },
  ],
  [
    'findOneAndDelete and findOneAndReplace',
    async (documents) => {
      await fill(documents, 1, 2)
      const gone = await documents.findOneAndDelete({ v: 1 })
      const old = await documents.findOneAndReplace({ v: 2 }, { w: 1 })
      return [gone?._id, old?.v, await documents.find().toArray()]
    },
    [1, 2, [{ _id: 2, w: 1 }]],
  ],
  [
    'deleteOne and deleteMany',
    async (documents) => {
      await fill(documents, 1, 2, 2, 2)
      const one = await documents.deleteOne({ v: 2 })
      const many = await documents.deleteMany({ v: 2 })
      return [one.deletedCount, many.deletedCount, await documents.countDocuments()]
    },
    [1, 2, 1],
  ],
  [
    'an ordered insertMany stops at the first failure',
    async (documents) => {
      await documents.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]).catch(() => {})
      return ids(documents.find())
    },
    [1],
  ],
  [
    'an unordered insertMany goes on',
    async (documents) => {
      await documents.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }], { ordered: false }).catch(() => {})
      return ids(documents.find())
    },
    [1, 2],
  ],
  [
    'a bulk of different writes',
    async (documents) => {
      const { insertedCount, modifiedCount, deletedCount } = await documents.bulkWrite([
        { insertOne: { document: { _id: 1, v: 1 } } },
        { updateOne: { filter: { _id: 1 }, update: { $set: { v: 2 } } } },
        { deleteOne: { filter: { v: 2 } } },
      ])
      return [insertedCount, modifiedCount, deletedCount]
    },
    [1, 1, 1],
  ],
]

/** What fails, with MongoDB's code. */
const FAILURES: [
  what: string,
  act: (documents: Documents) => Promise<unknown>,
  code: number,
  text?: RegExp,
][] = [
  ['an unknown query operator', (documents) => documents.findOne({ v: { $like: 'x' } }), 2, /\$like/],
  ['$where', (documents) => documents.findOne({ $where: 'true' }), 115, /\$where/],
  ['$text', (documents) => documents.findOne({ $text: { $search: 'x' } }), 115, /\$text/],
  ['$expr', (documents) => documents.findOne({ $expr: { $gt: ['$a', '$b'] } }), 115, /\$expr/],
  ['$near', (documents) => documents.findOne({ v: { $near: [0, 0] } }), 115, /\$near/],
  ['a collation', (documents) => documents.findOne({}, { collation: { locale: 'de' } }), 115, /collation/],
  [
    '$lookup',
    (documents) =>
      documents
        .aggregate([{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } }])
        .toArray(),
    115,
    /\$lookup/,
  ],
  ['a change stream', (documents) => documents.watch().next(), 115, /\$changeStream/],
  [
    'an update by pipeline',
    (documents) => documents.updateOne({}, [{ $set: { a: 1 } }], { upsert: true }),
    115,
    /pipeline/,
  ],
  ['a text index', (documents) => documents.createIndex({ a: 'text' }), 115, /text index/],
  [
    'an unknown update operator',
    (documents) => documents.updateOne({}, { $foo: { a: 1 } }, { upsert: true }),
    9,
    /\$foo/,
  ],
  ['a path through a scalar', updated({ a: 5 }, { $set: { 'a.b': 1 } }), 28],
  ['a path through null', updated({ a: null }, { $set: { 'a.b': 1 } }), 28],
  ['$inc of a string', updated({ a: 'x' }, { $inc: { a: 1 } }), 14],
  ['$push onto a string', updated({ a: 'x' }, { $push: { a: 1 } }), 2],
  [
    'a sort by score',
    (documents) =>
      documents
        .find()
        .sort({ a: { $meta: 'textScore' } })
        .toArray(),
    15975,
  ],
  ['a change of _id', updated({ a: 1 }, { $set: { _id: 2 } }), 66],
  ['two changes of one path', updated({ a: 1 }, { $set: { a: 1 }, $inc: { a: 2 } }), 40],
  ['an unused array filter', updated({ a: [1] }, { $set: { a: [] } }, {}, { arrayFilters: [{ x: 1 }] }), 9],
  [
    'keeping and leaving out fields',
    (documents) => documents.findOne({}, { projection: { a: 1, b: 0 } }),
    31254,
  ],
  [
    'parallel arrays in an index',
    async (documents) => {
      await documents.createIndex({ a: 1, b: 1 })
      await documents.insertOne({ a: [1, 2], b: [1, 2] })
    },
    171,
  ],
]

describe('the embedded engine, spoken to by the stock driver', () => {
  let store: TestStore
  let documents: Documents
  let number = 0

  before(async () => void (store = await openTestStore()))
  after(() => store.close())
  beforeEach(() => {
    assert.ok(store.connection.db)
    documents = store.connection.db.collection(`probe${number++}`)
  })

  for (const [group, cases] of [
    ['finds by', FILTERS],
    ['reads', READS],
    ['changes with', CHANGES],
  ] as const)
    describe(group, () => {
      for (const [what, act, expected] of cases)
        it(what, async () => assert.deepEqual(await act(documents), expected))
    })

  describe("refuses with MongoDB's code", () => {
    for (const [what, act, code, text = /./] of FAILURES)
      it(what, async () => {
        await assert.rejects(act(documents), (error: { code?: number; message: string }) => {
          assert.equal(error.code, code, error.message)
          assert.match(error.message, text)
          return true
        })
      })

    it('a transaction', async () => {
      const session = store.connection.getClient().startSession()
      session.startTransaction()
      await assert.rejects(documents.insertOne({ a: 1 }, { session }), /ransaction/)
      await session.endSession()
    })
  })
})
