import assert from 'node:assert/strict'
import { crashTest } from './crash-run.ts'

describe('A hub that is killed in the midst of submissions', () => {
  it('loses none, and has each in the CRM exactly once', async function () {
    this.timeout(90_000)
    const seed = Math.floor(Math.random() * 1e9)
    const { problems, kills } = await crashTest({ seed, rounds: 3, abreast: 3 })
    assert.deepEqual(problems, [], `Again: npm run test:crash -- --rounds 3 --abreast 3 --seed ${seed}`)
    assert.ok(kills > 0)
  })
})
