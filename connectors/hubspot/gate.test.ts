import assert from 'node:assert/strict'
import { makeGate } from './gate.ts'

describe('The gate', () => {
  it('lets so many run at once, in their order, whatever becomes of them', async () => {
    const gate = makeGate(3)
    const begun: number[] = []
    let running = 0
    let most = 0
    const act = (number: number) => async () => {
      begun.push(number)
      most = Math.max(most, ++running)
      await new Promise((later) => setImmediate(later))
      running--
      if (number % 2 === 0) throw new Error('no')
      return number
    }
    const numbers = Array.from({ length: 20 }, (_, index) => index)
    const ends = await Promise.allSettled(numbers.map((number) => gate(act(number))))
    assert.deepEqual(begun, numbers)
    assert.equal(most, 3)
    assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 10)
    assert.equal(await gate(act(21)), 21)
  })
})
