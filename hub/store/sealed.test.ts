import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Schema, type Model } from 'mongoose'
import { openTestStore, type TestStore } from './testing.ts'

interface Person {
  _id: string
  name: string
  phone?: string | null
  phoneIndex?: string
  notes: { text: string; stars: number }[]
  details?: unknown
  tags: string[]
  seen: number
}

/** Planted wherever contact data can go; must not be in the file anywhere. */
const MARKER = 'zebra-4711'

function makePeople(store: TestStore): Model<Person> {
  const schema = new Schema<Person>({
    _id: String,
    name: String,
    phone: { type: String, sealed: true },
    phoneIndex: { type: String, index: true },
    notes: [{ _id: false, text: { type: String, sealed: true }, stars: Number }],
    details: { type: Schema.Types.Mixed, sealed: true },
    tags: { type: [String], sealed: true },
    seen: { type: Number, default: 0 },
  })
  return store.connection.model<Person>('Person', schema)
}

describe('sealed fields', () => {
  let store: TestStore
  let people: Model<Person>
  let number = 0
  let _id = ''

  before(async () => {
    store = await openTestStore()
    people = makePeople(store)
  })
  after(() => store.close())
  beforeEach(() => void (_id = `p${number++}`))

  const stored = async (id = _id) => {
    assert.ok(store.connection.db)
    return store.connection.db.collection<{ _id: string; phone?: string }>('people').findOne({ _id: id })
  }
  const create = (more: object = {}) =>
    people.create({
      _id,
      name: 'Ada',
      phone: MARKER,
      details: { at: new Date(0), deep: [MARKER] },
      tags: [MARKER],
      notes: [{ text: MARKER, stars: 5 }],
      ...more,
    })

  it('are open in every kind of read, with their types', async () => {
    await create()
    const expected = { phone: MARKER, details: { at: new Date(0), deep: [MARKER] }, tags: [MARKER] }
    const pick = (person: Person | null | undefined) => {
      assert.ok(person)
      return { phone: person.phone, details: person.details, tags: [...person.tags] }
    }
    assert.deepEqual(pick(await people.findById(_id)), expected)
    assert.deepEqual(pick(await people.findById(_id).lean()), expected)
    assert.deepEqual(pick((await people.find({ _id }))[0]), expected)
    for await (const person of people.find({ _id }).cursor()) assert.deepEqual(pick(person), expected)
    assert.deepEqual(pick(await people.findOneAndUpdate({ _id }, { $inc: { seen: 1 } }).lean()), expected)
    assert.equal((await people.findById(_id, { 'notes.text': 1 }))?.notes[0]?.text, MARKER)
    assert.deepEqual(pick(await people.findByIdAndDelete(_id)), expected)
  })

  it('are ciphertext in every kind of write', async () => {
    const check = async (id = _id) => {
      const raw = await stored(id)
      assert.ok(raw)
      assert.ok(!JSON.stringify(raw).includes(MARKER), JSON.stringify(raw))
      assert.match(String(raw.phone), /^s1\./)
    }
    const person = await create()
    await check()
    person.phone = `${MARKER}!`
    person.notes.push({ text: MARKER, stars: 1 })
    await person.save()
    await check()
    await people.updateOne({ _id }, { $set: { phone: MARKER, 'notes.0.text': MARKER }, $inc: { seen: 1 } })
    await check()
    await people.updateOne({ _id }, { $push: { notes: { $each: [{ text: MARKER, stars: 2 }] } } })
    await check()
    await people.findOneAndUpdate({ _id: { $eq: _id } }, { details: { a: MARKER } })
    await check()
    await people.replaceOne({ _id }, { name: 'B', phone: MARKER, notes: [{ text: MARKER, stars: 1 }] })
    await check()
    await people.insertMany([{ _id: `${_id}-b`, phone: MARKER, tags: [MARKER] }])
    await check(`${_id}-b`)
    await people.bulkWrite([{ updateOne: { filter: { _id }, update: { $set: { phone: MARKER } } } }])
    await check()
    await people.updateOne(
      { name: 'new' },
      { $setOnInsert: { _id: `${_id}-c`, phone: MARKER } },
      { upsert: true },
    )
    await check(`${_id}-c`)
    assert.equal((await people.findById(`${_id}-c`))?.phone, MARKER)
    assert.deepEqual((await people.findById(_id))?.notes[0]?.text, MARKER)
  })

  it('leave no trace in the files of the database', async () => {
    await create({ phone: MARKER.repeat(50) })
    await people.updateOne({ _id }, { $set: { phone: `${MARKER}-again` } })
    for (const name of await readdir(store.dataDir)) {
      if (!name.startsWith('hub.sqlite')) continue
      const bytes = await readFile(join(store.dataDir, name))
      assert.ok(!bytes.includes(MARKER), name)
      assert.ok(!bytes.includes(Buffer.from(MARKER).toString('base64url')), name)
    }
  })

  it('are never the same text twice, and blind indexes always are', async () => {
    const { keys } = store
    const seal = () => keys.seal('a', Buffer.from('b'))
    assert.notEqual(seal(), seal())
    assert.equal(keys.blindIndex('phone', '1'), keys.blindIndex('phone', '1'))
    assert.notEqual(keys.blindIndex('phone', '1'), keys.blindIndex('email', '1'))
    await create({ phoneIndex: keys.blindIndex('phone', MARKER) })
    assert.equal((await people.findOne({ phoneIndex: keys.blindIndex('phone', MARKER) }))?._id, _id)
  })

  it('keep null as null, and say whether they are there', async () => {
    await create({ phone: null })
    assert.equal((await people.findById(_id))?.phone, null)
    assert.equal(await people.countDocuments({ _id, phone: { $ne: null } }), 0)
  })

  it('name model, field and document when they were changed', async () => {
    await create()
    assert.ok(store.connection.db)
    const raw = store.connection.db.collection<{ _id: string }>('people')
    const before = (await stored())?.phone ?? ''
    for (const phone of [`${before.slice(0, -2)}AA`, 'plain text', 's1.gone.AAAA']) {
      await raw.updateOne({ _id }, { $set: { phone } })
      await assert.rejects(people.findById(_id), {
        message: new RegExp(`'phone' of Person ${_id} cannot be opened`),
        about: { model: 'Person', path: 'phone', id: _id },
      })
    }
  })

  it('do not open in another document', async () => {
    await create()
    await people.create({ _id: `${_id}-b`, phone: 'other' })
    assert.ok(store.connection.db)
    const raw = store.connection.db.collection<{ _id: string }>('people')
    await raw.updateOne({ _id: `${_id}-b` }, { $set: { phone: (await stored())?.phone } })
    await assert.rejects(people.findById(`${_id}-b`), /cannot be opened/)
  })

  const REFUSED: [what: string, act: () => Promise<unknown>, text: RegExp][] = [
    ['a search', async () => people.findOne({ phone: MARKER }), /filter on the sealed field 'phone'/],
    [
      'a search within $or',
      async () => people.countDocuments({ $or: [{ 'notes.text': 'x' }] }),
      /notes\.text/,
    ],
    [
      'a change without _id',
      async () => people.updateOne({ name: 'x' }, { $set: { phone: 'x' } }),
      /without a known _id/,
    ],
    ['a change of many', async () => people.updateMany({}, { $set: { phone: 'x' } }), /without a known _id/],
    [
      'a push',
      async () => people.updateOne({ _id: 'x' }, { $push: { tags: 'x' } }),
      /adding to the sealed field 'tags'/,
    ],
    [
      'a part of one',
      async () => people.updateOne({ _id: 'x' }, { $set: { 'details.a': 1 } }),
      /within the sealed field 'details\.a'/,
    ],
    [
      'a list of its values',
      async () => people.distinct('phone'),
      /listing the values of the sealed field 'phone'/,
    ],
    ['reading without _id', async () => people.findOne({}, { _id: 0, phone: 1 }), /without _id/],
  ]
  for (const [what, act, text] of REFUSED)
    it(`refuse ${what}`, async () => {
      await create()
      await assert.rejects(act(), text)
    })

  it('work with one schema on two connections', async () => {
    const other = await openTestStore()
    const twin = other.connection.model<Person>('Person', people.schema)
    await twin.create({ _id: 't', phone: MARKER })
    assert.equal((await twin.findById('t'))?.phone, MARKER)
    assert.ok(other.connection.db)
    const raw = await other.connection.db
      .collection<{ _id: string; phone?: string }>('people')
      .findOne({ _id: 't' })
    assert.match(raw?.phone ?? '', /^s1\./)
    await other.close()
  })
})
