import assert from 'node:assert/strict'
import { makeKept } from './kept.ts'

describe('What is kept for a while', () => {
  let at = 0
  const clock = { now: () => new Date(at) }
  const counted = () => {
    let asked = 0
    return { read: async () => ++asked, write: async () => undefined }
  }

  it('is asked for once, and again when the time is over', async () => {
    const store = counted()
    const read = makeKept(clock, 1_000).by(store.read)
    assert.deepEqual([await read(), await read()], [1, 1])
    at += 1_001
    assert.equal(await read(), 2)
  })

  it('is asked for anew after a change', async () => {
    const kept = makeKept(clock, 1_000)
    const store = counted()
    const read = kept.by(store.read)
    assert.equal(await read(), 1)
    await kept.forgetBy(store, ['write']).write()
    assert.equal(await read(), 2)
  })

  it('is not a failure', async () => {
    let tries = 0
    const read = makeKept(clock, 1_000).by(async () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
      return tries
    })
    await assert.rejects(read(), /not now/)
    assert.equal(await read(), 2)
  })
})
