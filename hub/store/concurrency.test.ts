import assert from 'node:assert/strict'
import { Schema, type Model } from 'mongoose'
import { openTestStore, type TestStore } from './testing.ts'

interface Counter {
  _id: string
  n: number
  version: number
  by: number[]
}

const WRITERS = 16
const ROUNDS = 15

describe('sixteen writers at once', () => {
  let store: TestStore
  let counters: Model<Counter>
  before(async () => {
    store = await openTestStore()
    const schema = new Schema<Counter>(
      { _id: String, n: Number, version: Number, by: [Number] },
      { versionKey: false },
    )
    counters = store.connection.model<Counter>('Counter', schema)
  })
  after(() => store.close())

  const together = <T>(act: (writer: number) => Promise<T>) =>
    Promise.all(Array.from({ length: WRITERS }, (_, writer) => act(writer)))

  it('lose no $inc', async () => {
    await together(async () => {
      for (let round = 0; round < ROUNDS; round++)
        await counters.updateOne({ _id: 'inc' }, { $inc: { n: 1 } }, { upsert: true })
    })
    assert.equal((await counters.findById('inc'))?.n, WRITERS * ROUNDS)
  })

  it('get each number of a sequence once from findOneAndUpdate', async () => {
    const taken = await together(async () => {
      const mine: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const after = await counters.findOneAndUpdate(
          { _id: 'sequence' },
          { $inc: { n: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        mine.push(after?.n ?? 0)
      }
      return mine
    })
    assert.equal(new Set(taken.flat()).size, WRITERS * ROUNDS)
  })

  it('all get through with compare-and-set and another try', async () => {
    await counters.create({ _id: 'cas', version: 0, by: [] })
    await together(async (writer) => {
      for (;;) {
        const current = await counters.findById('cas').lean()
        assert.ok(current)
        const { modifiedCount } = await counters.updateOne(
          { _id: 'cas', version: current.version },
          { $set: { by: [...current.by, writer] }, $inc: { version: 1 } },
        )
        if (modifiedCount === 1) return
      }
    })
    assert.equal((await counters.findById('cas'))?.by.length, WRITERS)
  })

  it('have exactly one winner of a unique value, even as the first writes of a new model', async () => {
    const seats = store.connection.model('Seat', new Schema({ number: { type: Number, unique: true } }))
    const results = await Promise.allSettled(
      Array.from({ length: WRITERS }, () => seats.create({ number: 1 })),
    )
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const result of results)
      if (result.status === 'rejected') {
        const { code, keyPattern, keyValue } = result.reason as Record<string, unknown>
        assert.deepEqual(
          { code, keyPattern, keyValue },
          { code: 11000, keyPattern: { number: 1 }, keyValue: { number: 1 } },
        )
      }
  })

  it('never let a reader see half of a write', async () => {
    const pairs = store.connection.model('Pair', new Schema({ _id: String, a: Number, b: Number }))
    await pairs.create({ _id: 'x', a: 0, b: 0 })
    let writing = true
    const reading = (async () => {
      while (writing) {
        const pair = await pairs.findById('x').lean()
        assert.equal(pair?.a, pair?.b)
      }
    })()
    await together(() => pairs.updateOne({ _id: 'x' }, { $inc: { a: 1, b: 1 } }).exec())
    writing = false
    await reading
  })
})
